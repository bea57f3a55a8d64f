// Decides how the events of one trail (审计链) hang together, and names the first thing in it that does not hold.
import type { Json } from '../json';
import { canonicalJson } from './canonical-json';

/** One event as it is stored; its digest covers every other value, the place in the trail and the digest before it. */
export interface ChainedEvent {
  readonly id: string;
  readonly stream: string;
  readonly seq: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly actor: { readonly id: string; readonly username: string; readonly name: string };
  readonly via: string;
  readonly event: string;
  readonly before: Json;
  readonly after: Json;
  readonly reason: string | null;
  readonly version: number | null;
  readonly algorithm: string;
  readonly previous: string;
  readonly digest: string;
}
/** Digest of a text by the algorithm of that name; null = no such algorithm. */
export type DigestBy = (algorithm: string, text: string) => string | null;

/** What stands before the first event. */
export const NO_EVENT = '';

/** The digest that an event must carry. Throws TypeError when a value has no canonical form. */
export const linkDigest = (event: Omit<ChainedEvent, 'digest'>, digestBy: DigestBy): string | null => {
  const { id, stream, seq, at, actor, via, event: name, before, after, reason, version, algorithm, previous } = event;
  return digestBy(
    algorithm,
    canonicalJson({ id, stream, seq, at, actor, via, event: name, before, after, reason, version, algorithm, previous }),
  );
};

/** How far a trail has been followed, or how far it says that it goes. */
export interface TrailPlace {
  readonly seq: number;
  readonly digest: string;
}
export const TRAIL_START: TrailPlace = { seq: 0, digest: NO_EVENT };

/** 改动 删除 调换 截断 插入 */
export type TrailFault = 'edited' | 'deleted' | 'reordered' | 'truncated' | 'inserted';
export interface BrokenLink {
  readonly fault: TrailFault;
  readonly seq: number;
}

/** Is this the event, to the letter, that was written as number `seq`? */
const holdsAt = (event: ChainedEvent, seq: number, digestBy: DigestBy): boolean => {
  try {
    return linkDigest({ ...event, seq }, digestBy) === event.digest;
  } catch {
    return false; // a value without canonical form was never written
  }
};

/** Does the event continue the trail from this place? */
export const follows = (place: TrailPlace, event: ChainedEvent, digestBy: DigestBy): boolean =>
  event.seq === place.seq + 1 && event.previous === place.digest && holdsAt(event, event.seq, digestBy);

const writtenAs = (event: ChainedEvent, last: number, digestBy: DigestBy): number | null => {
  if (holdsAt(event, event.seq, digestBy)) return event.seq;
  for (let seq = 1; seq <= last; seq += 1) if (holdsAt(event, seq, digestBy)) return seq;
  return null;
};

/**
 * Names why `event` does not continue the trail from `place`. `others` are the other events of the trail as far as they can help: the one that
 * does continue it, and those before. `last` is the highest number found in the trail or named by its head.
 */
export const nameFault = (
  place: TrailPlace,
  event: ChainedEvent,
  others: readonly ChainedEvent[],
  { head, last }: { readonly head: TrailPlace; readonly last: number },
  digestBy: DigestBy,
): BrokenLink => {
  const seq = place.seq + 1;
  if (event.seq < seq) return { fault: 'inserted', seq: event.seq };
  // Everything that the head knows of is there and holds: what stands behind it was added.
  if (seq > head.seq && place.digest === head.digest) return { fault: 'inserted', seq };
  const written = writtenAs(event, last, digestBy);
  // The event is genuine and names another predecessor: that one was replaced and given a digest of its own.
  if (written === seq && event.seq === seq) return { fault: 'edited', seq: Math.max(1, seq - 1) };
  if (written !== null && written < seq) {
    const isCopy = others.some((other) => other.seq === written && other.digest === event.digest);
    return { fault: 'inserted', seq: isCopy ? seq : written };
  }
  const wanted = others.find((other) => other !== event && other.previous === place.digest && holdsAt(other, seq, digestBy));
  if (wanted) return { fault: event.seq === seq && wanted.seq === seq ? 'inserted' : 'reordered', seq };
  return { fault: event.seq > seq || written !== null ? 'deleted' : 'edited', seq };
};

/** Compares where the trail ended with what the database, a receipt or a notice says about its head. */
export const checkHead = (end: TrailPlace, head: TrailPlace): BrokenLink | null => {
  if (head.seq > end.seq) return { fault: 'truncated', seq: end.seq + 1 };
  if (head.seq < end.seq) return { fault: 'inserted', seq: head.seq + 1 };
  return head.digest === end.digest ? null : { fault: 'edited', seq: end.seq };
};

/** The first thing in a trail, in the order given, that does not hold; null = all of it holds. */
export const verifyChain = (events: readonly ChainedEvent[], head: TrailPlace, digestBy: DigestBy): BrokenLink | null => {
  let place = TRAIL_START;
  for (const event of events) {
    if (!follows(place, event, digestBy)) {
      const last = events.reduce((highest, { seq }) => Math.max(highest, seq), head.seq);
      return nameFault(place, event, events, { head, last }, digestBy);
    }
    place = event;
  }
  return checkHead(place, head);
};
