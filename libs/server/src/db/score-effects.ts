// Records frozen scores and the promises that come with them, of one report or of many in the same number of statements.
import type { EntityManager } from 'typeorm';
import { canonicalJson, type Json } from '@camphor/domain';
import { ALGORITHM, digestOf } from '../digest';
import { newId } from '../ids';
import { promiseAll } from '../jobs/outbox';
import type { EffectOf } from './effect-context';
import { ScoreRow } from './rows';

/** What the digest of a score is taken over. */
export const scoreText = (score: {
  readonly total: string;
  readonly grade: string;
  readonly lines: Json;
  readonly scheme: string;
  readonly revision: number;
}): string => canonicalJson(score);

const nextNumbers = async (tx: EntityManager, reportIds: readonly string[]): Promise<Map<string, number>> => {
  const rows: { reportId: string; scores: string }[] = await tx.query(
    'SELECT report_id AS reportId, COUNT(*) AS scores FROM scoring_score WHERE report_id IN (?) GROUP BY report_id',
    [reportIds],
  );
  return new Map(rows.map(({ reportId, scores }) => [reportId, Number(scores) + 1]));
};

export const freezeScores = async (tx: EntityManager, many: readonly EffectOf<'freezeScore'>[]): Promise<void> => {
  const numbers = await nextNumbers(
    tx,
    many.map(({ context }) => context.reportId),
  );
  const rows = many.map(({ effect: { score, revision, reportVersion, scorers }, context: { reportId, row, actor, now } }) => ({
    id: newId(),
    reportId,
    number: numbers.get(reportId) ?? 1,
    total: score.total,
    totalText: score.total,
    grade: score.grade,
    linesJson: canonicalJson(score.lines),
    schemeId: score.scheme.id,
    schemeDigest: score.scheme.digest,
    revision,
    reportVersion,
    generation: row.generation,
    scorers: JSON.stringify(scorers),
    digest: digestOf(scoreText({ total: score.total, grade: score.grade, lines: score.lines, scheme: score.scheme.digest, revision })),
    algorithm: ALGORITHM,
    createdBy: actor.accountId,
    createdAt: now,
  }));
  await tx.insert(ScoreRow, rows);
  const ids = rows.map(({ reportId }) => reportId);
  await tx.query(
    `UPDATE reports_report SET score_id = CASE id ${rows.map(() => 'WHEN ? THEN ?').join(' ')} ELSE score_id END WHERE id IN (?)`,
    [...rows.flatMap(({ reportId, id }) => [reportId, id]), ids],
  );
  const now = many[0]?.context.now;
  if (now)
    await promiseAll(
      tx,
      'recalculate',
      ids.map((reportId) => ({ reportId })),
      now,
    );
};

export const tellAll = async (tx: EntityManager, many: readonly EffectOf<'tell'>[]): Promise<void> => {
  const now = many[0]?.context.now;
  if (!now) return;
  const payloads = many.map(({ effect: { notice, to }, context: { reportId, seq, actor } }) => ({
    reportId,
    notice,
    to,
    eventSeq: seq,
    actorId: actor.accountId,
  }));
  await promiseAll(tx, 'notify', payloads, now);
};
