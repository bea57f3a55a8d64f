// Says how decimals read.
import { changeInPercent, changeOfFigure, isTellingLastYear, figureText, grouped } from './amounts';

test.each([
  ['2582.39', 2, '2,582.39'],
  ['520.6', 2, '520.60'],
  ['0.000633', 2, '0.000633'],
  ['-1234567.5', 2, '−1,234,567.50'],
  ['007', 0, '7'],
  ['98', 0, '98'],
  ['12345678901234567890', 2, '12,345,678,901,234,567,890.00'],
  ['abc', 2, 'abc'],
])('%s with %i places reads %s', (value, places, text) => {
  expect(grouped(value, places)).toBe(text);
});
test('change in per cent', () => {
  expect([
    changeInPercent('2582.39', '520.6'),
    changeInPercent('6.33', '6.33'),
    changeInPercent('90', '120'),
    changeInPercent('1', '0'),
    changeInPercent('1', undefined),
  ]).toEqual(['+396.0%', '±0', '−25.0%', null, null]);
});
test('a figure reads in its unit', () => {
  expect([
    figureText('assets.total', '1343.06').zh,
    figureText('staff.inPost.total', '40').zh,
    figureText('result.selfGrade', 'excellent').zh,
    figureText('year', '2023').zh,
  ]).toEqual(['1,343.06', '40', '优', '2023']);
});

test('against last year: rates in points, words not at all', () => {
  const zh = (key: string, now: string | undefined, before: string | undefined) => changeOfFigure(key, now, before)?.zh ?? null;
  expect([
    zh('budget.final.expenditure', '2582.39', '520.6'),
    zh('budget.final.executionRate', '95.12', '96.3'),
    zh('budget.final.executionRate', '95', '95.00'),
    zh('budget.final.change', '10', '-5'),
    zh('assets.total', '5', '0'),
    zh('unit.name', '甲', '乙'),
    zh('year', '2023', '2022'),
    zh('assets.total', undefined, '5'),
  ]).toEqual(['+396.0%', '−1.18 个百分点', '±0', '+300.0%', null, null, null, null]);
  expect([
    isTellingLastYear('unit.name', '甲乡', '甲乡'),
    isTellingLastYear('unit.name', '甲镇', '甲乡'),
    isTellingLastYear('year', '2023', '2022'),
    isTellingLastYear('assets.total', undefined, '5'),
    isTellingLastYear('result.selfGrade', 'good', 'good'),
  ]).toEqual([false, true, false, true, true]);
});
