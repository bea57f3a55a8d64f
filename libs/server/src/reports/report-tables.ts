// Records the joined row of a report with its unit, bureau, cycle and scheme, as every reader of reports needs it.
import type { EntityManager } from 'typeorm';
import type { Actor, CycleSettings, State } from '@camphor/domain';
import { readSettings } from '../cycles/cycle-settings';
import { visibleReports } from './visible-reports';

export interface JoinedReport {
  readonly id: string;
  readonly cycleId: string;
  readonly unitId: string;
  readonly state: State;
  readonly round: number;
  readonly version: number;
  readonly due: string | null;
  readonly late: 0 | 1;
  readonly openedAt: Date | null;
  readonly accepted: 0 | 1 | null;
  readonly submittedAt: Date | null;
  readonly scoredAt: Date | null;
  readonly objectionUntil: string | null;
  readonly revisions: number;
  readonly publications: number;
  readonly generation: number;
  readonly scoreId: string | null;
  readonly publicationId: string | null;
  readonly updatedAt: Date;
  readonly unitCode: string;
  readonly unitName: string;
  readonly unitKind: string;
  readonly unitPath: string;
  readonly exempt: 0 | 1;
  readonly exemptReason: string | null;
  readonly bureauId: string;
  readonly bureauName: string;
  readonly bureauPath: string;
  readonly year: number;
  readonly cycleName: string;
  readonly cycleState: 'planned' | 'open' | 'closed';
  readonly schemeId: string;
  readonly submissionDue: string;
  readonly reviewDue: string;
  readonly scoringDue: string;
  readonly publicationDue: string;
  readonly settings: string;
}
export const REPORT_COLUMNS = `r.id, r.cycle_id AS cycleId, r.unit_id AS unitId, r.state, r.round, r.version, r.due, r.late, r.opened_at AS openedAt, r.accepted,
  r.submitted_at AS submittedAt, r.scored_at AS scoredAt, r.objection_until AS objectionUntil, r.revisions, r.publications, r.generation, r.score_id AS scoreId,
  r.publication_id AS publicationId, r.updated_at AS updatedAt, u.code AS unitCode, u.name AS unitName, u.kind AS unitKind, u.path AS unitPath, u.exempt, u.exempt_reason AS exemptReason,
  c.bureau_id AS bureauId, b.name AS bureauName, b.path AS bureauPath, c.year, c.name AS cycleName, c.state AS cycleState, c.scheme_id AS schemeId,
  c.submission_due AS submissionDue, c.review_due AS reviewDue, c.scoring_due AS scoringDue, c.publication_due AS publicationDue, c.settings`;
export const REPORT_JOINS = `reports_report r JOIN people_organisation u ON u.id = r.unit_id JOIN cycles_cycle c ON c.id = r.cycle_id JOIN people_organisation b ON b.id = c.bureau_id`;

/** The report, if it exists for this actor. */
export const findVisible = async (tx: EntityManager, actor: Actor, reportId: string): Promise<JoinedReport | null> => {
  const seen = visibleReports(actor);
  const rows: JoinedReport[] = await tx.query(`SELECT ${REPORT_COLUMNS} FROM ${REPORT_JOINS} WHERE r.id = ? AND ${seen.sql}`, [
    reportId,
    ...seen.values,
  ]);
  return rows[0] ?? null;
};
export const settingsOf = (row: Pick<JoinedReport, 'settings'>): CycleSettings => readSettings(row.settings);

const PARTS = { objection: 'publishing_objection', extension: 'cycles_extension', comment: 'reports_comment' } as const;
/** The report that an objection, extension or comment belongs to. */
export const reportOf = async (tx: EntityManager, part: keyof typeof PARTS, id: string): Promise<string | null> => {
  const rows: { reportId: string }[] = await tx.query(`SELECT report_id AS reportId FROM ${PARTS[part]} WHERE id = ?`, [id]);
  return rows[0]?.reportId ?? null;
};
