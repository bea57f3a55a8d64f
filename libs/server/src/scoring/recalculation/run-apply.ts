// Records a confirmed recalculation in the background: each chosen report through the one writer, batch by batch, wholly or not at all.
import type { DataSource, EntityManager } from 'typeorm';
import { decideRecalculated, localDateOf, type Actor, type CycleSettings, type Difference, type RecalculatedCase } from '@camphor/domain';
import { calendarsOf, type Calendars } from '../../cycles/calendars';
import { readSettings } from '../../cycles/cycle-settings';
import { commitAll, type Change } from '../../db/commit';
import { CycleRow, RecalculationRow } from '../../db/rows';
import { inTransaction } from '../../db/transaction';
import { isRefusal } from '../../refusal.error';
import type { MailPolicy } from '../../reminders/write-messages';
import { loadScheme, type LoadedScheme } from '../schemes.repository';
import { loadBases, type Basis } from './bases.query';
import { chainDigest, computeResult } from './compute-result';
import { actorOf, lockRun, makeInactive, recordRun, type Run } from './run-states';
import { tellRun } from './tell-run';

/** Reports a transaction; others who want one of them wait that long. */
export const APPLY_BATCH = 50;

interface Chosen {
  readonly reportId: string;
  readonly version: number;
  readonly basis: string;
  readonly afterDigest: string;
}
const CHOSEN: Record<Run['choice'], string> = {
  all: "outcome IS NULL AND state = 'scored' AND kind IN ('changed', 'restated')",
  some: "outcome = 'chosen'",
};
/** A locking read: a plain one would freeze what is read after the locks of the reports. */
const nextChosen = (tx: EntityManager, run: Run): Promise<Chosen[]> =>
  tx.query(
    `SELECT report_id AS reportId, report_version AS version, basis, after_digest AS afterDigest FROM scoring_recalculation_result
     WHERE run_id = ? AND report_id > ? AND ${CHOSEN[run.choice]} ORDER BY report_id LIMIT ? FOR UPDATE`,
    [run.id, run.applyCursor, APPLY_BATCH],
  );

interface Ground {
  readonly run: Run;
  readonly scheme: LoadedScheme;
  readonly cycle: CycleRow;
  readonly settings: CycleSettings;
  readonly calendars: Calendars;
  readonly actor: Actor;
  readonly now: Date;
}
/** The facts of the case file that the decision rests on, made from what was read for all of them at once. */
const caseOf = (basis: Basis, { cycle, settings, calendars, now }: Ground): RecalculatedCase => ({
  today: localDateOf(now.toISOString()),
  now: now.toISOString(),
  // Judged when it was confirmed, by the bureau that the cycle belongs to.
  rolesHere: ['supervisor'],
  addWorkingDays: (from, days) => calendars.addWorkingDays(from, days),
  report: { id: basis.row.id, state: basis.state, version: basis.version, accepted: basis.accepted },
  cycle: { publicationDue: cycle.publicationDue, settings },
  score: basis.score,
});

/** null: what the dry run rested on is no longer so, or the report may not be changed; nothing is written for it. */
const changeOf = (found: Chosen, basis: Basis | undefined, ground: Ground): Change | null => {
  if (!basis || basis.version !== found.version) return null;
  const { run, scheme } = ground;
  const result = computeResult(basis, scheme, run.combine as CycleSettings['combine']);
  if (result.basis !== found.basis || result.afterDigest !== found.afterDigest || result.score === null) return null;
  const decision = decideRecalculated(caseOf(basis, ground), {
    run: run.id,
    score: result.score,
    why: result.why as readonly Difference[],
    reason: run.reason ?? '',
  });
  return isRefusal(decision) ? null : { decision, row: basis.row };
};

const groundOf = async (tx: EntityManager, run: Run, now: Date): Promise<Ground> => {
  const cycle = await tx.findOneByOrFail(CycleRow, { id: run.cycleId });
  return {
    run,
    cycle,
    now,
    settings: readSettings(cycle.settings),
    scheme: await loadScheme(tx, run.toSchemeId),
    calendars: await calendarsOf(tx),
    actor: actorOf(run.appliedBy ?? run.askedBy),
  };
};

