// Says what the self-scores come to, with the built-in scheme and the figures of a published report.
import { isScheme, parseScheme, type Figures, type Scheme } from '@camphor/domain';
import hunan from '../../../../config/schemes/hunan-2018.json';
import { adopted, offBy, readOwn, selfLines, tallyOfScores, writeOwn, type OwnScore } from './self-scores';

const scheme = ((): Scheme => {
  const parsed = parseScheme(hunan);
  if (!isScheme(parsed)) throw new Error('the built-in scheme is not sound');
  return parsed;
})();
const figures: Figures = {
  'budget.initial.expenditure': '520.6',
  'budget.final.expenditure': '2582.39',
  'budget.final.change': '2061.79',
  'staff.established.total': '43',
  'staff.inPost.total': '40',
};
const lines = selfLines(scheme, figures);
const line = (indicator: string) => {
  const found = lines.find((one) => one.indicator === indicator);
  if (!found) throw new Error(`no line ${indicator}`);
  return found;
};
const full: Record<string, OwnScore> = Object.fromEntries(
  lines.map(({ indicator, weight }) => [indicator, { points: weight, reason: '' }]),
);

test('a computed line suggests its points and says how they came about; a missing figure is named, a judged line has no suggestion', () => {
  expect(line('budgetControl').suggestion).toBe('0');
  expect(line('budgetControl').because?.zh).toContain('2061.79 ÷ 520.6 × 100% = 396.04%');
  expect(
    lines.filter(({ suggestion, because }) => suggestion === null && because !== null).map(({ because }) => because?.zh),
  ).toContainEqual(expect.stringContaining('缺少'));
});
test('taking the suggestion over gives the reason for what it costs, and never replaces words of the unit', () => {
  const lost = line('budgetControl');
  expect(adopted(lost, { points: '', reason: '' })).toEqual({ points: '0', reason: lost.because?.zh });
  expect(adopted(lost, { points: '3', reason: '上级追加' })).toEqual({ points: '0', reason: '上级追加' });
  const whole = lines.find(({ suggestion, weight }) => suggestion === weight) ?? lost;
  expect(adopted(whole, { points: '', reason: '' }).reason).toBe('');
});
test('sum and grade: no grade while a line is open or over its weight; lost points without a reason are named', () => {
  const [first] = lines;
  if (!first) throw new Error('no lines');
  expect(tallyOfScores(scheme, lines, full)).toMatchObject({ total: '100', grade: 'excellent', open: [], unexplained: [] });
  const over = { ...full, [first.indicator]: { points: '999', reason: '' } };
  expect(tallyOfScores(scheme, lines, over)).toMatchObject({ impossible: [first.indicator], grade: null });
  const less = { ...full, [first.indicator]: { points: '0', reason: ' ' } };
  expect(tallyOfScores(scheme, lines, less)).toMatchObject({ unexplained: [first.indicator] });
  const { [first.indicator]: _, ...rest } = full;
  expect(tallyOfScores(scheme, lines, rest)).toMatchObject({ open: [first.indicator], grade: null });
});
test('decimals add up exactly', () => {
  const two = lines.slice(0, 2);
  const own = Object.fromEntries(two.map(({ indicator }, index) => [indicator, { points: ['0.1', '0.2'][index] ?? '', reason: 'x' }]));
  expect(tallyOfScores(scheme, two, own).total).toBe('0.3');
});
test('how far the stated score is off', () => {
  expect(['98', '96.5', '96', null, '九十'].map((stated) => offBy('96.5', stated))).toEqual(['−1.5', null, '+0.5', null, null]);
});
test('nothing said is no field; a reason without points is kept', () => {
  expect([writeOwn({ points: '', reason: ' ' }), writeOwn({ points: '', reason: '因' })]).toEqual([null, '{"points":"","reason":"因"}']);
  expect(readOwn(writeOwn({ points: '4', reason: '' }))).toEqual({ points: '4', reason: '' });
});
