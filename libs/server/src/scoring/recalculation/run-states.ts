// Records the states of a recalculation and how its row is locked; whoever holds the lock alone goes on with it.
import type { EntityManager } from 'typeorm';
import type { Actor, AuditFact, Json } from '@camphor/domain';
import { appendEvents, bureauStream } from '../../audit/append-events';
import { ActiveRecalculationRow, RecalculationRow } from '../../db/rows';

/**
 * `running` 试算中 → `finished` 试算完成 | `cancelled` 已取消; `finished` → `applying` 更新中 → `applied` 已更新 | `stopped` 已中止.
 * What is `stopped` or was `applied` in part can be applied again.
 */
export const RUN_STATES = ['running', 'finished', 'cancelled', 'applying', 'stopped', 'applied'] as const;
export type RunState = (typeof RUN_STATES)[number];
/** `all`: every report that may be changed; `some`: those whose results are marked as chosen. */
export type Choice = 'all' | 'some';
export type Run = RecalculationRow & { readonly state: RunState; readonly choice: Choice };
export const APPLICABLE: readonly RunState[] = ['finished', 'stopped', 'applied'];
/** Such a run is the one active run of its cycle. */
export const ACTIVE: readonly RunState[] = ['running', 'applying'];

/** A locking read: under REPEATABLE READ the first plain one freezes what later reads see. */
export const lockRun = async (tx: EntityManager, id: string): Promise<Run | null> => {
  const run = await tx.findOne(RecalculationRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  return run as Run | null;
};

/** Throws a duplicate key error where another run of the cycle is active. */
export const makeActive = (tx: EntityManager, { id, cycleId }: Pick<Run, 'id' | 'cycleId'>): Promise<unknown> =>
  tx.insert(ActiveRecalculationRow, { cycleId, runId: id });
export const makeInactive = (tx: EntityManager, { id, cycleId }: Pick<Run, 'id' | 'cycleId'>): Promise<unknown> =>
  tx.delete(ActiveRecalculationRow, { cycleId, runId: id });

export const recordRun = (
  tx: EntityManager,
  run: Pick<Run, 'id' | 'cycleId' | 'bureauId'>,
  event: Extract<AuditFact['event'], `recalculation.${string}`>,
  facts: { readonly before?: Json; readonly after: { readonly [key: string]: Json }; readonly reason?: string | null },
  by: { readonly actor: Actor; readonly now: Date },
): Promise<unknown> =>
  appendEvents(tx, bureauStream(run.bureauId), { ...by, version: null }, [
    { event, before: facts.before ?? null, after: { run: run.id, cycle: run.cycleId, ...facts.after }, reason: facts.reason ?? null },
  ]);

export const actorOf = (stored: string): Actor => JSON.parse(stored) as Actor;
