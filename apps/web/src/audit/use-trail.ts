// Decides how a trail is read: the newest page at once, older pages when asked for, whichever way the service sorts them.
import type { Answer } from '@camphor/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { client } from '../app/client';

type Page = Answer<'reportTrail'>;
export interface Trail {
  readonly items: readonly Page['items'][number][];
  readonly chain: Page['chain'] | null;
  readonly error: Error | null;
  readonly asking: boolean;
  readonly more: boolean;
  readonly askingMore: boolean;
  readonly readMore: () => void;
  readonly readAgain: () => void;
}

export const useTrail = (reportId: string): Trail => {
  const answer = useInfiniteQuery({
    queryKey: ['reportTrail', reportId],
    queryFn: async ({ pageParam, signal }): Promise<Page> =>
      (
        await client('reportTrail', {
          params: { id: reportId },
          query: { limit: 200, ...(pageParam === '' ? {} : { cursor: pageParam }) },
          signal,
        })
      ).body,
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const pages = answer.data?.pages ?? [];
  const bySeq = new Map(pages.flatMap(({ items }) => items).map((item) => [item.seq, item]));
  return {
    items: [...bySeq.values()].sort((a, b) => b.seq - a.seq),
    chain: pages[0]?.chain ?? null,
    error: answer.error,
    asking: answer.isPending,
    more: answer.hasNextPage,
    askingMore: answer.isFetchingNextPage,
    readMore: () => void answer.fetchNextPage(),
    readAgain: () => void answer.refetch(),
  };
};
