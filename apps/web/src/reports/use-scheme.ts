// Gives the scheme of a report's cycle and what the cycle asks for; null until they are known.
import type { ReportView } from '@camphor/contract';
import { isScheme, parseScheme, type Scheme } from '@camphor/domain';
import { useMemo } from 'react';
import { useAnswer } from '../app/client';

export const useCycleOf = (view: Pick<ReportView, 'cycle'>) => useAnswer('getCycle', { params: { id: view.cycle.id } }).data ?? null;

export const useScheme = (view: Pick<ReportView, 'cycle'>): Scheme | null => {
  const id = useCycleOf(view)?.scheme.id;
  const scheme = useAnswer('getScheme', { params: { id: id ?? '' } }, { enabled: id !== undefined });
  return useMemo(() => {
    const parsed = scheme.data ? parseScheme(scheme.data.body) : null;
    return parsed && isScheme(parsed) ? parsed : null;
  }, [scheme.data]);
};
