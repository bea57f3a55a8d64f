// Records the wire shapes of a report: view, list, content, transitions, findings, revisions, return items, comments.
import { z } from 'zod';
import { ACTIONS, CHECK_STATUSES, EVIDENCE_KINDS, GRADES, STATES } from '@camphor/domain';
import { chain } from './audit.schema';
import {
  cursorQuery,
  decimalText,
  digestWithAlgorithm,
  id,
  instant,
  localDate,
  page,
  personRef,
  reason,
  timeLeft,
  unitRef,
} from './shapes.schema';

export const state = z.enum(STATES).meta({ id: 'State' });
const text = z.string();
export const selfScore = z.strictObject({ indicator: z.string().max(80), points: decimalText, reason: z.string() });
export const heading = z.strictObject({
  key: z.string().max(80).nullable(),
  title: z.string().max(300),
  level: z.number().int().min(1).max(9),
});
/** In a patch: without points the indicator's self-score is taken out. */
const selfScoreChange = selfScore.extend({ points: decimalText.nullable() });
const formRow = z.record(z.string(), z.string());

export const content = z
  .object({
    title: text,
    figures: z.record(z.string(), z.string()),
    sections: z.record(z.string(), z.string()),
    headings: z.array(heading),
    tables: z.record(z.string(), z.array(formRow)),
    explanations: z.record(z.string(), z.string()),
    selfScores: z.array(selfScore),
  })
  .meta({ id: 'Content' });
/** Keys and values are judged by the domain, so that the refusal names the field; here only the form. */
export const contentPatch = z
  .strictObject({
    title: z.string().optional(),
    figures: z.record(z.string(), z.string().nullable()).optional(),
    sections: z.record(z.string(), z.string().nullable()).optional(),
    tables: z.record(z.string(), z.array(formRow).nullable()).optional(),
    explanations: z.record(z.string(), z.string().nullable()).optional(),
    selfScores: z.array(selfScoreChange).max(400).optional(),
    headings: z.array(heading).max(400).optional(),
  })
  .meta({ id: 'ContentPatch' });

export const actionVerdict = z
  .object({ action: z.enum(ACTIONS), allowed: z.boolean(), why: z.array(reason) })
  .meta({ id: 'ActionVerdict' });
export const result = z
  .object({
    total: decimalText,
    grade: z.enum(GRADES),
    stale: z.boolean(),
    staleReasons: z.array(reason).describe('What has moved since it was scored'),
    scoredAt: instant.nullable(),
    accepted: z.boolean().nullable(),
    objectionUntil: localDate.nullable(),
    objectionLeft: timeLeft.nullable(),
    openObjections: z.number().int(),
    publication: z.object({ id, number: z.number().int(), digest: z.string(), algorithm: z.string(), at: instant }).nullable(),
  })
  .meta({ id: 'Result' });
const cycleRef = z.object({ id, year: z.number().int(), name: z.string() });
const summary = {
  id,
  unit: unitRef,
  cycle: cycleRef,
  state,
  round: z.number().int(),
  version: z.number().int(),
  due: localDate.nullable(),
  left: timeLeft.nullable(),
  late: z.boolean(),
  submittedAt: instant.nullable(),
  updatedAt: instant,
};
export const reportSummary = z
  .object({
    ...summary,
    selfScore: decimalText.nullable(),
    total: decimalText.nullable(),
    grade: z.enum(GRADES).nullable(),
    reviewers: z.array(z.string()),
    scorers: z.array(z.string()),
    sheetsIn: z.number().int(),
  })
  .meta({ id: 'ReportSummary' });
export const reportPage = page(reportSummary);
export const reportView = z
  .object({
    ...summary,
    content,
    result: result.nullable(),
    actions: z.array(actionVerdict),
    editable: z.boolean().describe('May this account change the content now?'),
    rolesHere: z.array(z.string()),
    assignments: z.object({ reviewers: z.array(personRef), scorers: z.array(personRef.extend({ submitted: z.boolean() })) }).nullable(),
    openedAt: instant.nullable(),
    lastYear: z.record(z.string(), z.string()).nullable().describe("Figures of last year's accepted report"),
    trail: chain,
    required: z.object({ sections: z.array(z.string()), forms: z.array(z.string()), evidence: z.array(z.string()) }),
  })
  .meta({ id: 'Report' });
export type ReportView = z.infer<typeof reportView>;
export type ReportSummary = z.infer<typeof reportSummary>;
export const reportQuery = z.strictObject({
  cycle: z.string().max(64).optional(),
  state: state.optional(),
  unit: z.string().max(64).optional().describe('Id or code of the unit'),
  overdue: z.enum(['true', 'false']).optional(),
  assignedTo: z.literal('me').optional(),
  q: z.string().max(100).optional(),
  ...cursorQuery,
});
export const newReport = z.strictObject({ cycleId: id });
export const transition = z
  .strictObject({
    action: z.string().max(40),
    reason: z.string().max(4000).optional(),
    items: z
      .array(z.strictObject({ target: z.string().max(200), reason: z.string().max(4000) }))
      .max(200)
      .optional(),
    due: localDate.optional(),
  })
  .meta({ id: 'Transition' });

export const finding = z
  .object({
    id: z.string(),
    check: z.string(),
    status: z.enum(CHECK_STATUSES),
    level: z.enum(['fail', 'warn', 'hint']),
    message: z.string(),
    key: z.string().optional(),
    quote: z.string().optional(),
    section: z.string().optional(),
    start: z.number().int().optional(),
    expected: z.string().optional(),
    explanation: z.string().optional(),
  })
  .meta({ id: 'Finding' });
