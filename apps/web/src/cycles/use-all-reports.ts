// Decides how a whole list is read: page after page by cursor until there is none.
import type { Answered, CallOptions, ReportSummary } from '@camphor/contract';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { client } from '../app/client';

export type ReportFilter = Omit<NonNullable<CallOptions<'listReports'>['query']>, 'cursor' | 'limit'>;

const readAll = async (query: ReportFilter, signal: AbortSignal): Promise<readonly ReportSummary[]> => {
  const rows = new Map<string, ReportSummary>();
  const seen = new Set<string>();
  let cursor: string | null = null;
  do {
    const { body }: Answered<'listReports'> = await client('listReports', {
      query: { ...query, limit: 200, ...(cursor === null ? {} : { cursor }) },
      signal,
    });
    // A report that moves while one reads may come twice; it is shown once, as it was seen last.
    for (const row of body.items) rows.set(row.id, row);
    cursor = body.nextCursor !== null && !seen.has(body.nextCursor) ? body.nextCursor : null;
    if (cursor !== null) seen.add(cursor);
  } while (cursor !== null);
  return [...rows.values()];
};

export const useAllReports = (query: ReportFilter, enabled = true): UseQueryResult<readonly ReportSummary[]> =>
  useQuery({
    queryKey: ['listReports', 'all', query],
    queryFn: ({ signal }) => readAll(query, signal),
    enabled,
    refetchInterval: 60_000,
  });
