// Shows scores worked by hand: lines, rounding, total and grade, what counts when figures are absent, and that 98 was out of reach.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { canonicalJson } from '../audit/canonical-json';
import { Decimal, plain } from '../decimal';
import type { Json } from '../json';
import type { Figures, Grade } from '../reports/figures.table';
import { judgedIndicators } from './assess';
import { combineSheets, type ScoreSheet, type SheetEntry } from './combine-sheets';
import { gradeOf, gradeOfStated } from './grade';
import { interval } from './intervals';
import { isScheme, parseScheme } from './parse-scheme';
import { leavesOf, type Condition, type Indicator, type Scheme } from './scheme';
import { scoreReport, type Score, type ScoreLine } from './score';
import { upperBound } from './upper-bound';

const load = (name: string): Scheme => {
  const parsed = parseScheme(JSON.parse(readFileSync(resolve(__dirname, '../../../../config/schemes', `${name}.json`), 'utf8')));
  if (!isScheme(parsed)) throw new Error(JSON.stringify(parsed));
  return parsed;
};
const hunan = load('hunan-2018');

/** Figures of a published township report of 2023, with its two unit slips mended (6.33 and 46.27 are 万元). */
const township: Figures = {
  'staff.established.total': '43',
  'staff.inPost.total': '40',
  'budget.initial.revenue': '520.6',
  'budget.initial.expenditure': '520.6',
  'budget.final.expenditure': '2582.39',
  'budget.final.change': '2061.79',
  'threePublic.budget.total': '6.33',
  'threePublic.actual.total': '6.33',
  'procurement.actual.total': '458.45',
  'result.selfScore': '98',
};
const lineOf = ({ lines }: Pick<Score, 'lines'>, indicator: string): ScoreLine => {
  const line = lines.find((each) => each.indicator === indicator);
  if (line === undefined) throw new Error(`no line ${indicator}`);
  return line;
};
const full = (scheme: Scheme, figures: Figures, change: Record<string, string> = {}): SheetEntry[] => {
  const judged = new Set(judgedIndicators(scheme, figures));
  return leavesOf(scheme)
    .filter(({ id }) => judged.has(id))
    .map(({ id, weight }) => ({ indicator: id, points: change[id] ?? weight, reason: change[id] === undefined ? '' : '少一项' }));
};
const score = (scheme: Scheme, figures: Figures, sheets: readonly ScoreSheet[], facts?: readonly string[]): Score =>
  scoreReport({ scheme, figures, judged: combineSheets(sheets, judgedIndicators(scheme, figures), 'mean'), ...(facts ? { facts } : {}) });
const one = (figures: Figures, change: Record<string, string> = {}): Score =>
  score(hunan, figures, [{ scorer: 's1', lines: full(hunan, figures, change) }]);
const points = (figures: Figures, indicator: string): string | null =>
  lineOf(scoreReport({ scheme: hunan, figures, judged: { lines: [] } }), indicator).points;

