// Gives the components of the editor the draft, and each field its value alone, so that a keystroke draws one field.
import type { ReportView } from '@camphor/contract';
import { describeReason, type ReasonCode } from '@camphor/domain';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useWords } from '../app/language';
import { useMe } from '../app/session';
import type { Draft, FieldValue } from './autosave';
import { reasonAgainst } from './content-fields';
import { draftOf, type OpenDraft } from './draft';
import type { ShownFinding } from './shown-finding';

export const DraftContext = createContext<OpenDraft | null>(null);

export const useDraft = (): OpenDraft => {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error('no draft is open');
  return draft;
};

/** The draft of the report, told of every newer look at it. */
export const useOpenDraft = (view: ReportView): OpenDraft => {
  const draft = draftOf(useMe().id, view);
  useEffect(() => draft.look(view), [draft, view]);
  return draft;
};

/** `select` must give the same value for the same state: a primitive, or a part of the state as it stands there. */
export const useDraftPart = <T>(draft: OpenDraft, select: (state: Draft) => T): T => {
  const chosen = useRef(select);
  chosen.current = select;
  const snapshot = useCallback(() => chosen.current(draft.state()), [draft]);
  return useSyncExternalStore(draft.subscribe, snapshot);
};

/** Typing on does not mend these. */
const NEVER_FINISHED: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['text_too_long', 'bad_characters']);

export const useField = (field: string): readonly [FieldValue, (value: FieldValue) => void] => {
  const draft = useDraft();
  const value = useSyncExternalStore(
    draft.subscribe,
    useCallback(() => draft.value(field), [draft, field]),
  );
  return [value, useCallback((next: FieldValue) => draft.type(field, next), [draft, field])];
};

/** What is said beside a field that cannot be saved as it stands; what is only half typed is not yet spoken of. */
export const useProblem = (field: string): string | null => {
  const draft = useDraft();
  const say = useWords();
  const refused = useDraftPart(draft, ({ refused: all }) => all[field]);
  const [value] = useField(field);
  const reason = useMemo(() => reasonAgainst(field, value), [field, value]);
  return refused ?? (reason && NEVER_FINISHED.has(reason.code) ? say(describeReason(reason)) : null);
};

/** Is the warning explained in what stands on the page? */
export const useIsExplained = ({ id, status }: ShownFinding): boolean => {
  const draft = useDraft();
  return useDraftPart(draft, () => status === 'warn' && (draft.value(`explanation:${id}`) ?? '').trim() !== '');
};

/** Explanations as they stand on the page, by finding. */
export const useExplanations = (): Readonly<Record<string, string | null>> => {
  const draft = useDraft();
  // One text, so that a key typed elsewhere changes nothing here.
  const text = useDraftPart(draft, ({ seen, typed }) =>
    JSON.stringify(Object.entries({ ...seen.fields, ...typed }).filter(([field]) => field.startsWith('explanation:'))),
  );
  return useMemo(
    () =>
      Object.fromEntries(
        (JSON.parse(text) as [string, string | null][]).map(([field, value]) => [field.slice('explanation:'.length), value]),
      ),
    [text],
  );
};
