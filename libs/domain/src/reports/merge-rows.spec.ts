// Says how two people's changes of one form merge.
import fc from 'fast-check';
import type { FormRow } from './content';
import { mergeRows } from './merge-rows';

const row = (item: string, plan: string, done = ''): FormRow => ({ 指标: item, 年度指标值: plan, 实际完成值: done });
const base = [row('道路维修', '3'), row('危房改造', '12'), row('植树', '500')];

test('two people in different rows, and in different cells of one row', () => {
  const yours = [row('道路维修', '3', '4'), row('危房改造', '12'), row('植树', '500')];
  const theirs = [row('道路维修', '5'), row('危房改造', '12', '11'), row('植树', '500')];
  expect(mergeRows(base, yours, theirs)).toEqual([row('道路维修', '5', '4'), row('危房改造', '12', '11'), row('植树', '500')]);
});
test('one adds a row at the end while the other changes the first and takes out the second', () => {
  const yours = [...base, row('清淤', '8')];
  const theirs = [row('道路维修', '3', '3'), row('植树', '500')];
  expect(mergeRows(base, yours, theirs)).toEqual([row('道路维修', '3', '3'), row('植树', '500'), row('清淤', '8')]);
});
test('both add a row: both stay; the same row twice stays once', () => {
  const theirs = [...base, row('清淤', '8')];
  expect(mergeRows(base, [...base, row('路灯', '20')], theirs)).toEqual([...base, row('清淤', '8'), row('路灯', '20')]);
  expect(mergeRows(base, theirs, theirs)).toEqual(theirs);
});
test('the same cell set to two values, or a changed row taken out: nobody is overruled', () => {
  const one = [row('道路维修', '4'), ...base.slice(1)];
  const two = [row('道路维修', '5'), ...base.slice(1)];
  expect(mergeRows(base, one, two)).toBeNull();
  expect(mergeRows(base, one, base.slice(1))).toBeNull();
  expect(mergeRows(base, base.slice(1), one)).toBeNull();
});
test('a column that only one of them knows is kept', () => {
  const theirs = [{ ...row('道路维修', '3'), 备注: '新增' }, ...base.slice(1)];
  const yours = [row('道路维修', '3', '2'), ...base.slice(1)];
  expect(mergeRows(base, yours, theirs)?.[0]).toEqual({ 指标: '道路维修', 年度指标值: '3', 实际完成值: '2', 备注: '新增' });
});

const cell: fc.Arbitrary<string> = fc.constantFrom('', '1', '2', '3');
const rows = fc.array(fc.record({ a: cell, b: cell }), { maxLength: 6 });
test('who changed nothing never changes the outcome', () => {
  fc.assert(
    fc.property(rows, rows, (before, now) => {
      expect(mergeRows(before, before, now)).toEqual(now);
      expect(mergeRows(before, now, before)).toEqual(now);
      expect(mergeRows(before, now, now)).toEqual(now);
    }),
  );
});
test('every row that either wrote anew is in the outcome', () => {
  const fresh = (mark: string) => fc.array(fc.record({ a: fc.constant(mark), b: cell }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(rows, fresh('mine'), fresh('theirs'), fc.nat(6), fc.nat(6), (before, mine, theirs, at, where) => {
      const merged = mergeRows(before, before.toSpliced(at, 0, ...mine), before.toSpliced(where, 0, ...theirs));
      for (const added of [...mine, ...theirs]) expect(merged).toContainEqual(added);
      expect(merged?.length).toBeGreaterThanOrEqual(before.length);
    }),
  );
});
