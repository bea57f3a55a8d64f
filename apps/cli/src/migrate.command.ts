// Brings the database up to date and loads the schemes and calendars that come with Camphor.
import { resolve } from 'node:path';
import { readSettings } from '@camphor/config';
import { loadBuiltIn, migrate } from '@camphor/server';
import { say, warn, type Command } from './command';
import { withDatabase } from './database';

export const CONFIG_FOLDER = resolve(__dirname, '../../../config');

export const migrateCommand: Command = async () => {
  const settings = readSettings();
  const address = new URL(settings.databaseAdminUrl ?? settings.databaseUrl);
  const { applied, guarded } = await migrate(settings.databaseUrl, settings.databaseAdminUrl).catch((error: unknown) => {
    const code = (error as { code?: string }).code;
    throw code ? new Error(`the database at ${address.hostname}:${address.port || '3306'} cannot be used (${code})`) : error;
  });
  say(applied.length === 0 ? 'database: up to date' : `database: applied ${applied.join(', ')}`);
  if (!guarded) warn('database: no DATABASE_ADMIN_URL of its own; the trail is guarded by its triggers alone');
  return withDatabase(async ({ source, clock }) => {
    await loadBuiltIn(source, CONFIG_FOLDER, clock.now());
    return 0;
  });
};
