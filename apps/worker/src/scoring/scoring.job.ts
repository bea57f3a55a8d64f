// Works on recalculations: one frozen score computed again must be the same bytes; dry runs and their application go on batch by batch.
import type { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import { recheckScore, runApply, runDry, type JobHandlers } from '@camphor/server';
import type { Logger } from '../log';

export const scoringJobs = (
  source: DataSource,
  settings: Pick<Settings, 'smtpUrl'>,
  log: Logger,
): Pick<JobHandlers, 'recalculateReport' | 'runRecalculation' | 'applyRecalculation'> => ({
  recalculateReport: {
    within: async (tx, { payload: { reportId }, now }) => {
      const recheck = await recheckScore(tx, reportId, now);
      if (recheck && !recheck.agrees) log.error({ report: reportId }, 'the stored score is not its own recomputation');
    },
  },
  runRecalculation: { alone: ({ payload: { runId }, now }) => runDry(source, runId, settings, now) },
  applyRecalculation: { alone: ({ payload: { runId }, now }) => runApply(source, runId, settings, now) },
});
