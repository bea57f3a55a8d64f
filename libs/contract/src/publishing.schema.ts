// Records the wire shapes that the public reads without an account.
import { z } from 'zod';
import { GRADES } from '@camphor/domain';
import { content } from './reports.schema';
import { scoreLine } from './scoring.schema';
import { cursorQuery, decimalText, id, instant, page } from './shapes.schema';

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
export const publication = z
  .object({
    id,
    reportId: id,
    number: z.number().int(),
    unit: z.string(),
    year: z.number().int(),
    cycle: z.string(),
    bureau: z.string(),
    publishedAt: instant,
    total: decimalText,
    grade: z.enum(GRADES),
    late: z.boolean(),
    digest: z.string(),
    algorithm: z.string(),
    superseded: z.object({ at: instant, reason: z.string() }).nullable(),
    content: content.omit({ explanations: true }),
    score: z.object({ scheme: z.object({ name: z.string(), title: z.string(), digest: z.string() }), lines: z.array(scoreLine) }),
  })
  .meta({ id: 'Publication' });
