// Records a Decision: the only function that changes a report; it accepts nothing but a Decision and writes state, effects, trail and outbox together.
import type { EntityManager } from 'typeorm';
import type { Actor, Decision } from '@camphor/domain';
import { appendEvents } from '../audit/append-events';
import { ReportRow } from './rows';
import { writeEffect, type Written } from './write-effect';

/** The report changed between the lock and the write, which the lock rules out: nothing may be committed. */
export class LostVersionError extends Error {}

const AUTHORING = new Set(['report.created', 'report.edited', 'report.imported', 'report.submitted']);

/** Writes the decision inside `tx`; the caller commits. Returns the new version. */
export const commit = async (tx: EntityManager, decision: Decision, by: { actor: Actor; now: Date; row: Written }): Promise<number> => {
  const { reportId, fromVersion, set } = decision;
  const version = set === null ? fromVersion : fromVersion + 1;
  if (set !== null) {
    const instants = {
      ...(set.openedAt === undefined ? {} : { openedAt: set.openedAt === null ? null : new Date(set.openedAt) }),
      ...(set.submittedAt === undefined ? {} : { submittedAt: set.submittedAt === null ? null : new Date(set.submittedAt) }),
      ...(set.scoredAt === undefined ? {} : { scoredAt: set.scoredAt === null ? null : new Date(set.scoredAt) }),
    };
    const result = await tx.update(ReportRow, { id: reportId, version: fromVersion }, { ...set, ...instants, version, updatedAt: by.now });
    if (result.affected !== 1) throw new LostVersionError(`report ${reportId} is no longer at version ${fromVersion}`);
  }
  const stream = { stream: reportId, bureauId: by.row.bureauId };
  const { seq } = await appendEvents(tx, stream, { actor: by.actor, now: by.now, version }, decision.events);
  if (!by.actor.roles.includes('system') && decision.events.some(({ event }) => AUTHORING.has(event))) {
    await tx.query('INSERT IGNORE INTO reports_hand (report_id, account_id) VALUES (?, ?)', [reportId, by.actor.accountId]);
  }
  for (const effect of decision.effects) await writeEffect(tx, effect, { ...by, reportId, version, seq });
  return version;
};
