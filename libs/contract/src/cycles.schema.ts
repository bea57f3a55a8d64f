// Records the wire shapes of a cycle (年度自评工作).
import { z } from 'zod';
import { cycleTerms, FORM_KEYS, sectionsTable, type CycleTerm } from '@camphor/domain';
import { decimalText, id, localDate, timeLeft, unitRef } from './shapes.schema';

const sectionKeys = sectionsTable.map((row) => row.key);
const term = (name: CycleTerm) => z.number().int().min(cycleTerms[name].least).max(cycleTerms[name].most);
export const cycleSettings = z
  .strictObject({
    requiredSections: z.array(z.enum(sectionKeys)).max(40),
    requiredForms: z.array(z.enum(FORM_KEYS)).max(3),
    requiredEvidence: z
      .array(z.string().regex(/^(section|figure|indicator|table):[\w.:-]{1,80}$/))
      .max(40)
      .describe('Targets that need at least one piece of evidence'),
    selfScoresRequired: z.boolean(),
    latePolicy: z.enum(['refuse', 'accept']),
    scoreWhenAllIn: z.boolean(),
    spreadBound: decimalText.nullable(),
    combine: z.enum(['mean', 'trimmed', 'median']),
    objectionDays: term('objectionDays'),
    objectionDecisionDays: term('objectionDecisionDays'),
    returnDays: term('returnDays'),
    reviewDays: term('reviewDays'),
    scoringDays: term('scoringDays'),
    publicationDays: term('publicationDays'),
  })
  .meta({ id: 'CycleSettings' });
export const cycle = z
  .object({
    id,
    year: z.number().int(),
    name: z.string(),
    state: z.enum(['planned', 'open', 'closed']),
    bureau: unitRef,
    scheme: z.object({ id, name: z.string(), title: z.string(), digest: z.string() }),
    submissionDue: localDate,
    reviewDue: localDate,
    scoringDue: localDate,
    publicationDue: localDate,
    settings: cycleSettings,
    units: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: 'Cycle' });
export type Cycle = z.infer<typeof cycle>;
/** As it is read: with what is left of each stage today. */
export const shownCycle = cycle
  .extend({ left: z.object({ submission: timeLeft, review: timeLeft, scoring: timeLeft, publication: timeLeft }) })
  .meta({ id: 'ShownCycle' });
export type ShownCycle = z.infer<typeof shownCycle>;
export const cycleList = z.object({ items: z.array(shownCycle) });
export const newCycle = z.strictObject({
  year: z.number().int().min(1990).max(2200),
  name: z.string().min(1).max(100),
  scheme: z.string().min(1).max(100).describe('Id or name of a released scheme'),
  submissionDue: localDate,
  reviewDue: localDate,
  scoringDue: localDate,
  publicationDue: localDate,
  settings: cycleSettings.partial().optional(),
  units: z.array(z.string().max(64)).max(5000).optional().describe('Codes; absent = every unit below the bureau'),
});
export const cyclePatch = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  scheme: z.string().min(1).max(100).optional().describe('Id or name of a released scheme; only while the cycle is planned'),
  submissionDue: localDate.optional(),
  reviewDue: localDate.optional(),
  scoringDue: localDate.optional(),
  publicationDue: localDate.optional(),
  settings: cycleSettings.partial().optional(),
});
