// Reads what many scored reports are computed from: their frozen scores, revisions and sheets, in a fixed number of queries whatever their number.
import type { EntityManager } from 'typeorm';
import { canonicalJson, type Figures, type Grade, type ReportContent, type ScoreLine, type State } from '@camphor/domain';
import { digestOf } from '../../digest';
import type { Written } from '../../db/effect-context';
import type { LoadedSheet } from '../official-score';

export interface Basis {
  readonly row: Written;
  readonly state: State;
  readonly version: number;
  readonly accepted: boolean | null;
  readonly round: number;
  readonly figures: Figures;
  readonly sheets: readonly LoadedSheet[];
  readonly score: {
    readonly id: string;
    readonly total: string;
    readonly grade: Grade;
    readonly lines: readonly ScoreLine[];
    readonly scheme: { readonly id: string; readonly digest: string };
    readonly revision: number;
    readonly reportVersion: number;
    readonly scorers: readonly string[];
  };
}
interface BasisRow extends Omit<Written, 'late'> {
  readonly late: 0 | 1;
  readonly state: State;
  readonly version: number;
  readonly accepted: 0 | 1 | null;
  readonly round: number;
  readonly revisions: number;
  readonly scoreId: string;
  readonly total: string;
  readonly grade: Grade;
  readonly lines: string;
  readonly scoredUnder: string;
  readonly scoredDigest: string;
  readonly reportVersion: number;
  readonly scorers: string;
  readonly content: string;
}
interface SheetOfReport {
  readonly reportId: string;
  readonly id: string;
  readonly scorerId: string;
  readonly version: number;
  readonly submitted: number;
  readonly lines: string;
}

/** Reports of the cycle that have a score, after `cursor`, in the order of ids; one range of the index for each state. */
export const nextScored = async (tx: EntityManager, cycleId: string, cursor: string, limit: number): Promise<string[]> => {
  const of = '(SELECT id FROM reports_report WHERE cycle_id = ? AND state = ? AND id > ? ORDER BY id LIMIT ?)';
  const rows: { id: string }[] = await tx.query(`${of} UNION ALL ${of} ORDER BY id LIMIT ?`, [
    cycleId,
    'scored',
    cursor,
    limit,
    cycleId,
    'published',
    cursor,
    limit,
    limit,
  ]);
  return rows.map(({ id }) => id);
};
export const countScored = async (tx: EntityManager, cycleId: string): Promise<number> => {
  const rows: { reports: string }[] = await tx.query(
    "SELECT COUNT(*) AS reports FROM reports_report WHERE cycle_id = ? AND state IN ('scored', 'published')",
    [cycleId],
  );
  return Number(rows[0]?.reports ?? 0);
};

const sheetsOf = async (tx: EntityManager, ids: readonly string[]): Promise<Map<string, LoadedSheet[]>> => {
  const rows: SheetOfReport[] = await tx.query(
    `SELECT s.report_id AS reportId, s.id, s.scorer_id AS scorerId, s.version, s.submitted, s.lines_json AS \`lines\` FROM reports_report r
     JOIN scoring_sheet s ON s.report_id = r.id AND s.generation = r.generation WHERE r.id IN (?) ORDER BY s.report_id, s.scorer_id`,
    [ids],
  );
  const found = new Map<string, LoadedSheet[]>();
  for (const { reportId, submitted, lines, ...sheet } of rows) {
    const list = found.get(reportId) ?? [];
    list.push({ ...sheet, scorer: '', submitted: submitted === 1, lines: JSON.parse(lines) as LoadedSheet['lines'] });
    found.set(reportId, list);
  }
  return found;
};

const basisOf = (row: BasisRow, sheets: readonly LoadedSheet[]): Basis => ({
  row: {
    id: row.id,
    bureauId: row.bureauId,
    cycleId: row.cycleId,
    unitName: row.unitName,
    generation: row.generation,
    publicationId: row.publicationId,
    late: row.late,
    schemeId: row.schemeId,
  },
  state: row.state,
  version: row.version,
  accepted: row.accepted === null ? null : row.accepted === 1,
  round: row.round,
  figures: (JSON.parse(row.content) as ReportContent).figures,
  sheets,
  score: {
    id: row.scoreId,
    total: row.total,
    grade: row.grade,
    lines: JSON.parse(row.lines) as ScoreLine[],
    scheme: { id: row.scoredUnder, digest: row.scoredDigest },
    revision: row.revisions,
    reportVersion: row.reportVersion,
    scorers: JSON.parse(row.scorers) as string[],
  },
});

/** In the order of ids; a report that has no score any more is left out. */
export const loadBases = async (tx: EntityManager, ids: readonly string[]): Promise<Basis[]> => {
  if (ids.length === 0) return [];
  const rows: BasisRow[] = await tx.query(
    `SELECT r.id, r.cycle_id AS cycleId, r.state, r.version, r.accepted, r.round, r.late, r.revisions, r.generation, r.publication_id AS publicationId,
       u.name AS unitName, c.bureau_id AS bureauId, c.scheme_id AS schemeId, s.id AS scoreId, s.total_text AS total, s.grade, s.lines_json AS \`lines\`,
       s.scheme_id AS scoredUnder, s.scheme_digest AS scoredDigest, s.report_version AS reportVersion, s.scorers, v.content
     FROM reports_report r JOIN people_organisation u ON u.id = r.unit_id JOIN cycles_cycle c ON c.id = r.cycle_id
     JOIN scoring_score s ON s.id = r.score_id JOIN reports_revision v ON v.report_id = r.id AND v.number = r.revisions
     WHERE r.id IN (?) ORDER BY r.id`,
    [ids],
  );
  const sheets = await sheetsOf(tx, ids);
  return rows.map((row) => basisOf(row, sheets.get(row.id) ?? []));
};

/** Digest of all that a recalculation of the report rests on: when it is another one, the data have changed since. */
export const basisDigest = ({ row, version, sheets, score }: Basis, combine: string, schemeDigest: string): string =>
  digestOf(
    canonicalJson({
      version,
      late: row.late === 1,
      generation: row.generation,
      score: score.id,
      revision: score.revision,
      scorers: [...score.scorers].sort(),
      sheets: sheets.map(({ id, version: sheetVersion }) => ({ id, version: sheetVersion })),
      combine,
      scheme: schemeDigest,
    }),
  );
