// Says that what is typed arrives or is kept, that nobody's words are overwritten unseen, and what each answer of the service means.
import { mergeFields, type FieldConflict, type StoredField } from '@camphor/domain';
import fc from 'fast-check';
import {
  keptOf,
  nextStep,
  openDraft,
  pauseAfter,
  reduceDraft,
  valueOf,
  waiting,
  type Draft,
  type DraftEvent,
  type FieldValues,
} from './autosave';

const never = () => false;
const after = (draft: Draft, ...events: DraftEvent[]): Draft => events.reduce((state, event) => reduceDraft(state, event), draft);
const opened = openDraft({ version: 3, fields: { a: '1', b: '2' } });
const typedA: DraftEvent = { kind: 'typed', field: 'a', value: '10' };
const sending: DraftEvent = { kind: 'sending', key: 'k1' };

describe('one person', () => {
  test('what is typed is sent with the version last seen, and confirmed by the answer', () => {
    const flying = after(opened, typedA, sending);
    expect(flying.flight).toEqual({ changes: { a: '10' }, ifMatch: 3, key: 'k1' });
    const saved = after(flying, { kind: 'answered', seen: { version: 4, fields: { a: '10', b: '2' } }, at: 't' });
    expect([saved.flight, saved.typed, saved.seen.version, saved.savedAt]).toEqual([null, {}, 4, 't']);
  });
  test('typing back to what is stored leaves nothing to send', () => {
    expect(after(opened, typedA, { kind: 'typed', field: 'a', value: '1' }).typed).toEqual({});
  });
  test('what is typed while a request flies is kept and sent next', () => {
    const saved = after(
      opened,
      typedA,
      sending,
      { kind: 'typed', field: 'a', value: '100' },
      { kind: 'answered', seen: { version: 4, fields: { a: '10', b: '2' } }, at: 't' },
    );
    expect(valueOf(saved, 'a')).toBe('100');
    expect(saved.conflicts).toEqual({});
    expect(nextStep(saved, never)).toBe('send');
  });
  test('typing back while a request flies undoes it on the service too', () => {
    const saved = after(
      opened,
      typedA,
      sending,
      { kind: 'typed', field: 'a', value: '1' },
      { kind: 'answered', seen: { version: 4, fields: { a: '10', b: '2' } }, at: 't' },
    );
    expect(waiting(saved, never)).toEqual({ a: '1' });
  });
  test('an unknown outcome is repeated with the same key, whatever is typed meanwhile', () => {
    const offline = after(opened, typedA, sending, { kind: 'unreachable' }, { kind: 'typed', field: 'b', value: '20' });
    expect(nextStep(offline, never)).toBe('repeat');
    expect([offline.flight?.key, offline.link, offline.failures]).toEqual(['k1', 'offline', 1]);
    expect([0, 1, 2, 3, 9].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 8_000, 30_000]);
  });
  test('a value not complete yet waits, the others go', () => {
    const draft = after(opened, typedA, { kind: 'typed', field: 'b', value: '2.' });
    expect(waiting(draft, (_, value) => value === '2.')).toEqual({ a: '10' });
  });
  test('what the service would not take is held until it is changed; the rest goes', () => {
    const draft = after(opened, typedA, { kind: 'typed', field: 'b', value: 'x' }, sending, {
      kind: 'refused',
      problems: { b: 'no number' },
      otherwise: 'refused',
    });
    expect([waiting(draft, never), draft.refused, valueOf(draft, 'b')]).toEqual([{ a: '10' }, { b: 'no number' }, 'x']);
    expect(waiting(after(draft, { kind: 'typed', field: 'b', value: '7' }), never)).toEqual({ a: '10', b: '7' });
  });
  test('a reload in the middle of a request does not make a conflict with oneself', () => {
    const flying = after(opened, typedA, sending, { kind: 'typed', field: 'a', value: '100' });
    const again = after(openDraft({ version: 4, fields: { a: '10', b: '2' } }), { kind: 'restored', kept: keptOf(flying) });
    expect([again.conflicts, waiting(again, never)]).toEqual([{}, { a: '100' }]);
  });
  test('of two windows that left the same field one is shown and the other offered', () => {
    const left = ['甲', '乙'].map((value) => ({ field: 'a', value, base: '1', sent: [] }));
    const draft = after(opened, { kind: 'restored', kept: left });
    expect([valueOf(draft, 'a'), draft.setAside]).toEqual(['甲', { a: '乙' }]);
    expect(valueOf(after(draft, { kind: 'takenBack', field: 'a' }), 'a')).toBe('乙');
    expect(after(draft, { kind: 'typed', field: 'a', value: '甲一' }).setAside).toEqual({ a: '乙' });
    expect(after(draft, { kind: 'dismissed', field: 'a' }).setAside).toEqual({});
  });
  test('nothing is sent while locked or signed out, and nothing is dropped', () => {
    const locked = after(opened, typedA, sending, { kind: 'locked', because: 'submitted' });
    expect([nextStep(locked, never), valueOf(locked, 'a')]).toEqual([null, '10']);
    const back = after(locked, { kind: 'seen', seen: { version: 5, fields: { a: '1', b: '2' } }, editable: true });
    expect(nextStep(back, never)).toBe('send');
    expect(nextStep(after(opened, typedA, { kind: 'signedOut' }), never)).toBeNull();
  });
});

