// Decides how a list that is read page after page is asked for: the next page begins behind the last row, whatever was added meanwhile.
import type { Answer, CallOptions } from '@camphor/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { client } from '../app/client';

type Listed = 'listUnits' | 'listAccounts';
const PAGE = 50;

export const usePages = <N extends Listed>(name: N, sought: string) =>
  useInfiniteQuery({
    queryKey: [name, 'pages', sought],
    queryFn: async ({ pageParam, signal }): Promise<Answer<N>> => {
      const query = { limit: PAGE, ...(sought === '' ? {} : { q: sought }), ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return (await client(name, { query, signal } as CallOptions<N>)).body;
    },
    initialPageParam: '',
    getNextPageParam: (page) => (page as { nextCursor: string | null }).nextCursor,
    placeholderData: (before) => before,
  });
