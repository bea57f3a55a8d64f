// Records how a stored row of the trail is read back as the event that was digested.
import { canonicalJson, type ChainedEvent, type Json } from '@camphor/domain';

export interface TrailRow {
  readonly id: string;
  readonly stream: string;
  readonly seq: number;
  readonly at: Date;
  readonly actor_id: string;
  readonly actor_username: string;
  readonly actor_name: string;
  readonly via: string;
  readonly event: string;
  readonly before_json: string;
  readonly after_json: string;
  readonly reason: string | null;
  readonly version: number | null;
  readonly algorithm: string;
  readonly previous: string;
  readonly digest: string;
}

// A text that is not the canonical one was edited: taken as it stands, it cannot have the digest.
const stored = (text: string): Json => {
  try {
    const value = JSON.parse(text) as Json;
    return canonicalJson(value) === text ? value : text;
  } catch {
    return text;
  }
};

export const eventOfRow = (row: TrailRow): ChainedEvent => ({
  id: row.id,
  stream: row.stream,
  seq: row.seq,
  at: row.at.toISOString(),
  actor: { id: row.actor_id, username: row.actor_username, name: row.actor_name },
  via: row.via,
  event: row.event,
  before: stored(row.before_json),
  after: stored(row.after_json),
  reason: row.reason,
  version: row.version,
  algorithm: row.algorithm,
  previous: row.previous,
  digest: row.digest,
});
