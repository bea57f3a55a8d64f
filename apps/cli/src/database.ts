// Decides how a command reaches the database.
import type { DataSource } from 'typeorm';
import { readSettings, type Settings } from '@camphor/config';
import { chooseAlgorithm, createDataSource, type Clock, frozenClock, machineClock } from '@camphor/server';

export interface Reached {
  readonly settings: Settings;
  readonly source: DataSource;
  readonly clock: Clock;
}
/** Opens, works, closes. */
export const withDatabase = async (work: (reached: Reached) => Promise<number>): Promise<number> => {
  const settings = readSettings();
  chooseAlgorithm(settings.digest);
  const source = await createDataSource(settings.databaseUrl, 4).catch((error: unknown) => {
    const address = new URL(settings.databaseUrl);
    throw new Error(
      `the database at ${address.hostname}:${address.port || '3306'} cannot be reached (${(error as { code?: string }).code ?? 'unknown'})`,
    );
  });
  try {
    return await work({ settings, source, clock: settings.now ? frozenClock(settings.now) : machineClock });
  } finally {
    await source.destroy();
  }
};
