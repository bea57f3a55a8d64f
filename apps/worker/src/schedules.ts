// Decides when the worker acts by itself: reminders each hour of the working day and at the start, old promises forgotten and evidence swept once an hour.
import type { DataSource } from 'typeorm';
import { forgetKept, remind, sweepEvidence, type Clock, type MailPolicy } from '@camphor/server';
import { onceSaid, type Logger } from './log';
import { startLoop } from './waiting';

const LOOK = 30_000;
const FIRST_HOUR = 8;
const LAST_HOUR = 18;
const KEPT_FOR_DAYS = 30;
const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;

/** "2026-12-05T08": the hour that it is in Asia/Shanghai. */
export const localHour = (now: Date): string => new Date(now.getTime() + SHANGHAI).toISOString().slice(0, 13);
/** Is it within the hours in which people may be written to? */
export const isOfficeHour = (now: Date): boolean => {
  const hour = Number(localHour(now).slice(11));
  return hour >= FIRST_HOUR && hour < LAST_HOUR;
};

export interface SchedulesParts {
  readonly source: DataSource;
  readonly clock: Clock;
  readonly mailPolicy: MailPolicy;
  readonly dataFolder: string;
  readonly log: Logger;
}
/** Runs until stopped. Several workers may run it at once: each reminder is claimed. */
export const startSchedules = ({ source, clock, mailPolicy, dataFolder, log }: SchedulesParts): { readonly stop: () => Promise<void> } => {
  const says = onceSaid(log);
  const trouble = 'the scheduled work failed and is tried again';
  let reminded: string | null = null;
  let forgotten: string | null = null;
  const round = async (): Promise<number> => {
    const now = clock.now();
    const hour = localHour(now);
    if (reminded === null || (reminded !== hour && isOfficeHour(now))) {
      const told = await remind(source, mailPolicy, now);
      if (told.reminders > 0) log.info(told, 'reminders were sent');
      reminded = hour;
    }
    if (forgotten !== hour) {
      await forgetKept(source, new Date(now.getTime() - KEPT_FOR_DAYS * DAY));
      const swept = await sweepEvidence(source, dataFolder, now);
      if (swept.files + swept.arrivals > 0) log.info(swept, 'files that nothing needs were taken away');
      forgotten = hour;
    }
    says.over(trouble);
    return LOOK;
  };
  return startLoop(round, (error) => {
    says.trouble(trouble, error);
    return LOOK;
  });
};
