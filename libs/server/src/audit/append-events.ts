// Records audit events: the one writer of the trail; gapless numbers and a digest chain per stream, in the caller's transaction.
import type { EntityManager } from 'typeorm';
import { canonicalJson, linkDigest, NO_EVENT, redact, type Actor, type AuditFact, type ChainedEvent, type Json } from '@camphor/domain';
import { ALGORITHM } from '../digest';
import { newId } from '../ids';
import { digestBy } from './digest-by';
import { queueForLog } from './enter-log';
import { storable } from './storable';

/** A report's trail is named by its id, everything else by its bureau. */
export interface TrailStream {
  readonly stream: string;
  readonly bureauId: string | null;
}
export const reportStream = (reportId: string, bureauId: string): TrailStream => ({ stream: reportId, bureauId });
export const bureauStream = (bureauId: string): TrailStream => ({ stream: `org:${bureauId}`, bureauId });

export interface WrittenBy {
  readonly actor: Actor;
  readonly now: Date;
  /** Version that the thing has after the change; null where it has none. */
  readonly version: number | null;
}
interface Head {
  readonly seq: number;
  readonly digest: string;
}

/**
 * Creates or locks the row of the stream. INSERT first: a locking read of a missing row would lock the gap beside it,
 * and two new streams whose ids are neighbours would wait for each other.
 */
const lockHead = async (tx: EntityManager, { stream, bureauId }: TrailStream): Promise<Head> => {
  // mysql2 counts found rows, so the answer does not tell a made row from one that was there: the head is always read.
  await tx.query(
    'INSERT INTO audit_stream (stream, bureau_id, `count`, head) VALUES (?, ?, 0, ?) ON DUPLICATE KEY UPDATE stream = audit_stream.stream',
    [stream, bureauId, NO_EVENT],
  );
  const [row]: { events: number; head: string }[] = await tx.query(
    'SELECT `count` AS events, head FROM audit_stream WHERE stream = ? FOR UPDATE',
    [stream],
  );
  if (!row) throw new Error(`the audit stream ${stream} vanished while it was written`);
  return { seq: row.events, digest: row.head };
};

const chained = (head: Head, stream: string, by: WrittenBy, fact: AuditFact): ChainedEvent => {
  const { event, before, after, reason } = redact(fact);
  const { accountId, username, name } = by.actor;
  const linked: Omit<ChainedEvent, 'digest'> = {
    id: newId(),
    stream,
    seq: head.seq + 1,
    at: by.now.toISOString(),
    actor: storable({ id: accountId, username, name }),
    via: by.actor.via,
    event,
    before: storable(before),
    after: storable(after),
    reason: storable(reason),
    version: by.version,
    algorithm: ALGORITHM,
    previous: head.digest,
  };
  const digest = linkDigest(linked, digestBy);
  if (digest === null) throw new Error(`no digest by the name of ${ALGORITHM}`);
  return { ...linked, digest };
};

const COLUMNS =
  'id, stream, seq, at, actor_id, actor_username, actor_name, via, event, before_json, after_json, reason, version, algorithm, previous, digest';
const valuesOf = (event: ChainedEvent, at: Date): (Json | Date)[] => [
  event.id,
  event.stream,
  event.seq,
  at,
  event.actor.id,
  event.actor.username,
  event.actor.name,
  event.via,
  event.event,
  canonicalJson(event.before),
  canonicalJson(event.after),
  event.reason,
  event.version,
  event.algorithm,
  event.previous,
  event.digest,
];

/** Writes the facts of one change, in their order, and gives number and digest of the last one (of the stream as it stands, when there is none). */
export const appendEvents = async (
  tx: EntityManager,
  stream: TrailStream,
  by: WrittenBy,
  facts: readonly AuditFact[],
): Promise<{ seq: number; digest: string }> => {
  let head = await lockHead(tx, stream);
  if (facts.length === 0) return head;
  const values: (Json | Date)[] = [];
  const written: ChainedEvent[] = [];
  for (const fact of facts) {
    const event = chained(head, stream.stream, by, fact);
    values.push(...valuesOf(event, by.now));
    written.push(event);
    head = event;
  }
  const row = `(${COLUMNS.split(',').fill('?').join(', ')})`;
  await tx.query(`INSERT INTO audit_event (${COLUMNS}) VALUES ${facts.map(() => row).join(', ')}`, values);
  await queueForLog(tx, written);
  await tx.query('UPDATE audit_stream SET `count` = ?, head = ? WHERE stream = ?', [head.seq, head.digest, stream.stream]);
  return { seq: head.seq, digest: head.digest };
};
