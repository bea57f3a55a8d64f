// Shows the official score of a report, line by line, in one language.
import type { EntityManager } from 'typeorm';
import { refuse, type Actor, type Language, type Refusal, type ScoreLine } from '@camphor/domain';
import type { Score } from '@camphor/contract';
import { ScoreRow } from '../db/rows';
import { loadCase } from '../reports/case-file.repository';
import { findVisible } from '../reports/report-tables';
import { wireLine } from './score-lines';

export const officialScoreView = async (
  tx: EntityManager,
  actor: Actor,
  reportId: string,
  now: Date,
  language: Language,
): Promise<Score | Refusal> => {
  const row = await findVisible(tx, actor, reportId);
  if (!row) return refuse('not_found', 'not_found');
  const loaded = await loadCase(tx, actor, row, now);
  const { score } = loaded.file;
  const stored = score ? await tx.findOneBy(ScoreRow, { id: score.id }) : null;
  if (!score || !stored) return refuse('not_found', 'no_score_yet');
  const names = new Map(loaded.assigned.map(({ id, name }) => [id, name]));
  // A unit learns the points and reasons, not who gave them.
  const mayKnowScorers = loaded.file.rolesHere.some((role) => ['supervisor', 'auditor', 'reviewer', 'scorer'].includes(role));
  return {
    total: score.total,
    grade: score.grade,
    stale: score.stale,
    scheme: { name: score.scheme.name, title: loaded.scheme.scheme.title[language], digest: score.scheme.digest },
    revision: score.revision,
    reportVersion: score.reportVersion,
    scorers: mayKnowScorers ? score.scorers.map((id) => names.get(id) ?? id) : [],
    scoredAt: stored.createdAt.toISOString(),
    lines: (JSON.parse(stored.linesJson) as ScoreLine[]).map((line) => wireLine(line, language)),
  };
};
