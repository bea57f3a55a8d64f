// Records what a worker does: it relays the outbox, does jobs, and acts by the clock; all of it begins and ends together.
import type { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import type { Clock, JobHandlers, Reports } from '@camphor/server';
import type { Logger } from './log';
import { startRelay } from './relay-outbox';
import { remindersJobs } from './reminders/reminders.job';
import { reportsJobs } from './reports/reports.job';
import { startJobs } from './run-jobs';
import { startSealing } from './seal-log';
import { startSchedules } from './schedules';
import { scoringJobs } from './scoring/scoring.job';

export interface WorkParts {
  readonly source: DataSource;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly reports: Reports;
  readonly log: Logger;
}
export const allHandlers = ({ source, settings, reports, log }: WorkParts): JobHandlers => ({
  ...remindersJobs(source, settings),
  ...reportsJobs(reports, log),
  ...scoringJobs(source, settings, log),
});

/** Works until stopped; `stop` lets what is under way come to its end. Throws when a kind of job has no handler. */
export const startWorking = (parts: WorkParts): { readonly stop: () => Promise<void> } => {
  const { source, settings, clock, log } = parts;
  const running = [
    startJobs({ source, settings, clock, log, handlers: allHandlers(parts) }),
    startRelay({ source, settings, clock, log }),
    startSchedules({ source, clock, log, mailPolicy: settings, dataFolder: settings.dataFolder }),
    startSealing({ source, clock, log, folder: settings.dataFolder }),
  ];
  return { stop: async () => void (await Promise.all(running.map((part) => part.stop()))) };
};
