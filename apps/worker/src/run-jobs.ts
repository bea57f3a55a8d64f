// Decides how jobs are taken from the queue and done: several at a time, again after a failure, by another worker when this one dies.
import { UnrecoverableError, Worker, type Job as QueuedJob } from 'bullmq';
import type { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import { GivenUpError, isJobKind, keepPromise, pauseAfter, refuseUnhandled, type Clock, type JobHandlers } from '@camphor/server';
import { onceSaid, type Logger } from './log';
import { promiseIdOf, QUEUE, workerConnection } from './queue';
import { atMost, startLoop } from './waiting';

/** Jobs at a time; each holds one connection to the database. */
const AT_ONCE = 5;
/** Milliseconds after which a worker that died is missed, and its jobs go to another. */
const LOCK = 15_000;
/** Longest wait for jobs under way when the worker is asked to end, and for Redis to hear of it. */
const ENDING = 6_000;
const PARTING = 1_000;

export interface JobsParts {
  readonly source: DataSource;
  readonly settings: Pick<Settings, 'redisUrl' | 'queuePrefix'>;
  readonly clock: Clock;
  readonly handlers: JobHandlers;
  readonly log: Logger;
  /** How long a dead worker holds its jobs, in milliseconds; shorter in tests. */
  readonly lock?: number;
}

const pauseOf = (tried: number, _type?: string, _error?: Error, job?: { readonly name: string }): number => {
  const pause = job && isJobKind(job.name) ? pauseAfter(job.name, tried) : 1_000;
  // Jobs that failed together are not tried together again.
  return Math.round(pause * (0.75 + Math.random() / 2));
};

const makeWorker = ({ source, settings, clock, handlers, log, lock = LOCK }: JobsParts, onError: (error: unknown) => void) => {
  const connection = workerConnection(settings);
  connection.on('error', onError);
  const underWay = new Set<Promise<void>>();
  const keep = async (job: QueuedJob): Promise<void> => {
    try {
      await keepPromise(source, handlers, promiseIdOf(job.id ?? ''), clock.now());
    } catch (error) {
      if (error instanceof GivenUpError) {
        log.error({ job: job.name, promise: promiseIdOf(job.id ?? ''), problem: error.message }, 'a promise was given up');
        throw new UnrecoverableError(error.message);
      }
      log.warn({ job: job.name, promise: promiseIdOf(job.id ?? ''), err: error }, 'a job failed and is tried again');
      throw error;
    }
  };
  const work = async (job: QueuedJob): Promise<void> => {
    const kept = keep(job);
    underWay.add(kept);
    await kept.finally(() => underWay.delete(kept));
  };
  const worker = new Worker(QUEUE, work, {
    connection,
    prefix: settings.queuePrefix,
    autorun: false,
    concurrency: AT_ONCE,
    lockDuration: lock,
    stalledInterval: Math.ceil(lock / 3),
    // The outbox counts the tries, those that ended with their process too.
    maxStalledCount: 1_000,
    runRetryDelay: 1_000,
    settings: { backoffStrategy: pauseOf },
  });
  worker.on('error', onError);
  return { worker, connection, underWay };
};

const endWorker = async ({ worker, connection, underWay }: ReturnType<typeof makeWorker>): Promise<void> => {
  const closed = worker.close();
  await atMost(ENDING, Promise.allSettled(underWay));
  await atMost(PARTING, closed);
  connection.disconnectAll();
};

/** Works until stopped. Throws at once when a kind of job has no handler. */
export const startJobs = (parts: JobsParts): { readonly stop: () => Promise<void> } => {
  refuseUnhandled(parts.handlers);
  const says = onceSaid(parts.log);
  const trouble = 'Redis cannot be reached; jobs wait';
  let current: ReturnType<typeof makeWorker> | null = null;
  const round = async (signal: AbortSignal): Promise<number> => {
    const made = makeWorker(parts, (error) => says.trouble(trouble, error));
    current = made;
    made.connection.on('ready', () => says.over(trouble));
    if (signal.aborted) return 0;
    try {
      await made.worker.run();
    } finally {
      // One that could not even begin does not come back by itself: the next round makes another.
      if (!signal.aborted) await endWorker(made);
    }
    return 1_000;
  };
  const loop = startLoop(round, (error) => {
    says.trouble('the worker ended and is made anew', error);
    return 1_000;
  });
  return {
    stop: async () => {
      const ended = loop.stop();
      if (current) await endWorker(current);
      // A job that does not end is not waited for: its transaction rolls back, and another worker does it.
      await atMost(PARTING, ended);
    },
  };
};