export type WireFinding = z.infer<typeof finding>;
export const findingList = z.object({ items: z.array(finding) });

export const returnItem = z
  .object({
    id,
    round: z.number().int(),
    target: z.string(),
    reason: z.string(),
    answer: z.string().nullable(),
    answeredAt: instant.nullable(),
    by: z.string(),
    accepted: z.boolean(),
  })
  .meta({ id: 'ReturnItem' });
export const returnItemList = z.object({ items: z.array(returnItem) });
export const answer = z.strictObject({ answer: z.string().min(1).max(4000) });

/** One piece of evidence (佐证材料); what it holds is downloaded on its own. */
export const evidence = z
  .object({
    id,
    target: z.string(),
    name: z.string(),
    kind: z.enum(EVIDENCE_KINDS),
    size: z.number().int().describe('Bytes'),
    digest: digestWithAlgorithm,
    by: z.string(),
    at: instant,
  })
  .meta({ id: 'Evidence' });
export type WireEvidence = z.infer<typeof evidence>;
export const evidenceList = z.object({
  items: z.array(evidence),
  limits: z.object({ fileBytes: z.number().int(), files: z.number().int(), bytes: z.number().int() }),
});
export const newEvidence = z.strictObject({
  target: z
    .string()
    .min(1)
    .max(200)
    .describe('section:KEY, figure:KEY, indicator:KEY or table:KEY; objection:ID while the report is scored'),
});

export const revision = z
  .object({
    id,
    number: z.number().int(),
    round: z.number().int(),
    at: instant,
    by: z.string(),
    late: z.boolean(),
    digest: z.string(),
    algorithm: z.string(),
    evidence: z
      .array(evidence.pick({ id: true, target: true, name: true, kind: true, size: true, digest: true }))
      .describe('What stood with the report when it was frozen'),
  })
  .meta({ id: 'Revision' });
export const revisionList = z.object({ items: z.array(revision) });
export const diffQuery = z.strictObject({
  from: z.coerce.number().int().min(0),
  to: z.coerce.number().int().min(0).optional().describe('0 or absent = the content as it stands now'),
});
export const diff = z.object({
  from: z.number().int(),
  to: z.number().int(),
  changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});

export const comment = z
  .object({
    id,
    target: z.string(),
    text: z.string(),
    by: z.string(),
    at: instant,
    resolvedAt: instant.nullable(),
    resolvedBy: z.string().nullable(),
  })
  .meta({ id: 'Comment' });
export const commentList = z.object({ items: z.array(comment) });
export const newComment = z.strictObject({
  target: z.string().regex(/^(section|figure|indicator|evidence|table):.{1,160}$/u),
  text: z.string().min(1).max(4000),
});
export const assignments = z.strictObject({ reviewers: z.array(z.string().max(64)).max(20), scorers: z.array(z.string().max(64)).max(20) });
export const acceptance = z.strictObject({ accepted: z.boolean(), reason: z.string().max(4000).optional() });
const indicatorKey = z.string().max(80);
export const newObjection = z.strictObject({
  indicators: z.array(indicatorKey).max(100).optional().describe('None = the whole result'),
  reason: z.string().min(1).max(4000),
  points: z
    .array(z.strictObject({ indicator: indicatorKey, reason: z.string().min(1).max(2000) }))
    .max(100)
    .optional()
    .describe('A reason of its own for single indicators; they need not stand in `indicators` too'),
});
const outcome = z.object({ indicator: z.string(), upheld: z.boolean(), reason: z.string() });
export const objection = z
  .object({
    id,
    reportId: id,
    unit: z.string(),
    state,
    indicators: z.array(z.string()),
    reason: z.string(),
    points: z.array(z.object({ indicator: z.string(), reason: z.string() })),
    by: z.string(),
    at: instant,
    score: z.number().int().describe('Number of the score that it speaks of'),
    due: localDate.nullable().describe('Until when it is to be decided'),
    left: timeLeft.nullable(),
    decide: z
      .object({ allowed: z.boolean(), why: z.array(reason) })
      .nullable()
      .describe('May this account decide it? Null once decided'),
    decision: z.object({ upheld: z.boolean(), reason: z.string(), outcomes: z.array(outcome), by: z.string(), at: instant }).nullable(),
  })
  .meta({ id: 'Objection' });
export type WireObjection = z.infer<typeof objection>;
export const objectionList = z.object({ items: z.array(objection) });
export const objectionPage = page(objection);
export const objectionQuery = z.strictObject({
  cycle: z.string().max(64).optional(),
  open: z.enum(['true', 'false']).optional(),
  overdue: z.enum(['true', 'false']).optional(),
  ...cursorQuery,
});
export const objectionDecision = z.strictObject({
  upheld: z.boolean(),
  reason: z.string().min(1).max(4000),
  outcomes: z
    .array(z.strictObject({ indicator: indicatorKey, upheld: z.boolean(), reason: z.string().min(1).max(2000) }))
    .max(100)
    .optional()
    .describe('One for each indicator that it names; none = `upheld` and `reason` are said of all'),
});
export const newExtension = z.strictObject({ reportId: id, due: localDate, reason: z.string().min(1).max(4000) });
export const extension = z
  .object({
    id,
    reportId: id,
    unit: z.string(),
    due: localDate,
    reason: z.string(),
    at: instant,
    decision: z.object({ granted: z.boolean(), reason: z.string(), at: instant }).nullable(),
  })
  .meta({ id: 'Extension' });
export const extensionList = z.object({ items: z.array(extension) });
export const extensionDecision = z.strictObject({ granted: z.boolean(), reason: z.string().max(4000).default('') });
