// Records the promise of a job in the same transaction as the change that asks for it; the relay keeps it later, with or without Redis.
import type { EntityManager } from 'typeorm';
import { newId } from '../ids';
import { jobsCatalogue, type JobKind, type JobPayload } from './catalogue';

export const OUTBOX_STATES = ['waiting', 'sent', 'done', 'failed'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** Promises a job, not before `availableAt`; gives the id of the promise. Throws on a payload that the catalogue does not know. */
export const promise = async <K extends JobKind>(
  tx: EntityManager,
  kind: K,
  payload: JobPayload<K>,
  now: Date,
  availableAt: Date = now,
): Promise<string> => {
  const id = newId();
  const checked = JSON.stringify(jobsCatalogue[kind].payload.parse(payload));
  await tx.query('INSERT INTO jobs_outbox (id, kind, payload, state, available_at, created_at, attempts) VALUES (?, ?, ?, ?, ?, ?, 0)', [
    id,
    kind,
    checked,
    'waiting' satisfies OutboxState,
    availableAt,
    now,
  ]);
  return id;
};
