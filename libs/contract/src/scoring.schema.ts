// Records the wire shapes of scoring: score sheets, the explained score, schemes, recalculation.
import { z } from 'zod';
import { COMBINATIONS, GRADES, ROW_STATUSES, STATES } from '@camphor/domain';
import { decimalText, id, instant, reason, unitRef } from './shapes.schema';

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
    step: decimalText.describe('Points are multiples of it: the rounding of the scheme'),
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

const entered = z.object({ points: z.string(), reason: z.string() });
export const sheetImportAsk = z.strictObject({
  dryRun: z.enum(['true', 'false']).default('false').describe('true: nothing is written, the answer says what would be'),
  plan: z.string().max(128).optional().describe('Of the preview that is accepted'),
  take: z.string().max(30_000).default('').describe('Indicators of conflicting rows whose file side is to stand, with commas between'),
});
export const sheetImport = z
  .object({
    file: z.string(),
    version: z.number().int().describe('Of the sheet that the file was held against'),
    plan: z.string(),
    counts: z.object({ changed: z.number().int(), unchanged: z.number().int(), conflict: z.number().int(), refused: z.number().int() }),
    rows: z.array(
      z.object({
        indicator: z.string(),
        name: z.string(),
        row: z.number().int().nullable().describe('Row of the workbook; null: the file lacks it'),
        status: z.enum(ROW_STATUSES),
        yours: entered.nullable().describe('What the file says'),
        current: entered.nullable().describe('What stands on the server'),
        why: z.string().nullable(),
      }),
    ),
    sheet: sheet.nullable().describe('Null in a preview'),
  })
  .meta({ id: 'SheetImport' });
export type SheetImport = z.infer<typeof sheetImport>;

const moderatedLine = z.object({ indicator: z.string(), points: decimalText, reason: z.string() });
export const moderationPut = z
  .strictObject({
    lines: z
      .array(z.strictObject({ indicator: z.string().max(80), points: decimalText, reason: z.string().max(4000).default('') }))
      .max(300)
      .default([])
      .describe("Points that take the place of the scorers'"),
    accepted: z.literal(true).optional().describe('The spread is accepted as it is'),
    reason: z.string().max(4000).nullable().default(null),
  })
  .refine(({ lines, accepted }) => lines.length > 0 !== (accepted === true), 'either lines or accepted')
  .meta({ id: 'ModerationPut' });
export const sheetComparison = z
  .object({
    version: z.number().int().describe("The report's"),
    state: z.enum(STATES),
    step: decimalText,
    combine: z.enum(COMBINATIONS),
    bound: decimalText.nullable(),
    spread: decimalText.nullable().describe('Highest minus lowest total of the judged lines'),
    tooWide: z.boolean(),
    scorers: z.array(
      z.object({
        username: z.string(),
        name: z.string(),
        submittedAt: instant.nullable().describe('Null: not handed in; what is being written is not shown'),
        total: decimalText.nullable().describe('Of the judged lines'),
      }),
    ),
    lines: z.array(
      z.object({
        indicator: z.string(),
        name: z.string(),
        path: z.array(z.string()),
        weight: decimalText,
        computed: z.boolean(),
        points: decimalText.nullable().describe('That would count; null while a sheet is missing'),
        explanation: z.string(),
        given: z.array(z.object({ scorer: z.string(), points: decimalText, reason: z.string(), counted: z.boolean() })),
        spread: decimalText.nullable(),
        share: decimalText.nullable().describe("The line's share of the bound, by weight"),
        diverges: z.boolean().describe('Wider than its share'),
        moderated: z.object({ points: decimalText, reason: z.string() }).nullable(),
      }),
    ),
    total: decimalText.nullable(),
    grade: z.enum(GRADES).nullable(),
    moderations: z
      .array(
        z.object({
          by: z.string(),
          at: instant,
          spread: decimalText.nullable(),
          reason: z.string().nullable(),
          lines: z.array(moderatedLine),
          counts: z.boolean().describe('False: another came after it, or the sheets are no longer those that it was decided upon'),
        }),
      )
      .describe('Of this round of scoring, oldest first'),
    moderation: z.object({ allowed: z.boolean(), why: z.array(reason) }),
  })
  .meta({ id: 'SheetComparison' });
