// Runs the draft of one report: sends what is typed a moment later, repeats what is unknown, and tells the fields that show it.
import { ProblemError, UnreachableError, type ReportView } from '@camphor/contract';
import { client, newKey } from '../app/client';
import { signedInAs } from '../app/token';
import type { Saving } from '../ui/save-state';
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
  type FieldValue,
} from './autosave';
import { openBuffer } from './buffer';
import { isUnfinished, patchOf, seenOf } from './content-fields';

const TYPING_PAUSE_MS = 900;
const LONGEST_WAIT_MS = 5_000;
const BEAT_MS = 4_000;
const ALIVE_LOOK_MS = 13_000;

export interface OpenDraft {
  readonly state: () => Draft;
  readonly view: () => ReportView;
  readonly subscribe: (tell: () => void) => () => void;
  readonly value: (field: string) => FieldValue;
  readonly type: (field: string, value: FieldValue) => void;
  readonly choose: (field: string, keep: 'yours' | 'theirs') => void;
  readonly takeBack: (field: string) => void;
  readonly dismiss: (field: string) => void;
  /** A look at the report that was taken elsewhere. */
  readonly look: (view: ReportView) => void;
  /** While a composition (pinyin) is open nothing is sent: half a word is not what was meant. */
  readonly composing: (on: boolean) => void;
  /** Saves what waits and gives the version reached; rejects when something cannot be saved yet. */
  readonly settle: () => Promise<number>;
  /** Saves, then does one other change of the report upon the version reached, and takes its view in. */
  readonly perform: (change: (version: number) => Promise<ReportView>) => Promise<ReportView>;
  readonly saving: () => Saving;
}

/** Said when something must be decided before anything else can be done. */
export class HeldBackError extends Error {}

interface Settings {
  readonly accountId: string;
  readonly view: ReportView;
  readonly window: string;
}

const problemFields = (error: ProblemError): Record<string, string> =>
  Object.fromEntries(
    error.problem.reasons.flatMap(({ facts, message }): [string, string][] => {
      const field = facts['field'];
      return typeof field === 'string' ? [[field, message]] : [];
    }),
  );

const eventOf = (error: unknown): DraftEvent => {
  if (!(error instanceof ProblemError)) return { kind: 'unreachable' };
  const { status, conflicts, detail, reasons } = error.problem;
  const sentence = reasons[0]?.message ?? detail;
  if (status === 401) return { kind: 'signedOut' };
  if (status === 412) return { kind: 'outdated' };
  if (status === 409 && conflicts && conflicts.length > 0)
    return { kind: 'collided', conflicts: conflicts.map(({ field, theirs }) => ({ field, theirs: theirs || null })) };
  if (status === 409 || status === 403 || status === 404) return { kind: 'locked', because: sentence };
  if (status >= 500 || status === 429 || status === 408) return { kind: 'unreachable' };
  return { kind: 'refused', problems: problemFields(error), otherwise: sentence };
};

