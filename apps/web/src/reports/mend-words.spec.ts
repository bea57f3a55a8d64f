// Says which stretch of a text is mended together with a figure, and when nothing is offered.
import { mended, wordMendOf } from './mend-words';
import type { ShownFinding } from './shown-finding';

const finding = (over: Partial<ShownFinding>): ShownFinding => ({
  id: 'x',
  check: 'x',
  status: 'fail',
  level: 'fail',
  message: '',
  section: 'budget',
  ...over,
});
const after = (text: string, found: ShownFinding, now: string | null = null): string | null => {
  const mend = wordMendOf(found, text, now);
  return mend && mended(text, mend);
};

test('a slip of unit is mended where it stands, its equal twin in another clause is not touched', () => {
  const text = '预算数6.33万元。决算数6.33元，其中接待费4.36万元。';
  const found = finding({ key: 'threePublic.actual.total', expected: '6.33', quote: '决算数6.33元，其中接待费4.36万元', start: 9 });
  expect(after(text, found)).toBe('预算数6.33万元。决算数6.33万元，其中接待费4.36万元。');
});
test('yuan are rewritten as 万元', () => {
  const found = finding({ key: 'procurement.actual.goods', expected: '46.27', quote: '货物462700元' });
  expect(after('货物462700元', found)).toBe('货物46.27万元');
});
test('a false rate among counts is mended', () => {
  const text = '排查167座，整改117座，整改率100％。';
  expect(after(text, finding({ expected: '70.06', quote: '排查167座，整改117座，整改率100％' }))).toBe(
    '排查167座，整改117座，整改率70.06％。',
  );
});
test('with several amounts the one that the figure holds is meant', () => {
  const found = finding({ key: 'assets.net', expected: '952.61', quote: '总额1,343.06万元，净资产953.61万元' });
  expect(after('总额1,343.06万元，净资产953.61万元', found, '953.61')).toBe('总额1,343.06万元，净资产952.61万元');
  expect(after('总额1,343.06万元，净资产953.61万元', found, '1')).toBeNull();
});
test('people keep their sign', () => {
  expect(after('实有41人', finding({ key: 'staff.inPost.total', expected: '40', quote: '实有41人' }))).toBe('实有40人');
});
test('nothing is offered where the words are gone or right already', () => {
  expect(after('没有数字', finding({ key: 'assets.net', expected: '1', quote: '净资产2万元' }))).toBeNull();
  expect(after('净资产2万元', finding({ key: 'assets.net', expected: '2', quote: '净资产2万元' }))).toBeNull();
  expect(after('净资产2万元', finding({ key: 'assets.net', quote: '净资产2万元' }))).toBeNull();
});
