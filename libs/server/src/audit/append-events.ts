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

interface Writer {
  readonly actor: Actor;
  readonly now: Date;
}
export interface WrittenBy extends Writer {
  /** Version that the thing has after the change; null where it has none. */
  readonly version: number | null;
}
interface Head {
  readonly seq: number;
  readonly digest: string;
}
/** What is appended to one stream. */
export interface Appended extends TrailStream {
  /** Version that the thing has after the change; null where it has none. */
  readonly version: number | null;
  readonly facts: readonly AuditFact[];
}

/**
 * Creates or locks the rows of the streams. INSERT first: a locking read of a missing row would lock the gap beside it,
 * and two new streams whose ids are neighbours would wait for each other. In one order, so that two who append to many meet no deadlock.
 */
const lockHeads = async (tx: EntityManager, streams: readonly TrailStream[]): Promise<Map<string, Head>> => {
  const ordered = streams.toSorted((one, other) => (one.stream < other.stream ? -1 : 1));
  // mysql2 counts found rows, so the answer does not tell a made row from one that was there: the head is always read.
  await tx.query(
    'INSERT INTO audit_stream (stream, bureau_id, `count`, head) VALUES ? ON DUPLICATE KEY UPDATE stream = audit_stream.stream',
    [ordered.map(({ stream, bureauId }) => [stream, bureauId, 0, NO_EVENT])],
  );
  const rows: { stream: string; events: number; head: string }[] = await tx.query(
    'SELECT stream, `count` AS events, head FROM audit_stream WHERE stream IN (?) ORDER BY stream FOR UPDATE',
    [ordered.map(({ stream }) => stream)],
  );
  return new Map(rows.map(({ stream, events, head }) => [stream, { seq: events, digest: head }]));
};

const chained = (head: Head, { stream, version }: Appended, by: Writer, fact: AuditFact): ChainedEvent => {
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
    version,
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

/**
 * Writes the facts of several changes, each in its order, in as many statements as for one; gives for each stream number and digest of its
 * last event. A stream is named once. Throws when a stream vanished while it was written.
 */
export const appendAll = async (tx: EntityManager, streams: readonly Appended[], by: Writer): Promise<Map<string, Head>> => {
  if (streams.length === 0) return new Map();
  const heads = await lockHeads(tx, streams);
  const written: ChainedEvent[] = [];
  for (const appended of streams) {
    let head = heads.get(appended.stream);
    if (!head) throw new Error(`the audit stream ${appended.stream} vanished while it was written`);
    for (const fact of appended.facts) {
      const event = chained(head, appended, by, fact);
      written.push(event);
      head = event;
    }
    heads.set(appended.stream, { seq: head.seq, digest: head.digest });
  }
  if (written.length === 0) return heads;
  await tx.query(`INSERT INTO audit_event (${COLUMNS}) VALUES ?`, [written.map((event) => valuesOf(event, by.now))]);
  await queueForLog(tx, written);
  await tx.query(
    'INSERT INTO audit_stream (stream, bureau_id, `count`, head) VALUES ? ON DUPLICATE KEY UPDATE `count` = VALUES(`count`), head = VALUES(head)',
    [streams.map(({ stream, bureauId }) => [stream, bureauId, heads.get(stream)?.seq, heads.get(stream)?.digest])],
  );
  return heads;
};

/** Writes the facts of one change, in their order, and gives number and digest of the last one (of the stream as it stands, when there is none). */
export const appendEvents = async (
  tx: EntityManager,
  stream: TrailStream,
  by: WrittenBy,
  facts: readonly AuditFact[],
): Promise<{ seq: number; digest: string }> => {
  const heads = await appendAll(tx, [{ ...stream, version: by.version, facts }], by);
  const head = heads.get(stream.stream);
  if (!head) throw new Error(`nothing is known of the audit stream ${stream.stream}`);
  return head;
};
