// Shows where scorers lie apart, worked by hand, and that a total which is too wide always has a line that diverges.
import fc from 'fast-check';
import { decimal } from '../decimal';
import { combineSheets, spreadTooWide, type ScoreSheet } from './combine-sheets';
import { lineSpreads } from './spread';

const judged = [
  { indicator: 'a', weight: '10' },
  { indicator: 'b', weight: '6' },
  { indicator: 'c', weight: '4' },
];
const sheet = (scorer: string, ...points: string[]): ScoreSheet => ({
  scorer,
  lines: points.map((given, index) => ({ indicator: judged[index]?.indicator ?? '', points: given, reason: '' })),
});

it('says how far each line lies apart and what its share of the bound is', () => {
  // 20 points are judged and may lie 4 apart: 10 ÷ 20 × 4 = 2, 6 ÷ 20 × 4 = 1.2, 4 ÷ 20 × 4 = 0.8.
  const sheets = [sheet('s1', '9', '6', '4'), sheet('s2', '6.5', '5', '3.2'), sheet('s3', '8', '5.5', '4')];
  expect(lineSpreads(sheets, judged, '4')).toEqual([
    { indicator: 'a', spread: '2.5', share: '2', diverges: true },
    { indicator: 'b', spread: '1', share: '1.2', diverges: false },
    { indicator: 'c', spread: '0.8', share: '0.8', diverges: false },
  ]);
  expect(combineSheets(sheets, ['a', 'b', 'c'], 'mean').spread).toBe('4.3');
});

it('has no spread with one sheet, and nothing diverges without a bound', () => {
  expect(lineSpreads([sheet('s1', '9', '6', '4')], judged, '4').map(({ spread, diverges }) => [spread, diverges])).toEqual([
    [null, false],
    [null, false],
    [null, false],
  ]);
  expect(lineSpreads([sheet('s1', '9'), sheet('s2', '1')], judged, null)[0]).toEqual({
    indicator: 'a',
    spread: '8',
    share: null,
    diverges: false,
  });
});

it('names a line whenever the totals are too wide', () => {
  const points = (weight: string) =>
    fc.integer({ min: 0, max: Number(weight) * 100 }).map((cents) => decimal(String(cents)).div(100).toFixed());
  const anySheet = fc.tuple(...judged.map(({ weight }) => points(weight)));
  fc.assert(
    fc.property(fc.array(anySheet, { minLength: 2, maxLength: 5 }), fc.integer({ min: 0, max: 20 }), (given, bound) => {
      const sheets = given.map((line, index) => sheet(`s${index}`, ...line));
      const apart = combineSheets(sheets, ['a', 'b', 'c'], 'mean');
      const named = lineSpreads(sheets, judged, String(bound)).some(({ diverges }) => diverges);
      return !spreadTooWide(apart, String(bound)) || named;
    }),
    { numRuns: 200 },
  );
});
