// Decides what the rules of a cycle (年度自评工作) are where nobody said otherwise.
import type { CycleSettings } from '../reports/case-file';

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
