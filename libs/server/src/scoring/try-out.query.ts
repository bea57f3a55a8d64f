// Shows what a report would score under a scheme, draft or released, beside its official score; nothing is written.
import type { EntityManager } from 'typeorm';
import {
  isScheme,
  judgedIndicators,
  leavesOf,
  parseScheme,
  refuse,
  refuseAll,
  scoreReport,
  upperBound,
  type Actor,
  type CombinedLine,
  type Language,
  type Refusal,
  type ReportContent,
  type Scheme,
  type ScoreLine,
} from '@camphor/domain';
import type { TryOut } from '@camphor/contract';
import { RevisionRow, type SchemeRow } from '../db/rows';
import { loadCase, type LoadedCase } from '../reports/case-file.repository';
import { findVisible } from '../reports/report-tables';
import { schemeReasons } from './scheme-body';
import { visibleScheme } from './schemes.query';
import { wireLine } from './score-lines';

export interface TryOutAsk {
  readonly actor: Actor;
  readonly schemeId: string;
  readonly reportId: string;
  readonly now: Date;
  readonly language: Language;
}

const soundScheme = (row: SchemeRow): Scheme | Refusal => {
  const parsed = parseScheme(JSON.parse(row.body));
  if (isScheme(parsed)) return parsed;
  const [first, ...rest] = schemeReasons(parsed);
  return first ? refuseAll('guards', [first, ...rest]) : refuse('guards', 'unexpected');
};
/** What counts for a score: the revision that was handed in, or the draft while there is none. */
const countingContent = async (tx: EntityManager, { row, file }: LoadedCase): Promise<ReportContent> => {
  if (row.state === 'draft' || row.revisions === 0) return file.content;
  const revision = await tx.findOneByOrFail(RevisionRow, { reportId: row.id, number: row.revisions });
  return JSON.parse(revision.content) as ReportContent;
};
/** Points that scorers gave are taken over where the line is judged under both schemes with the same weight: others would not compare. */
const carriedOver = (scheme: Scheme, before: Scheme, lines: readonly ScoreLine[], judged: ReadonlySet<string>): CombinedLine[] => {
  const weights = new Map(leavesOf(before).map(({ id, weight }) => [id, weight]));
  const fits = new Set(leavesOf(scheme).flatMap(({ id, weight }) => (judged.has(id) && weights.get(id) === weight ? [id] : [])));
  return lines.flatMap((line) => (line.judged !== null && fits.has(line.indicator) ? [line.judged] : []));
};

export const tryOut = async (tx: EntityManager, { actor, schemeId, reportId, now, language }: TryOutAsk): Promise<TryOut | Refusal> => {
  const row = await visibleScheme(tx, actor, schemeId);
  const report = await findVisible(tx, actor, reportId);
  if (!row || !report) return refuse('not_found', 'not_found');
  const scheme = soundScheme(row);
  if ('ok' in scheme) return scheme;
  const loaded = await loadCase(tx, actor, report, now);
  const { figures } = await countingContent(tx, loaded);
  const official = loaded.file.score;
  const officialLines = (official?.lines ?? []) as unknown as readonly ScoreLine[];
  const judged = carriedOver(scheme, loaded.scheme.scheme, officialLines, new Set(judgedIndicators(scheme, figures)));
  const facts = loaded.file.report.late ? ['late'] : [];
  const score = scoreReport({ scheme, figures, judged: { lines: judged }, facts });
  return {
    scheme: { id: row.id, name: row.name, version: row.version, state: row.state as TryOut['scheme']['state'], digest: row.digest },
    report: { id: report.id, unit: report.unitName },
    total: score.open.length === 0 ? score.total : null,
    grade: score.grade,
    max: upperBound(scheme, figures).max,
    open: [...score.open],
    limits: score.limits.map(({ explanation }) => explanation[language]),
    lines: score.lines.map((line) => ({ ...wireLine(line, language), points: line.points })),
    official: official
      ? {
          total: official.total,
          grade: official.grade,
          stale: official.stale,
          scheme: { name: official.scheme.name, digest: official.scheme.digest },
          lines: officialLines.map((line) => wireLine(line, language)),
        }
      : null,
  };
};
