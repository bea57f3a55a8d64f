// Decides when the worker enters what waits for the log, and when it seals: at once, and each day as soon as it has ended.
import type { DataSource } from 'typeorm';
import { enterWaiting, sealYesterday, type Clock } from '@camphor/server';
import { onceSaid, type Logger } from './log';
import { localHour } from './schedules';
import { startLoop } from './waiting';

const LOOK = 2_000;

export interface SealingParts {
  readonly source: DataSource;
  readonly clock: Clock;
  readonly log: Logger;
  /** Where the signing key stands. */
  readonly folder: string;
}
/** Runs until stopped. Several workers may run it at once: one at a time writes, and a day is sealed once. */
export const startSealing = ({ source, clock, log, folder }: SealingParts): { readonly stop: () => Promise<void> } => {
  const says = onceSaid(log);
  const trouble = 'the log could not be entered or sealed; tried again';
  let sealed: string | null = null;
  const round = async (): Promise<number> => {
    const now = clock.now();
    const today = localHour(now).slice(0, 10);
    await enterWaiting(source);
    if (sealed !== today) {
      const seal = await sealYesterday(source, folder, now);
      if (seal) {
        log.info({ head: seal.number, entries: seal.size, day: seal.day }, 'the log is sealed');
        sealed = today;
      }
    }
    says.over(trouble);
    return LOOK;
  };
  return startLoop(round, (error) => {
    says.trouble(trouble, error);
    return LOOK;
  });
};
