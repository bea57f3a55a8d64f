import type { Cycle } from '@camphor/contract';
import { defaultSettings, STAGE_DATES } from '@camphor/domain';
import { changesOf, draftOfCycle, nextDraft, problemsOf, rebased, type CycleDraft } from './cycle-draft';

const cycle: Cycle = {
  id: 'c1',
  year: 2024,
  name: '2024年度部门整体支出绩效自评',
  state: 'open',
  bureau: { id: 'b', code: 'B', name: '甲县财政局', kind: 'bureau' },
  scheme: { id: 's1', name: 'hunan-2018', title: '指标表', digest: '' },
  submissionDue: '2026-04-10',
  reviewDue: '2026-04-30',
  scoringDue: '2026-05-29',
  publicationDue: '2026-06-30',
  settings: {
    ...defaultSettings,
    requiredSections: ['basics'],
    requiredForms: [],
    requiredEvidence: [],
    spreadBound: '10',
    combine: 'median',
  },
  units: 29,
  version: 3,
};
const whole = draftOfCycle(cycle);

test('a stored cycle is sound and has no changes', () => {
  expect(problemsOf(whole)).toEqual({});
  expect(changesOf(whole, cycle)).toBeNull();
});

test('only what differs is sent, settings one by one', () => {
  const draft: CycleDraft = { ...whole, reviewDue: '2026-05-06', settings: { ...whole.settings, spreadBound: null, objectionDays: 7 } };
  expect(changesOf(draft, cycle)).toEqual({ reviewDue: '2026-05-06', settings: { spreadBound: null, objectionDays: 7 } });
});

test('a scheme is exchanged by its id', () => {
  expect(changesOf({ ...whole, scheme: 's2' }, cycle)).toEqual({ scheme: 's2' });
});

test('a new year keeps the rules of the last one and asks for its days', () => {
  const next = nextDraft(cycle, 2026);
  expect(next).toMatchObject({ year: '2025', name: '2025年度部门整体支出绩效自评', scheme: 's1', settings: { combine: 'median' } });
  expect(Object.keys(problemsOf(next))).toEqual([...STAGE_DATES]);
  expect(nextDraft(null, 2026)).toMatchObject({ year: '2025', scheme: '', settings: { combine: 'mean' } });
});

test.each<[string, Partial<CycleDraft>, string]>([
  ['a year of letters', { year: 'abcd' }, 'year'],
  ['no name', { name: ' ' }, 'name'],
  ['no scheme', { scheme: '' }, 'scheme'],
  ['a stage before the one before it', { scoringDue: '2026-04-29' }, 'scoringDue'],
  ['a day missing', { submissionDue: '' }, 'submissionDue'],
  ['a bound that is no number', { settings: { ...whole.settings, spreadBound: '十' } }, 'spreadBound'],
  ['a bound below zero', { settings: { ...whole.settings, spreadBound: '-1' } }, 'spreadBound'],
  ['half a day', { settings: { ...whole.settings, returnDays: 1.5 } }, 'returnDays'],
  ['no day to review in', { settings: { ...whole.settings, reviewDays: 0 } }, 'reviewDays'],
  ['too many days', { settings: { ...whole.settings, objectionDays: 61 } }, 'objectionDays'],
])('%s is told beside its field', (_, change, field) => {
  expect(Object.keys(problemsOf({ ...whole, ...change }))).toContain(field);
});
test('no window for objections is allowed', () => {
  expect(problemsOf({ ...whole, settings: { ...whole.settings, objectionDays: 0 } })).toEqual({});
});

test('what somebody else saved meanwhile stands; only what was typed here is put upon it', () => {
  const typed: CycleDraft = { ...whole, reviewDue: '2026-05-06', settings: { ...whole.settings, objectionDays: 7 } };
  const now: Cycle = { ...cycle, version: 4, name: '别人改的', settings: { ...cycle.settings, spreadBound: '8' } };
  const { draft, both } = rebased(typed, cycle, now);
  expect(both).toEqual([]);
  expect(changesOf(draft, now)).toEqual({ reviewDue: '2026-05-06', settings: { objectionDays: 7 } });
});

test('what both changed is named; the same change twice is none', () => {
  const typed: CycleDraft = { ...whole, name: '我改的', settings: { ...whole.settings, objectionDays: 7, combine: 'mean' } };
  const now: Cycle = { ...cycle, name: '别人改的', settings: { ...cycle.settings, objectionDays: 9, combine: 'mean' } };
  const { draft, both } = rebased(typed, cycle, now);
  expect(both.map(({ zh }) => zh)).toEqual(['名称', '单位提出异议']);
  expect(changesOf(draft, now)).toEqual({ name: '我改的', settings: { objectionDays: 7 } });
});
