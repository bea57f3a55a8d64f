// Records the wire shapes that the public reads without an account.
import { z } from 'zod';
import { BULK_ACTIONS, BULK_LIMIT, GRADES, REFUSAL_KINDS } from '@camphor/domain';
import { content, state } from './reports.schema';
import { scoreLine } from './scoring.schema';
import { cursorQuery, decimalText, id, instant, localDate, page, reason } from './shapes.schema';

export const publicCycle = z.object({ id, year: z.number().int(), name: z.string(), bureau: z.string(), published: z.number().int() });
export const publicCycleList = z.object({ items: z.array(publicCycle) });
export const publicResult = z.object({
  publicationId: id,
  unit: z.string(),
  total: decimalText,
  grade: z.enum(GRADES),
  selfScore: decimalText.nullable(),
  publishedAt: instant,
  late: z.boolean(),
});
export const publicResultPage = page(publicResult);
export const publicResultQuery = z.strictObject({ q: z.string().max(100).optional(), ...cursorQuery });
export const erratum = z.object({
  publicationId: id,
  unit: z.string(),
  number: z.number().int(),
  publishedAt: instant,
  supersededAt: instant,
  reason: z.string(),
  successor: id.nullable(),
});
export const errataPage = page(erratum);
export const errataQuery = z.strictObject(cursorQuery);
export const publication = z
  .object({
    id,
    reportId: id,
    number: z.number().int(),
    unit: z.string(),
    year: z.number().int(),
    cycle: z.string(),
    cycleId: id,
    bureau: z.string(),
    publishedAt: instant,
    total: decimalText,
    grade: z.enum(GRADES),
    late: z.boolean(),
    digest: z.string(),
    algorithm: z.string(),
    superseded: z.object({ at: instant, reason: z.string(), successor: id.nullable().describe('What stands in its place now') }).nullable(),
    earlier: z
      .array(z.object({ id, number: z.number().int(), supersededAt: instant, reason: z.string() }))
      .describe('Publications of the same report that were taken back before'),
    content: content.omit({ explanations: true }),
    score: z.object({ scheme: z.object({ name: z.string(), title: z.string(), digest: z.string() }), lines: z.array(scoreLine) }),
  })
  .meta({ id: 'Publication' });

export const bulk = z
  .strictObject({
    action: z.enum(BULK_ACTIONS),
    reportIds: z.array(id).min(1).max(BULK_LIMIT),
    dryRun: z.boolean(),
    reason: z.string().max(4000).optional(),
    items: z
      .array(z.strictObject({ target: z.string().max(200), reason: z.string().max(4000) }))
      .max(50)
      .optional()
      .describe('Of a return: the same for each report'),
    due: localDate.optional(),
    versions: z
      .record(id, z.number().int().min(1))
      .optional()
      .describe('As a dry run showed them: a report that has changed since is refused (stale)'),
  })
  .meta({ id: 'Bulk' });
const rankedUnit = z.object({
  report: id,
  unit: z.string(),
  total: decimalText,
  grade: z.enum(GRADES),
  rank: z.number().int(),
  added: z.boolean().describe('Would be published by this batch'),
});
export const bulkAnswer = z
  .object({
    action: z.enum(BULK_ACTIONS),
    dryRun: z.boolean(),
    items: z.array(
      z.object({
        report: z.object({ id, unit: z.string().nullable(), state: state.nullable(), version: z.number().int().nullable() }),
        ok: z.boolean(),
        refusal: z.object({ kind: z.enum(REFUSAL_KINDS), code: z.string(), reasons: z.array(reason) }).nullable(),
        notes: z.array(reason).describe('What is to be known and stands in the way of nothing'),
      }),
    ),
    counts: z.object({ ok: z.number().int(), refused: z.number().int() }),
    ranking: z
      .object({ rule: z.string(), rows: z.array(rankedUnit), grades: z.record(z.enum(GRADES), z.number().int()) })
      .nullable()
      .describe('Of publish and amend: how the cycle is ranked afterwards'),
  })
  .meta({ id: 'BulkAnswer' });
export type BulkAnswer = z.infer<typeof bulkAnswer>;
