// Decides what a handler of jobs is: work in the same transaction as its "done", or work that may be done again without harm.
import type { EntityManager } from 'typeorm';
import { jobsCatalogue, JOB_KINDS, type HandlerName, type JobKind, type JobPayload } from './catalogue';

export interface Job<K extends JobKind> {
  /** Id of the promise in the outbox. */
  readonly id: string;
  readonly payload: JobPayload<K>;
  readonly now: Date;
}
export type JobHandler<K extends JobKind> =
  /** Writes through `tx` only: done once, however often it is delivered. */
  | { readonly within: (tx: EntityManager, job: Job<K>) => Promise<unknown> }
  /** Idempotent by itself (a version, a unique key, a claim): may be called again after it succeeded. */
  | { readonly alone: (job: Job<K>) => Promise<unknown> };
export type JobHandlers = { readonly [K in JobKind as HandlerName<K>]: JobHandler<K> };

/** Throws when a kind of job has no handler: the worker does not start. */
export const refuseUnhandled = (handlers: Partial<JobHandlers>): void => {
  const missing = JOB_KINDS.filter((kind) => !handlers[jobsCatalogue[kind].handler]);
  if (missing.length > 0) throw new Error(`jobs without a handler: ${missing.join(', ')}`);
};
