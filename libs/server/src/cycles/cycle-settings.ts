// Decides what a cycle's settings are where nobody said otherwise, and reads the stored ones.
import { sectionsTable, type CycleSettings } from '@camphor/domain';

const REQUIRED = ['basics', 'budget', 'result', 'analysis', 'projects', 'causes', 'measures', 'other'];

export const defaultSettings: CycleSettings = {
  requiredSections: sectionsTable.map(({ key }) => key).filter((key) => REQUIRED.includes(key)),
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
/** Settings with what is asked for on top; absent and undefined leave what was. */
export const withSettings = (
  base: CycleSettings,
  asked: { readonly [key in keyof CycleSettings]?: CycleSettings[key] | undefined },
): CycleSettings => ({
  ...base,
  ...(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Partial<CycleSettings>),
});
/** What is stored is complete; a setting added to Camphor later has its default. */
export const readSettings = (stored: string): CycleSettings => withSettings(defaultSettings, JSON.parse(stored) as Partial<CycleSettings>);
