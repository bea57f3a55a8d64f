// Says what adding and taking out lines does, and that a line keeps its name while others come and go.
import { fieldOfRows, rowsOfField, withCell, withoutRow, withRowBelow } from './form-rows-edit';
import { namesAfter } from './use-row-names';

const row = (one: string, two: string, three: string) => ({ 一级指标: one, 二级指标: two, 三级指标: three });
const rows = [row('产出指标', '数量指标', '道路'), row('', '', '植树'), row('', '质量指标', '合格率')];

test('a new line belongs to the indicators of the line above', () => {
  expect(withRowBelow(rows, 0)[1]).toEqual(row('', '', ''));
  expect(withRowBelow(rows, 0)).toHaveLength(4);
});
test('what is merged over the lines below moves down when its first line goes', () => {
  expect(withoutRow(rows, 0)).toEqual([row('产出指标', '数量指标', '植树'), row('', '质量指标', '合格率')]);
  expect(withoutRow(rows, 1)).toEqual([rows[0], rows[2]]);
  expect(withoutRow([rows[0] ?? row('', '', '')], 0)).toEqual([]);
});
test('one cell changes and no other row does', () => {
  const next = withCell(rows, 1, '三级指标', '种草');
  expect([next[0], next[2], next[1]?.['三级指标']]).toEqual([rows[0], rows[2], '种草']);
});
test('an empty form is no field', () => {
  expect([fieldOfRows([]), rowsOfField(null), rowsOfField(fieldOfRows(rows))]).toEqual([null, [], rows]);
});
test('a line keeps its name when somebody adds one above while it is written', () => {
  const named = { rows, names: ['a', 'b', 'c'] };
  const theirs = [row('新增', '', ''), ...withCell(rows, 2, '三级指标', '合格率（%）')];
  expect(namesAfter(named, theirs, () => 'new')).toEqual(['new', 'a', 'b', 'c']);
  expect(namesAfter(named, withoutRow(rows, 1), () => 'new')).toEqual(['a', 'c']);
});
