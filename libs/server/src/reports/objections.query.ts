// Shows objections (异议): those of a report with what stands against deciding them, and those of the bureau, overdue ones first.
import type { EntityManager } from 'typeorm';
import {
  couldDecideObjection,
  localDateOf,
  objectionBars,
  openObjections,
  type Actor,
  type Language,
  type ObjectionFacts,
  type Reason,
} from '@camphor/domain';
import type { WireObjection } from '@camphor/contract';
import { calendarsOf, type Calendars } from '../cycles/calendars';
import type { LoadedCase } from './case-file.repository';
import { REPORT_JOINS } from './report-tables';
import { shownReason } from './shown-reason';
import { visibleReports } from './visible-reports';

interface FactsLine {
  readonly id: string;
  readonly generation: number;
  readonly indicators: string;
  readonly filedBy: string;
  readonly upheld: number | null;
  readonly decidedAt: Date | null;
}
interface Judged {
  readonly reportId: string;
  readonly generation: number;
  readonly id: string;
  readonly hand: 'sheet' | 'moderation';
}
/** Who had a hand in the points of each generation of sheets. */
const judgedBy = (tx: EntityManager, reportIds: readonly string[]): Promise<Judged[]> =>
  reportIds.length === 0
    ? Promise.resolve([])
    : tx.query(
        `SELECT report_id AS reportId, generation, scorer_id AS id, 'sheet' AS hand FROM scoring_sheet WHERE report_id IN (?) AND submitted = 1
         UNION SELECT report_id, generation, created_by, 'moderation' FROM scoring_moderation WHERE report_id IN (?)`,
        [reportIds, reportIds],
      );
const handsIn = (judged: readonly Judged[], reportId: string, generation: number): Pick<ObjectionFacts, 'judgedBy' | 'moderatedBy'> => {
  const there = judged.filter((one) => one.reportId === reportId && one.generation === generation);
  const of = (hand: Judged['hand']) => there.filter((one) => one.hand === hand).map(({ id }) => id);
  return { judgedBy: of('sheet'), moderatedBy: of('moderation') };
};

/** The objections of a report, oldest first, for its case file. */
export const loadObjections = async (tx: EntityManager, reportId: string): Promise<ObjectionFacts[]> => {
  const rows: FactsLine[] = await tx.query(
    `SELECT id, generation, indicators, filed_by AS filedBy, upheld, decided_at AS decidedAt FROM publishing_objection WHERE report_id = ? ORDER BY filed_at, id`,
    [reportId],
  );
  const judged = rows.length === 0 ? [] : await judgedBy(tx, [reportId]);
  return rows.map(({ id, generation, indicators, filedBy, upheld, decidedAt }) => ({
    id,
    generation,
    indicators: JSON.parse(indicators) as string[],
    filedBy,
    upheld: decidedAt === null ? null : upheld === 1,
    ...handsIn(judged, reportId, generation),
  }));
};

interface Line extends FactsLine {
  readonly reportId: string;
  readonly unit: string;
  readonly state: WireObjection['state'];
  readonly reason: string;
  readonly points: string;
  readonly by: string;
  readonly at: Date;
  readonly score: number;
  readonly due: string | null;
  readonly outcomes: string | null;
  readonly decisionReason: string | null;
  readonly decidedBy: string | null;
}
const SELECT = `SELECT o.id, o.report_id AS reportId, u.name AS unit, r.state, o.generation, o.indicators, o.reason, o.points_json AS points, o.filed_by AS filedBy,
    COALESCE(p.name, '') AS \`by\`, o.filed_at AS at, o.score_number AS score, o.due, o.upheld, o.outcomes_json AS outcomes, o.decision_reason AS decisionReason,
    q.name AS decidedBy, o.decided_at AS decidedAt
  FROM publishing_objection o JOIN ${REPORT_JOINS.replace('reports_report r', 'reports_report r ON r.id = o.report_id')}
  LEFT JOIN people_account p ON p.id = o.filed_by LEFT JOIN people_account q ON q.id = o.decided_by`;