describe('the township of 2023 under hunan-2018', () => {
  const result = one(township, { managementRules: '6', satisfaction: '4.125' });

  // 2061.79 ÷ 520.6 = 3.960410…
  it('gives budget control 396.04 % and 0 points', () => {
    expect(lineOf(result, 'budgetControl')).toMatchObject({
      weight: '5',
      points: '0',
      unrounded: '0',
      computed: true,
      value: '396.04%',
      inputs: [
        { key: 'budget.final.change', value: '2061.79' },
        { key: 'budget.initial.expenditure', value: '520.6' },
      ],
      formula: { zh: '本年追加 ÷ 年初预算支出 × 100%' },
      substituted: { zh: '2061.79 ÷ 520.6 × 100% = 396.04%', en: '2061.79 ÷ 520.6 × 100% = 396.04%' },
      explanation: {
        zh: '本年追加 ÷ 年初预算支出 × 100% = 2061.79 ÷ 520.6 × 100% = 396.04%；396.04% 属于“> 30%”档；得 0 分（满分 5 分）。',
        en: '[Added in the year] ÷ [Initial budget, expenditure] × 100% = 2061.79 ÷ 520.6 × 100% = 396.04%; 396.04% lies in "> 30%"; 0 of 5 points.',
      },
      judged: null,
    });
  });

  it('computes these lines and leaves the others to scorers', () => {
    expect(result.lines.filter(({ computed }) => computed).map(({ indicator, points: given }) => [indicator, given])).toEqual([
      ['staffControl', '5'], // 40 ÷ 43 = 93.02 %
      ['budgetControl', '0'],
      ['buildingArea', '5'], // none built
      ['buildingCost', '5'],
      ['threePublicControl', '7'], // 6.33 ÷ 6.33 = 100 %
    ]);
  });

  it('names what a judged line lacks', () => {
    const line = lineOf(result, 'budgetCompletion');
    expect(line).toMatchObject({ computed: false, points: '5', missing: ['carryOver.opening', 'carryOver.closing'] });
    expect(line.explanation.zh).toBe('无法计算：缺少“上年结转”“年末结转结余”；评分人评定：5；得 5 分（满分 5 分）。');
    expect(line.explanation.en).toBe(
      'not computable: [Opening carry-over], [Closing carry-over] not stated; judged by the scorer: 5; 5 of 5 points.',
    );
    expect(lineOf(result, 'threePublicChange').missing).toEqual(['threePublic.prior.total']);
    expect(lineOf(result, 'procurementExecution').missing).toEqual(['procurement.budget']);
  });

  // 100 − 5 (budget control) − 2 − 1.875, and 4.125 is rounded half-up to 4.13.
  it('adds the rounded lines up to 91.13, 优', () => {
    expect(lineOf(result, 'satisfaction')).toMatchObject({
      unrounded: '4.125',
      points: '4.13',
      rounding: { zh: '四舍五入到 0.01 分：4.125 → 4.13' },
    });
    expect(lineOf(result, 'managementRules').explanation.zh).toBe('评分人评定：6；理由：少一项；得 6 分（满分 8 分）。');
    expect(result).toMatchObject({ total: '91.13', sum: '91.13', grade: 'excellent', open: [], limits: [] });
  });

  it('cannot reach 98: at most 95', () => {
    const bound = upperBound(hunan, township);
    expect(bound.max).toBe('95');
    expect(bound.lines.filter(({ max, weight }) => max !== weight)).toMatchObject([{ indicator: 'budgetControl', max: '0', weight: '5' }]);
    expect(bound.lines.find(({ indicator }) => indicator === 'budgetControl')?.because.zh).toContain('396.04%');
  });
  it('could not reach it with the slip in the unit either', () => {
    expect(upperBound(hunan, { ...township, 'threePublic.actual.total': '0.000633' }).max).toBe('95');
  });

  it('is a value that can be stored and digested', () => {
    const stored: Json = result;
    expect(JSON.parse(canonicalJson(stored))).toEqual(result);
  });
});