export type SheetComparison = z.infer<typeof sheetComparison>;

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
    staleReasons: z.array(reason).describe('What has moved since it was made'),
    scheme: z.object({ name: z.string(), title: z.string(), digest: z.string() }),
    revision: z.number().int(),
    reportVersion: z.number().int(),
    scorers: z.array(z.string()),
    scoredAt: instant,
    lines: z.array(scoreLine),
  })
  .meta({ id: 'Score' });
export type Score = z.infer<typeof score>;
export const schemeProblem = z
  .object({
    code: z.string(),
    place: z.string().describe('Path in the body, such as indicators[2].rule.bands[1]'),
    message: z.string(),
    mend: z.string().describe('The way out'),
  })
  .meta({ id: 'SchemeProblem' });
export const schemeHead = z
  .object({
    id,
    name: z.string(),
    title: z.string(),
    version: z.number().int(),
    state: z.enum(['draft', 'released']),
    digest: z.string(),
    algorithm: z.string(),
    revision: z.number().int().describe('Counts the changes of a draft; the ETag'),
    owner: unitRef.nullable().describe('The bureau; null = it came with the installation'),
    basedOn: id.nullable(),
    changedAt: instant,
    releasedAt: instant.nullable(),
    usedBy: z.array(z.object({ id, year: z.number().int(), name: z.string(), state: z.enum(['planned', 'open', 'closed']) })),
  })
  .meta({ id: 'SchemeHead' });
export type SchemeHead = z.infer<typeof schemeHead>;
export const scheme = schemeHead
  .extend({ body: z.unknown(), problems: z.array(schemeProblem).describe('All that stands against the release of a draft') })
  .meta({ id: 'Scheme' });
export type Scheme = z.infer<typeof scheme>;
export const schemeList = z.object({ items: z.array(schemeHead) });
const schemeBody = z
  .record(z.string(), z.unknown())
  .describe('A scheme as in config/schemes; the domain names every misfit with its place');
export const newScheme = z
  .union([
    z.strictObject({ body: schemeBody }),
    z.strictObject({
      from: id,
      name: z
        .string()
        .regex(/^[A-Za-z0-9._-]{1,64}$/)
        .optional(),
    }),
  ])
  .meta({
    id: 'NewScheme',
    description: 'Out of a body, or as the next version of another scheme; the version number is given by the server',
  });
export const schemePut = z.strictObject({ body: schemeBody }).meta({ id: 'SchemePut' });
export const schemeImportAsk = z.strictObject({
  dryRun: z.enum(['true', 'false']).default('false').describe('true: nothing is written, the answer says what would be'),
});
export const schemeImport = z
  .object({
    scheme: z.unknown().describe('The body of the draft; null: the file makes none, for one of the problems'),
    problems: z.array(
      schemeProblem.extend({
        sheet: z.string().nullable(),
        row: z.number().int().nullable(),
        column: z.string().nullable().describe('Its heading'),
        cell: z.string().nullable().describe('Such as 指标!F4; null for a JSON file and for what is of the whole'),
      }),
    ),
    draft: scheme.nullable().describe('Null in a dry run'),
  })
  .meta({ id: 'SchemeImport' });
export type SchemeImport = z.infer<typeof schemeImport>;
export const tryOutAsk = z.strictObject({ reportId: id }).meta({ id: 'TryOutAsk' });
const officialLines = z.object({
  total: decimalText,
  grade: z.enum(GRADES),
  stale: z.boolean(),
  scheme: z.object({ name: z.string(), digest: z.string() }),
  lines: z.array(scoreLine),
});
export const tryOut = z
  .object({
    scheme: z.object({ id, name: z.string(), version: z.number().int(), state: z.enum(['draft', 'released']), digest: z.string() }),
    report: z.object({ id, unit: z.string() }),
    total: decimalText.nullable().describe('Null while lines are open'),
    grade: z.enum(GRADES).nullable(),
    max: decimalText.describe('With every judged line at its full points'),
    open: z.array(z.string()).describe('Lines that a scorer would have to judge'),
    limits: z.array(z.string()).describe('Caps and vetoes that hold'),
    lines: z.array(scoreLine.extend({ points: decimalText.nullable() })),
    official: officialLines.nullable(),
  })
  .meta({ id: 'TryOut' });
export type TryOut = z.infer<typeof tryOut>;
