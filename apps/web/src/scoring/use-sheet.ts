// Decides how a score sheet is kept: words at once on this machine, then on the server with the sheet's version; nothing typed is lost.
import { ProblemError, UnreachableError, type Sheet } from '@camphor/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { client, newKey, useAnswer, useChange } from '../app/client';
import { recall, remember } from '../app/memory';
import { useMe } from '../app/session';
import type { Saving } from '../ui/save-state';
import {
  afterSave,
  draftFrom,
  hasSavable,
  linesToSave,
  rebase,
  settle,
  writeLine,
  type Judgement,
  type LineConflict,
  type SheetDraft,
} from './sheet-draft';

const WAIT = 900;
const AGAIN = 10_000;

export interface SheetInHand {
  readonly sheet: Sheet | null;
  readonly draft: SheetDraft;
  readonly conflicts: readonly LineConflict[];
  readonly saving: Saving;
  /** Why the sheet could not be read. */
  readonly unread: Error | null;
  /** Why it could not be saved or handed in. */
  readonly problem: unknown;
  readonly handingIn: boolean;
  readonly write: (line: Sheet['lines'][number], change: Partial<Judgement>) => void;
  readonly choose: (conflict: LineConflict, keep: 'yours' | 'theirs') => void;
  readonly readAgain: () => void;
  /** Takes the sheet as another change has left it, such as an import; unsaved words are laid upon it. */
  readonly takeSheet: (sheet: Sheet) => void;
  readonly saveNow: () => Promise<boolean>;
  readonly handIn: () => Promise<boolean>;
}

const isStale = (error: unknown): boolean => error instanceof ProblemError && error.problem.status === 412;

export const useSheet = (reportId: string): SheetInHand => {
  const me = useMe();
  const buffer = `sheet.${me.id}.${reportId}`;
  const queries = useQueryClient();
  const answer = useAnswer('mySheet', { params: { id: reportId } });
  const submit = useChange('submitSheet');
  const [draft, setDraft] = useState<SheetDraft>(() => draftFrom(recall(buffer)));
  const [conflicts, setConflicts] = useState<readonly LineConflict[]>([]);
  const [saving, setSaving] = useState<Saving>({ kind: 'untouched' });
  const [problem, setProblem] = useState<unknown>(null);
  // What the timers see: the newest, not what was there when they were set.
  const now = useRef<{ sheet: Sheet | null; draft: SheetDraft }>({ sheet: null, draft });
  const kept = useRef(true);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keep = useCallback(
    (next: SheetDraft) => {
      now.current.draft = next;
      kept.current = remember(buffer, Object.keys(next).length === 0 ? null : JSON.stringify(next));
      setDraft(next);
    },
    [buffer],
  );
  const take = useCallback(
    (sheet: Sheet, laid: ReturnType<typeof rebase>) => {
      now.current.sheet = sheet;
      keep(sheet.submitted ? {} : laid.draft);
      setConflicts(sheet.submitted ? [] : laid.conflicts);
      queries.setQueryData(['mySheet', { params: { id: reportId } }], sheet);
    },
    [keep, queries, reportId],
  );

  useEffect(() => {
    const sheet = answer.data;
    const known = now.current.sheet;
    if (!sheet || (known !== null && known.version >= sheet.version && known.submitted === sheet.submitted)) return;
    const laid = rebase(now.current.draft, sheet.lines);
    now.current.sheet = sheet;
    keep(sheet.submitted ? {} : laid.draft);
    setConflicts(sheet.submitted ? [] : laid.conflicts);
  }, [answer.data, keep]);

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const { sheet, draft: words } = now.current;
    if (!sheet || sheet.submitted || !hasSavable(sheet.lines, words, sheet.step)) return true;
    const lines = linesToSave(sheet.lines, words, sheet.step);
    setSaving({ kind: 'saving', count: Object.keys(words).length });
    try {
      const { body } = await client('putSheet', {
        params: { id: reportId },
        ifMatch: sheet.version,
        idempotencyKey: newKey(),
        body: { lines },
      });
      take(body, afterSave(now.current.draft, lines, body.lines));
      setProblem(null);
      setSaving({ kind: 'saved', at: new Date().toISOString() });
      return true;
    } catch (error) {
      if (error instanceof UnreachableError) setSaving({ kind: 'offline', count: Object.keys(words).length, kept: kept.current });
      else if (isStale(error)) {
        // Written meanwhile in another window: what differs is laid side by side, the rest goes on.
        const { body } = await client('mySheet', { params: { id: reportId } });
        const laid = rebase(now.current.draft, body.lines);
        take(body, laid);
        setSaving(laid.conflicts.length > 0 ? { kind: 'held', count: laid.conflicts.length } : { kind: 'saving', count: 1 });
      } else {
        setProblem(error);
        setSaving({ kind: 'held', count: Object.keys(words).length });
      }
      return false;
    }
  }, [reportId, take]);

  const saveNow = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    running.current = saveOnce().catch(() => false);
    const done = await running.current;
    running.current = null;
    return done;
  }, [saveOnce]);
  const saveSoon = useCallback(
    (after: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void saveNow(), after);
    },
    [saveNow],
  );
  useEffect(() => () => clearTimeout(timer.current), []);

  // Words left from an earlier visit, or a merge after a newer sheet, are sent without being touched again.
  const waiting = conflicts.length === 0 && answer.data !== undefined && Object.keys(draft).length > 0;
  useEffect(() => {
    if (!waiting) return undefined;
    saveSoon(WAIT);
    return undefined;
  }, [waiting, draft, saveSoon]);
  const offline = saving.kind === 'offline';
  useEffect(() => {
    if (!offline) return undefined;
    const again = () => void saveNow();
    const every = setInterval(again, AGAIN);
    window.addEventListener('online', again);
    return () => {
      clearInterval(every);
      window.removeEventListener('online', again);
    };
  }, [offline, saveNow]);

  const handIn = async (): Promise<boolean> => {
    setProblem(null);
    if (!(await saveNow()) || now.current.sheet === null) return false;
    try {
      const { body } = await submit.mutateAsync({ params: { id: reportId }, ifMatch: now.current.sheet.version });
      take(body, { draft: {}, conflicts: [] });
      return true;
    } catch (error) {
      setProblem(error);
      if (isStale(error)) void answer.refetch();
      return false;
    }
  };

  return {
    sheet: answer.data ?? null,
    draft,
    conflicts,
    saving,
    unread: answer.error,
    problem,
    handingIn: submit.isPending,
    write: (line, change) => keep(writeLine(now.current.draft, line, change)),
    choose: (conflict, side) => {
      keep(settle(now.current.draft, conflict, side));
      setConflicts((before) => before.filter(({ indicator }) => indicator !== conflict.indicator));
    },
    readAgain: () => void answer.refetch(),
    takeSheet: (sheet) => take(sheet, rebase(now.current.draft, sheet.lines)),
    saveNow,
    handIn,
  };
};
