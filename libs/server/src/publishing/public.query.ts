// Shows what the public may read: published cycles, results and reports; superseded publications stay readable and say so.
import type { EntityManager } from 'typeorm';
import type { Language, ReportContent, ScoreLine } from '@camphor/domain';
import { PublicationRow } from '../db/rows';
import { isId } from '../ids';
import { schemeTitle } from '../scoring/scheme-title.query';
import { wireLine } from '../scoring/score-lines';

export const publicCycles = async (tx: EntityManager) => {
  const rows: { id: string; year: number; name: string; bureau: string; published: string }[] = await tx.query(
    `SELECT c.id, c.year, c.name, b.name AS bureau, COUNT(p.id) AS published FROM cycles_cycle c JOIN people_organisation b ON b.id = c.bureau_id
     JOIN publishing_publication p ON p.cycle_id = c.id AND p.superseded_at IS NULL GROUP BY c.id, c.year, c.name, b.name ORDER BY c.year DESC, b.name`,
  );
  return { items: rows.map((row) => ({ ...row, published: Number(row.published) })) };
};

const likeText = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
type Row = { publicationId: string; unit: string; total: string; grade: string; selfScore: string | null; publishedAt: Date; late: number };
export const publicResults = async (
  tx: EntityManager,
  cycleId: string,
  query: { q?: string | undefined; cursor?: string | undefined; limit: number },
) => {
  if (!isId(cycleId)) return null;
  const cycle: { name: string; year: number; bureau: string }[] = await tx.query(
    'SELECT c.name, c.year, b.name AS bureau FROM cycles_cycle c JOIN people_organisation b ON b.id = c.bureau_id WHERE c.id = ?',
    [cycleId],
  );
  if (!cycle[0]) return null;
  const rows: Row[] = await tx.query(
    `SELECT id AS publicationId, unit_name AS unit, total_text AS total, grade, self_score AS selfScore, created_at AS publishedAt, late FROM publishing_publication
     WHERE cycle_id = ? AND superseded_at IS NULL AND id > ? ${query.q ? 'AND unit_name LIKE ?' : ''} ORDER BY id LIMIT ?`,
    [cycleId, query.cursor && isId(query.cursor) ? query.cursor : '', ...(query.q ? [likeText(query.q)] : []), query.limit + 1],
  );
  const items = rows
    .slice(0, query.limit)
    .map((row) => ({ ...row, grade: row.grade as 'excellent', late: row.late === 1, publishedAt: row.publishedAt.toISOString() }));
  return { cycle: cycle[0], page: { items, nextCursor: rows.length > query.limit ? (items.at(-1)?.publicationId ?? null) : null } };
};

interface Body {
  readonly unit: { readonly name: string };
  readonly bureau: string;
  readonly cycle: { readonly name: string; readonly year: number };
  readonly publishedAt: string;
  readonly late: boolean;
  readonly total: string;
  readonly grade: 'excellent' | 'good' | 'fair' | 'poor';
  readonly scheme: { readonly name: string; readonly digest: string };
  readonly content: Omit<ReportContent, 'explanations'>;
  readonly lines: readonly ScoreLine[];
}
interface Standing {
  readonly id: string;
  readonly number: number;
  readonly at: Date | null;
  readonly reason: string | null;
}
/** The other publications of the same report: what replaced it, and what was taken back before it. */
const othersOf = async (tx: EntityManager, reportId: string, number: number) => {
  const rows: Standing[] = await tx.query(
    'SELECT id, number, superseded_at AS at, superseded_reason AS reason FROM publishing_publication WHERE report_id = ? ORDER BY number',
    [reportId],
  );
  return {
    successor: rows.find((row) => row.number > number && row.at === null)?.id ?? null,
    earlier: rows
      .filter((row) => row.number < number && row.at !== null)
      .map((row) => ({ id: row.id, number: row.number, supersededAt: row.at?.toISOString() ?? '', reason: row.reason ?? '' })),
  };
};

export const publicReport = async (tx: EntityManager, id: string, language: Language) => {
  const row = isId(id) ? await tx.findOneBy(PublicationRow, { id }) : null;
  if (!row) return null;
  const body = JSON.parse(row.body) as Body;
  const { successor, earlier } = await othersOf(tx, row.reportId, row.number);
  return {
    id,
    reportId: row.reportId,
    number: row.number,
    unit: body.unit.name,
    year: body.cycle.year,
    cycle: body.cycle.name,
    cycleId: row.cycleId,
    bureau: body.bureau,
    publishedAt: body.publishedAt,
    total: body.total,
    grade: body.grade,
    late: body.late,
    digest: row.digest,
    algorithm: row.algorithm,
    superseded: row.supersededAt ? { at: row.supersededAt.toISOString(), reason: row.supersededReason ?? '', successor } : null,
    earlier,
    content: body.content,
    score: {
      scheme: { ...body.scheme, title: await schemeTitle(tx, body.scheme, language) },
      lines: body.lines.map((line) => wireLine(line, language)),
    },
  };
};
export type PublicReport = NonNullable<Awaited<ReturnType<typeof publicReport>>>;

/** Publications that were taken back, newest first, each with its reason and what replaced it. */
export const publicErrata = async (
  tx: EntityManager,
  cycleId: string,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
) => {
  if (!isId(cycleId)) return null;
  const known: unknown[] = await tx.query('SELECT id FROM cycles_cycle WHERE id = ?', [cycleId]);
  if (known.length === 0) return null;
  const rows: {
    publicationId: string;
    unit: string;
    number: number;
    publishedAt: Date;
    at: Date;
    reason: string;
    successor: string | null;
  }[] = await tx.query(
    `SELECT p.id AS publicationId, p.unit_name AS unit, p.number, p.created_at AS publishedAt, p.superseded_at AS at, p.superseded_reason AS reason,
         r.publication_id AS successor FROM publishing_publication p JOIN reports_report r ON r.id = p.report_id
       WHERE p.cycle_id = ? AND p.superseded_at IS NOT NULL ${cursor && isId(cursor) ? 'AND p.id < ?' : ''} ORDER BY p.id DESC LIMIT ?`,
    [cycleId, ...(cursor && isId(cursor) ? [cursor] : []), limit + 1],
  );
  return {
    items: rows
      .slice(0, limit)
      .map(({ at, ...row }) => ({ ...row, publishedAt: row.publishedAt.toISOString(), supersededAt: at.toISOString() })),
    nextCursor: rows.length > limit ? (rows[limit - 1]?.publicationId ?? null) : null,
  };
};
