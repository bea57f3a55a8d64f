// Loads the demonstration county once.
import { loadDemo } from '@camphor/server';
import { say, type Command } from './command';
import { withDatabase } from './database';

export const demoCommand: Command = () =>
  withDatabase(async ({ source, settings, clock }) => {
    await loadDemo(source, clock.now(), say, settings.dataFolder);
    return 0;
  });