describe('追加', () => {
  const control = (figures: Figures) => lineOf(scoreReport({ scheme: hunan, figures, judged: { lines: [] } }), 'budgetControl');
  it('is adjusted − initial where an adjusted budget is stated', () => {
    const line = control({ ...township, 'budget.adjusted.expenditure': '572.66' });
    expect(line.substituted.zh).toBe('(572.66 − 520.6) ÷ 520.6 × 100% = 10.00%');
    expect(line.points).toBe('4');
    expect(line.inputs.map(({ key }) => key)).toEqual(['budget.adjusted.expenditure', 'budget.initial.expenditure']);
  });
  it('is the stated change where it is not', () => expect(control(township).substituted.zh).toContain('2061.79 ÷ 520.6'));
  it('is final − initial where neither is', () => {
    const { 'budget.final.change': _, ...without } = township;
    expect(control(without).substituted.zh).toBe('(2582.39 − 520.6) ÷ 520.6 × 100% = 396.04%');
  });
  it('may be below zero', () => {
    const line = control({ ...township, 'budget.final.change': '-20.6' });
    expect(line.substituted.zh).toBe('(−20.6) ÷ 520.6 × 100% = −3.96%');
    expect(line.points).toBe('5');
  });
  it('is no negative zero', () => {
    const line = control({ ...township, 'budget.final.change': '-0.001' });
    expect(line.substituted.zh).toBe('(−0.001) ÷ 520.6 × 100% = 0.00%');
    expect(control({ ...township, 'budget.final.change': '-0' }).inputs[0]?.value).toBe('0');
  });
  it('is named when nothing gives it', () => {
    expect(control({ 'budget.initial.expenditure': '520.6' })).toMatchObject({ computed: false, points: null, missing: ['adjustment'] });
  });
});

describe('computed lines of hunan-2018', () => {
  const base = { 'carryOver.opening': '100', 'budget.initial.expenditure': '800', 'budget.final.change': '100' };
  it.each<[string, string, Figures, string | null]>([
    // 1 − closing ÷ (100 + 800 + 100)
    ['budgetCompletion', 'nothing left', { ...base, 'carryOver.closing': '0' }, '5'],
    ['budgetCompletion', '95.1 %: no full step of 5', { ...base, 'carryOver.closing': '49' }, '5'],
    ['budgetCompletion', '95 %: one step', { ...base, 'carryOver.closing': '50' }, '3'],
    ['budgetCompletion', '88 %: two steps', { ...base, 'carryOver.closing': '120' }, '1'],
    ['budgetCompletion', '80 %: four steps, floor', { ...base, 'carryOver.closing': '200' }, '0'],
    ['staffControl', '45 of 43 = 104.65 %: four full points', { 'staff.inPost.total': '45', 'staff.established.total': '43' }, '3'],
    ['threePublicChange', '6.6 after 6 = +10 %', { 'threePublic.budget.total': '6.6', 'threePublic.prior.total': '6' }, '0'],
    ['threePublicChange', '6.15 after 6 = +2.5 %', { 'threePublic.budget.total': '6.15', 'threePublic.prior.total': '6' }, '4'],
    ['threePublicChange', 'less than last year', { 'threePublic.budget.total': '5', 'threePublic.prior.total': '6' }, '5'],
    ['runningCostControl', '103.5 %', { 'runningCosts.actual': '103.5', 'runningCosts.budget': '100' }, '5'],
    ['threePublicControl', '107 %', { 'threePublic.actual.total': '107', 'threePublic.budget.total': '100' }, '0'],
    ['procurementExecution', '112 %', { 'procurement.actual.total': '112', 'procurement.budget': '100' }, '2'],
    ['procurementExecution', '90 %', { 'procurement.actual.total': '90', 'procurement.budget': '100' }, '2'],
    ['buildingArea', '110 %', { 'buildings.actualArea': '1100', 'buildings.approvedArea': '1000' }, '1'],
    ['buildingArea', 'none built', {}, '5'],
    ['buildingArea', 'none built, stated as zero', { 'buildings.actualArea': '0', 'buildings.approvedArea': '0' }, '5'],
    ['buildingArea', 'one of the two left out earns nothing by itself', { 'buildings.approvedArea': '1000' }, null],
    ['buildingArea', 'built without approval', { 'buildings.actualArea': '500', 'buildings.approvedArea': '0' }, null],
    [
      'staffControl',
      'a figure that is no number counts as absent',
      { 'staff.inPost.total': '40人', 'staff.established.total': '43' },
      null,
    ],
  ])('%s: %s', (indicator, _, figures, expected) => expect(points(figures, indicator)).toBe(expected));

  it('says that a denominator is zero', () => {
    const line = lineOf(one({ 'budget.initial.expenditure': '0', 'budget.final.change': '100' }), 'budgetControl');
    expect(line.explanation.zh).toBe('无法计算：分母为 0（100 ÷ 0 × 100%）；评分人评定：5；得 5 分（满分 5 分）。');
    expect(line.explanation.en).toContain('not computable: the denominator is 0 (100 ÷ 0 × 100%)');
  });
});

