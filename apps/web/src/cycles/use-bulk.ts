// Decides how a move of many reports is asked: shown as one, done in batches whose keys survive a second try.
import type { BulkAnswer } from '@camphor/contract';
import { BULK_LIMIT } from '@camphor/domain';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { client, newKey } from '../app/client';
import { currentLanguage } from '../app/language';

/** The moves that the board offers for many. */
export type BulkMove = 'publish' | 'amend';
type Item = BulkAnswer['items'][number];
/** A reason that stands in for the one not yet written, so that a dry run does not ask for it. */
const LATER = '—';

/** What the move would do to these reports, as far as one request goes. */
export const useAnswerOfBulk = (
  cycleId: string,
  move: BulkMove,
  reports: readonly { readonly id: string; readonly version: number | null }[],
  enabled = true,
): UseQueryResult<BulkAnswer> => {
  const some = reports.slice(0, BULK_LIMIT);
  return useQuery({
    queryKey: ['bulk', cycleId, move, some.map(({ id, version }) => `${id} ${version ?? ''}`), currentLanguage()],
    queryFn: async ({ signal }) =>
      (
        await client('bulk', {
          params: { id: cycleId },
          body: { action: move, reportIds: some.map(({ id }) => id), dryRun: true, ...(move === 'amend' ? { reason: LATER } : {}) },
          signal,
        })
      ).body,
    enabled: enabled && some.length > 0,
    placeholderData: (before) => before,
  });
};

/** Few enough that each answer comes soon and the progress moves. */
const BATCH = 10;
interface Done {
  readonly ok: number;
  readonly items: readonly Item[];
}
/** Runs batch by batch; a second try sends the same keys, so that what was done is not done again. Versions as they were shown. */
export const useBulk = (cycleId: string, move: BulkMove) => {
  const queries = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const [progress, setProgress] = useState<number | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = async (items: readonly Item[], reason: string | null): Promise<Done> => {
    const refused: Item[] = [];
    for (let at = 0; at < items.length; at += BATCH) {
      setProgress(Math.round((at / items.length) * 100));
      const batch = items.slice(at, at + BATCH).map(({ report }) => report);
      const named = `${reason ?? ''}\n${batch.map(({ id }) => id).join(' ')}`;
      const key = keys.current.get(named) ?? newKey();
      keys.current.set(named, key);
      const { body } = await client('bulk', {
        params: { id: cycleId },
        idempotencyKey: key,
        body: {
          action: move,
          reportIds: batch.map(({ id }) => id),
          dryRun: false,
          versions: Object.fromEntries(batch.flatMap(({ id, version }) => (version === null ? [] : [[id, version]]))),
          ...(reason === null ? {} : { reason }),
        },
      });
      refused.push(...body.items.filter(({ ok }) => !ok));
    }
    return { ok: items.length - refused.length, items: refused };
  };
  const run = (items: readonly Item[], reason: string | null): void => {
    setError(null);
    send(items, reason)
      .then(setDone, setError)
      .finally(() => {
        setProgress(null);
        void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'bulk' });
      });
  };
  return { run, progress, done, error };
};
