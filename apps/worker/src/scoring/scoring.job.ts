// Works on the recalculation of a report: the frozen score computed again must be the same bytes.
import { recheckScore, type JobHandlers } from '@camphor/server';
import type { Logger } from '../log';

export const scoringJobs = (log: Logger): Pick<JobHandlers, 'recalculateReport'> => ({
  recalculateReport: {
    within: async (tx, { payload: { reportId }, now }) => {
      const recheck = await recheckScore(tx, reportId, now);
      if (recheck && !recheck.agrees) log.error({ report: reportId }, 'the stored score is not its own recomputation');
    },
  },
});