const note = (tx: EntityManager, run: Run, ids: readonly string[], outcome: 'applied' | 'changedSince'): Promise<unknown> =>
  ids.length === 0
    ? Promise.resolve()
    : tx.query('UPDATE scoring_recalculation_result SET outcome = ? WHERE run_id = ? AND report_id IN (?)', [outcome, run.id, ids]);

const applyBatch = async (tx: EntityManager, run: Run, found: readonly Chosen[], now: Date): Promise<void> => {
  const ids = found.map(({ reportId }) => reportId);
  // Every report is locked before any is read; in one order, so that two who lock many meet no deadlock.
  await tx.query('SELECT id FROM reports_report WHERE id IN (?) ORDER BY id FOR UPDATE', [ids]);
  const ground = await groundOf(tx, run, now);
  const bases = new Map((await loadBases(tx, ids)).map((basis) => [basis.row.id, basis]));
  const sameCombination = ground.settings.combine === run.combine && ground.cycle.schemeId === run.toSchemeId;
  const judged = found.map((row) => ({ row, change: sameCombination ? changeOf(row, bases.get(row.reportId), ground) : null }));
  const changes = judged.flatMap(({ change }) => change ?? []);
  await commitAll(tx, changes, { actor: ground.actor, now });
  const applied = judged.flatMap(({ row, change }) => (change ? [row] : []));
  const refused = judged.flatMap(({ row, change }) => (change ? [] : [row.reportId]));
  await note(
    tx,
    run,
    applied.map(({ reportId }) => reportId),
    'applied',
  );
  await note(tx, run, refused, 'changedSince');
  const appliedDigest = applied.reduce(
    (digest, { reportId, afterDigest }) => chainDigest(run.algorithm, digest, { report: reportId, score: afterDigest }),
    run.appliedDigest,
  );
  await tx.update(
    RecalculationRow,
    { id: run.id },
    { appliedDigest, applyCursor: ids.at(-1) ?? '', applied: run.applied + applied.length, refused: run.refused + refused.length },
  );
};

/** Reports whose score is the same under both schemes keep it to the byte, and are not stale. */
const confirmSame = (tx: EntityManager, run: Run, schemeDigest: string, now: Date): Promise<unknown> =>
  tx.query(
    `INSERT IGNORE INTO scoring_confirmation (score_id, scheme_digest, run_id, confirmed_at)
     SELECT x.score_id, ?, x.run_id, ? FROM scoring_recalculation_result x JOIN reports_report r ON r.id = x.report_id AND r.version = x.report_version AND r.score_id = x.score_id
     WHERE x.run_id = ? AND x.kind = 'same'`,
    [schemeDigest, now, run.id],
  );

const finish = async (tx: EntityManager, run: Run, mailPolicy: MailPolicy, now: Date): Promise<void> => {
  const by = actorOf(run.appliedBy ?? run.askedBy);
  await tx.update(RecalculationRow, { id: run.id }, { state: 'applied', appliedAt: now });
  await makeInactive(tx, run);
  await recordRun(
    tx,
    run,
    'recalculation.applied',
    { after: { applied: run.applied, refused: run.refused, digest: run.appliedDigest, algorithm: run.algorithm } },
    { actor: by, now },
  );
  const said = { applied: String(run.applied), refused: run.refused === 0 ? null : String(run.refused) };
  await tellRun(tx, run, { notice: 'runApplied', to: by, counts: said, step: run.applied + run.refused }, mailPolicy, now);
};

const nextBatch = async (tx: EntityManager, runId: string, mailPolicy: MailPolicy, now: Date): Promise<boolean> => {
  const run = await lockRun(tx, runId);
  if (run?.state !== 'applying') return false;
  const found = await nextChosen(tx, run);
  if (found.length > 0) await applyBatch(tx, run, found, now);
  // With the first batch: those that stay as they are must not be stale longer than need be.
  if (run.applyCursor === '') await confirmSame(tx, run, (await loadScheme(tx, run.toSchemeId)).digest, now);
  if (found.length === 0) await finish(tx, run, mailPolicy, now);
  return found.length > 0;
};

/** Applies until every chosen report is dealt with or the run is stopped; each report is changed once, however often this is called. */
export const runApply = async (source: DataSource, runId: string, mailPolicy: MailPolicy, now: Date): Promise<void> => {
  while (await inTransaction(source, (tx) => nextBatch(tx, runId, mailPolicy, now)));
};
