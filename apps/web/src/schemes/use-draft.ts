// Decides how a draft is kept: on this machine at every keystroke, on the server shortly after; a version that another hand saved is a choice.
import { ProblemError, type Scheme as Shown } from '@camphor/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { client, newKey } from '../app/client';
import { recall, remember } from '../app/memory';
import type { Saving } from '../ui/save-state';
import type { Value } from './scheme-places';

const PAUSE = 700;
interface Kept {
  readonly revision: number;
  readonly body: Value;
}
export interface Draft {
  readonly body: Value;
  readonly revision: number;
  readonly saving: Saving;
  /** Somebody else saved meanwhile: whose words stay? */
  readonly conflict: boolean;
  readonly problem: unknown;
  readonly change: (next: (body: Value) => Value) => void;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}
const keptFor = (id: string): Kept | null => {
  try {
    return JSON.parse(recall(`scheme.${id}`) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
};

export const useDraft = (shown: Shown): Draft => {
  const { id } = shown;
  const isDraft = shown.state === 'draft';
  const [start] = useState(() => (isDraft ? keptFor(id) : null));
  const [body, setBody] = useState<Value>(start?.body ?? (shown.body as Value));
  const [revision, setRevision] = useState(start?.revision ?? shown.revision);
  const [unsaved, setUnsaved] = useState(start !== null);
  const [at, setAt] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const busy = useRef(false);
  const conflict = problem instanceof ProblemError && problem.problem.status === 412;

  const change = useCallback<Draft['change']>(
    (next) => {
      if (!isDraft) return;
      setBody((before) => {
        const after = next(before);
        remember(`scheme.${id}`, JSON.stringify({ revision, body: after } satisfies Kept));
        return after;
      });
      setUnsaved(true);
      if (!conflict) setProblem(null);
    },
    [id, isDraft, revision, conflict],
  );

  useEffect(() => {
    if (!unsaved || problem !== null) return;
    const save = async (): Promise<void> => {
      if (busy.current) return;
      busy.current = true;
      try {
        const sent = body as Record<string, unknown>;
        const { body: saved } = await client('putScheme', {
          params: { id },
          body: { body: sent },
          ifMatch: String(revision),
          idempotencyKey: newKey(),
        });
        setRevision(saved.revision);
        setAt(new Date().toISOString());
        setBody((now) => {
          const isCurrent = now === body;
          if (isCurrent) setUnsaved(false);
          remember(`scheme.${id}`, isCurrent ? null : JSON.stringify({ revision: saved.revision, body: now } satisfies Kept));
          return now;
        });
      } catch (error) {
        setProblem(error);
      } finally {
        busy.current = false;
      }
    };
    const timer = setTimeout(() => void save(), PAUSE);
    return () => clearTimeout(timer);
  }, [body, id, problem, revision, unsaved]);

  // Out of reach: tried again by itself, for nobody should have to press a button to keep what is written.
  useEffect(() => {
    if (problem === null || problem instanceof ProblemError) return;
    const timer = setTimeout(() => setProblem(null), 5_000);
    return () => clearTimeout(timer);
  }, [problem]);

  const fetchTheirs = async (): Promise<Shown> => (await client('getScheme', { params: { id } })).body;
  const keepMine = (): void => void fetchTheirs().then((theirs) => (setRevision(theirs.revision), setProblem(null)), setProblem);
  const takeTheirs = (): void =>
    void fetchTheirs().then((theirs) => {
      remember(`scheme.${id}`, null);
      setBody(theirs.body as Value);
      setRevision(theirs.revision);
      setUnsaved(false);
      setProblem(null);
    }, setProblem);

  const saving = ((): Saving => {
    if (problem instanceof ProblemError) return { kind: 'held', count: 1 };
    if (problem !== null) return { kind: 'offline', count: 1, kept: true };
    if (unsaved) return { kind: 'saving', count: 1 };
    return at === null ? { kind: 'untouched' } : { kind: 'saved', at };
  })();
  return { body, revision, saving, conflict, problem, change, keepMine, takeTheirs };
};