const startDraft = ({ accountId, view: first, window: name }: Settings): OpenDraft => {
  const reportId = first.id;
  const buffer = openBuffer(accountId, reportId, name);
  const listeners = new Set<() => void>();
  let draft = openDraft(seenOf(first));
  let view = first;
  let kept = true;
  let busy = false;
  let open = false;
  let typedSince: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pulse: ReturnType<typeof setInterval> | undefined;

  const tell = (event: DraftEvent) => {
    const next = reduceDraft(draft, event, isUnfinished);
    if (next === draft) return;
    draft = next;
    kept = buffer.keep(keptOf(draft));
    const waits = Object.keys(draft.typed).length > 0;
    if (waits && pulse === undefined) {
      buffer.beat(Date.now());
      pulse = setInterval(() => buffer.beat(Date.now()), BEAT_MS);
    } else if (!waits && pulse !== undefined) {
      clearInterval(pulse);
      pulse = undefined;
      buffer.close();
    }
    for (const listener of listeners) listener();
  };
  const takeView = (next: ReportView) => {
    if (next.version >= view.version || draft.behind === 'lost') view = next;
  };
  const schedule = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), milliseconds);
  };

  const look = async () => {
    const { body } = await client('getReport', { params: { id: reportId } });
    takeView(body);
    tell({ kind: 'seen', seen: seenOf(body), editable: body.editable });
  };
  const send = async () => {
    if (!draft.flight) tell({ kind: 'sending', key: newKey() });
    const { flight } = draft;
    if (!flight) return;
    const { body } = await client('patchContent', {
      params: { id: reportId },
      ifMatch: flight.ifMatch,
      idempotencyKey: flight.key,
      body: patchOf(flight.changes),
    });
    takeView(body);
    tell({ kind: 'answered', seen: seenOf(body), at: new Date().toISOString() });
  };
  /** One step at a time; the next one follows by itself. */
  const run = async (): Promise<void> => {
    clearTimeout(timer);
    if (busy) return;
    if (open) return schedule(TYPING_PAUSE_MS);
    const step = nextStep(draft, isUnfinished);
    if (step === null) return;
    if (signedInAs() !== accountId) return tell({ kind: 'signedOut' });
    busy = true;
    typedSince = null;
    try {
      await (step === 'look' ? look() : send());
    } catch (error) {
      tell(eventOf(error));
    } finally {
      busy = false;
    }
    if (nextStep(draft, isUnfinished) !== null) schedule(draft.failures > 0 ? pauseAfter(draft.failures - 1) : 0);
  };
  const typed = (event: DraftEvent) => {
    tell(event);
    typedSince ??= Date.now();
    // While out of reach the next try is already set.
    if (draft.link !== 'offline') schedule(Math.max(0, Math.min(TYPING_PAUSE_MS, typedSince + LONGEST_WAIT_MS - Date.now())));
  };
  const adopt = () => {
    const left = buffer.leftBehind();
    if (left.length === 0) return;
    tell({ kind: 'restored', kept: left });
    schedule(0);
  };
  const settle = async (): Promise<number> => {
    open = false;
    // Each round is one request; a handful is enough unless somebody keeps typing.
    for (let round = 0; round < 8; round += 1) {
      while (busy) await new Promise((resolve) => setTimeout(resolve, 30));
      const before = draft.failures;
      if (nextStep(draft, isUnfinished) === null) break;
      await run();
      if (draft.failures > before) throw new UnreachableError(null);
    }
    if (Object.keys(draft.typed).length > 0) throw new HeldBackError('something typed waits for a choice or a mend');
    return draft.seen.version;
  };

  adopt();
  // A window that was just closed still seems to live; what it left is taken over once it is surely gone.
  setTimeout(adopt, ALIVE_LOOK_MS);
  window.addEventListener('online', () => void run());
  window.addEventListener('pagehide', () => buffer.close());
  window.addEventListener('pageshow', () => void run());

  return {
    state: () => draft,
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    value: (field) => valueOf(draft, field),
    type: (field, value) => typed({ kind: 'typed', field, value: value === '' ? null : value }),
    choose: (field, keep) => {
      tell({ kind: 'chosen', field, keep });
      schedule(0);
    },
    takeBack: (field) => typed({ kind: 'takenBack', field }),
    dismiss: (field) => tell({ kind: 'dismissed', field }),
    look: (next) => {
      const signedInAgain = draft.link === 'signedOut';
      takeView(next);
      tell({ kind: 'seen', seen: seenOf(next), editable: next.editable });
      if (signedInAgain || nextStep(draft, isUnfinished) !== null) schedule(TYPING_PAUSE_MS);
    },
    composing: (on) => {
      open = on;
    },
    settle,
    perform: async (change) => {
      const next = await change(await settle());
      takeView(next);
      tell({ kind: 'seen', seen: seenOf(next), editable: next.editable });
      return next;
    },
    saving: () => savingOf(draft, view, kept),
  };
};

const savingOf = (draft: Draft, view: ReportView, kept: boolean): Saving => {
  const count = Object.keys(draft.typed).length;
  const held = count - Object.keys({ ...waiting(draft, isUnfinished), ...draft.flight?.changes }).length;
  if (draft.link === 'offline' && count > 0) return { kind: 'offline', count, kept };
  if (draft.link === 'locked' || draft.link === 'signedOut') return count > 0 ? { kind: 'held', count } : { kind: 'untouched' };
  if (held > 0 && held === count) return { kind: 'held', count };
  if (count > 0) return { kind: 'saving', count };
  if (draft.savedAt) return { kind: 'saved', at: draft.savedAt };
  return Object.keys(draft.seen.fields).length > 0 ? { kind: 'saved', at: view.updatedAt } : { kind: 'untouched' };
};

/** One draft per account and report for as long as the page lives: leaving the editor does not stop the saving. */
const drafts = new Map<string, OpenDraft>();
const windowName = newKey();
export const draftOf = (accountId: string, view: ReportView): OpenDraft => {
  const name = `${accountId}/${view.id}`;
  const known = drafts.get(name);
  if (known) return known;
  const fresh = startDraft({ accountId, view, window: windowName });
  drafts.set(name, fresh);
  return fresh;
};
