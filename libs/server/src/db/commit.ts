// Records Decisions: the only function that changes reports; it accepts nothing but Decisions and writes state, effects, trail and outbox together.
import type { EntityManager } from 'typeorm';
import type { Actor, Decision } from '@camphor/domain';
import { appendAll } from '../audit/append-events';
import type { EffectContext, Written } from './effect-context';
import { ReportRow } from './rows';
import { writeEffects } from './write-effect';

/** The report changed between the lock and the write, which the lock rules out: nothing may be committed. */
export class LostVersionError extends Error {}

const AUTHORING = new Set(['report.created', 'report.edited', 'report.imported', 'report.submitted']);

/** A decision with the row of its report. */
export interface Change {
  readonly decision: Decision;
  readonly row: Written;
}
interface By {
  readonly actor: Actor;
  readonly now: Date;
}
const versionAfter = ({ fromVersion, set }: Decision): number => (set === null ? fromVersion : fromVersion + 1);

const instantOf = (value: string | null | undefined): Date | null => (value === null || value === undefined ? null : new Date(value));
const columnsOf = (set: NonNullable<Decision['set']>) => ({
  ...set,
  ...(set.openedAt === undefined ? {} : { openedAt: instantOf(set.openedAt) }),
  ...(set.submittedAt === undefined ? {} : { submittedAt: instantOf(set.submittedAt) }),
  ...(set.scoredAt === undefined ? {} : { scoredAt: instantOf(set.scoredAt) }),
});

/** One statement for all reports that get the same columns, each guarded by its own version. */
const writeColumns = async (
  tx: EntityManager,
  decisions: readonly Decision[],
  set: NonNullable<Decision['set']>,
  now: Date,
): Promise<void> => {
  const pairs = decisions.map((_, index) => `(:id${index}, :version${index})`).join(', ');
  const values = Object.fromEntries(
    decisions.flatMap(({ reportId, fromVersion }, index) => [
      [`id${index}`, reportId],
      [`version${index}`, fromVersion],
    ]),
  );
  const ids = decisions.map(({ reportId }) => reportId);
  const result = await tx
    .createQueryBuilder()
    .update(ReportRow)
    .set({ ...columnsOf(set), version: () => 'version + 1', updatedAt: now })
    .where(`id IN (:...ids) AND (id, version) IN (${pairs})`, { ids, ...values })
    .execute();
  if (result.affected !== decisions.length)
    throw new LostVersionError(`of ${ids.join(', ')} some are no longer at the version that was read`);
};

const writeRows = async (tx: EntityManager, decisions: readonly Decision[], now: Date): Promise<void> => {
  const groups = new Map<string, Decision[]>();
  for (const decision of decisions) {
    if (decision.set === null) continue;
    const key = JSON.stringify(decision.set);
    groups.set(key, [...(groups.get(key) ?? []), decision]);
  }
  for (const group of groups.values()) if (group[0]?.set) await writeColumns(tx, group, group[0].set, now);
};

/** Who had a hand in what a report says: they neither review, score nor publish it. */
const writeHands = async (tx: EntityManager, changes: readonly Change[], actor: Actor): Promise<void> => {
  if (actor.roles.includes('system')) return;
  const written = changes.filter(({ decision }) => decision.events.some(({ event }) => AUTHORING.has(event)));
  if (written.length === 0) return;
  await tx.query('INSERT IGNORE INTO reports_hand (report_id, account_id) VALUES ?', [
    written.map(({ decision }) => [decision.reportId, actor.accountId]),
  ]);
};

/** The effects of each decision in their order; those of one kind that come at the same place are written together. */
const writeAllEffects = async (
  tx: EntityManager,
  changes: readonly Change[],
  contextOf: (change: Change) => EffectContext,
): Promise<void> => {
  const longest = Math.max(...changes.map(({ decision }) => decision.effects.length));
  for (let place = 0; place < longest; place += 1) {
    const here = changes.flatMap((change) => {
      const effect = change.decision.effects[place];
      return effect ? [{ effect, context: contextOf(change) }] : [];
    });
    for (const kind of new Set(here.map(({ effect }) => effect.kind))) {
      await writeEffects(
        tx,
        here.filter(({ effect }) => effect.kind === kind),
      );
    }
  }
};

/**
 * Writes the decisions, each of another report, inside `tx`; the caller holds the locks of the reports and commits. The number of statements
 * does not grow with the number of reports, as far as their effects have a set-based form. Throws LostVersionError.
 */
export const commitAll = async (tx: EntityManager, changes: readonly Change[], by: By): Promise<void> => {
  if (changes.length === 0) return;
  await writeRows(
    tx,
    changes.map(({ decision }) => decision),
    by.now,
  );
  const heads = await appendAll(
    tx,
    changes.map(({ decision, row }) => ({
      stream: decision.reportId,
      bureauId: row.bureauId,
      version: versionAfter(decision),
      facts: decision.events,
    })),
    by,
  );
  await writeHands(tx, changes, by.actor);
  await writeAllEffects(tx, changes, ({ decision, row }) => ({
    ...by,
    row,
    reportId: decision.reportId,
    version: versionAfter(decision),
    seq: heads.get(decision.reportId)?.seq ?? 0,
  }));
};

/** Writes the decision inside `tx`; the caller commits. Returns the new version. */
export const commit = async (tx: EntityManager, decision: Decision, { row, ...by }: By & { row: Written }): Promise<number> => {
  await commitAll(tx, [{ decision, row }], by);
  return versionAfter(decision);
};
