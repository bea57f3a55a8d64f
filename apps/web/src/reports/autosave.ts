// Decides how what is typed reaches the service: what is sent next, what an answer means for it, and that nothing typed is ever dropped unasked.
import { mergedField } from './merged-field';

/** Value of one content field ("figure:result.selfScore", "section:budget.plan"); null = empty. */
export type FieldValue = string | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** What the service holds, as some answer told it. */
export interface Seen {
  readonly version: number;
  readonly fields: FieldValues;
}
/** A request whose outcome is not known yet. It is repeated as it is, with its key, until it is known. */
export interface Flight {
  readonly changes: FieldValues;
  readonly ifMatch: number;
  readonly key: string;
}
export type Link = 'ok' | 'offline' | 'signedOut' | 'locked';
export interface Draft {
  readonly seen: Seen;
  /** Typed here and not yet confirmed by the service. */
  readonly typed: FieldValues;
  readonly flight: Flight | null;
  /** Values sent from here whose arrival was never confirmed (a reload in the middle): found on the service, they are ours, not somebody's. */
  readonly sent: Readonly<Record<string, readonly FieldValue[]>>;
  /** Changed by somebody else as well: their value, until one is chosen. */
  readonly conflicts: Readonly<Record<string, FieldValue>>;
  /** What the service would not take, with its sentence; asked again only after it was changed. */
  readonly refused: Readonly<Record<string, string>>;
  /** Own words that are not the ones shown: given up for somebody else's, or left by another window; they can be taken back. */
  readonly setAside: FieldValues;
  /** The service moved on, or does not know our version any more (a restored backup): look at it before sending. */
  readonly behind: 'no' | 'moved' | 'lost';
  readonly link: Link;
  /** Why it is locked, in words. */
  readonly lockedBecause: string | null;
  readonly failures: number;
  readonly savedAt: string | null;
}

export const openDraft = (seen: Seen): Draft => ({
  seen,
  typed: {},
  flight: null,
  sent: {},
  conflicts: {},
  refused: {},
  setAside: {},
  behind: 'no',
  link: 'ok',
  lockedBecause: null,
  failures: 0,
  savedAt: null,
});

/** One typed field as the buffer on this machine keeps it. */
export interface Kept {
  readonly field: string;
  readonly value: FieldValue;
  /** What the service held when it was typed, and what of it may have arrived since. */
  readonly base: FieldValue;
  readonly sent: readonly FieldValue[];
}

export type DraftEvent =
  | { readonly kind: 'typed'; readonly field: string; readonly value: FieldValue }
  | { readonly kind: 'sending'; readonly key: string; readonly without?: readonly string[] }
  | { readonly kind: 'answered'; readonly seen: Seen; readonly at: string }
  | { readonly kind: 'seen'; readonly seen: Seen; readonly editable: boolean }
  | { readonly kind: 'collided'; readonly conflicts: readonly { readonly field: string; readonly theirs: FieldValue }[] }
  | { readonly kind: 'outdated' }
  | { readonly kind: 'refused'; readonly problems: Readonly<Record<string, string>>; readonly otherwise: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'locked'; readonly because: string }
  | { readonly kind: 'chosen'; readonly field: string; readonly keep: 'yours' | 'theirs' }
  | { readonly kind: 'takenBack'; readonly field: string }
  | { readonly kind: 'dismissed'; readonly field: string }
  | { readonly kind: 'restored'; readonly kept: readonly Kept[] };

const at = (values: FieldValues, field: string): FieldValue => values[field] ?? null;
const without = <T>(record: Readonly<Record<string, T>>, gone: (field: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([field]) => !gone(field)));
const has = (record: Readonly<Record<string, unknown>>, field: string): boolean => Object.hasOwn(record, field);

/** Value as shown: what is typed here, else what the service holds. */
export const valueOf = (draft: Draft, field: string): FieldValue =>
  has(draft.typed, field) ? at(draft.typed, field) : at(draft.seen.fields, field);

/** All fields as shown. */
export const shownFields = (draft: Draft): FieldValues => ({ ...draft.seen.fields, ...draft.typed });

