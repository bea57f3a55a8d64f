// Decides which jobs exist: what each carries (ids only), who does it, how often it is tried and how long it waits in between.
import { z } from 'zod';
import type { Audience, Notice } from '@camphor/domain';

interface JobShape {
  /** Name of the handler; the worker does not start without it. */
  readonly handler: string;
  /** Tries until the promise is given up, visibly: state `failed` with its problem. */
  readonly attempts: number;
  /** Milliseconds before the second try; doubled for each further one up to `longestPause`. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** Above zero: done when nothing else waits, the smaller the sooner. */
  readonly priority: number;
  readonly payload: z.ZodType;
}
const id = z.uuid();
const report = z.strictObject({ reportId: id });
const run = z.strictObject({ runId: id });

const notices: Record<Notice, true> = {
  submitted: true,
  received: true,
  withdrawn: true,
  returned: true,
  approved: true,
  scored: true,
  rescored: true,
  recalculated: true,
  published: true,
  amended: true,
  assigned: true,
  objected: true,
  objectionDecided: true,
  extensionAsked: true,
  extensionDecided: true,
};
const audiences: Record<Audience, true> = { reviewers: true, scorers: true, unit: true, supervisors: true };
const keysOf = <K extends string>(record: Record<K, true>): [K, ...K[]] => Object.keys(record) as [K, ...K[]];

const within = { attempts: 12, firstPause: 1_000, longestPause: 60_000, priority: 0 };
const catalogue = {
  notify: {
    handler: 'writeNotifications',
    ...within,
    payload: z.strictObject({
      reportId: id,
      notice: z.enum(keysOf(notices)),
      to: z.enum(keysOf(audiences)),
      eventSeq: z.int().min(1),
      actorId: id,
    }),
  },
  // A mail server that is down for a morning costs no message.
  mail: {
    handler: 'sendMail',
    attempts: 14,
    firstPause: 5_000,
    longestPause: 1_800_000,
    // A mail server that does not answer must not hold up what the line waits for.
    priority: 10,
    payload: z.strictObject({ notificationId: id }),
  },
  scoreBySystem: { handler: 'scoreBySystem', ...within, payload: report },
  // A check of what is already there: no message waits for it.
  recalculate: { handler: 'recalculateReport', ...within, priority: 20, payload: report },
  // Long work in short batches: each try goes on where the last one ended, so that many may end with their process.
  dryRun: { handler: 'runRecalculation', ...within, attempts: 60, payload: run },
  applyRun: { handler: 'applyRecalculation', ...within, attempts: 60, payload: run },
} as const satisfies Record<string, JobShape>;

export type JobKind = keyof typeof catalogue;
export type JobPayload<K extends JobKind> = z.infer<(typeof catalogue)[K]['payload']>;
export type HandlerName<K extends JobKind = JobKind> = (typeof catalogue)[K]['handler'];
export const jobsCatalogue: { readonly [K in JobKind]: (typeof catalogue)[K] } = catalogue;
export const JOB_KINDS = Object.keys(catalogue) as JobKind[];
export const isJobKind = (text: string): text is JobKind => Object.hasOwn(catalogue, text);

/** Milliseconds to wait after `tried` tries. */
export const pauseAfter = (kind: JobKind, tried: number): number => {
  const { firstPause, longestPause } = jobsCatalogue[kind];
  return Math.min(firstPause * 2 ** Math.min(Math.max(tried, 1) - 1, 30), longestPause);
};