interface Shown {
  readonly today: string;
  readonly calendars: Calendars;
  readonly language: Language;
}
const wire = (line: Line, why: readonly Reason[] | null, { today, calendars, language }: Shown): WireObjection => ({
  id: line.id,
  reportId: line.reportId,
  unit: line.unit,
  state: line.state,
  indicators: JSON.parse(line.indicators) as string[],
  reason: line.reason,
  points: JSON.parse(line.points) as WireObjection['points'],
  by: line.by,
  at: line.at.toISOString(),
  score: line.score,
  due: line.due,
  left: line.due && !line.decidedAt ? calendars.left(today, line.due) : null,
  decide: line.decidedAt || why === null ? null : { allowed: why.length === 0, why: why.map((reason) => shownReason(reason, language)) },
  decision: line.decidedAt
    ? {
        upheld: line.upheld === 1,
        reason: line.decisionReason ?? '',
        outcomes: JSON.parse(line.outcomes ?? '[]') as { indicator: string; upheld: boolean; reason: string }[],
        by: line.decidedBy ?? '',
        at: line.decidedAt.toISOString(),
      }
    : null,
});

/** Who decided is the bureau's business, as who scored is. */
const forUnit = (item: WireObjection): WireObjection => ({ ...item, decision: item.decision && { ...item.decision, by: '' } });

export const listObjections = async (
  tx: EntityManager,
  { row, file }: LoadedCase,
  language: Language,
): Promise<{ items: WireObjection[] }> => {
  const lines: Line[] = await tx.query(`${SELECT} WHERE o.report_id = ? ORDER BY o.filed_at, o.id`, [row.id]);
  const shown: Shown = { today: file.today, calendars: await calendarsOf(tx), language };
  const open = new Map(openObjections(file).map((objection) => [objection.id, objection]));
  const isUnit = file.rolesHere.every((role) => role === 'preparer' || role === 'head');
  return {
    items: lines.map((line) => {
      const objection = open.get(line.id);
      const item = wire(line, objection ? (couldDecideObjection(file, objection)?.reasons ?? []) : null, shown);
      return isUnit ? forUnit(item) : item;
    }),
  };
};

export interface ObjectionSearch {
  readonly cycle?: string | undefined;
  readonly open?: 'true' | 'false' | undefined;
  readonly overdue?: 'true' | 'false' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly now: Date;
  readonly language: Language;
}
const ASCII = /^[\x21-\x7e]{1,64}$/;

/** Oldest first. What stands against deciding is judged as if it named points that people gave; the report itself says it to the letter. */
export const searchObjections = async (tx: EntityManager, actor: Actor, search: ObjectionSearch) => {
  const { cycle, open, overdue, cursor, limit, now, language } = search;
  const today = localDateOf(now.toISOString());
  const seen = visibleReports(actor);
  const where = [seen.sql];
  const values: unknown[] = [...seen.values];
  if (cycle !== undefined) where.push(ASCII.test(cycle) ? 'r.cycle_id = ?' : 'FALSE');
  if (cycle !== undefined && ASCII.test(cycle)) values.push(cycle);
  if (open !== undefined) where.push(`o.decided_at IS ${open === 'true' ? '' : 'NOT '}NULL`);
  if (overdue !== undefined)
    where.push(overdue === 'true' ? '(o.decided_at IS NULL AND o.due < ?)' : '(o.decided_at IS NOT NULL OR o.due >= ?)');
  if (overdue !== undefined) values.push(today);
  if (cursor !== undefined) where.push(ASCII.test(cursor) ? 'o.id > ?' : 'FALSE');
  if (cursor !== undefined && ASCII.test(cursor)) values.push(cursor);
  const lines: Line[] = await tx.query(`${SELECT} WHERE ${where.join(' AND ')} ORDER BY o.id LIMIT ?`, [...values, limit + 1]);
  const shown: Shown = { today, calendars: await calendarsOf(tx), language };
  const page = lines.slice(0, limit);
  const bars = await barsOf(tx, actor, page);
  return {
    items: page.map((line) => wire(line, actor.roles.includes('supervisor') ? bars(line) : null, shown)),
    nextCursor: lines.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
};

const barsOf = async (tx: EntityManager, actor: Actor, lines: readonly Line[]): Promise<(line: Line) => readonly Reason[]> => {
  const reportIds = [...new Set(lines.map(({ reportId }) => reportId))];
  const judged = await judgedBy(tx, reportIds);
  const hands: { reportId: string }[] =
    reportIds.length === 0
      ? []
      : await tx.query('SELECT report_id AS reportId FROM reports_hand WHERE account_id = ? AND report_id IN (?)', [
          actor.accountId,
          reportIds,
        ]);
  return ({ reportId, generation, filedBy }) =>
    objectionBars(
      {
        filedBy,
        ...handsIn(judged, reportId, generation),
      },
      {
        accountId: actor.accountId,
        preparedBy: hands.some((hand) => hand.reportId === reportId) ? [actor.accountId] : [],
        asksJudged: true,
      },
    );
};
