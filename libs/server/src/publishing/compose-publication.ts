// Decides what a publication says: the frozen report, its score and scheme, as canonical JSON with its digest.
import { canonicalJson, type FrozenScore, type Json, type ReportContent } from '@camphor/domain';
import { ALGORITHM, digestOf } from '../digest';
import type { JoinedReport } from '../reports/report-tables';

/** Score lines that say what each scorer gave, but not who they are. */
export const withoutScorers = (lines: Json): readonly { readonly [key: string]: Json }[] =>
  (lines as readonly { readonly [key: string]: Json }[]).map((line) => ({ ...line, judged: anonymous(line['judged'] ?? null) }));

/** Internal words (explanations to the bureau) and the scorers' names stay inside. */
export const composePublication = (
  row: JoinedReport,
  content: ReportContent,
  score: FrozenScore | null,
  now: Date,
): { body: string; digest: string; algorithm: string } => {
  if (!score) throw new Error('a report without a score cannot be published');
  const { explanations: _, ...open } = content;
  const lines = withoutScorers(score.lines);
  const body = canonicalJson({
    format: 'camphor-publication-1',
    reportId: row.id,
    unit: { code: row.unitCode, name: row.unitName, kind: row.unitKind },
    bureau: row.bureauName,
    cycle: { id: row.cycleId, year: row.year, name: row.cycleName },
    publishedAt: now.toISOString(),
    late: row.late === 1,
    total: score.total,
    grade: score.grade,
    revision: score.revision,
    scheme: { name: score.scheme.name, digest: score.scheme.digest },
    content: open as unknown as Json,
    lines,
  });
  return { body, digest: digestOf(body), algorithm: ALGORITHM };
};

const anonymous = (judged: Json): Json => {
  if (judged === null || typeof judged !== 'object' || Array.isArray(judged)) return judged;
  const { given, ...rest } = judged as { readonly [key: string]: Json };
  const entries = Array.isArray(given) ? (given as readonly { readonly [key: string]: Json }[]) : [];
  return { ...rest, given: entries.map((entry, index) => ({ ...entry, scorer: `评分人${index + 1}` })) };
};
