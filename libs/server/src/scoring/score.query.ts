// Shows the official scores of a report, line by line, in one language: the current one, and by their numbers those that were before it.
import type { EntityManager } from 'typeorm';
import { refuse, type Actor, type Grade, type Language, type Refusal, type ScoreLine } from '@camphor/domain';
import type { Score } from '@camphor/contract';
import { SchemeRow, ScoreRow } from '../db/rows';
import { loadCase } from '../reports/case-file.repository';
import { findVisible } from '../reports/report-tables';
import { schemeTitle } from './scheme-title.query';
import { shownReason } from '../reports/shown-reason';
import { wireLine } from './score-lines';

export interface ScoreAsk {
  readonly actor: Actor;
  readonly reportId: string;
  /** Absent: the current one. */
  readonly number?: number | undefined;
  readonly now: Date;
  readonly language: Language;
}

const namesOf = async (tx: EntityManager, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const rows: { id: string; name: string }[] = await tx.query('SELECT id, name FROM people_account WHERE id IN (?)', [ids]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ids.map((id) => names.get(id) ?? id);
};
/** Of the scheme that the score was made by, whatever the cycle goes by since. */
const schemeOf = async (tx: EntityManager, { schemeId, schemeDigest }: ScoreRow, language: Language): Promise<Score['scheme']> => {
  const row = await tx.findOneBy(SchemeRow, { id: schemeId });
  const name = row?.name ?? '';
  return { name, title: await schemeTitle(tx, { name, digest: schemeDigest }, language), digest: schemeDigest };
};

export const officialScoreView = async (tx: EntityManager, ask: ScoreAsk): Promise<Score | Refusal> => {
  const { actor, reportId, number, now, language } = ask;
  const row = await findVisible(tx, actor, reportId);
  if (!row) return refuse('not_found', 'not_found');
  const { file } = await loadCase(tx, actor, row, now);
  const which = number === undefined ? (file.score ? { id: file.score.id } : null) : { reportId, number };
  const stored = which && (await tx.findOneBy(ScoreRow, which));
  if (!stored) return refuse('not_found', 'no_score_yet');
  const current = stored.id === file.score?.id;
  // A unit learns the points and reasons, not who gave them.
  const mayKnowScorers = file.rolesHere.some((role) => ['supervisor', 'auditor', 'reviewer', 'scorer'].includes(role));
  return {
    number: stored.number,
    current,
    total: stored.totalText,
    grade: stored.grade as Grade,
    stale: current && file.score?.stale === true,
    staleReasons: current ? (file.score?.staleReasons ?? []).map((reason) => shownReason(reason, language)) : [],
    scheme: await schemeOf(tx, stored, language),
    revision: stored.revision,
    reportVersion: stored.reportVersion,
    scorers: mayKnowScorers ? await namesOf(tx, JSON.parse(stored.scorers) as string[]) : [],
    scoredAt: stored.createdAt.toISOString(),
    lines: (JSON.parse(stored.linesJson) as ScoreLine[]).map((line) => wireLine(line, language)),
  };
};

export const listScores = async (tx: EntityManager, reportId: string) => {
  const rows: { number: number; total: string; grade: Grade; scoredAt: Date; revision: number; current: number }[] = await tx.query(
    `SELECT s.number, s.total_text AS total, s.grade, s.created_at AS scoredAt, s.revision, s.id <=> r.score_id AS current
     FROM scoring_score s JOIN reports_report r ON r.id = s.report_id WHERE s.report_id = ? ORDER BY s.number`,
    [reportId],
  );
  return { items: rows.map((row) => ({ ...row, scoredAt: row.scoredAt.toISOString(), current: Number(row.current) === 1 })) };
};
