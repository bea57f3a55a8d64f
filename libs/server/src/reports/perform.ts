// Records the one door: lock, case file, version, decide, commit, answer — in one transaction, run again when the database asks for it.
import type { DataSource, EntityManager } from 'typeorm';
import { refuse, type Actor, type Decision, type Refusal, type Unchanged } from '@camphor/domain';
import { commit } from '../db/commit';
import { keepAnswer, knownAnswer, type IdempotencyKey, type StoredAnswer } from '../db/idempotency';
import { inTransaction, isDuplicate } from '../db/transaction';
import { loadCase, type LoadedCase } from './case-file.repository';
import { findVisible } from './report-tables';

/** How the If-Match header is judged. `merge`: an older known version goes on to the field-level merge. `free`: the header is not asked for. */
export type MatchPolicy = 'exact' | 'merge' | 'free';

export interface Knock {
  readonly actor: Actor;
  readonly now: Date;
  readonly reportId: string;
  readonly ifMatch: string | null;
  readonly match: MatchPolicy;
  readonly idempotency: IdempotencyKey;
}
export interface Inside {
  readonly tx: EntityManager;
  readonly loaded: LoadedCase;
  /** The version that the client had before the eyes. */
  readonly base: number;
}
export interface DoorWork {
  readonly decide: (inside: Inside) => Promise<Decision | Refusal | Unchanged> | Decision | Refusal | Unchanged;
  /** Makes the answer from what stands after the change, still inside the transaction. */
  readonly answer: (tx: EntityManager, reloaded: LoadedCase) => Promise<StoredAnswer>;
}

const VERSION = /^(?:W\/)?"?(\d{1,9})"?$/;
/** The version named by If-Match, null for "*", undefined for anything that no version can be. */
export const versionNamed = (header: string): number | null | undefined => {
  if (header.trim() === '*') return null;
  const digits = VERSION.exec(header.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** 428 missing, 412 stale; otherwise the base version of the change. */
export const judgeMatch = (header: string | null, current: number, match: MatchPolicy): number | Refusal => {
  if (match === 'free' && header === null) return current;
  if (header === null) return refuse('precondition_required', 'if_match_required', { current });
  const named = versionNamed(header);
  if (named === null) return current;
  const known = named !== undefined && named >= (current === 0 ? 0 : 1) && named <= current;
  if (named === current) return current;
  if (match === 'merge' && known) return named;
  return refuse('stale', 'stale_version', { current });
};

const isRefusal = (value: object): value is Refusal => 'ok' in value && value.ok === false;
const lock = 'SELECT id FROM reports_report WHERE id = ? FOR UPDATE';

const once = async (tx: EntityManager, knock: Knock, work: DoorWork): Promise<StoredAnswer | Refusal> => {
  const { actor, now, reportId, idempotency } = knock;
  // The lock comes first: under REPEATABLE READ the first plain read freezes what later reads see.
  await tx.query(lock, [reportId]);
  const known = await knownAnswer(tx, idempotency);
  if (known) return known;
  const row = await findVisible(tx, actor, reportId);
  if (!row) return refuse('not_found', 'not_found');
  const base = judgeMatch(knock.ifMatch, row.version, knock.match);
  if (typeof base === 'object') return base;
  const loaded = await loadCase(tx, actor, row, now);
  const decision = await work.decide({ tx, loaded, base });
  if (isRefusal(decision)) return decision;
  if ('unchanged' in decision) {
    const answer = await work.answer(tx, loaded);
    await keepAnswer(tx, idempotency, answer, now);
    return answer;
  }
  await commit(tx, decision, { actor, now, row });
  const after = await findVisible(tx, actor, reportId);
  const answer = await work.answer(tx, await loadCase(tx, actor, after ?? row, now));
  await keepAnswer(tx, idempotency, answer, now);
  return answer;
};

/** Takes one change of a report through the door. Refusals come back as values, in the order of the contract. */
export const perform = async (source: DataSource, knock: Knock, work: DoorWork): Promise<StoredAnswer | Refusal> => {
  const lookUp = async (): Promise<StoredAnswer | Refusal | null> =>
    knock.idempotency.key === null ? null : knownAnswer(source.manager, knock.idempotency);
  try {
    return await inTransaction(source, (tx) => once(tx, knock, work), { lookUp, unknowable: knock.idempotency.key === null });
  } catch (error) {
    // The same key at the same moment: the other request won, its answer is ours too.
    const kept = isDuplicate(error) ? await lookUp() : null;
    if (kept) return kept;
    throw error;
  }
};