// ——— settings that hunan-2018 does not use ———
const words = (text: string) => ({ zh: text, en: text });
const bands: Scheme['bands'] = [
  { grade: 'excellent', ...interval('[90', '100]') },
  { grade: 'good', ...interval('[80', '90)') },
  { grade: 'fair', ...interval('[60', '80)') },
  { grade: 'poor', ...interval('[0', '60)') },
];
const scheme = (indicators: readonly Indicator[], change: Partial<Scheme> = {}): Scheme => {
  const made: Scheme = {
    name: 's',
    version: 1,
    title: words('样例'),
    source: words('样例'),
    total: '100',
    rounding: { mode: 'half-up', step: '0.01' },
    bands,
    caps: [],
    vetoes: [],
    indicators,
    ...change,
  };
  const parsed = parseScheme(made);
  if (!isScheme(parsed)) throw new Error(JSON.stringify(parsed));
  return parsed;
};
const judgedLeaf = (id: string, weight: string): Indicator => ({
  kind: 'leaf',
  id,
  name: words(id),
  weight,
  rule: { kind: 'imported', outOf: '100' },
});
const costs = (weight: string, change: Partial<Extract<Indicator, { kind: 'leaf' }>> = {}): Indicator => ({
  kind: 'leaf',
  id: 'costs',
  name: words('costs'),
  weight,
  rule: { kind: 'perPoint', side: 'above', threshold: '100', deduct: '1', counting: 'full', floor: '0' },
  formula: { numerator: [{ sign: '+', of: 'runningCosts.actual' }], denominator: [{ sign: '+', of: 'runningCosts.budget' }] },
  absent: 'judged',
  zeroDenominator: 'judged',
  ...change,
});
const sheet = (given: Record<string, string>, scorer = 's1'): ScoreSheet => ({
  scorer,
  lines: Object.entries(given).map(([indicator, each]) => ({ indicator, points: each, reason: '有扣分' })),
});
const two = scheme([judgedLeaf('a', '50'), judgedLeaf('b', '50')]);
const thousandth = scheme([judgedLeaf('a', '50'), judgedLeaf('b', '50')], { rounding: { mode: 'half-up', step: '0.001' } });

