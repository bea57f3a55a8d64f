// Shows that every edit, deletion, swap, cut and copy in a trail is found and named, and that an untouched trail holds.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Json } from '../json';
import { linkDigest, verifyChain, type BrokenLink, type ChainedEvent, type DigestBy, type TrailPlace } from './chain';

const sha: DigestBy = (algorithm, text) => (algorithm === 'sha-256' ? createHash('sha256').update(text, 'utf8').digest('hex') : null);
const digested = (event: Omit<ChainedEvent, 'digest'>): ChainedEvent => ({ ...event, digest: linkDigest(event, sha) ?? '' });

interface Written {
  readonly event: string;
  readonly before: Json;
  readonly after: Json;
  readonly reason: string | null;
  readonly version: number | null;
}
const trailOf = (facts: readonly Written[]): ChainedEvent[] => {
  const events: ChainedEvent[] = [];
  facts.forEach((fact, index) => {
    const seq = index + 1;
    const base = {
      id: `id-${seq}`,
      stream: 'report-1',
      seq,
      at: `2026-12-01T08:00:0${seq % 10}.000Z`,
      actor: { id: 'a', username: 'zs.head', name: '负责人' },
      via: 'web',
      algorithm: 'sha-256',
      previous: events.at(-1)?.digest ?? '',
    };
    events.push(digested({ ...base, ...fact }));
  });
  return events;
};
const headOf = (events: readonly ChainedEvent[]): TrailPlace => ({ seq: events.length, digest: events.at(-1)?.digest ?? '' });

const json: fc.Arbitrary<Json> = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) =>
    JSON.parse(JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' ? Math.trunc(inner % 1e9) || 0 : inner))),
  ) as fc.Arbitrary<Json>;
const written: fc.Arbitrary<Written> = fc.record({
  event: fc.constantFrom('report.edited', 'report.submitted', 'report.returned'),
  before: json,
  after: json,
  reason: fc.option(fc.string({ unit: 'grapheme' })),
  version: fc.option(fc.nat(1000)),
});
/** A trail and a place in it. */
const trail = fc.array(written, { minLength: 1, maxLength: 12 }).map(trailOf);
const placed = trail.chain((events) => fc.record({ events: fc.constant(events), at: fc.nat(events.length - 1) }));
const pair = fc
  .array(written, { minLength: 2, maxLength: 12 })
  .map(trailOf)
  .chain((events) => fc.record({ events: fc.constant(events), one: fc.nat(events.length - 1), other: fc.nat(events.length - 1) }))
  .filter(({ one, other }) => one < other);

type Field = Exclude<keyof ChainedEvent, 'seq'>;
const changed: Record<Field, (event: ChainedEvent) => ChainedEvent> = {
  id: (event) => ({ ...event, id: `${event.id}x` }),
  stream: (event) => ({ ...event, stream: 'report-2' }),
  at: (event) => ({ ...event, at: event.at.replace('08:00', '08:01') }),
  actor: (event) => ({ ...event, actor: { ...event.actor, name: `${event.actor.name} ` } }),
  via: (event) => ({ ...event, via: 'api' }),
  event: (event) => ({ ...event, event: 'report.published' }),
  before: (event) => ({ ...event, before: { was: event.before } }),
  after: (event) => ({ ...event, after: [event.after] }),
  reason: (event) => ({ ...event, reason: event.reason === null ? '' : null }),
  version: (event) => ({ ...event, version: event.version === null ? 0 : event.version + 1 }),
  algorithm: (event) => ({ ...event, algorithm: 'md5' }),
  previous: (event) => ({ ...event, previous: `${event.previous}0` }),
  digest: (event) => ({ ...event, digest: event.digest.replace(/^./, (first) => (first === '0' ? '1' : '0')) }),
};
const swapped = (events: readonly ChainedEvent[], one: number, other: number): ChainedEvent[] =>
  events.map((event, index) => events[index === one ? other : index === other ? one : index] ?? event);
const renumbered = (events: readonly ChainedEvent[]): ChainedEvent[] => events.map((event, index) => ({ ...event, seq: index + 1 }));
const expectFault = (found: BrokenLink | null, fault: BrokenLink['fault'], seq: number): void => {
  expect(found).toEqual({ fault, seq });
};