describe('somebody else', () => {
  const theirs: DraftEvent = { kind: 'seen', seen: { version: 5, fields: { a: '99', b: '22' } }, editable: true };
  test('other fields are taken in, the same field asks', () => {
    const draft = after(opened, typedA, theirs);
    expect([valueOf(draft, 'a'), valueOf(draft, 'b'), draft.conflicts]).toEqual(['10', '22', { a: '99' }]);
    expect(waiting(draft, never)).toEqual({});
  });
  test('the same value from both is no conflict', () => {
    const draft = after(opened, { kind: 'typed', field: 'a', value: '99' }, theirs);
    expect([draft.typed, draft.conflicts]).toEqual([{}, {}]);
  });
  test('mine is sent upon their version; theirs can be taken back', () => {
    const draft = after(opened, typedA, theirs);
    expect(after(draft, { kind: 'chosen', field: 'a', keep: 'yours' }, sending).flight).toEqual({
      changes: { a: '10' },
      ifMatch: 5,
      key: 'k1',
    });
    const given = after(draft, { kind: 'chosen', field: 'a', keep: 'theirs' });
    expect([valueOf(given, 'a'), given.setAside, given.conflicts]).toEqual(['99', { a: '10' }, {}]);
    expect(waiting(after(given, { kind: 'takenBack', field: 'a' }), never)).toEqual({ a: '10' });
  });
  test('a refused collision holds that field, looks again and lets the others go', () => {
    const collided = after(opened, typedA, { kind: 'typed', field: 'b', value: '20' }, sending, {
      kind: 'collided',
      conflicts: [{ field: 'a', theirs: '99' }],
    });
    expect(nextStep(collided, never)).toBe('look');
    const looked = after(collided, { kind: 'seen', seen: { version: 5, fields: { a: '99', b: '2' } }, editable: true });
    expect([waiting(looked, never), looked.conflicts]).toEqual([{ b: '20' }, { a: '99' }]);
  });
  test('an answer that was overtaken by a newer one changes nothing', () => {
    const draft = after(opened, theirs, { kind: 'seen', seen: { version: 4, fields: { a: 'old' } }, editable: true });
    expect(valueOf(draft, 'a')).toBe('99');
  });
  test('a service that was restored to an earlier version is believed', () => {
    const draft = after(
      opened,
      typedA,
      sending,
      { kind: 'outdated' },
      { kind: 'seen', seen: { version: 1, fields: { a: '1' } }, editable: true },
    );
    expect([draft.seen.version, waiting(draft, never)]).toEqual([1, { a: '10' }]);
  });
});

