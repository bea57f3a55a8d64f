// Decides what accepting does: what was chosen goes into the report of the year, which is made first where there is none yet.
import type { Imported } from '@camphor/contract';
import { useAnswer, useChange } from '../app/client';
import { useCycle } from '../app/cycle';

export const useAccept = (imported: Imported) => {
  const { cycle } = useCycle();
  const reports = useAnswer('listReports', { query: cycle ? { cycle: cycle.id } : {} }, { enabled: cycle !== null });
  const existing = reports.data?.items[0];
  const create = useChange('createReport', { quiet: true });
  const accept = useChange('acceptImport');
  const run = async (chosen: { figures?: string[]; sections?: string[]; values?: Record<string, string> }) => {
    if (!cycle) throw new Error('no cycle');
    const target = existing ?? (await create.mutateAsync({ body: { cycleId: cycle.id } })).body;
    const { body } = await accept.mutateAsync({
      params: { id: imported.id },
      ifMatch: target.version,
      body: { reportId: target.id, ...chosen },
    });
    return body;
  };
  return { run, existing, ready: cycle !== null && !reports.isPending, cycle };
};
