// Decides that a request with a known Idempotency-Key gets the stored answer again instead of being done twice.
import type { EntityManager } from 'typeorm';
import { refuse, type Refusal } from '@camphor/domain';
import { digestOf } from '../digest';
import { IdempotencyRow } from './rows';

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly etag: string | null;
}
export interface IdempotencyKey {
  readonly accountId: string;
  /** null: the client sent none; nothing is stored. */
  readonly key: string | null;
  /** Digest of method, path and body: the same key with another request is refused. */
  readonly requestDigest: string;
}
export const KEY_SHAPE = /^[\x21-\x7e]{1,200}$/;
export const requestDigest = (method: string, path: string, body: unknown): string =>
  digestOf(`${method} ${path}\n${JSON.stringify(body ?? null)}`);

/** The stored answer, a refusal when the key was used for something else, or null when the key is new. */
export const knownAnswer = async (
  tx: EntityManager,
  { accountId, key, requestDigest: digest }: IdempotencyKey,
): Promise<StoredAnswer | Refusal | null> => {
  if (key === null) return null;
  const row = await tx.findOneBy(IdempotencyRow, { accountId, idemKey: key });
  if (!row) return null;
  if (row.requestDigest !== digest) return refuse('key_reused', 'idempotency_key_reused');
  return { status: row.status, body: JSON.parse(row.body) as unknown, etag: row.etag };
};

/** Keeps the answer in the same transaction as the change; a duplicate key error means that the same request won elsewhere. */
export const keepAnswer = async (
  tx: EntityManager,
  { accountId, key, requestDigest: digest }: IdempotencyKey,
  answer: StoredAnswer,
  now: Date,
): Promise<void> => {
  if (key === null) return;
  await tx.insert(IdempotencyRow, {
    accountId,
    idemKey: key,
    requestDigest: digest,
    status: answer.status,
    body: JSON.stringify(answer.body),
    etag: answer.etag,
    createdAt: now,
  });
};