/** A service with field versions, as the door merges them. */
class Service {
  version = 1;
  readonly fields = new Map<string, StoredField>();
  readonly history = new Map<string, Set<string | null>>();
  private readonly answers = new Map<string, readonly FieldConflict[] | 'saved'>();
  patch(
    key: string,
    changes: FieldValues,
    ifMatch: number,
    writes: (field: string, over: string | null) => void,
  ): readonly FieldConflict[] | 'saved' {
    const known = this.answers.get(key);
    if (known) return known;
    const list = Object.entries(changes).map(([field, value]) => ({ field, value }));
    const { fresh, conflicts } = mergeFields(this.fields, list, ifMatch);
    if (conflicts.length === 0 && fresh.length > 0) this.version += 1;
    for (const { field, value } of conflicts.length > 0 ? [] : fresh) {
      writes(field, this.fields.get(field)?.value ?? null);
      this.fields.set(field, { field, value, version: this.version });
      this.history.set(field, (this.history.get(field) ?? new Set<string | null>()).add(value));
    }
    const answer = conflicts.length > 0 ? conflicts : ('saved' as const);
    this.answers.set(key, answer);
    return answer;
  }
  seen() {
    return { version: this.version, fields: Object.fromEntries([...this.fields].map(([field, { value }]) => [field, value])) };
  }
}
class Person {
  draft: Draft;
  keys = 0;
  readonly shown = new Map<string, Set<string | null>>();
  readonly given = new Set<string>();
  constructor(
    readonly name: string,
    readonly service: Service,
  ) {
    this.draft = openDraft(service.seen());
  }
  tell(event: DraftEvent): void {
    this.draft = reduceDraft(this.draft, event);
    for (const field of ['a', 'b']) {
      const seen = this.shown.get(field) ?? new Set<string | null>();
      if (!Object.hasOwn(this.draft.typed, field)) seen.add(this.draft.seen.fields[field] ?? null);
      if (Object.hasOwn(this.draft.conflicts, field)) seen.add(this.draft.conflicts[field] ?? null);
      this.shown.set(field, seen);
    }
  }
  step(network: 'ok' | 'request lost' | 'answer lost'): void {
    const step = nextStep(this.draft, never);
    if (step === null) return;
    if (step === 'look')
      return this.tell(network === 'ok' ? { kind: 'seen', seen: this.service.seen(), editable: true } : { kind: 'unreachable' });
    if (step === 'send') this.tell({ kind: 'sending', key: `${this.name}${(this.keys += 1)}` });
    const flight = this.draft.flight;
    if (!flight) throw new Error('nothing flies');
    if (network === 'request lost') return this.tell({ kind: 'unreachable' });
    const answer = this.service.patch(flight.key, flight.changes, flight.ifMatch, (field, over) => {
      const own = over === null || over.startsWith(this.name);
      if (!own && !this.shown.get(field)?.has(over)) throw new Error(`${this.name} overwrote ${over} unseen`);
    });
    if (network === 'answer lost') return this.tell({ kind: 'unreachable' });
    this.tell(
      answer === 'saved'
        ? { kind: 'answered', seen: this.service.seen(), at: 't' }
        : { kind: 'collided', conflicts: answer.map(({ field, theirs }) => ({ field, theirs })) },
    );
  }
  choose(field: string, keep: 'yours' | 'theirs'): void {
    if (Object.hasOwn(this.draft.conflicts, field) && keep === 'theirs') this.given.add(this.draft.typed[field] ?? '');
    this.tell({ kind: 'chosen', field, keep });
  }
  reload(): void {
    const kept = keptOf(this.draft);
    this.draft = openDraft(this.service.seen());
    this.tell({ kind: 'restored', kept });
  }
}

