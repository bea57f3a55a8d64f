// Records the wire shapes of scoring: score sheets, the explained score, schemes, recalculation.
import { z } from 'zod';
import { GRADES } from '@camphor/domain';
import { decimalText, id, instant } from './shapes.schema';

export const sheetLine = z
  .object({
    indicator: z.string(),
    name: z.string(),
    path: z.array(z.string()).describe('Names of the indicators above, from the root'),
    weight: decimalText,
    computed: z.boolean(),
    points: decimalText.optional(),
    reason: z.string().optional(),
    explanation: z.string().optional(),
    criteria: z.string().optional().describe('The rule by which a judged line is to be scored'),
    selfScore: z.object({ points: decimalText, reason: z.string() }).optional(),
  })
  .meta({ id: 'SheetLine' });
export const sheet = z
  .object({
    lines: z.array(sheetLine),
    submitted: z.boolean(),
    version: z.number().int(),
    total: decimalText.nullable().describe('Null while a line is open'),
    open: z.number().int(),
  })
  .meta({ id: 'Sheet' });
export type Sheet = z.infer<typeof sheet>;
export const sheetPut = z
  .strictObject({
    lines: z
      .array(z.strictObject({ indicator: z.string().max(80), points: decimalText, reason: z.string().max(4000).default('') }))
      .max(300),
  })
  .meta({ id: 'SheetPut' });

export const scoreLine = z
  .object({
    indicator: z.string(),
    name: z.string(),
    path: z.array(z.string()),
    weight: decimalText,
    points: decimalText,
    unrounded: decimalText,
    computed: z.boolean(),
    inputs: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
    formula: z.string(),
    substituted: z.string(),
    rule: z.string(),
    rounding: z.string(),
    explanation: z.string(),
  })
  .meta({ id: 'ScoreLine' });
export const scoreNumber = z.strictObject({
  number: z.coerce.number().int().min(1).max(10_000).optional().describe('An earlier score; absent = the current one'),
});
export const scoreList = z.object({
  items: z.array(
    z.object({
      number: z.number().int(),
      total: decimalText,
      grade: z.enum(GRADES),
      scoredAt: instant,
      revision: z.number().int(),
      current: z.boolean(),
    }),
  ),
});
export const score = z
  .object({
    number: z.number().int(),
    current: z.boolean().describe('False for one that was scored again or taken back'),
    total: decimalText,
    grade: z.enum(GRADES),
    stale: z.boolean(),
    scheme: z.object({ name: z.string(), title: z.string(), digest: z.string() }),
    revision: z.number().int(),
    reportVersion: z.number().int(),
    scorers: z.array(z.string()),
    scoredAt: instant,
    lines: z.array(scoreLine),
  })
  .meta({ id: 'Score' });
export type Score = z.infer<typeof score>;
export const scheme = z
  .object({
    id,
    name: z.string(),
    title: z.string(),
    version: z.number().int(),
    state: z.enum(['draft', 'released']),
    digest: z.string(),
    body: z.unknown(),
  })
  .meta({ id: 'Scheme' });
export const schemeList = z.object({ items: z.array(scheme.omit({ body: true })) });
