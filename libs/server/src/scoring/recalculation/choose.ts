// Decides which results of a dry run are to be applied, and how many of them still rest on what is there now.
import type { EntityManager } from 'typeorm';
import { refuse } from '@camphor/domain';
import { throwRefusal } from '../../refusal.error';
import type { Run } from './run-states';

export interface Choice {
  readonly chosen: number;
  /** Of these, reports that stand as they stood when they were computed. */
  readonly current: number;
}
/** What may be changed: scored, different, not dealt with. */
const OPEN = "x.run_id = ? AND x.state = 'scored' AND x.kind IN ('changed', 'restated') AND (x.outcome IS NULL OR x.outcome = 'chosen')";

const count = async (tx: EntityManager, condition: string, values: readonly unknown[]): Promise<Choice> => {
  const rows: { chosen: string; current: string | null }[] = await tx.query(
    `SELECT COUNT(*) AS chosen, SUM(r.version = x.report_version AND r.state = 'scored') AS current FROM scoring_recalculation_result x
     JOIN reports_report r ON r.id = x.report_id WHERE ${condition}`,
    [...values],
  );
  return { chosen: Number(rows[0]?.chosen ?? 0), current: Number(rows[0]?.current ?? 0) };
};
/** Marks of an application that was stopped are gone: it is chosen anew. */
const unmark = (tx: EntityManager, run: Run): Promise<unknown> =>
  tx.query("UPDATE scoring_recalculation_result SET outcome = NULL WHERE run_id = ? AND outcome = 'chosen'", [run.id]);

/** What `chooseAll` would choose. */
export const countOpen = (tx: EntityManager, run: Pick<Run, 'id'>): Promise<Choice> => count(tx, OPEN, [run.id]);

export const chooseAll = async (tx: EntityManager, run: Run): Promise<Choice> => {
  await unmark(tx, run);
  return countOpen(tx, run);
};

/** Refuses when one of them is not among what may be changed. */
export const chooseSome = async (tx: EntityManager, run: Run, reportIds: readonly string[]): Promise<Choice> => {
  await unmark(tx, run);
  const ids = [...new Set(reportIds)];
  if (ids.length === 0) return { chosen: 0, current: 0 };
  const choice = await count(tx, `${OPEN} AND x.report_id IN (?)`, [run.id, ids]);
  const strange = ids.length - choice.chosen;
  if (strange > 0) throwRefusal(refuse('guards', 'not_in_recalculation', { field: 'reportIds', count: strange }));
  await tx.query(`UPDATE scoring_recalculation_result x SET x.outcome = 'chosen' WHERE ${OPEN} AND x.report_id IN (?)`, [run.id, ids]);
  return choice;
};