/** What waits to be sent, leaving out what must be chosen, changed or completed first. */
export const waiting = (draft: Draft, unfinished: (field: string, value: FieldValue) => boolean): FieldValues =>
  Object.fromEntries(
    Object.entries(draft.typed).filter(
      ([field, value]) =>
        !has(draft.conflicts, field) && !has(draft.refused, field) && !unfinished(field, value) && value !== at(draft.seen.fields, field),
    ),
  );

/** What the runner has to do now. */
export const nextStep = (draft: Draft, unfinished: (field: string, value: FieldValue) => boolean): 'repeat' | 'look' | 'send' | null => {
  if (draft.link === 'signedOut' || draft.link === 'locked') return null;
  if (draft.flight) return 'repeat';
  if (draft.behind !== 'no') return 'look';
  return Object.keys(waiting(draft, unfinished)).length > 0 ? 'send' : null;
};

/** Is `theirs` something that was sent from here, so that finding it on the service is no news from somebody else? */
const isOurs = (draft: Draft, field: string, theirs: FieldValue): boolean =>
  (draft.flight !== null && has(draft.flight.changes, field) && at(draft.flight.changes, field) === theirs) ||
  (draft.sent[field]?.includes(theirs) ?? false);

/** Takes in a newer look at the service: a three-way merge of what was seen, what is there now and what is typed. */
const takeIn = (draft: Draft, seen: Seen): Draft => {
  // An answer asked for before the last one may arrive after it.
  if (seen.version < draft.seen.version && draft.behind !== 'lost') return draft;
  const typed: Record<string, FieldValue> = {};
  const conflicts: Record<string, FieldValue> = {};
  for (const [field, yours] of Object.entries(draft.typed)) {
    const theirs = at(seen.fields, field);
    if (theirs === yours) continue;
    typed[field] = yours;
    const base = at(draft.seen.fields, field);
    if (has(draft.conflicts, field)) conflicts[field] = theirs;
    else if (theirs !== base && !isOurs(draft, field, theirs)) {
      const both = mergedField(field, { base, yours, theirs });
      if (both === undefined) conflicts[field] = theirs;
      else if (both === theirs) delete typed[field];
      else typed[field] = both;
    }
  }
  return {
    ...draft,
    seen,
    typed,
    conflicts,
    refused: without(draft.refused, (field) => !has(typed, field)),
    sent: without(draft.sent, (field) => !has(typed, field)),
  };
};

const reached = (draft: Draft): Draft => ({ ...draft, failures: 0, link: draft.link === 'offline' ? 'ok' : draft.link });

const restore = (draft: Draft, kept: readonly Kept[]): Draft => {
  let next = draft;
  for (const { field, value, base, sent } of kept) {
    const theirs = at(next.seen.fields, field);
    if (theirs === value) continue;
    // Typed since the page was opened, or left by two windows: one is shown, the other is offered.
    if (has(next.typed, field)) {
      if (at(next.typed, field) !== value) next = { ...next, setAside: { ...next.setAside, [field]: value } };
      continue;
    }
    const ours = theirs === base || sent.includes(theirs);
    const both = ours ? value : mergedField(field, { base, yours: value, theirs });
    next = {
      ...next,
      typed: { ...next.typed, [field]: both ?? value },
      sent: { ...next.sent, [field]: sent },
      conflicts: both === undefined ? { ...next.conflicts, [field]: theirs } : next.conflicts,
    };
  }
  return next;
};

const collide = (draft: Draft, told: readonly { readonly field: string; readonly theirs: FieldValue }[]): Draft => {
  const conflicts: Record<string, FieldValue> = { ...draft.conflicts };
  for (const { field, theirs } of told) {
    const yours = at(draft.typed, field);
    if (!has(draft.typed, field) || yours === theirs || (draft.sent[field]?.includes(theirs) ?? false)) continue;
    // Where both can stand, the look that follows puts them together.
    if (mergedField(field, { base: at(draft.seen.fields, field), yours, theirs }) === undefined) conflicts[field] = theirs;
  }
  return { ...reached(draft), flight: null, conflicts, behind: 'moved' };
};

