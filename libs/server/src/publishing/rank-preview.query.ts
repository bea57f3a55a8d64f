// Shows how the cycle would be ranked after a batch: what is published now, without what is taken back, with what is added.
import type { EntityManager } from 'typeorm';
import { gradeCounts, ranked, rankRule, type Actor, type Grade, type Language, type RankedBy } from '@camphor/domain';
import { REPORT_JOINS } from '../reports/report-tables';
import { visibleReports } from '../reports/visible-reports';

export interface RankedUnit extends RankedBy {
  readonly unit: string;
}
interface Batch {
  readonly cycleId: string;
  readonly added: readonly RankedUnit[];
  /** Reports whose publication is taken back. */
  readonly gone: readonly string[];
}

export const rankPreview = async (tx: EntityManager, actor: Actor, { cycleId, added, gone }: Batch, language: Language) => {
  const seen = visibleReports(actor);
  const rows: { report: string; unit: string; total: string; grade: Grade }[] = await tx.query(
    `SELECT r.id AS report, p.unit_name AS unit, p.total_text AS total, p.grade FROM ${REPORT_JOINS} JOIN publishing_publication p ON p.id = r.publication_id
     WHERE r.cycle_id = ? AND ${seen.sql}`,
    [cycleId, ...seen.values],
  );
  const stays = rows.filter(({ report }) => !gone.includes(report)).map((row) => ({ ...row, added: false }));
  const all = [...stays, ...added.map((each) => ({ ...each, added: true }))];
  return { rule: rankRule[language], rows: ranked(all), grades: gradeCounts(all) };
};
