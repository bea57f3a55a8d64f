// Decides how the api process starts and ends: one sentence when it cannot start, no request cut off when it is asked to stop.
import type { Server } from 'node:http';
import { readSettings, SettingsError, type Settings } from '@camphor/config';
import { createApp } from './create-app';

const LONGEST_ENDING = 15_000;

const place = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};
/** Why the api cannot start, for a person, without a stack and without passwords. */
const sentence = (error: unknown, settings: Settings | null): string => {
  if (error instanceof SettingsError) return error.message;
  const { code, errno, message } = error as { code?: string; errno?: number; message?: string };
  if (code === 'EADDRINUSE') return `port ${settings?.port ?? ''} is in use; choose another with PORT`;
  if (code === 'EACCES') return `port ${settings?.port ?? ''} may not be used by this user; choose another with PORT`;
  if (errno === 1146) return 'the database has no tables yet; run "npx camphor migrate" first';
  if (settings && (code === 'ER_ACCESS_DENIED_ERROR' || code === 'ER_DBACCESS_DENIED_ERROR' || code === 'ER_BAD_DB_ERROR'))
    return `the database at ${place(settings.databaseUrl)} refuses the user or has no such database (${code})`;
  if (settings && code !== undefined) return `the database at ${place(settings.databaseUrl)} cannot be reached (${code})`;
  return message?.split('\n')[0] ?? 'unknown error';
};

const start = async (): Promise<void> => {
  let settings: Settings | null = null;
  try {
    settings = readSettings();
    const app = await createApp(settings);
    await app.listen(settings.port, settings.host);
    const server = app.getHttpServer() as Server;
    let ending = false;
    const end = (): void => {
      // Asked twice: at once. An open transaction rolls back, a kept promise is in the database.
      if (ending) process.exit(1);
      ending = true;
      setTimeout(() => server.closeAllConnections(), LONGEST_ENDING).unref();
      app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.on('SIGTERM', end);
    process.on('SIGINT', end);
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : settings.port;
    process.stdout.write(`camphor api listening on http://${settings.host}:${port}\n`);
  } catch (error) {
    process.stderr.write(`camphor api: ${sentence(error, settings)}\n`);
    process.exit(1);
  }
};
void start();
