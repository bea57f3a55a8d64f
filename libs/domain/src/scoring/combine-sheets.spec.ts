// Shows how several scorers' points become one, worked by hand, and that the order of the sheets does not matter.
import fc from 'fast-check';
import { combinationIn, combineSheets, COMBINATIONS, spreadTooWide, type Combination, type ScoreSheet } from './combine-sheets';

const sheets = (...points: string[]): ScoreSheet[] =>
  points.map((given, index) => ({ scorer: `s${index + 1}`, lines: [{ indicator: 'a', points: given, reason: `理由${index + 1}` }] }));
const combined = (method: Combination, ...points: string[]) => combineSheets(sheets(...points), ['a'], method).lines[0];

it.each<[Combination, string[], string, string]>([
  ['mean', ['7'], '7', 'single'],
  ['mean', ['-0'], '0', 'single'],
  ['mean', ['7', '8'], '7.5', 'mean'],
  ['mean', ['6', '7', '9.5'], '7.5', 'mean'],
  ['median', ['9', '1', '8'], '8', 'median'],
  ['median', ['9', '1', '8', '2'], '5', 'median'],
  ['median', ['7', '7', '7', '1'], '7', 'median'],
  ['trimmed', ['7', '8'], '7.5', 'mean'],
  ['trimmed', ['1', '8', '9'], '8', 'trimmed'],
  ['trimmed', ['1', '8', '9', '10'], '8.5', 'trimmed'],
  ['trimmed', ['8', '8', '8'], '8', 'trimmed'],
  ['trimmed', ['10', '10', '1', '1'], '5.5', 'trimmed'],
])('%s of %j is %s (%s)', (method, points, unrounded, named) => {
  expect(combined(method, ...points)).toMatchObject({ unrounded, method: named });
});

it('marks whose points were left out', () => {
  const line = combined('trimmed', '9', '1', '8', '9');
  expect(line?.given.map(({ scorer, counted }) => [scorer, counted])).toEqual([
    ['s1', true],
    ['s2', false],
    ['s3', true],
    ['s4', false],
  ]);
});

it('leaves a line open that one of the sheets lacks', () => {
  const lacking: ScoreSheet[] = [...sheets('7'), { scorer: 's2', lines: [] }];
  expect(combineSheets(lacking, ['a'], 'mean')).toMatchObject({
    lines: [],
    open: ['a'],
    spread: null,
    totals: [{ total: '7' }, { total: null }],
  });
  expect(combineSheets([], ['a'], 'mean')).toMatchObject({ lines: [], open: ['a'], spread: null, totals: [] });
});

it('counts nothing for lines that are computed', () => {
  const extra: ScoreSheet = {
    scorer: 's1',
    lines: [
      { indicator: 'a', points: '7', reason: '' },
      { indicator: 'computed', points: '5', reason: '' },
    ],
  };
  expect(combineSheets([extra], ['a'], 'mean')).toMatchObject({ lines: [{ indicator: 'a' }], totals: [{ scorer: 's1', total: '7' }] });
});

it('takes what the moderation decided, and keeps what the scorers gave', () => {
  const result = combineSheets(sheets('2', '9'), ['a'], 'mean', [{ indicator: 'a', points: '6', reason: '核对佐证后' }]);
  expect(result.lines).toEqual([
    {
      indicator: 'a',
      method: 'moderated',
      unrounded: '6',
      given: [
        { scorer: 's1', points: '2', reason: '理由1', counted: false },
        { scorer: 's2', points: '9', reason: '理由2', counted: false },
      ],
      moderation: '核对佐证后',
    },
  ]);
  expect(result.spread).toBe('7');
});

describe('spread', () => {
  const of = (...totals: [string, string][]) =>
    combineSheets(
      totals.map(([a, b], index) => ({
        scorer: `s${index}`,
        lines: [
          { indicator: 'a', points: a, reason: '' },
          { indicator: 'b', points: b, reason: '' },
        ],
      })),
      ['a', 'b'],
      'mean',
    );
  it('is that of the totals, not of the lines', () => {
    expect(of(['10', '0'], ['0', '10']).spread).toBe('0');
    expect(of(['10', '5.5'], ['8', '4'], ['9', '9']).spread).toBe('6');
  });
  it.each([
    ['10', false],
    ['5.99', true],
    ['6', false],
    [null, false],
  ])('beside a bound of %s', (bound, wide) => expect(spreadTooWide(of(['10', '5.5'], ['8', '4'], ['9', '9']), bound)).toBe(wide));
});

it('gives the same bytes in whatever order the sheets came in, within lowest and highest', () => {
  const points = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(points, fc.constantFrom(...COMBINATIONS), fc.infiniteStream(fc.nat()), (given, method, order) => {
      const inOrder = sheets(...given.map((each) => (each / 1000).toFixed(3)));
      const keys = inOrder.map((each) => ({ each, key: order.next().value ?? 0 }));
      const shuffled = keys.sort((a, b) => a.key - b.key).map(({ each }) => each);
      const result = combineSheets(inOrder, ['a'], method);
      expect(JSON.stringify(combineSheets(shuffled, ['a'], method))).toBe(JSON.stringify(result));
      const value = Number(result.lines[0]?.unrounded);
      expect(value).toBeGreaterThanOrEqual(Math.min(...given) / 1000 - 1e-9);
      expect(value).toBeLessThanOrEqual(Math.max(...given) / 1000 + 1e-9);
    }),
  );
});

it('tells from the lines the way they were combined, or one that gives the same', () => {
  const points = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(points, fc.constantFrom(...COMBINATIONS), fc.boolean(), (given, method, isModerated) => {
      const inOrder = sheets(...given.map((each) => (each / 1000).toFixed(3)));
      const moderated = isModerated ? [{ indicator: 'a', points: '6', reason: '核对佐证后' }] : [];
      const made = combineSheets(inOrder, ['a'], method, moderated);
      const found = combinationIn(made.lines.map((judged) => ({ judged })));
      expect(combineSheets(inOrder, ['a'], found, moderated)).toEqual(made);
    }),
  );
});
