// Decides that a change is done once: known key first, then the work and its kept answer in one transaction; a lost COMMIT is looked up by key.
import type { DataSource, EntityManager } from 'typeorm';
import type { Refusal } from '@camphor/domain';
import { keepAnswer, knownAnswer, type IdempotencyKey, type StoredAnswer } from './db/idempotency';
import { inTransaction, isDuplicate } from './db/transaction';
import { orThrow, throwRefusal } from './refusal.error';

export interface Once {
  readonly now: Date;
  readonly idempotency: IdempotencyKey;
  /** What a second row under a unique key means. */
  readonly onDuplicate?: Refusal;
}
/** Runs `work`, which refuses by throwing a RefusalError, so that nothing of a refused change stays. */
export const changeOnce = async (
  source: DataSource,
  { now, idempotency, onDuplicate }: Once,
  work: (tx: EntityManager) => Promise<StoredAnswer>,
): Promise<StoredAnswer> => {
  const lookUp = async (): Promise<StoredAnswer | null> => orThrow(await knownAnswer(source.manager, idempotency));
  try {
    return await inTransaction(
      source,
      async (tx) => {
        const known = orThrow(await knownAnswer(tx, idempotency));
        if (known) return known;
        const answer = await work(tx);
        await keepAnswer(tx, idempotency, answer, now);
        return answer;
      },
      { lookUp },
    );
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // The same key at the same moment: the other request won, its answer is ours too.
    const kept = await lookUp();
    if (kept) return kept;
    if (onDuplicate) return throwRefusal(onDuplicate);
    throw error;
  }
};
