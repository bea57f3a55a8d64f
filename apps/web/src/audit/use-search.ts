// Decides what the search of trails asks: the filters stand in the address, so that a search can be kept and passed on.
import type { Answer } from '@camphor/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { client } from '../app/client';

export const FILTERS = ['q', 'actor', 'action', 'unit', 'from', 'to'] as const;
export type Filter = (typeof FILTERS)[number];
export type Filters = Readonly<Record<Filter, string>>;
type Page = Answer<'searchTrails'>;

export const useFilters = (): readonly [Filters, (next: Partial<Filters>) => void] => {
  const [search, setSearch] = useSearchParams();
  const filters = Object.fromEntries(FILTERS.map((name) => [name, search.get(name) ?? ''])) as Record<Filter, string>;
  const choose = (next: Partial<Filters>): void => {
    const kept = Object.entries({ ...filters, ...next }).filter(([, value]) => value.trim() !== '');
    setSearch(Object.fromEntries(kept), { replace: true });
  };
  return [filters, choose];
};

export const useFound = (filters: Filters) => {
  const asked = Object.fromEntries(Object.entries(filters).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])));
  return useInfiniteQuery({
    queryKey: ['searchTrails', asked],
    queryFn: async ({ pageParam, signal }): Promise<Page> =>
      (await client('searchTrails', { query: { ...asked, limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) }, signal })).body,
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
};