describe('rounding and grade: each line once, then the sum, then the band', () => {
  it.each<[string, Scheme, string, string, string, Grade]>([
    ['exactly 90', two, '50', '40', '90', 'excellent'],
    ['89.995 in one line: 44.995 counts 45.00', two, '45', '44.995', '90', 'excellent'],
    ['89.994: 44.994 counts 44.99', two, '45', '44.994', '89.99', 'good'],
    ['89.995 where thousandths count', thousandth, '45', '44.995', '89.995', 'good'],
    ['two halves up', two, '44.995', '44.995', '90', 'excellent'],
    ['exactly 80', two, '40', '40', '80', 'good'],
    ['below 80', two, '40', '39.99', '79.99', 'fair'],
    ['exactly 60', two, '30', '30', '60', 'fair'],
    ['below 60', two, '30', '29.99', '59.99', 'poor'],
    ['nothing', two, '0', '0', '0', 'poor'],
    ['everything', two, '50', '50', '100', 'excellent'],
  ])('%s', (_, under, a, b, total, grade) => {
    expect(score(under, {}, [sheet({ a, b })])).toMatchObject({ total, grade });
  });

  it.each<[string, Grade]>([
    ['90.00', 'excellent'],
    ['89.99', 'good'],
    ['89.995', 'good'],
    ['80', 'good'],
    ['79.999', 'fair'],
    ['60', 'fair'],
    ['59.99', 'poor'],
    ['100', 'excellent'],
    ['0', 'poor'],
  ])('gradeOf %s, not rounded again', (total, grade) => expect(gradeOf(total, bands)).toBe(grade));
  it('rounds a stated total by the step of the scheme first', () => {
    expect(gradeOfStated('89.995', two)).toBe('excellent');
    expect(gradeOfStated('89.995', thousandth)).toBe('good');
  });
  it.each(['100.01', '-1'])('has no grade for %s', (total) => expect(() => gradeOf(total, bands)).toThrow(RangeError));

  // (7 + 7 + 8) ÷ 3 = 7.3333…
  it('rounds a mean once and keeps it unrounded', () => {
    const result = score(two, {}, [sheet({ a: '7', b: '50' }, 's1'), sheet({ a: '7', b: '50' }, 's2'), sheet({ a: '8', b: '50' }, 's3')]);
    const line = lineOf(result, 'a');
    expect(line.points).toBe('7.33');
    expect(line.unrounded).toMatch(/^7\.3{38,}$/);
    expect(line.substituted.zh).toBe('(7 + 7 + 8) ÷ 3 = 7.3333');
    expect(line.rounding.en).toBe('half-up to 0.01 points: 7.3333333333… → 7.33');
    expect(result.total).toBe('57.33');
  });
});

describe('open lines', () => {
  it('have no points, and the score no grade', () => {
    const result = scoreReport({ scheme: two, figures: {}, judged: { lines: [] } });
    expect(result).toMatchObject({ open: ['a', 'b'], total: '0', grade: null });
    expect(lineOf(result, 'a')).toMatchObject({
      points: null,
      unrounded: null,
      explanation: { zh: '由评分人评定；尚未评分（满分 50 分）。' },
    });
  });
});

describe('absent figures', () => {
  const under = (absent?: 'judged' | 'full' | 'zero') =>
    scheme([costs('40', absent === undefined ? {} : { absent }), judgedLeaf('b', '60')]);
  const line = (each: Scheme, figures: Figures) => lineOf(scoreReport({ scheme: each, figures, judged: { lines: [] } }), 'costs');
  it.each<['judged' | 'full' | 'zero' | undefined, Figures, string | null]>([
    [undefined, {}, null],
    ['judged', {}, null],
    ['full', {}, '40'],
    ['full', { 'runningCosts.budget': '5' }, null],
    ['zero', {}, '0'],
    ['zero', { 'runningCosts.budget': '5' }, '0'],
  ])('absent %s with %j', (absent, figures, expected) => expect(line(under(absent), figures).points).toBe(expected));
  it('are named with what counts then', () => {
    expect(line(under('zero'), {}).explanation.zh).toBe(
      '无法计算：缺少“公用经费决算”“公用经费预算”，按本项规定不得分；得 0 分（满分 40 分）。',
    );
    expect(line(under('full'), {}).explanation.en).toContain('by the rule of this line it counts full; 40 of 40 points.');
  });
  it('a zero denominator has its own setting', () => {
    const zero: Figures = { 'runningCosts.actual': '0', 'runningCosts.budget': '0' };
    expect(line(scheme([costs('40', { zeroDenominator: 'full' }), judgedLeaf('b', '60')]), zero).points).toBe('40');
    expect(line(scheme([costs('40', { absent: 'full' }), judgedLeaf('b', '60')]), zero).points).toBe(null);
  });
});

