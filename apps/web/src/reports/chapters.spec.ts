// Says what belongs to which chapter, and when one is done.
import { emptyContent } from '@camphor/domain';
import {
  chapters,
  indicatorOfFinding,
  liesWithin,
  missingParts,
  progressOf,
  sectionOfFinding,
  sectionOfTarget,
  standingOf,
} from './chapters';

const found = { id: 'sum.x', check: 'sum.x' };
const chapter = (key: string) => {
  const found = chapters.find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found;
};
test('parts stand in their chapter', () => {
  expect(chapters.map(({ key }) => key)).toHaveLength(13);
  expect(chapter('basics').sections).toEqual(['basics', 'basics.organisation', 'basics.staffing']);
});
test.each([
  ['figure:threePublic.actual.total', 'section:budget.threePublic', true],
  ['figure:threePublic.actual.total', 'section:budget', true],
  ['figure:threePublic.actual.total', 'section:budget.plan', false],
  ['section:budget.plan', 'section:budget', true],
  ['section:budget', 'section:budget.plan', false],
  ['section:result', 'figure:result.selfScore', false],
  ['explanation:x', 'section:result', false],
])('%s lies within %s: %p', (field, target, within) => {
  expect(liesWithin(field, target)).toBe(within);
});
test('the figure of a finding says where it is worked on, before its section', () => {
  expect(sectionOfFinding({ ...found, key: 'assets.net', section: 'result' })).toBe('budget.assets');
  expect(sectionOfFinding({ ...found, section: 'analysis' })).toBe('analysis');
  expect(sectionOfFinding(found)).toBeNull();
});
test('a lost point without a reason is worked on at its indicator, a form in the last chapter', () => {
  const lost = { id: 'score.loss:budgetControl', check: 'score.loss' };
  expect([indicatorOfFinding(lost), sectionOfFinding(lost)]).toEqual(['budgetControl', 'result']);
  expect(indicatorOfFinding({ id: 'score.loss:result.selfScore', check: 'score.loss', key: 'result.selfScore' })).toBeNull();
  expect(['indicator:a', 'table:basicData', 'evidence:1'].map(sectionOfTarget)).toEqual(['result', 'attachments', null]);
});
test('standing of a chapter', () => {
  const content = { ...emptyContent, sections: { 'budget.plan': '预算', goals: ' ' }, figures: { year: '2023' } };
  expect([
    standingOf(chapter('budget'), content, ['budget'], 0),
    standingOf(chapter('budget'), content, ['budget'], 2),
    standingOf(chapter('goals'), content, ['goals'], 0),
    standingOf(chapter('goals'), content, [], 0),
    standingOf(chapter('basics'), content, [], 0),
  ]).toEqual(['done', 'open', 'missing', 'empty', 'done']);
  const required = { sections: ['budget', 'goals'], forms: ['basicData'], selfScores: true };
  expect(progressOf(content, required)).toEqual({ done: 1, all: 4 });
  expect(missingParts(content, required)).toEqual(['section:goals', 'table:basicData', 'selfScores']);
});
