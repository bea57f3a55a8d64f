// Records that a promised job was done, tried in vain, or given up; a job that is delivered twice is done once.
import type { DataSource, EntityManager } from 'typeorm';
import { inTransaction } from '../db/transaction';
import { isJobKind, jobsCatalogue, type JobKind } from './catalogue';
import type { Job, JobHandler, JobHandlers } from './handlers';
import type { OutboxState } from './outbox';

interface Promised {
  readonly id: string;
  readonly kind: string;
  readonly payload: string;
  readonly state: OutboxState;
  readonly attempts: number;
}
/** Nothing more will be tried; the promise stands in the outbox as `failed` with this problem. */
export class GivenUpError extends Error {}

/** While workers are replaced, an older one may meet a job that only the newer know. */
const UNKNOWN_KIND_ATTEMPTS = 12;
const COLUMNS = 'id, kind, payload, state, attempts';
const isSettled = (promised: Promised | undefined): boolean => !promised || promised.state === 'done' || promised.state === 'failed';

// Counted before the work, so that work which kills its process is given up too.
const countTry = async (source: DataSource, id: string): Promise<Promised | null> => {
  await source.query("UPDATE jobs_outbox SET attempts = attempts + 1 WHERE id = ? AND state IN ('waiting', 'sent')", [id]);
  const [promised]: Promised[] = await source.query(`SELECT ${COLUMNS} FROM jobs_outbox WHERE id = ?`, [id]);
  return promised && !isSettled(promised) ? promised : null;
};

const giveUp = (source: DataSource, id: string, problem: string, now: Date): Promise<unknown> =>
  source.query("UPDATE jobs_outbox SET state = 'failed', problem = ?, done_at = ? WHERE id = ? AND state IN ('waiting', 'sent')", [
    problem.slice(0, 500),
    now,
    id,
  ]);
const noteProblem = (source: DataSource, id: string, problem: string): Promise<unknown> =>
  source.query("UPDATE jobs_outbox SET problem = ? WHERE id = ? AND state IN ('waiting', 'sent')", [problem.slice(0, 500), id]);
const markDone = (tx: EntityManager, id: string, now: Date): Promise<unknown> =>
  tx.query("UPDATE jobs_outbox SET state = 'done', done_at = ?, problem = NULL WHERE id = ? AND state <> 'done'", [now, id]);

const work = async <K extends JobKind>(source: DataSource, handler: JobHandler<K>, job: Job<K>): Promise<void> => {
  if ('alone' in handler) {
    await handler.alone(job);
    await markDone(source.manager, job.id, job.now);
    return;
  }
  await inTransaction(source, async (tx) => {
    // Two deliveries at once: the second waits here and then finds it done.
    const [promised]: Promised[] = await tx.query(`SELECT ${COLUMNS} FROM jobs_outbox WHERE id = ? FOR UPDATE`, [job.id]);
    if (isSettled(promised)) return;
    await handler.within(tx, job);
    await markDone(tx, job.id, job.now);
  });
};

/**
 * Does the promised job `id`, unless it is done already or was given up. Throws what the handler throws (to be tried again later),
 * or GivenUpError after the last try.
 */
export const keepPromise = async (source: DataSource, handlers: JobHandlers, id: string, now: Date): Promise<void> => {
  const promised = await countTry(source, id);
  if (!promised) return;
  const known = isJobKind(promised.kind) ? jobsCatalogue[promised.kind] : null;
  const attempts = known?.attempts ?? UNKNOWN_KIND_ATTEMPTS;
  if (promised.attempts > attempts) {
    // Its tries ended without a word: the process ended with them.
    await giveUp(source, id, `${attempts} tries ended with the process`, now);
    throw new GivenUpError(`${promised.kind} ${id}: every try ended with the process`);
  }
  try {
    if (!known) throw new Error(`no job of the kind ${promised.kind} is known here`);
    const job = { id, payload: known.payload.parse(JSON.parse(promised.payload)), now } as Job<JobKind>;
    // The handler is the one of the promise's own kind; the compiler cannot follow that through the index.
    await work(source, handlers[known.handler] as JobHandler<JobKind>, job);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    if (promised.attempts < attempts) {
      await noteProblem(source, id, problem);
      throw error;
    }
    await giveUp(source, id, problem, now);
    throw new GivenUpError(`${promised.kind} ${id} was given up after ${attempts} tries: ${problem}`, { cause: error });
  }
};
