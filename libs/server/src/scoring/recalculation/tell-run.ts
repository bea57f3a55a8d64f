// Records the message to whoever asked for a recalculation, in the transaction in which it ends.
import type { EntityManager } from 'typeorm';
import type { Actor, Json, RunFacts, RunNotice } from '@camphor/domain';
import { writeMessage, type MailPolicy, type Receiver } from '../../reminders/write-messages';
import { loadSchemeFacts } from './scheme-facts.query';
import type { Run } from './run-states';

/** `counts` without those that are zero say what came of it; `step` tells apart the applications of one run. */
export const tellRun = async (
  tx: EntityManager,
  run: Run,
  {
    notice,
    to,
    counts,
    step,
  }: { readonly notice: RunNotice; readonly to: Actor; readonly counts: RunFacts['facts']; readonly step: number },
  mailPolicy: MailPolicy,
  now: Date,
): Promise<void> => {
  const receivers: Receiver[] = await tx.query('SELECT id, email FROM people_account WHERE id = ? AND active = 1', [to.accountId]);
  const [cycle]: { year: number }[] = await tx.query('SELECT year FROM cycles_cycle WHERE id = ?', [run.cycleId]);
  const scheme = (await loadSchemeFacts(tx, [run.toSchemeId])).get(run.toSchemeId);
  const stored: RunFacts = { run: run.id, facts: { year: String(cycle?.year ?? ''), scheme: scheme?.title ?? null, ...counts } };
  const message = {
    kind: notice,
    dedupe: `${run.id}:${notice}:${step}`,
    facts: stored as unknown as Json,
    reportId: null,
    at: now,
  };
  await writeMessage(tx, receivers, message, mailPolicy, now);
};