const refuse = (draft: Draft, problems: Readonly<Record<string, string>>, otherwise: string): Draft => {
  const flown = Object.keys(draft.flight?.changes ?? {});
  const named = flown.filter((field) => has(problems, field));
  // Nothing was saved: where no field is named, none of them can be sent again as it is.
  const stopped = named.length > 0 ? named : flown;
  // What was typed further while it was on its way is a new value and may pass.
  const unchanged = stopped.filter((field) => at(draft.typed, field) === at(draft.flight?.changes ?? {}, field));
  return {
    ...reached(draft),
    flight: null,
    refused: { ...draft.refused, ...Object.fromEntries(unchanged.map((field) => [field, problems[field] ?? otherwise])) },
  };
};

const choose = (draft: Draft, field: string, keep: 'yours' | 'theirs'): Draft => {
  if (!has(draft.conflicts, field)) return draft;
  const conflicts = without(draft.conflicts, (other) => other === field);
  // From now on their value is the base: only a further change of theirs asks again.
  const seen = { ...draft.seen, fields: { ...draft.seen.fields, [field]: at(draft.conflicts, field) } };
  if (keep === 'yours') return { ...draft, seen, conflicts };
  return {
    ...draft,
    seen,
    conflicts,
    typed: without(draft.typed, (other) => other === field),
    setAside: { ...draft.setAside, [field]: at(draft.typed, field) },
  };
};

const type = (draft: Draft, field: string, value: FieldValue): Draft => {
  const flown = draft.flight !== null && has(draft.flight.changes, field);
  const backToSeen = value === at(draft.seen.fields, field) && !flown && !has(draft.conflicts, field);
  return {
    ...draft,
    typed: backToSeen ? without(draft.typed, (other) => other === field) : { ...draft.typed, [field]: value },
    refused: without(draft.refused, (other) => other === field),
  };
};

const forget = (draft: Draft, field: string): Draft => ({ ...draft, setAside: without(draft.setAside, (other) => other === field) });

export const reduceDraft = (
  draft: Draft,
  event: DraftEvent,
  unfinished: (field: string, value: FieldValue) => boolean = () => false,
): Draft => {
  switch (event.kind) {
    case 'typed':
      return type(draft, event.field, event.value);
    case 'sending': {
      const changes = waiting(draft, unfinished);
      if (draft.flight || Object.keys(changes).length === 0) return draft;
      return { ...draft, flight: { changes, ifMatch: draft.seen.version, key: event.key } };
    }
    case 'answered':
      return { ...reached(takeIn(draft, event.seen)), flight: null, savedAt: event.at };
    case 'seen': {
      if (event.seen.version < draft.seen.version && draft.behind !== 'lost') return reached(draft);
      const next: Draft = { ...reached(takeIn(draft, event.seen)), behind: 'no' };
      if (next.link === 'locked' && event.editable) return { ...next, link: 'ok', lockedBecause: null };
      return next.link === 'signedOut' ? { ...next, link: 'ok' } : next;
    }
    case 'collided':
      return collide(draft, event.conflicts);
    case 'outdated':
      return { ...reached(draft), flight: null, behind: 'lost' };
    case 'refused':
      return refuse(draft, event.problems, event.otherwise);
    case 'unreachable':
      return { ...draft, link: draft.link === 'ok' ? 'offline' : draft.link, failures: draft.failures + 1 };
    case 'signedOut':
      return { ...draft, flight: null, link: 'signedOut' };
    case 'locked':
      return { ...reached(draft), flight: null, link: 'locked', lockedBecause: event.because };
    case 'chosen':
      return choose(draft, event.field, event.keep);
    case 'takenBack':
      return has(draft.setAside, event.field) ? forget(type(draft, event.field, at(draft.setAside, event.field)), event.field) : draft;
    case 'dismissed':
      return forget(draft, event.field);
    case 'restored':
      return restore(draft, event.kept);
  }
};

/** What the buffer on this machine has to keep. */
export const keptOf = (draft: Draft): Kept[] =>
  Object.entries(draft.typed).map(([field, value]) => ({
    field,
    value,
    base: at(draft.seen.fields, field),
    sent: [...(draft.sent[field] ?? []), ...(draft.flight && has(draft.flight.changes, field) ? [at(draft.flight.changes, field)] : [])],
  }));

/** Milliseconds until the next try after so many failures in a row. */
export const pauseAfter = (failures: number): number => Math.min(30_000, 1_000 * 2 ** Math.min(failures, 5));
