// Works on moves that the system makes by itself, through the same door as everybody.
import { SYSTEM_ACTOR_ID, systemActor, type RefusalKind } from '@camphor/domain';
import { isRefusal, requestDigest, RefusalError, type JobHandlers, type Reports } from '@camphor/server';
import type { Logger } from '../log';

// The report has moved meanwhile, or a person must act first: there is nothing left to do here.
const SETTLED: readonly RefusalKind[] = ['wrong_state', 'guards', 'forbidden', 'not_found'];

export const reportsJobs = (reports: Reports, log: Logger): Pick<JobHandlers, 'scoreBySystem'> => ({
  scoreBySystem: {
    alone: async ({ id, payload: { reportId }, now }) => {
      const idempotency = {
        accountId: SYSTEM_ACTOR_ID,
        key: `outbox-${id}`,
        requestDigest: requestDigest('POST', `reports/${reportId}/transitions`, { action: 'score' }),
      };
      const outcome = await reports.transition(
        { actor: systemActor, reportId, ifMatch: '*', idempotency, language: 'zh', now },
        { action: 'score' },
      );
      if (!isRefusal(outcome)) return;
      if (!SETTLED.includes(outcome.kind)) throw new RefusalError(outcome);
      log.info({ report: reportId, reasons: outcome.reasons.map(({ code }) => code) }, 'the report is not scored by the system');
    },
  },
});
