// Decides how a recalculation is read: looked at again while it goes on, its reports page after page once it rests.
import type { Answered, RecalculatedReport, RecalculationPage } from '@camphor/contract';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { client, useAnswer } from '../app/client';
import { isUnderWay } from './run-words';

const LOOK = 1_000;
/** Reports that the page shows; more are for the list that the service gives. */
export const SHOWN = 2_000;

export const useRun = (id: string): UseQueryResult<RecalculationPage> => {
  const options = { params: { id }, query: { show: 'changes', limit: 1 } } as const;
  const answer = useAnswer('getRecalculation', options);
  const goesOn = answer.data !== undefined && isUnderWay(answer.data.state);
  useAnswer('getRecalculation', options, { enabled: goesOn, every: LOOK });
  return answer;
};

const readAll = async (id: string, signal: AbortSignal): Promise<readonly RecalculatedReport[]> => {
  const rows: RecalculatedReport[] = [];
  let cursor: string | null = null;
  do {
    const { body }: Answered<'getRecalculation'> = await client('getRecalculation', {
      params: { id },
      query: { show: 'all' as const, limit: 200, ...(cursor === null ? {} : { cursor }) },
      signal,
    });
    rows.push(...body.changes);
    cursor = body.nextCursor;
  } while (cursor !== null && rows.length < SHOWN);
  return rows;
};
/** Every report of the run, as it stands while the run is in this state. */
export const useReports = (run: RecalculationPage): UseQueryResult<readonly RecalculatedReport[]> =>
  useQuery({
    queryKey: ['getRecalculation', 'all', run.id, run.state, run.application?.applied ?? 0],
    queryFn: ({ signal }) => readAll(run.id, signal),
    enabled: !isUnderWay(run.state),
  });