test('two people, a bad network and reloads: what is typed last arrives, and nobody is overwritten unseen', () => {
  const command = fc.record({
    who: fc.nat(1),
    does: fc.constantFrom('type', 'type', 'step', 'step', 'look', 'reload', 'choose'),
    field: fc.constantFrom('a', 'b'),
    network: fc.constantFrom('ok', 'ok', 'request lost', 'answer lost'),
    keep: fc.constantFrom('yours', 'theirs'),
  } as const);
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      const service = new Service();
      const people = [new Person('x', service), new Person('y', service)];
      const last = new Map<string, string>();
      let count = 0;
      for (const { who, does, field, network, keep } of commands) {
        const person = people[who];
        if (!person) continue;
        if (does === 'type') {
          const value = `${person.name}:${(count += 1)}`;
          person.tell({ kind: 'typed', field, value });
          last.set(`${who}${field}`, value);
        } else if (does === 'step') person.step(network);
        else if (does === 'look') person.tell({ kind: 'seen', seen: service.seen(), editable: true });
        else if (does === 'reload') person.reload();
        else person.choose(field, keep);
      }
      for (let round = 0; round < 12; round += 1) {
        for (const person of people) {
          for (const field of Object.keys(person.draft.conflicts)) person.choose(field, 'yours');
          person.step('ok');
        }
      }
      for (const person of people) expect([person.draft.typed, person.draft.flight]).toEqual([{}, null]);
      for (const [place, value] of last) {
        const arrived = service.history.get(place.slice(1))?.has(value) ?? false;
        expect([value, arrived || (people[Number(place[0])]?.given.has(value) ?? false)]).toEqual([value, true]);
      }
    }),
    { numRuns: 1_000 },
  );
});

describe('two people on one form', () => {
  const form = (...rows: Record<string, string>[]) => JSON.stringify(rows);
  const [road, house] = [
    { 指标: '道路', 完成: '' },
    { 指标: '危房', 完成: '' },
  ];
  const mine = form({ ...road, 完成: '4' }, house);
  const theirs = form(road, { ...house, 完成: '11' });
  const both = form({ ...road, 完成: '4' }, { ...house, 完成: '11' });
  const field = 'table:projectSelfEvaluation';
  const writing = after(openDraft({ version: 3, fields: { [field]: form(road, house) } }), { kind: 'typed', field, value: mine });
  const seenTheirs: DraftEvent = { kind: 'seen', seen: { version: 4, fields: { [field]: theirs } }, editable: true };

  test('different lines: a look puts them together and sends both', () => {
    const looked = after(writing, seenTheirs);
    expect([looked.conflicts, valueOf(looked, field), nextStep(looked, never)]).toEqual([{}, both, 'send']);
  });
  test('told of a collision by the service, the look that follows puts them together', () => {
    const collided = after(writing, sending, { kind: 'collided', conflicts: [{ field, theirs }] });
    expect([collided.conflicts, nextStep(collided, never)]).toEqual([{}, 'look']);
    expect(valueOf(after(collided, seenTheirs), field)).toBe(both);
  });
  test('left behind by a closed window, it is put together with what was written since', () => {
    const opened = openDraft({ version: 4, fields: { [field]: theirs } });
    const kept = [{ field, value: mine, base: form(road, house), sent: [] }];
    const back = after(opened, { kind: 'restored', kept });
    expect([back.conflicts, valueOf(back, field)]).toEqual([{}, both]);
  });
  test('the same cell, or a form that both began: a choice, nothing overwritten', () => {
    const other = form({ ...road, 完成: '5' }, house);
    const looked = after(writing, { kind: 'seen', seen: { version: 4, fields: { [field]: other } }, editable: true });
    expect([looked.conflicts, valueOf(looked, field)]).toEqual([{ [field]: other }, mine]);
    const begun = after(openDraft({ version: 3, fields: {} }), { kind: 'typed', field, value: mine }, seenTheirs);
    expect(begun.conflicts).toEqual({ [field]: theirs });
  });
});
