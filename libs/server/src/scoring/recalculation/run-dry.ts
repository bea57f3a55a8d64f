// Records a dry run (试算) in the background: batch by batch behind a cursor in the run's own row, so that it goes on wherever it was broken off.
import type { DataSource, EntityManager } from 'typeorm';
import { systemActor, type CycleSettings } from '@camphor/domain';
import { RecalculationRow } from '../../db/rows';
import { inTransaction } from '../../db/transaction';
import type { MailPolicy } from '../../reminders/write-messages';
import { loadScheme } from '../schemes.repository';
import { loadBases, nextScored, type Basis } from './bases.query';
import { afterOf, chainDigest, computeResult, foundText, type Result } from './compute-result';
import { actorOf, lockRun, makeInactive, recordRun, type Run } from './run-states';
import { tellRun } from './tell-run';

/** Reports a transaction. */
export const BATCH = 100;
/** Others in this process get their turn after so many reports. */
const BREATH = 50;

const breathe = (): Promise<void> => new Promise((done) => setImmediate(done));
const COLUMNS =
  'run_id, report_id, kind, state, report_version, score_id, basis, before_total, before_text, before_grade, after_total, after_text, after_grade, after_digest, why';
const rowOf = (run: Run, basis: Basis, result: Result): (string | number | null)[] => {
  const after = afterOf(basis, result);
  return [
    run.id,
    result.reportId,
    result.kind,
    basis.state,
    basis.version,
    basis.score.id,
    result.basis,
    basis.score.total,
    basis.score.total,
    basis.score.grade,
    after?.total ?? null,
    after?.total ?? null,
    after?.grade ?? null,
    result.afterDigest,
    JSON.stringify(result.why),
  ];
};

const computeBatch = async (tx: EntityManager, run: Run, ids: readonly string[]): Promise<void> => {
  const scheme = await loadScheme(tx, run.toSchemeId);
  const bases = await loadBases(tx, ids);
  const rows: (string | number | null)[][] = [];
  let { digest } = run;
  for (const [index, basis] of bases.entries()) {
    if (index % BREATH === BREATH - 1) await breathe();
    const result = computeResult(basis, scheme, run.combine as CycleSettings['combine']);
    digest = chainDigest(run.algorithm, digest, foundText(basis, result));
    rows.push(rowOf(run, basis, result));
  }
  if (rows.length > 0) await tx.query(`INSERT INTO scoring_recalculation_result (${COLUMNS}) VALUES ?`, [rows]);
  await tx.update(RecalculationRow, { id: run.id }, { digest, cursorId: ids.at(-1) ?? run.cursorId, done: run.done + rows.length });
};

/** Ranks under both schemes as if every report moved; what cannot be computed keeps its total. */
const rankAll = (tx: EntityManager, runId: string): Promise<unknown> =>
  tx.query(
    `INSERT INTO scoring_recalculation_rank (run_id, report_id, before_rank, after_rank)
     SELECT run_id, report_id, RANK() OVER (ORDER BY before_total DESC), RANK() OVER (ORDER BY COALESCE(after_total, before_total) DESC)
     FROM scoring_recalculation_result WHERE run_id = ?`,
    [runId],
  );

export interface Counts {
  readonly unchanged: number;
  readonly restated: number;
  readonly points: number;
  readonly grade: number;
  readonly rank: number;
  readonly cannot: number;
  /** Published reports that would change: for `amend`. */
  readonly published: number;
}
const countAll = async (tx: EntityManager, runId: string): Promise<Counts> => {
  const [row]: { [name in keyof Counts]: string | null }[] = await tx.query(
    `SELECT SUM(x.kind = 'same') AS unchanged, SUM(x.kind = 'restated') AS restated, SUM(x.kind = 'changed' AND x.before_total <> x.after_total) AS points,
       SUM(x.kind = 'changed' AND x.before_grade <> x.after_grade) AS grade, SUM(k.before_rank <> k.after_rank) AS \`rank\`, SUM(x.kind = 'cannot') AS cannot,
       SUM(x.state = 'published' AND x.kind IN ('changed', 'restated')) AS published
     FROM scoring_recalculation_result x JOIN scoring_recalculation_rank k ON k.run_id = x.run_id AND k.report_id = x.report_id WHERE x.run_id = ?`,
    [runId],
  );
  const number = (name: keyof Counts): number => Number(row?.[name] ?? 0);
  return {
    unchanged: number('unchanged'),
    restated: number('restated'),
    points: number('points'),
    grade: number('grade'),
    rank: number('rank'),
    cannot: number('cannot'),
    published: number('published'),
  };
};

const unlessZero = (count: number): string | null => (count === 0 ? null : String(count));
const finish = async (tx: EntityManager, run: Run, mailPolicy: MailPolicy, now: Date): Promise<void> => {
  await rankAll(tx, run.id);
  const counts = await countAll(tx, run.id);
  await tx.update(
    RecalculationRow,
    { id: run.id },
    { state: 'finished', total: run.done, counts: JSON.stringify(counts), finishedAt: now },
  );
  await makeInactive(tx, run);
  await recordRun(
    tx,
    run,
    'recalculation.finished',
    { after: { reports: run.done, digest: run.digest, algorithm: run.algorithm, counts: { ...counts } } },
    { actor: systemActor, now },
  );
  const said = {
    reports: String(run.done),
    points: String(counts.points),
    grade: String(counts.grade),
    cannot: unlessZero(counts.cannot),
  };
  await tellRun(tx, run, { notice: 'runFinished', to: actorOf(run.askedBy), counts: said, step: 1 }, mailPolicy, now);
};

/** One batch; false when there is nothing left to do. */
const nextBatch = async (tx: EntityManager, runId: string, mailPolicy: MailPolicy, now: Date): Promise<boolean> => {
  const run = await lockRun(tx, runId);
  if (run?.state !== 'running') return false;
  const ids = await nextScored(tx, run.cycleId, run.cursorId, BATCH);
  if (ids.length > 0) await computeBatch(tx, run, ids);
  else await finish(tx, run, mailPolicy, now);
  return ids.length > 0;
};

/**
 * Computes until the run is finished or cancelled. Killed anywhere, delivered twice or done by two at once it gives the same rows and the
 * same digest: each batch and its cursor are one transaction behind the lock of the run.
 */
export const runDry = async (source: DataSource, runId: string, mailPolicy: MailPolicy, now: Date): Promise<void> => {
  while (await inTransaction(source, (tx) => nextBatch(tx, runId, mailPolicy, now)));
};
