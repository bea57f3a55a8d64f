// Shows that a conflict is read in words: a cell by its line and column, a self-score by points and reason, headings by their titles.
import { differences } from './two-sides';

const read = (field: string, yours: unknown, theirs: unknown) =>
  differences(field, yours === null ? null : JSON.stringify(yours), theirs === null ? null : JSON.stringify(theirs))?.map((line) => [
    line.label.zh,
    line.yours,
    line.theirs,
  ]);
const line = (level2: string, level3: string, value: string) => ({ 一级指标: '', 二级指标: level2, 三级指标: level3, 实际完成值: value });

test('only the cells that differ are named, by the indicator of their line and their column', () => {
  const kept = line('质量指标', '验收合格率', '100%');
  expect(
    read('table:selfEvaluation', [line('数量指标', '道路硬化里程', '12公里'), kept], [line('数量指标', '道路硬化里程', '21公里'), kept]),
  ).toEqual([['第 1 行“道路硬化里程” · 实际完成值', '12公里', '21公里']]);
});

test('a name that itself differs does not name its line', () => {
  expect(read('table:selfEvaluation', [line('数量指标', '甲', '1')], [line('数量指标', '乙', '1')])).toEqual([
    ['第 1 行“数量指标” · 三级指标', '甲', '乙'],
  ]);
});

test('an emptied cell and a line that one side alone has are told', () => {
  const [first, second] = [line('数量指标', '甲', '1'), line('质量指标', '乙', '2')];
  expect(read('table:selfEvaluation', [first, second], [first])).toEqual([
    ['第 2 行“乙”', '二级指标：质量指标；三级指标：乙；实际完成值：2', null],
  ]);
  expect(read('table:selfEvaluation', [first], [second, first])).toEqual([
    ['第 1 行“乙”', null, '二级指标：质量指标；三级指标：乙；实际完成值：2'],
  ]);
  expect(read('table:basicData', [{ 编制数: '43' }], [{ 编制数: '' }])).toEqual([['第 1 行 · 编制数', '43', null]]);
});

test('a form taken away altogether still shows what the other side has', () => {
  expect(read('table:basicData', null, [{ 编制数: '43' }])).toEqual([['第 1 行“43”', null, '编制数：43']]);
});

test('a self-score is its points and its reason, each only where it differs', () => {
  expect(read('selfScore:budgetControl', { points: '3', reason: '追加较多' }, { points: '4', reason: '追加较多' })).toEqual([
    ['自评得分', '3', '4'],
  ]);
  expect(read('selfScore:budgetControl', null, { points: '4', reason: '追加' })).toEqual([
    ['自评得分', null, '4'],
    ['扣分原因', null, '追加'],
  ]);
});

test('headings are told by the section they stand over; where only their place differs, as the outline', () => {
  const [goals, problems] = [
    { key: 'goals', title: '一、绩效目标', level: 1 },
    { key: 'problems', title: '二、存在问题', level: 1 },
  ];
  expect(read('headings', [goals, problems], [goals, { ...problems, title: '二、问题及原因' }])).toEqual([
    [expect.not.stringContaining('problems'), '二、存在问题', '二、问题及原因'],
  ]);
  expect(read('headings', [goals, problems], [problems, goals])).toEqual([
    ['标题的顺序和级别', '一、绩效目标\n二、存在问题', '二、存在问题\n一、绩效目标'],
  ]);
});

test('a figure and a text are one value each', () => {
  expect([differences('figure:assets.total', '1', '2'), differences('section:goals', 'a', 'b')]).toEqual([null, null]);
});
