// Records the start of a unit's report: one per unit and cycle, also when two ask at once.
import type { DataSource, EntityManager } from 'typeorm';
import { refuse, type Actor, type Language, type Refusal } from '@camphor/domain';
import { appendEvents } from '../audit/append-events';
import { keepAnswer, knownAnswer, type IdempotencyKey, type StoredAnswer } from '../db/idempotency';
import { AssignmentRow, CycleAssignmentRow, CycleRow, CycleUnitRow, ReportRow } from '../db/rows';
import { inTransaction, isDuplicate } from '../db/transaction';
import { isId, newId } from '../ids';
import { readCase } from './parts.query';
import { viewAnswer } from './view';

const exists = refuse('conflict', 'already_exists', { what: '本单位该年度的报告' });

/** The row, its default assignments and its first event; the unique key of cycle and unit refuses a second one. */
export const beginReport = async (tx: EntityManager, actor: Actor, cycle: CycleRow, now: Date): Promise<string> => {
  const id = newId();
  const unitId = actor.organisationId;
  await tx.insert(ReportRow, {
    id,
    cycleId: cycle.id,
    unitId,
    state: 'draft',
    round: 1,
    version: 1,
    due: cycle.submissionDue,
    late: false,
    openedAt: null,
    accepted: null,
    submittedAt: null,
    scoredAt: null,
    objectionUntil: null,
    revisions: 0,
    publications: 0,
    generation: 1,
    scoreId: null,
    publicationId: null,
    createdAt: now,
    updatedAt: now,
  });
  const defaults = await tx.findBy(CycleAssignmentRow, { cycleId: cycle.id, unitId });
  if (defaults.length > 0)
    await tx.insert(
      AssignmentRow,
      defaults.map(({ role, accountId }) => ({ reportId: id, role, accountId })),
    );
  await appendEvents(tx, { stream: id, bureauId: cycle.bureauId }, { actor, now, version: 1 }, [
    {
      event: 'report.created',
      before: null,
      after: { state: 'draft', round: 1, version: 1, due: cycle.submissionDue, cycle: cycle.id, unit: unitId },
      reason: null,
    },
  ]);
  await tx.query('INSERT IGNORE INTO reports_hand (report_id, account_id) VALUES (?, ?)', [id, actor.accountId]);
  return id;
};

export const createReport = async (
  source: DataSource,
  ask: { actor: Actor; cycleId: string; now: Date; language: Language; idempotency: IdempotencyKey },
): Promise<StoredAnswer | Refusal> => {
  const { actor, cycleId, now, idempotency } = ask;
  const work = async (tx: EntityManager): Promise<StoredAnswer | Refusal> => {
    const known = await knownAnswer(tx, idempotency);
    if (known) return known;
    const inCycle = isId(cycleId) ? await tx.findOneBy(CycleUnitRow, { cycleId, unitId: actor.organisationId }) : null;
    const cycle = inCycle ? await tx.findOneBy(CycleRow, { id: cycleId }) : null;
    if (!cycle) return refuse('not_found', 'not_found');
    if (cycle.state !== 'open') return refuse('wrong_state', 'cycle_not_open', { year: cycle.year });
    if (await tx.existsBy(ReportRow, { cycleId, unitId: actor.organisationId })) return exists;
    const id = await beginReport(tx, actor, cycle, now);
    const loaded = await readCase(tx, actor, id, now);
    if (!loaded) throw new Error('a report just made is not visible to its maker');
    const answer = await viewAnswer(ask.language, 201)(tx, loaded);
    await keepAnswer(tx, idempotency, answer, now);
    return answer;
  };
  const lookUp = async () => (idempotency.key === null ? null : knownAnswer(source.manager, idempotency));
  try {
    return await inTransaction(source, work, { lookUp });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await lookUp()) ?? exists;
  }
};