describe('a trail', () => {
  it('holds when nobody touched it, the empty one too', () => {
    expect(verifyChain([], { seq: 0, digest: '' }, sha)).toBeNull();
    fc.assert(fc.property(trail, (events) => expect(verifyChain(events, headOf(events), sha)).toBeNull()));
  });

  it('has this digest for this event, worked out apart from the code', () => {
    const text =
      '{"actor":{"id":"a","name":"负责人","username":"zs.head"},"after":{"state":"draft"},"algorithm":"sha-256","at":"2026-12-01T08:00:00.000Z","before":null,"event":"report.created","id":"i","previous":"","reason":null,"seq":1,"stream":"s","version":1,"via":"web"}';
    const event = digested({
      id: 'i',
      stream: 's',
      seq: 1,
      at: '2026-12-01T08:00:00.000Z',
      actor: { id: 'a', username: 'zs.head', name: '负责人' },
      via: 'web',
      event: 'report.created',
      before: null,
      after: { state: 'draft' },
      reason: null,
      version: 1,
      algorithm: 'sha-256',
      previous: '',
    });
    expect(event.digest).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it.each(Object.keys(changed) as Field[])('names the event whose %s was edited', (field) => {
    fc.assert(
      fc.property(placed, ({ events, at }) => {
        const edited = events.map((event, index) => (index === at ? changed[field](event) : event));
        expectFault(verifyChain(edited, headOf(events), sha), 'edited', at + 1);
      }),
    );
  });

  it('names the event that was edited and given a fitting digest', () => {
    fc.assert(
      fc.property(placed, ({ events, at }) => {
        const forged = events.map((event, index) => (index === at ? digested({ ...event, reason: 'another' }) : event));
        fc.pre(forged[at]?.digest !== events[at]?.digest);
        expectFault(verifyChain(forged, headOf(events), sha), 'edited', at + 1);
      }),
    );
  });

  it('names the event that was deleted, also when those after it were renumbered, and tells a cut end from a hole', () => {
    fc.assert(
      fc.property(placed, ({ events, at }) => {
        const left = events.filter((_, index) => index !== at);
        const fault = at === events.length - 1 ? 'truncated' : 'deleted';
        expectFault(verifyChain(left, headOf(events), sha), fault, at + 1);
        expectFault(verifyChain(renumbered(left), headOf(events), sha), fault, at + 1);
      }),
    );
  });

  it('names where a trail was cut off', () => {
    fc.assert(
      fc.property(placed, ({ events, at }) => expectFault(verifyChain(events.slice(0, at), headOf(events), sha), 'truncated', at + 1)),
    );
  });

  it('names the first of two events that changed places, with or without their numbers', () => {
    fc.assert(
      fc.property(pair, ({ events, one, other }) => {
        const moved = swapped(events, one, other);
        expectFault(verifyChain(moved, headOf(events), sha), 'reordered', one + 1);
        expectFault(verifyChain(renumbered(moved), headOf(events), sha), 'reordered', one + 1);
      }),
    );
  });

  it('names a copy that was put in, at its place, under its old number and behind the end', () => {
    fc.assert(
      fc.property(placed, ({ events, at }) => {
        const copy = events.slice(at, at + 1);
        const twice = [...events.slice(0, at + 1), ...copy, ...events.slice(at + 1)];
        expectFault(verifyChain(twice, headOf(events), sha), 'inserted', at + 1);
        expectFault(verifyChain(renumbered(twice), headOf(events), sha), 'inserted', at + 2);
        expectFault(verifyChain(renumbered([...events, ...copy]), headOf(events), sha), 'inserted', events.length + 1);
      }),
    );
  });

  it('names an event that was made up in the middle, and one that was added at the end', () => {
    fc.assert(
      fc.property(placed, ({ events, at }) => {
        const before = events[at];
        if (!before) return;
        const madeUp = digested({ ...before, id: 'new', seq: before.seq + 1, previous: before.digest });
        const longer = renumbered([...events.slice(0, at + 1), madeUp, ...events.slice(at + 1)]);
        expectFault(verifyChain(longer, headOf(events), sha), 'inserted', at + 2);
      }),
    );
  });

  it('names what was added behind the end, whether or not it fits there', () => {
    fc.assert(
      fc.property(trail, (events) => {
        const last = events.at(-1);
        if (!last) return;
        const fitting = digested({ ...last, id: 'new', seq: last.seq + 1, previous: last.digest });
        const misfit = { ...fitting, reason: 'changed' };
        const farther = { ...fitting, seq: last.seq + 5 };
        for (const added of [fitting, misfit, farther])
          expectFault(verifyChain([...events, added], headOf(events), sha), 'inserted', events.length + 1);
      }),
    );
  });

  it('names the event behind a head that was edited', () => {
    fc.assert(
      fc.property(trail, (events) => expectFault(verifyChain(events, { ...headOf(events), digest: 'f' }, sha), 'edited', events.length)),
    );
  });
});
