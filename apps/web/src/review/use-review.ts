// Decides what the review page holds: the report and all that stands beside it, the letter in hand, the note being written, the tab shown.
import type { ReportView, WireFinding } from '@camphor/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswer, useChange } from '../app/client';
import { answeredItems, comparedRevisions, lastRound, unasked, type AnsweredItem, type Change } from './answered-items';
import { shownFindings, type Comment, type Notes, type ReturnItem } from './notes';
import type { LetterChange, ReturnLetter } from './return-letter';
import { useReturnLetter } from './use-return-letter';

export const VIEWS = ['full', 'changed', 'lastYear'] as const;
export type View = (typeof VIEWS)[number];
export const TABS = ['letter', 'answers', 'findings', 'threads'] as const;
export type Tab = (typeof TABS)[number];

/** A note on its way: a return item or a comment, tied to a place. */
export interface DraftNote {
  readonly kind: 'item' | 'comment';
  readonly target: string;
  readonly text: string;
}
export interface Review {
  readonly report: ReportView | null;
  readonly unread: Error | null;
  readonly readAgain: () => void;
  readonly findings: readonly WireFinding[];
  readonly passed: number;
  readonly comments: readonly Comment[];
  readonly returnItems: readonly ReturnItem[];
  readonly notes: Notes;
  /** Which revisions are compared; null = there is only one round. */
  readonly compared: { readonly from: number; readonly to: number } | null;
  readonly changes: readonly Change[] | null;
  readonly answers: readonly AnsweredItem<ReturnItem>[];
  readonly others: readonly Change[];
  /** Something beside the report could not be read. */
  readonly problem: Error | null;
  readonly letter: ReturnLetter;
  readonly kept: boolean;
  readonly write: (change: LetterChange) => void;
  readonly mayReturn: boolean;
  readonly mayComment: boolean;
  /** Waits until the opening has been told. */
  readonly opened: () => Promise<number | void>;
  /** What a reviewer still has to look at. */
  readonly waiting: number;
  readonly view: View;
  readonly setView: (view: View) => void;
  readonly tab: Tab;
  readonly setTab: (tab: Tab) => void;
  readonly note: DraftNote | null;
  readonly setNote: (note: DraftNote | null) => void;
}

/** Opening is told once, by those whose opening counts: it ends the unit's right to withdraw. Gives the version after it, for a move asked for meanwhile. */
const useOpened = (report: ReportView | null): (() => Promise<number | void>) => {
  const queries = useQueryClient();
  const { mutateAsync } = useChange('markOpened', { quiet: true });
  const told = useRef<string | null>(null);
  const telling = useRef<Promise<number | void>>(Promise.resolve());
  const id = report?.id ?? null;
  const due = report !== null && report.state === 'submitted' && report.openedAt === null && report.rolesHere.includes('reviewer');
  const once = `${id ?? ''}/${report?.round ?? 0}/${report?.submittedAt ?? ''}`;
  useEffect(() => {
    if (!due || id === null || told.current === once) return;
    told.current = once;
    telling.current = mutateAsync({ params: { id } }).then(
      ({ body }) => {
        queries.setQueryData(['getReport', { params: { id } }], body);
        return body.version;
      },
      () => void queries.invalidateQueries({ queryKey: ['getReport'] }),
    );
  }, [due, id, once, mutateAsync, queries]);
  return useCallback(async () => {
    const version = await telling.current;
    telling.current = Promise.resolve();
    return version;
  }, []);
};

const usePlaces = (fallback: Tab) => {
  const [search, setSearch] = useSearchParams();
  const put = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return {
    view: VIEWS.find((name) => name === search.get('view')) ?? 'full',
    setView: (view: View) => put('view', view),
    tab: TABS.find((name) => name === search.get('tab')) ?? fallback,
    setTab: (tab: Tab) => put('tab', tab),
  };
};

export const useReview = (id: string): Review => {
  const params = { id };
  const answer = useAnswer('getReport', { params });
  const findings = useAnswer('listFindings', { params });
  const comments = useAnswer('listComments', { params });
  const returnItems = useAnswer('listReturnItems', { params });
  const revisions = useAnswer('listRevisions', { params });
  const compared = useMemo(() => comparedRevisions(revisions.data?.items ?? []), [revisions.data]);
  const diff = useAnswer(
    'diffRevisions',
    { params, query: { from: compared?.from ?? 0, to: compared?.to ?? 0 } },
    { enabled: compared !== null },
  );
  const report = answer.data ?? null;
  const opened = useOpened(report);
  const { letter, write, kept } = useReturnLetter(id, report?.round ?? 0);
  const [note, setNote] = useState<DraftNote | null>(null);

  const shown = useMemo(() => shownFindings(findings.data?.items ?? []), [findings.data]);
  const threads = comments.data?.items ?? [];
  const changes = diff.data?.changes ?? null;
  const last = lastRound(returnItems.data?.items ?? []);
  const answers = answeredItems(last, changes ?? []);
  const openThreads = threads.filter(({ resolvedAt }) => resolvedAt === null).length;
  const mayReturn = report?.actions.some(({ action }) => action === 'return') ?? false;
  const places = usePlaces(letter.items.length > 0 ? 'letter' : answers.length > 0 ? 'answers' : 'findings');
  return {
    report,
    unread: answer.error,
    readAgain: () => void answer.refetch(),
    opened,
    findings: shown,
    passed: (findings.data?.items ?? []).filter(({ status }) => status === 'pass').length,
    comments: threads,
    returnItems: returnItems.data?.items ?? [],
    notes: { findings: shown, comments: threads, items: letter.items },
    compared,
    changes,
    answers,
    others: unasked(last, changes ?? []),
    problem: findings.error ?? comments.error ?? returnItems.error ?? revisions.error ?? diff.error,
    letter,
    kept,
    write,
    mayReturn,
    mayComment: report !== null && report.rolesHere.some((role) => role !== 'auditor'),
    waiting: letter.items.length + openThreads,
    ...places,
    note,
    setNote,
  };
};
