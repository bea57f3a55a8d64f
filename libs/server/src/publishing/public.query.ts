// Shows what the public may read: published cycles, results and reports; superseded publications stay readable and say so.
import type { EntityManager } from 'typeorm';
import type { Language, ReportContent, ScoreLine } from '@camphor/domain';
import { isId } from '../ids';
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
export const publicReport = async (tx: EntityManager, id: string, language: Language) => {
  if (!isId(id)) return null;
  const rows: {
    reportId: string;
    number: number;
    body: string;
    digest: string;
    algorithm: string;
    supersededAt: Date | null;
    supersededReason: string | null;
    title: string;
  }[] = await tx.query(
    `SELECT p.report_id AS reportId, p.number, p.body, p.digest, p.algorithm, p.superseded_at AS supersededAt, p.superseded_reason AS supersededReason, s.title
       FROM publishing_publication p JOIN cycles_cycle c ON c.id = p.cycle_id JOIN scoring_scheme s ON s.id = c.scheme_id WHERE p.id = ?`,
    [id],
  );
  const row = rows[0];
  if (!row) return null;
  const body = JSON.parse(row.body) as Body;
  return {
    id,
    reportId: row.reportId,
    number: row.number,
    unit: body.unit.name,
    year: body.cycle.year,
    cycle: body.cycle.name,
    bureau: body.bureau,
    publishedAt: body.publishedAt,
    total: body.total,
    grade: body.grade,
    late: body.late,
    digest: row.digest,
    algorithm: row.algorithm,
    superseded: row.supersededAt ? { at: row.supersededAt.toISOString(), reason: row.supersededReason ?? '' } : null,
    content: body.content,
    score: {
      scheme: { name: body.scheme.name, title: row.title, digest: body.scheme.digest },
      lines: body.lines.map((line) => wireLine(line, language)),
    },
  };
};
export type PublicReport = NonNullable<Awaited<ReturnType<typeof publicReport>>>;
