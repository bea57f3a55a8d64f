// Decides what the rules of a cycle (年度自评工作) are where nobody said otherwise.
import type { CycleSettings } from '../reports/case-file';

/** Terms of the stages in working days, with the bounds that each may be set within. */
export const cycleTerms = {
  returnDays: { least: 1, most: 60 },
  reviewDays: { least: 1, most: 120 },
  scoringDays: { least: 1, most: 120 },
  publicationDays: { least: 1, most: 120 },
  objectionDays: { least: 0, most: 60 },
  objectionDecisionDays: { least: 1, most: 60 },
} as const;
export type CycleTerm = keyof typeof cycleTerms;
export const CYCLE_TERMS = Object.keys(cycleTerms) as CycleTerm[];

export const defaultSettings: CycleSettings = {
  // The chapters that every bureau whose template was found asks for.
  requiredSections: ['basics', 'budget', 'result', 'analysis', 'projects', 'causes', 'measures', 'other'],
  requiredForms: [],
  requiredEvidence: [],
  selfScoresRequired: false,
  latePolicy: 'refuse',
  scoreWhenAllIn: false,
  spreadBound: null,
  combine: 'mean',
  objectionDays: 5,
  objectionDecisionDays: 10,
  returnDays: 10,
  reviewDays: 10,
  scoringDays: 10,
  publicationDays: 20,
};