describe('weight of lines that do not apply (T8)', () => {
  const inner = { kind: 'perPoint', side: 'above', threshold: '100', deduct: '1', counting: 'full', floor: '0' } as const;
  const rule = { kind: 'notApplicable', then: 'redistributed', otherwise: inner } as const;
  const grouped = scheme([
    {
      kind: 'group',
      id: 'g',
      name: words('g'),
      weight: '40',
      children: [costs('10', { rule }), judgedLeaf('x', '10'), judgedLeaf('y', '10'), judgedLeaf('z', '10')],
    },
    judgedLeaf('b', '60'),
  ]);
  it('goes to the others of the group, in whole steps that add up', () => {
    const result = scoreReport({ scheme: grouped, figures: {}, judged: { lines: [] } });
    // 40 ÷ 3 = 13.33…: the first takes the remaining hundredth.
    expect(result.lines.map(({ indicator, weight, points: given }) => [indicator, weight, given])).toEqual([
      ['costs', '0', '0'],
      ['x', '13.34', null],
      ['y', '13.33', null],
      ['z', '13.33', null],
      ['b', '60', null],
    ]);
    expect(upperBound(grouped, {}).max).toBe('100');
  });
  it('rounds up where most is lost, not where it comes first', () => {
    const uneven = scheme([costs('91', { rule }), judgedLeaf('x', '3'), judgedLeaf('y', '6')]);
    // 100 × 3 ÷ 9 = 33.333…, 100 × 6 ÷ 9 = 66.666…
    expect(scoreReport({ scheme: uneven, figures: {}, judged: { lines: [] } }).lines.map(({ weight }) => weight)).toEqual([
      '0',
      '33.33',
      '66.67',
    ]);
  });
  it('stays where the line applies', () => {
    const figures: Figures = { 'runningCosts.actual': '102', 'runningCosts.budget': '100' };
    expect(lineOf(scoreReport({ scheme: grouped, figures, judged: { lines: [] } }), 'costs')).toMatchObject({ weight: '10', points: '8' });
  });
  it('goes a level up when a whole group does not apply', () => {
    const alone = scheme([
      { kind: 'group', id: 'g', name: words('g'), weight: '40', children: [costs('40', { rule })] },
      judgedLeaf('b', '60'),
    ]);
    expect(scoreReport({ scheme: alone, figures: {}, judged: { lines: [] } }).lines.map(({ weight }) => weight)).toEqual(['0', '100']);
  });
  it('scales computed points with the weight that they take over', () => {
    const both = scheme([
      costs('50', { rule }),
      costs('50', {
        id: 'staff',
        formula: { numerator: [{ sign: '+', of: 'staff.inPost.total' }], denominator: [{ sign: '+', of: 'staff.established.total' }] },
      }),
    ]);
    const line = lineOf(
      scoreReport({ scheme: both, figures: { 'staff.inPost.total': '110', 'staff.established.total': '100' }, judged: { lines: [] } }),
      'staff',
    );
    expect(line).toMatchObject({ weight: '100', points: '80' });
    expect(line.explanation.zh).toContain('本项分值由 50 分调整为 100 分');
  });
});

describe('caps and vetoes', () => {
  const late: Condition = { kind: 'fact', fact: 'late' };
  const limited = scheme([judgedLeaf('a', '50'), judgedLeaf('b', '50')], {
    caps: [{ id: 'late', name: words('逾期报送'), when: late, points: '89' }],
    vetoes: [{ id: 'weak', name: words('产出过低'), when: { kind: 'line', indicator: 'b', is: 'below', points: '30' }, grade: 'poor' }],
  });
  it('hold when their condition does, and say so', () => {
    const result = score(limited, {}, [sheet({ a: '50', b: '45' })], ['late']);
    expect(result).toMatchObject({ sum: '95', total: '89', grade: 'good', limits: [{ id: 'late', effect: 'cap' }] });
    expect(result.limits[0]?.explanation.zh).toBe('逾期报送：总分最高 89 分（各项合计 95 分）');
    expect(score(limited, {}, [sheet({ a: '50', b: '29' })])).toMatchObject({
      total: '79',
      grade: 'poor',
      limits: [{ id: 'weak', effect: 'veto' }],
    });
  });
  it('stay silent when they change nothing', () => {
    expect(score(limited, {}, [sheet({ a: '50', b: '45' })])).toMatchObject({ total: '95', limits: [] });
    expect(score(limited, {}, [sheet({ a: '10', b: '10' })], ['late'])).toMatchObject({ total: '20', grade: 'poor', limits: [] });
  });
  it('do not rest on figures that are absent', () => {
    const rate: Condition = {
      kind: 'rate',
      formula: { numerator: [{ sign: '+', of: 'adjustment' }], denominator: [{ sign: '+', of: 'budget.initial.expenditure' }] },
      is: 'above',
      value: '100',
    };
    const strict = scheme([judgedLeaf('a', '100')], { vetoes: [{ id: 'v', name: words('追加过多'), when: rate, grade: 'fair' }] });
    expect(score(strict, township, [sheet({ a: '100' })]).grade).toBe('fair');
    expect(score(strict, {}, [sheet({ a: '100' })]).grade).toBe('excellent');
  });
});

