// Shows several dry runs of one cycle side by side: each report's total, grade and rank under each of them.
import type { EntityManager } from 'typeorm';
import type { Language } from '@camphor/domain';
import type { RunComparison } from '@camphor/contract';
import { RecalculationRow } from '../../db/rows';
import { isId } from '../../ids';
import { runView } from './recalculations.query';

/** Columns that a screen can hold. */
const MOST = 5;
export const readIds = (text: string): string[] | null => {
  const ids = [...new Set(text.split(','))];
  return ids.length <= MOST && ids.every(isId) ? ids : null;
};

type Standing = RunComparison['items'][number]['now'];
interface Cell extends Standing {
  readonly reportId: string;
  readonly runId: string;
  readonly rank: number | null;
}
interface Row {
  readonly reportId: string;
  readonly unitId: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly unitKind: string;
  readonly nowTotal: Standing['total'];
  readonly nowGrade: Standing['grade'];
}

const cellsOf = async (tx: EntityManager, runs: readonly string[], reports: readonly string[]): Promise<Map<string, Cell>> => {
  if (reports.length === 0) return new Map();
  const rows: Cell[] = await tx.query(
    `SELECT x.report_id AS reportId, x.run_id AS runId, x.after_text AS total, x.after_grade AS grade, k.after_rank AS \`rank\` FROM scoring_recalculation_result x
     LEFT JOIN scoring_recalculation_rank k ON k.run_id = x.run_id AND k.report_id = x.report_id WHERE x.run_id IN (?) AND x.report_id IN (?)`,
    [runs, reports],
  );
  return new Map(rows.map((cell) => [`${cell.runId} ${cell.reportId}`, cell]));
};

/** null when one of the runs is not of this cycle. Reports in the order of ids; queries do not grow with their number. */
export const compareRuns = async (
  tx: EntityManager,
  cycleId: string,
  ids: readonly string[],
  ask: { readonly cursor?: string | undefined; readonly limit: number; readonly language: Language },
): Promise<RunComparison | null> => {
  const known = await tx.countBy(
    RecalculationRow,
    ids.map((id) => ({ id, cycleId })),
  );
  if (known !== ids.length) return null;
  const runs: RunComparison['runs'] = [];
  for (const id of ids) runs.push(await runView(tx, id, ask.language));
  const cursor = ask.cursor === undefined ? '' : isId(ask.cursor) ? ask.cursor : '~';
  const rows: Row[] = await tx.query(
    `SELECT r.id AS reportId, u.id AS unitId, u.code AS unitCode, u.name AS unitName, u.kind AS unitKind, s.total_text AS nowTotal, s.grade AS nowGrade
     FROM (SELECT DISTINCT report_id FROM scoring_recalculation_result WHERE run_id IN (?) AND report_id > ? ORDER BY report_id LIMIT ?) x
     JOIN reports_report r ON r.id = x.report_id JOIN people_organisation u ON u.id = r.unit_id LEFT JOIN scoring_score s ON s.id = r.score_id ORDER BY r.id`,
    [ids, cursor, ask.limit + 1],
  );
  const page = rows.slice(0, ask.limit);
  const cells = await cellsOf(
    tx,
    ids,
    page.map(({ reportId }) => reportId),
  );
  return {
    runs,
    items: page.map((row) => ({
      report: { id: row.reportId, unit: { id: row.unitId, code: row.unitCode, name: row.unitName, kind: row.unitKind } },
      now: { total: row.nowTotal, grade: row.nowGrade },
      under: ids.map((run) => {
        const cell = cells.get(`${run} ${row.reportId}`);
        return { run, total: cell?.total ?? null, grade: cell?.grade ?? null, rank: cell?.rank ?? null };
      }),
    })),
    nextCursor: rows.length > ask.limit ? (page.at(-1)?.reportId ?? null) : null,
  };
};
