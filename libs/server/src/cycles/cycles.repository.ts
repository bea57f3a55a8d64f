// Records cycles with their units and the reviewers assigned from the start.
import type { EntityManager } from 'typeorm';
import type { Actor, AuditFact, CycleSettings, Json } from '@camphor/domain';
import { appendEvents, bureauStream } from '../audit/append-events';
import { CycleAssignmentRow, CycleRow, CycleUnitRow } from '../db/rows';
import { newId } from '../ids';
import type { CycleState } from './cycles.query';

export interface CyclePlan {
  readonly bureauId: string;
  readonly year: number;
  readonly name: string;
  readonly state: CycleState;
  /** A released scheme. */
  readonly schemeId: string;
  readonly submissionDue: string;
  readonly reviewDue: string;
  readonly scoringDue: string;
  readonly publicationDue: string;
  readonly settings: CycleSettings;
  readonly unitIds: readonly string[];
  /** Who reviews or scores which unit before anybody assigns. */
  readonly assignments?: readonly { readonly unitId: string; readonly role: 'reviewer' | 'scorer'; readonly accountId: string }[];
}
interface By {
  readonly actor: Actor;
  readonly now: Date;
}
export const cycleEvent = (event: Extract<AuditFact['event'], `cycle.${string}`>, before: Json, after: Json): AuditFact => ({
  event,
  before,
  after,
  reason: null,
});
const CHUNK = 500;
const chunks = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) => items.slice(index * CHUNK, (index + 1) * CHUNK));

/** Adds a cycle; one of the same bureau, year and name is a duplicate key error. Returns its id. */
export const createCycle = async (tx: EntityManager, plan: CyclePlan, { actor, now }: By): Promise<string> => {
  const id = newId();
  const { unitIds, assignments = [], settings, ...columns } = plan;
  await tx.insert(CycleRow, { id, ...columns, settings: JSON.stringify(settings), version: 1, createdAt: now });
  for (const some of chunks([...new Set(unitIds)])) {
    await tx.insert(
      CycleUnitRow,
      some.map((unitId) => ({ cycleId: id, unitId })),
    );
  }
  for (const some of chunks(assignments)) {
    await tx.insert(
      CycleAssignmentRow,
      some.map((assignment) => ({ cycleId: id, ...assignment })),
    );
  }
  const { year, name, schemeId, submissionDue, reviewDue, scoringDue, publicationDue } = plan;
  const after = {
    cycle: id,
    year,
    name,
    scheme: schemeId,
    submissionDue,
    reviewDue,
    scoringDue,
    publicationDue,
    settings: { ...settings },
    units: unitIds.length,
  };
  const events = [cycleEvent('cycle.created', null, after)];
  if (plan.state !== 'planned') events.push(cycleEvent('cycle.opened', { state: 'planned' }, { cycle: id, state: 'open' }));
  if (plan.state === 'closed') events.push(cycleEvent('cycle.closed', { state: 'open' }, { cycle: id, state: 'closed' }));
  await appendEvents(tx, bureauStream(plan.bureauId), { actor, now, version: 1 }, events);
  return id;
};