// ——— properties ———
const amount = fc.integer({ min: 0, max: 500_000 }).map((cents) => plain(new Decimal(cents).div(100)));
const keys = [
  'staff.inPost.total',
  'staff.established.total',
  'budget.initial.expenditure',
  'budget.final.change',
  'budget.adjusted.expenditure',
  'carryOver.opening',
  'carryOver.closing',
  'threePublic.budget.total',
  'threePublic.actual.total',
  'threePublic.prior.total',
  'runningCosts.budget',
  'runningCosts.actual',
  'procurement.budget',
  'procurement.actual.total',
  'buildings.approvedArea',
  'buildings.actualArea',
  'buildings.approvedCost',
  'buildings.actualCost',
  'assets.fixedOriginal',
  'assets.fixedInUse',
] as const;
const anyFigures: fc.Arbitrary<Figures> = fc.record(Object.fromEntries(keys.map((key) => [key, amount])), { requiredKeys: [] });
const anyScheme = fc.constantFrom('hunan-2018', 'mof-2013-53', 'self-10-50-30-10').map(load);
const shares = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 40, maxLength: 40 });

describe('any score', () => {
  it('has every line within its weight, adds up to its total, and stays below its upper bound', () => {
    fc.assert(
      fc.property(anyScheme, anyFigures, shares, (each, figures, given) => {
        const lines = full(each, figures).map((entry, index) => ({
          ...entry,
          points: new Decimal(entry.points)
            .times(given[index] ?? 0)
            .div(1000)
            .toFixed(3, Decimal.ROUND_DOWN),
        }));
        const result = score(each, figures, [{ scorer: 's', lines }]);
        for (const line of result.lines) {
          expect(new Decimal(line.points ?? '-1').gte(0)).toBe(true);
          expect(new Decimal(line.points ?? '-1').lte(line.weight)).toBe(true);
        }
        const sum = result.lines.reduce((total, { points: each2 }) => total.plus(each2 ?? '0'), new Decimal(0));
        expect(plain(sum)).toBe(result.total);
        expect(result.grade).toBe(gradeOf(result.total, each.bands));
        expect(new Decimal(result.total).lte(upperBound(each, figures).max)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('does not fall when a scorer gives more', () => {
    fc.assert(
      fc.property(anyFigures, fc.nat(15), fc.nat(1000), fc.nat(1000), (figures, index, a, b) => {
        const sheetWith = (share: number) =>
          full(hunan, figures).map((entry, at) =>
            at === index ? { ...entry, points: new Decimal(entry.points).times(share).div(1000).toFixed(3) } : entry,
          );
        const totalWith = (share: number) => new Decimal(score(hunan, figures, [{ scorer: 's', lines: sheetWith(share) }]).total);
        expect(totalWith(Math.min(a, b)).lte(totalWith(Math.max(a, b)))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});
