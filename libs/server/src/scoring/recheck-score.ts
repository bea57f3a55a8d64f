// Records the recalculation of one report in the background: the frozen score computed again must be the same bytes.
import type { EntityManager } from 'typeorm';
import { combinationIn, moderatedIn, systemActor, type ScoreLine } from '@camphor/domain';
import { digestBy } from '../audit/digest-by';
import { newId } from '../ids';
import { ScoreCheckRow, ScoreRow } from '../db/rows';
import { scoreText } from '../db/score-effects';
import { loadCase } from '../reports/case-file.repository';
import { findVisible } from '../reports/report-tables';
import { officialScore } from './official-score';
import { loadScheme } from './schemes.repository';

export interface Recheck {
  readonly total: string;
  readonly agrees: boolean;
}
/** Recomputes the current score; null when there is none. */
export const recheckScore = async (tx: EntityManager, reportId: string, now: Date): Promise<Recheck | null> => {
  const row = await findVisible(tx, systemActor, reportId);
  const stored = row?.scoreId ? await tx.findOneBy(ScoreRow, { id: row.scoreId }) : null;
  if (!row || !stored) return null;
  const { file, judgements } = await loadCase(tx, systemActor, row, now);
  const scheme = await loadScheme(tx, stored.schemeId);
  const scorers = JSON.parse(stored.scorers) as string[];
  const content = await tx.query('SELECT content FROM reports_revision WHERE report_id = ? AND number = ?', [reportId, stored.revision]);
  const figures = (
    JSON.parse((content as { content: string }[])[0]?.content ?? '{"figures":{}}') as { figures: typeof file.content.figures }
  ).figures;
  // As it was made: the cycle may combine in another way by now, and a moderation may have been written since.
  const lines = JSON.parse(stored.linesJson) as ScoreLine[];
  const again = officialScore(
    scheme,
    figures,
    { sheets: judgements.sheets, scorers, moderated: moderatedIn(lines) },
    { combine: combinationIn(lines) },
    row.late === 1,
  );
  const digest = digestBy(
    stored.algorithm,
    scoreText({ total: again.total, grade: again.grade, lines: again.lines, scheme: again.scheme.digest, revision: stored.revision }),
  );
  if (digest === null) throw new Error(`no digest by the name of ${stored.algorithm}`);
  const agrees = digest === stored.digest;
  await tx.insert(ScoreCheckRow, { id: newId(), reportId, scoreId: stored.id, totalText: again.total, digest, agrees, checkedAt: now });
  return { total: again.total, agrees };
};
