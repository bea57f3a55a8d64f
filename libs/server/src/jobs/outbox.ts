// Records the promise of a job in the same transaction as the change that asks for it; the relay keeps it later, with or without Redis.
import type { EntityManager } from 'typeorm';
import { newId } from '../ids';
import { jobsCatalogue, type JobKind, type JobPayload } from './catalogue';

export const OUTBOX_STATES = ['waiting', 'sent', 'done', 'failed'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** Promises one job of this kind for each payload, not before `availableAt`; gives their ids. Throws on a payload that the catalogue does not know. */
export const promiseAll = async <K extends JobKind>(
  tx: EntityManager,
  kind: K,
  payloads: readonly JobPayload<K>[],
  now: Date,
  availableAt: Date = now,
): Promise<string[]> => {
  if (payloads.length === 0) return [];
  const rows = payloads.map((payload) => [newId(), kind, JSON.stringify(jobsCatalogue[kind].payload.parse(payload))] as const);
  await tx.query('INSERT INTO jobs_outbox (id, kind, payload, state, available_at, created_at, attempts) VALUES ?', [
    rows.map((row) => [...row, 'waiting' satisfies OutboxState, availableAt, now, 0]),
  ]);
  return rows.map(([id]) => id);
};

/** Promises a job, not before `availableAt`; gives the id of the promise. Throws on a payload that the catalogue does not know. */
export const promise = async <K extends JobKind>(
  tx: EntityManager,
  kind: K,
  payload: JobPayload<K>,
  now: Date,
  availableAt: Date = now,
): Promise<string> => {
  const [id] = await promiseAll(tx, kind, [payload], now, availableAt);
  return id ?? '';
};
