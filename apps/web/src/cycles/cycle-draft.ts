// Decides what a supervisor has written of a cycle: what it begins with, what is wrong with it, and what of it has changed.
import type { Body, Cycle } from '@camphor/contract';
import {
  CYCLE_TERMS,
  cycleFieldWords,
  cycleTerms,
  defaultSettings,
  isDecimal,
  STAGE_DATES,
  type CycleTerm,
  type Words,
} from '@camphor/domain';

export type CycleSettings = Cycle['settings'];
/** As the form holds it: texts where the service has numbers that may be missing. */
export interface CycleDraft {
  readonly year: string;
  readonly name: string;
  readonly scheme: string;
  readonly submissionDue: string;
  readonly reviewDue: string;
  readonly scoringDue: string;
  readonly publicationDue: string;
  readonly settings: CycleSettings;
}
export const cycleName = (year: string): string => `${year}年度部门整体支出绩效自评`;

export const draftOfCycle = ({
  year,
  name,
  scheme,
  submissionDue,
  reviewDue,
  scoringDue,
  publicationDue,
  settings,
}: Cycle): CycleDraft => ({
  year: String(year),
  name,
  scheme: scheme.id,
  submissionDue,
  reviewDue,
  scoringDue,
  publicationDue,
  settings,
});
const beginWith: CycleSettings = {
  ...defaultSettings,
  requiredSections: [...defaultSettings.requiredSections],
  requiredForms: [...defaultSettings.requiredForms],
  requiredEvidence: [...defaultSettings.requiredEvidence],
};
/** A new year goes on with the rules of the last one; its days are to be set. */
export const nextDraft = (last: Cycle | null, thisYear: number): CycleDraft => {
  const year = String(last ? last.year + 1 : thisYear - 1);
  return {
    year,
    name: cycleName(year),
    scheme: last?.scheme.id ?? '',
    submissionDue: '',
    reviewDue: '',
    scoringDue: '',
    publicationDue: '',
    settings: last?.settings ?? beginWith,
  };
};
export type DraftField = Exclude<keyof CycleDraft, 'settings'> | CycleTerm | 'spreadBound';
/** Why the draft cannot be saved as it stands, by field. */
export const problemsOf = (draft: CycleDraft): Partial<Record<DraftField, Words>> => {
  const problems: Partial<Record<DraftField, Words>> = {};
  if (!/^(199\d|20\d\d|21\d\d|2200)$/.test(draft.year)) problems.year = { zh: '请填四位年份', en: 'A year of four digits' };
  if (draft.name.trim() === '') problems.name = { zh: '请填名称', en: 'A name is needed' };
  if (draft.scheme === '') problems.scheme = { zh: '请选择指标体系', en: 'Choose a scheme' };
  STAGE_DATES.forEach((stage, index) => {
    const before = STAGE_DATES[index - 1];
    if (draft[stage] === '') problems[stage] = { zh: '请选择日期', en: 'Choose a day' };
    else if (before && draft[before] !== '' && draft[stage] < draft[before])
      problems[stage] = {
        zh: `不能早于${cycleFieldWords[before].zh}（${draft[before]}）`,
        en: `Not before "${cycleFieldWords[before].en}" (${draft[before]})`,
      };
  });
  for (const days of CYCLE_TERMS) {
    const { least, most } = cycleTerms[days];
    const value = draft.settings[days];
    if (!Number.isInteger(value) || value < least || value > most)
      problems[days] = { zh: `应为 ${least} 至 ${most} 的整数`, en: `A whole number from ${least} to ${most}` };
  }
  const bound = draft.settings.spreadBound;
  if (bound !== null && (!isDecimal(bound) || bound.startsWith('-')))
    problems.spreadBound = { zh: '应为不小于 0 的数字，不限制则留空', en: 'A number not below 0; empty for no bound' };
  return problems;
};

export interface Rebased {
  readonly draft: CycleDraft;
  /** What was changed on both sides, by its name. */
  readonly both: readonly Words[];
}
/** What was typed upon `base`, put upon a newer look at the cycle: only what differs from `base` is the writer's own. */
export const rebased = (typed: CycleDraft, base: Cycle, now: Cycle): Rebased => {
  const [old, fresh] = [draftOfCycle(base), draftOfCycle(now)];
  const both: Words[] = [];
  const take = <T extends object>(mine: T, was: T, is: T, skip?: string): T =>
    Object.fromEntries(
      (Object.keys(is) as (keyof T & string)[])
        .filter((key) => key !== skip)
        .map((key) => {
          if (same(mine[key], was[key])) return [key, is[key]];
          if (!same(was[key], is[key]) && !same(mine[key], is[key]))
            both.push(cycleFieldWords[(key === 'scheme' ? 'schemeId' : key) as keyof typeof cycleFieldWords]);
          return [key, mine[key]];
        }),
    ) as T;
  const plain = take(typed, old, fresh, 'settings');
  return { draft: { ...plain, settings: take(typed.settings, old.settings, fresh.settings) }, both };
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** What differs from the stored cycle; null where nothing does. */
export const changesOf = (draft: CycleDraft, cycle: Cycle): Body<'patchCycle'> | null => {
  const stored = { ...cycle, scheme: cycle.scheme.id };
  const changed = (['name', 'scheme', ...STAGE_DATES] as const)
    .filter((key) => draft[key] !== stored[key])
    .map((key) => [key, draft[key]] as const);
  const settings = (Object.keys(draft.settings) as (keyof CycleSettings)[])
    .filter((key) => !same(draft.settings[key], cycle.settings[key]))
    .map((key) => [key, draft.settings[key]] as const);
  if (changed.length === 0 && settings.length === 0) return null;
  return { ...Object.fromEntries(changed), ...(settings.length > 0 ? { settings: Object.fromEntries(settings) } : {}) };
};
