// Decides how a moderation is kept while it is written and how it is recorded: upon the version of the report that was before the eyes.
import type { SheetComparison } from '@camphor/contract';
import { useCallback, useState } from 'react';
import { useAnswer, useChange } from '../app/client';
import { recall, remember } from '../app/memory';
import { useMe } from '../app/session';
import { draftOf, recalled, type ModerationDraft, type Settled } from './moderation-draft';

export interface ModerationInHand {
  readonly comparison: SheetComparison | undefined;
  readonly draft: ModerationDraft;
  /** Why the sheets could not be read. */
  readonly unread: Error | null;
  readonly readAgain: () => void;
  readonly problem: Error | null;
  readonly pending: boolean;
  /** null takes the line out: what the scorers gave counts again. */
  readonly settle: (indicator: string, settled: Settled | null) => void;
  readonly record: () => void;
  readonly accept: (reason: string, then: () => void) => void;
}

export const useModeration = (reportId: string): ModerationInHand => {
  const me = useMe();
  const buffer = `moderation.${me.id}.${reportId}`;
  const answer = useAnswer('compareSheets', { params: { id: reportId } });
  const put = useChange('moderate');
  const [kept, setKept] = useState<ModerationDraft | null>(() => recalled(recall(buffer)));
  const comparison = answer.data;
  const draft = kept ?? draftOf(comparison?.lines ?? []);

  const keep = useCallback(
    (next: ModerationDraft | null) => {
      remember(buffer, next === null ? null : JSON.stringify(next));
      setKept(next);
    },
    [buffer],
  );
  const settle = (indicator: string, settled: Settled | null) => {
    const { [indicator]: _, ...rest } = draft;
    keep(settled === null ? rest : { ...rest, [indicator]: settled });
  };
  const common = { params: { id: reportId }, ifMatch: comparison?.version ?? '*' };
  return {
    comparison,
    draft,
    unread: answer.error,
    readAgain: () => void answer.refetch(),
    problem: put.error,
    pending: put.isPending,
    settle,
    record: () =>
      put.mutate(
        { ...common, body: { lines: Object.entries(draft).map(([indicator, settled]) => ({ indicator, ...settled })) } },
        { onSuccess: () => keep(null) },
      ),
    accept: (reason, then) =>
      put.mutate(
        { ...common, body: { accepted: true, reason } },
        {
          onSuccess: () => {
            keep(null);
            then();
          },
        },
      ),
  };
};
