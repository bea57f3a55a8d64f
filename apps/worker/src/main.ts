// Decides how the worker process starts and ends: one sentence when it cannot start; asked to stop, it finishes what is under way.
import 'reflect-metadata';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { readSettings, SettingsError, type Settings } from '@camphor/config';
import { CLOCK, Reports, ReportsModule, ServerModule, type Clock } from '@camphor/server';
import { createLog } from './log';
import { startWorking } from './start-working';

class WorkerModule {}

const place = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};
/** Why the worker cannot start, for a person, without a stack and without passwords. */
const sentence = (error: unknown, settings: Settings | null): string => {
  if (error instanceof SettingsError) return error.message;
  const { code, errno, message } = error as { code?: string; errno?: number; message?: string };
  if (errno === 1146) return 'the database has no tables yet; run "npx camphor migrate" first';
  if (settings && (code === 'ER_ACCESS_DENIED_ERROR' || code === 'ER_DBACCESS_DENIED_ERROR' || code === 'ER_BAD_DB_ERROR'))
    return `the database at ${place(settings.databaseUrl)} refuses the user or has no tables yet (${code}); has "npx camphor migrate" been run?`;
  if (settings && code !== undefined) return `the database at ${place(settings.databaseUrl)} cannot be used (${code})`;
  return message?.split('\n')[0] ?? 'unknown error';
};

const start = async (): Promise<void> => {
  let settings: Settings | null = null;
  try {
    settings = readSettings();
    const module: DynamicModule = { module: WorkerModule, imports: [await ServerModule.connect(settings), ReportsModule] };
    const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
    const source = app.get(DataSource);
    await source.query('SELECT id FROM jobs_outbox LIMIT 1');
    const log = createLog(settings);
    const working = startWorking({ source, settings, clock: app.get<Clock>(CLOCK), reports: app.get(Reports), log });
    let ending = false;
    const end = (): void => {
      // Asked twice: at once. Jobs under way are done again by another worker.
      if (ending) process.exit(1);
      ending = true;
      working
        .stop()
        .then(() => app.close())
        .then(
          () => process.exit(0),
          () => process.exit(1),
        );
    };
    process.on('SIGTERM', end);
    process.on('SIGINT', end);
    process.stdout.write('camphor worker working\n');
  } catch (error) {
    process.stderr.write(`camphor worker: ${sentence(error, settings)}\n`);
    process.exit(1);
  }
};
void start();
