// Shows lists of reports: one visibility rule, filters that combine, cursors, a constant number of queries.
import type { EntityManager } from 'typeorm';
import { localDateOf, type Actor, type Grade } from '@camphor/domain';
import type { ReportSummary } from '@camphor/contract';
import { calendarsOf } from '../cycles/calendars';
import { REPORT_COLUMNS, REPORT_JOINS, type JoinedReport } from './report-tables';
import { visibleReports, type SqlCondition } from './visible-reports';

export interface ReportFilter {
  readonly cycle?: string | undefined;
  readonly state?: string | undefined;
  readonly unit?: string | undefined;
  readonly overdue?: 'true' | 'false' | undefined;
  readonly assignedTo?: 'me' | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}
const likeText = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const conditions = (actor: Actor, filter: ReportFilter, today: string): SqlCondition[] => {
  const list: SqlCondition[] = [visibleReports(actor)];
  const add = (sql: string, ...values: unknown[]) => list.push({ sql, values });
  // Ids and codes are ascii columns: MariaDB refuses to compare them with other letters, and nothing could match.
  const named = (text: string): boolean => /^[\x21-\x7e]*$/.test(text);
  if ([filter.cycle, filter.unit, filter.cursor].some((text) => text !== undefined && !named(text))) return [{ sql: 'FALSE', values: [] }];
  if (filter.cycle) add('r.cycle_id = ?', filter.cycle);
  if (filter.state) add('r.state = ?', filter.state);
  if (filter.unit) add('(r.unit_id = ? OR u.code = ?)', filter.unit, filter.unit);
  if (filter.overdue) add(filter.overdue === 'true' ? '(r.due IS NOT NULL AND r.due < ?)' : '(r.due IS NULL OR r.due >= ?)', today);
  if (filter.assignedTo) add('EXISTS (SELECT 1 FROM reports_assignment m WHERE m.report_id = r.id AND m.account_id = ?)', actor.accountId);
  if (filter.q) add('u.name LIKE ?', likeText(filter.q));
  if (filter.cursor) add('r.id > ?', filter.cursor);
  return list;
};

interface Extra {
  readonly selfScore: string | null;
  readonly total: string | null;
  readonly grade: Grade | null;
}
const peopleOf = async (tx: EntityManager, ids: readonly string[]): Promise<Map<string, { reviewers: string[]; scorers: string[] }>> => {
  const byReport = new Map(ids.map((id) => [id, { reviewers: [] as string[], scorers: [] as string[] }]));
  if (ids.length === 0) return byReport;
  const rows: { reportId: string; role: string; name: string }[] = await tx.query(
    'SELECT a.report_id AS reportId, a.role, p.name FROM reports_assignment a JOIN people_account p ON p.id = a.account_id WHERE a.report_id IN (?) ORDER BY p.username',
    [ids],
  );
  for (const { reportId, role, name } of rows) byReport.get(reportId)?.[role === 'reviewer' ? 'reviewers' : 'scorers'].push(name);
  return byReport;
};
const sheetsOf = async (tx: EntityManager, ids: readonly string[]): Promise<Map<string, number>> => {
  if (ids.length === 0) return new Map();
  const rows: { reportId: string; sheets: string }[] = await tx.query(
    'SELECT s.report_id AS reportId, COUNT(*) AS sheets FROM scoring_sheet s JOIN reports_report r ON r.id = s.report_id AND r.generation = s.generation WHERE s.submitted = 1 AND s.report_id IN (?) GROUP BY s.report_id',
    [ids],
  );
  return new Map(rows.map(({ reportId, sheets }) => [reportId, Number(sheets)]));
};

export const listReports = async (
  tx: EntityManager,
  actor: Actor,
  filter: ReportFilter,
  now: Date,
): Promise<{ items: ReportSummary[]; nextCursor: string | null }> => {
  const today = localDateOf(now.toISOString());
  const where = conditions(actor, filter, today);
  const rows: (JoinedReport & Extra)[] = await tx.query(
    `SELECT ${REPORT_COLUMNS}, f.value AS selfScore, s.total_text AS total, s.grade FROM ${REPORT_JOINS}
     LEFT JOIN reports_field f ON f.report_id = r.id AND f.field = 'figure:result.selfScore' LEFT JOIN scoring_score s ON s.id = r.score_id
     WHERE ${where.map(({ sql }) => sql).join(' AND ')} ORDER BY r.id LIMIT ?`,
    [...where.flatMap(({ values }) => values), filter.limit + 1],
  );
  const page = rows.slice(0, filter.limit);
  const ids = page.map(({ id }) => id);
  const people = await peopleOf(tx, ids);
  const sheets = await sheetsOf(tx, ids);
  const calendars = await calendarsOf(tx);
  const items = page.map((row): ReportSummary => ({
    id: row.id,
    unit: { id: row.unitId, code: row.unitCode, name: row.unitName, kind: row.unitKind },
    cycle: { id: row.cycleId, year: row.year, name: row.cycleName },
    state: row.state,
    round: row.round,
    version: row.version,
    due: row.due,
    left: row.due ? calendars.left(today, row.due) : null,
    late: row.late === 1,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    selfScore: row.selfScore,
    total: row.total,
    grade: row.grade,
    reviewers: seesPeople(actor) ? (people.get(row.id)?.reviewers ?? []) : [],
    scorers: seesPeople(actor) ? (people.get(row.id)?.scorers ?? []) : [],
    sheetsIn: seesPeople(actor) ? (sheets.get(row.id) ?? 0) : 0,
  }));
  return { items, nextCursor: rows.length > filter.limit ? (ids.at(-1) ?? null) : null };
};
const seesPeople = (actor: Actor): boolean =>
  actor.roles.some((role) => ['reviewer', 'scorer', 'supervisor', 'auditor', 'system'].includes(role));
