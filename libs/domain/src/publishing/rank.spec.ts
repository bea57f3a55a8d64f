// Shows ranks worked by hand, and that they are those that counting the better ones gives, whatever the order and the way of writing.
import fc from 'fast-check';
import { gradeCounts, ranked } from './rank';

const result = (report: string, total: string) => ({ report, total, grade: 'good' as const });
it('the same total has the same rank, and the next one is counted on', () => {
  const found = ranked([result('a', '80'), result('b', '92.5'), result('c', '92.50'), result('d', '100')]);
  expect(found.map(({ report, rank }) => [report, rank])).toEqual([
    ['d', 1],
    ['b', 2],
    ['c', 2],
    ['a', 4],
  ]);
  // As texts "9.5" would stand above "80".
  expect(ranked([result('a', '9.5'), result('b', '80')]).map(({ report }) => report)).toEqual(['b', 'a']);
});
it('a rank is one more than how many are better', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 30 }), (quarters) => {
      const given = quarters.map((quarter, index) => result(String(index), (quarter / 4).toFixed(2)));
      for (const { total, rank } of ranked(given))
        expect(rank).toBe(1 + given.filter((other) => Number(other.total) > Number(total)).length);
    }),
  );
});
it('grades are counted, those that nobody has too', () => {
  expect(gradeCounts([result('a', '80'), result('b', '81')])).toEqual({ excellent: 0, good: 2, fair: 0, poor: 0 });
});
