// Records the wire shapes of recalculations: a run, what it found, several runs side by side.
import { z } from 'zod';
import { CAUSES, GRADES, RECALCULATED, STATES } from '@camphor/domain';
import { cursorQuery, decimalText, digestWithAlgorithm, id, instant, page, unitRef } from './shapes.schema';

export const recalculationAsk = z
  .strictObject({ schemeId: z.string().max(64), dryRun: z.boolean().default(true) })
  .meta({ id: 'RecalculationAsk' });
export const recalculationApply = z
  .strictObject({
    reportIds: z.array(id).max(5_000).optional().describe('Absent: every report that can be changed'),
    count: z.number().int().min(0).max(1_000_000).describe('How many reports will change, typed as confirmation'),
    reason: z.string().max(4_000),
  })
  .meta({ id: 'RecalculationApply' });

const schemeSide = z.object({ id, name: z.string(), title: z.string(), version: z.number().int(), digest: z.string() });
const counts = z.object({
  unchanged: z.number().int(),
  restated: z.number().int().describe('Total and grade stay; a line reads or counts differently'),
  points: z.number().int(),
  grade: z.number().int(),
  rank: z.number().int(),
  cannot: z.number().int(),
  published: z.number().int().describe('Published and different: only listed, for amend'),
});
export const recalculationSummary = z
  .object({
    id,
    cycle: id,
    state: z.enum(['running', 'finished', 'cancelled', 'applying', 'stopped', 'applied']),
    from: schemeSide,
    to: schemeSide,
    progress: z.object({ done: z.number().int(), total: z.number().int() }),
    counts: counts.nullable().describe('Null until the dry run is finished'),
    digest: digestWithAlgorithm.nullable().describe('Over every result; the same inputs give the same'),
    askedBy: z.string(),
    createdAt: instant,
    finishedAt: instant.nullable(),
    application: z
      .object({
        by: z.string(),
        reason: z.string(),
        chosen: z.number().int(),
        applied: z.number().int(),
        changedSince: z.number().int().describe('Chosen, but changed since the dry run: not touched'),
        digest: z.string(),
        appliedAt: instant.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'RecalculationSummary' });
export type RecalculationSummary = z.infer<typeof recalculationSummary>;

const grade = z.enum(GRADES);
export const recalculatedReport = z
  .object({
    report: z.object({ id, unit: unitRef }),
    kind: z.enum(RECALCULATED),
    before: decimalText,
    after: decimalText.nullable(),
    gradeBefore: grade,
    gradeAfter: grade.nullable(),
    rankBefore: z.number().int().nullable(),
    rankAfter: z.number().int().nullable(),
    state: z.enum(STATES).describe('Where the report stands now'),
    why: z.array(
      z.object({
        indicator: z.string().nullable().describe('Null: the score as a whole'),
        name: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
        because: z.enum([...CAUSES, 'cannot']),
        sentence: z.string(),
      }),
    ),
    canApply: z.boolean(),
    whyNot: z.array(z.object({ code: z.string(), message: z.string() })),
    outcome: z.enum(['applied', 'changedSince']).nullable(),
  })
  .meta({ id: 'RecalculatedReport' });
export type RecalculatedReport = z.infer<typeof recalculatedReport>;
export const recalculationPage = recalculationSummary
  .extend({
    applicable: z.number().int().nullable().describe('Reports that applying to all would choose now; null while the run cannot be applied'),
    changes: z.array(recalculatedReport),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'RecalculationPage' });
export type RecalculationPage = z.infer<typeof recalculationPage>;
export const recalculationQuery = z.object({ show: z.enum(['changes', 'cannot', 'all']).default('changes'), ...cursorQuery });
export const recalculationList = page(recalculationSummary);
export const recalculationListQuery = z.object(cursorQuery);

export const comparisonQuery = z.object({
  ids: z.string().max(300).describe('Up to five runs of the cycle, separated by commas'),
  ...cursorQuery,
});
export const runComparison = z
  .object({
    runs: z.array(recalculationSummary),
    items: z.array(
      z.object({
        report: z.object({ id, unit: unitRef }),
        now: z.object({ total: decimalText.nullable(), grade: grade.nullable() }),
        under: z.array(z.object({ run: id, total: decimalText.nullable(), grade: grade.nullable(), rank: z.number().int().nullable() })),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'RunComparison' });
export type RunComparison = z.infer<typeof runComparison>;
