// Shows that every rule kind gives the points that were worked out by hand, stays within its weight, and never rewards the worse value.
import fc from 'fast-check';
import { Decimal, decimal, plain } from '../decimal';
import { countSteps } from './counting';
import { numberKinds, scoreNumber } from './number-rules';
import type { Example } from './rule-kind';
import { describeRule, ruleKinds } from './rule-kinds.table';
import type { NumberRule, Rule, RuleKindName } from './rules';

const kinds = Object.keys(ruleKinds) as RuleKindName[];
const worked = <K extends RuleKindName>(kind: K) =>
  ruleKinds[kind].examples.map((example: Example<K>) => ({
    source: example.source,
    expected: example.points,
    given: plain(ruleKinds[kind].score(example.rule, example.value, decimal(example.weight))),
    words: ruleKinds[kind].because(example.rule, example.value, decimal(example.weight)),
  }));

describe.each(kinds)('%s', (kind) => {
  it.each(worked(kind))('$source → $expected', ({ given, expected, words }) => {
    expect(given).toBe(expected);
    expect(words.zh).not.toBe('');
    expect(words.en).not.toBe('');
  });
});

it('has the nine kinds T1–T9, each with examples', () => {
  expect(kinds.map((kind) => ruleKinds[kind].number)).toEqual(['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9']);
  for (const kind of kinds) expect(ruleKinds[kind].examples.length).toBeGreaterThan(1);
});

describe('每超过一个百分点', () => {
  it.each([
    // excess, step, started, full, in proportion
    ['0', '1', '0', '0', '0'],
    ['-3', '1', '0', '0', '0'],
    ['1', '1', '1', '1', '1'],
    ['0.0001', '1', '1', '0', '0.0001'],
    ['4.65', '1', '5', '4', '4.65'],
    ['5', '5', '1', '1', '1'],
    ['12', '5', '3', '2', '2.4'],
    ['0.3', '0.1', '3', '3', '3'],
  ])('an excess of %s in steps of %s', (excess, step, started, full, linear) => {
    const count = (counting: 'started' | 'full' | 'linear') => plain(countSteps(decimal(excess), decimal(step), counting));
    expect([count('started'), count('full'), count('linear')]).toEqual([started, full, linear]);
  });

  it('is printed with the rule', () => {
    const rule = (counting: 'started' | 'full' | 'linear'): Rule => ({
      kind: 'perPoint',
      side: 'above',
      threshold: '100',
      deduct: '0.5',
      counting,
      floor: '0',
    });
    expect(describeRule(rule('full'), decimal('5')).zh).toBe(
      '不高于 100% 得满分，每超过 1 个百分点扣 0.5 分（不足 1 个百分点不计），扣完为止',
    );
    expect(describeRule(rule('started'), decimal('5')).zh).toContain('不足 1 个百分点按 1 个百分点计');
    expect(describeRule(rule('linear'), decimal('5')).zh).toContain('按比例计');
    expect(describeRule(rule('full'), decimal('5')).en).toContain('only full steps of 1 count');
  });
});

describe('what a value says for itself', () => {
  const because = (rule: Rule & { kind: 'bands' }, value: string) => ruleKinds.bands.because(rule, decimal(value), decimal('5'));
  const bands: Rule & { kind: 'bands' } = {
    kind: 'bands',
    unit: 'percent',
    bands: [
      { from: null, to: { value: '30', closed: true }, points: '5' },
      { from: { value: '30', closed: false }, to: null, points: '0' },
    ],
  };
  it('names the side of a threshold that two decimals hide', () => {
    expect(because(bands, '30').zh).toBe('30.00% 属于“≤ 30%”档');
    expect(because(bands, '30.001').zh).toBe('30.00%（未四舍五入时大于 30.00%） 属于“> 30%”档');
    expect(because(bands, '29.999').en).toBe('30.00% (unrounded: below 30.00%) lies in "≤ 30%"');
  });
  it('counts an excess that two decimals hide', () => {
    const words = ruleKinds.perPoint.because(
      { side: 'above', threshold: '100', deduct: '0.5', counting: 'started', floor: '0' },
      decimal('100.0001'),
      decimal('5'),
    );
    expect(words.zh).toBe('100.00%（未四舍五入时大于 100.00%），超过不到 0.01 个百分点，扣 1 × 0.5 = 0.5 分');
  });
});

// ——— properties ———
const thousandths = (min: number, max: number) => fc.integer({ min, max }).map((value) => new Decimal(value).div(1000));
const counting = fc.constantFrom('started' as const, 'full' as const, 'linear' as const);
const text = (min: number, max: number) => thousandths(min, max).map(plain);
const weights = thousandths(100, 30_000);
const rules: fc.Arbitrary<NumberRule> = fc.oneof(
  fc.record({
    kind: fc.constant('perPoint' as const),
    side: fc.constantFrom('above' as const, 'below' as const),
    threshold: text(-50_000, 200_000),
    deduct: text(1, 5000),
    counting,
    floor: fc.constant('0'),
  }),
  fc.record({
    kind: fc.constant('perStep' as const),
    sides: fc.constantFrom('above' as const, 'below' as const, 'both' as const),
    target: text(0, 200_000),
    step: text(1, 20_000),
    deduct: text(1, 5000),
    counting,
    floor: fc.constant('0'),
  }),
  fc.record({ kind: fc.constant('perViolation' as const), deduct: text(1, 5000), floor: fc.constant('0'), checks: fc.constant([]) }),
  fc.record({
    kind: fc.constant('proportional' as const),
    direction: fc.constantFrom('positive' as const, 'reverse' as const),
    unit: fc.constant('percent' as const),
    target: text(1, 200_000),
    cap: fc.constant('100'),
  }),
  fc.record({ kind: fc.constant('imported' as const), outOf: text(1000, 200_000) }),
  fc
    .constant(numberKinds.bands.examples[0])
    .map((example) => ({ kind: 'bands' as const, ...(example?.rule ?? { unit: 'percent' as const, bands: [] }) })),
);
const values = thousandths(-500_000, 5_000_000);

/** How good a value is for the rule: more is better. */
const merit = (rule: NumberRule, value: Decimal): Decimal => {
  switch (rule.kind) {
    case 'perPoint':
      return rule.side === 'above' ? value.neg() : value;
    case 'perStep':
      if (rule.sides === 'both') return value.minus(rule.target).abs().neg();
      return rule.sides === 'above' ? value.neg() : value;
    case 'bands':
    case 'perViolation':
      return value.neg();
    case 'proportional':
      return rule.direction === 'positive' ? value : value.neg();
    case 'imported':
      return value;
  }
};

describe('any rule that turns a number into points', () => {
  it('gives no less than zero and no more than the weight', () => {
    fc.assert(
      fc.property(rules, values, weights, (rule, value, weight) => {
        const points = scoreNumber(rule, value, weight);
        expect(points.gte(0)).toBe(true);
        expect(points.lte(weight)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('never gives more points to the worse value', () => {
    fc.assert(
      fc.property(rules, values, values, weights, (rule, a, b, weight) => {
        const [worse, better] = merit(rule, a).lte(merit(rule, b)) ? [a, b] : [b, a];
        expect(scoreNumber(rule, worse, weight).lte(scoreNumber(rule, better, weight))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
