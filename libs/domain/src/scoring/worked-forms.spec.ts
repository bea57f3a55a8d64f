// Shows the scoring forms of several places worked by hand: each row a rule as data, a value of the figures and the exact points.
import { plain, decimal } from '../decimal';
import type { Figures } from '../reports/figures.table';
import { interval } from './intervals';
import { isScheme, parseScheme } from './parse-scheme';
import { problemWords } from './problem';
import type { Counting } from './counting';
import type { Band, Rule, RuleOf } from './rules';
import type { Formula, Leaf, Scheme } from './scheme';
import { scoreReport } from './score';

const words = (text: string) => ({ zh: text, en: text });
const plus = (of: string) => ({ sign: '+', of }) as const;
const minus = (of: string) => ({ sign: '-', of }) as const;
const over = (numerator: Formula['numerator'], ...denominator: string[]): Formula => ({ numerator, denominator: denominator.map(plus) });
const perPoint = (threshold: string, deduct: string, counting: Counting = 'full'): Rule => ({
  kind: 'perPoint',
  side: 'above',
  threshold,
  deduct,
  counting,
  floor: '0',
});
const perStep = (sides: 'above' | 'below' | 'both', deduct: string, counting: Counting = 'full'): Rule => ({
  kind: 'perStep',
  sides,
  target: '100',
  step: '5',
  deduct,
  counting,
  floor: '0',
});
const bands = (...rows: readonly [from: string, to: string, points: string][]): RuleOf<'bands'> => ({
  kind: 'bands',
  unit: 'percent',
  bands: rows.map(([from, to, points]): Band => ({ ...interval(from, to), points })),
});

const staff = over([plus('staff.inPost.total')], 'staff.established.total');
const threePublicChange = over([plus('threePublic.budget.total'), minus('threePublic.prior.total')], 'threePublic.prior.total');
const threePublicControl = over([plus('threePublic.actual.total')], 'threePublic.budget.total');
const completion = over([plus('budget.final.expenditure')], 'budget.adjusted.expenditure');
const adjustment = over([plus('adjustment')], 'budget.initial.expenditure');
const carryOver = over([plus('carryOver.closing')], 'carryOver.opening');

/** One line alone in a scheme of its own, which must be sound, and what the figures give for it. */
const pointsOf = (weight: string, rule: Rule, formula: Formula | null, figures: Figures, judged = ''): string | null => {
  const settled = { absent: 'judged' as const, ...(formula?.denominator ? { zeroDenominator: 'judged' as const } : {}) };
  const leaf: Leaf = { kind: 'leaf', id: 'line', name: words('line'), weight, rule, ...(formula ? { formula, ...settled } : {}) };
  const parsed = parseScheme({
    name: 'worked',
    version: 1,
    title: words('worked'),
    source: words('worked'),
    total: weight,
    rounding: { mode: 'half-up', step: '0.01' },
    bands: [{ grade: 'excellent', ...interval('[0', `${weight}]`) }],
    caps: [],
    vetoes: [],
    indicators: [leaf],
  } satisfies Scheme);
  if (!isScheme(parsed)) throw new Error(parsed.map((each) => problemWords(each).en).join('\n'));
  const given = judged === '' ? [] : [{ indicator: 'line', method: 'single' as const, unrounded: judged, given: [], moderation: null }];
  return scoreReport({ scheme: parsed, figures, judged: { lines: given } }).lines[0]?.points ?? null;
};

const inPost = (posts: string, people: string): Figures => ({ 'staff.established.total': posts, 'staff.inPost.total': people });
const budgets = (prior: string, now: string): Figures => ({ 'threePublic.prior.total': prior, 'threePublic.budget.total': now });
const spent = (budget: string, actual: string): Figures => ({ 'threePublic.budget.total': budget, 'threePublic.actual.total': actual });
const paid = (budget: string, actual: string): Figures => ({ 'budget.adjusted.expenditure': budget, 'budget.final.expenditure': actual });
const added = (initial: string, change: string): Figures => ({ 'budget.initial.expenditure': initial, 'budget.final.change': change });
const left = (opening: string, closing: string): Figures => ({ 'carryOver.opening': opening, 'carryOver.closing': closing });

type Row = readonly [line: string, weight: string, rule: Rule, formula: Formula, figures: Figures, points: string | null];
describe.each<[string, readonly Row[]]>([
  [
    'a county of Hunan about 2017, 投入 13: −0.8 per point of growth',
    [
      ['nothing more than last year', '8', perPoint('0', '0.8'), threePublicChange, budgets('50', '50'), '8'],
      ['+0.98 %: no full point', '8', perPoint('0', '0.8'), threePublicChange, budgets('51', '51.5'), '8'],
      ['exactly +1 %', '8', perPoint('0', '0.8'), threePublicChange, budgets('50', '50.5'), '7.2'],
      ['+9.98 %: nine full points', '8', perPoint('0', '0.8'), threePublicChange, budgets('50', '54.99'), '0.8'],
      ['+10 %: nothing is left', '8', perPoint('0', '0.8'), threePublicChange, budgets('50', '55'), '0'],
      ['+300 %: not below nothing', '8', perPoint('0', '0.8'), threePublicChange, budgets('50', '200'), '0'],
      ['saved', '8', perPoint('0', '0.8'), threePublicChange, budgets('50', '20'), '8'],
      ['no budget last year: not computable, for the scorers', '8', perPoint('0', '0.8'), threePublicChange, budgets('0', '20'), null],
    ],
  ],
  [
    'a county of Hunan about 2018, 投入 16 / 过程 58',
    [
      ['staff 8: 44 of 40 is 10 points over', '8', perPoint('100', '0.5'), staff, inPost('40', '44'), '3'],
      ['staff 8: full posts', '8', perPoint('100', '0.5'), staff, inPost('40', '40'), '8'],
      ['completion 8: 95 % is one step', '8', perStep('below', '2'), completion, paid('1000', '950'), '6'],
      ['completion 8: 95.01 % is none', '8', perStep('below', '2'), completion, paid('10000', '9501'), '8'],
      [
        'completion 8: 95.01 % is one where a started step counts',
        '8',
        perStep('below', '2', 'started'),
        completion,
        paid('10000', '9501'),
        '6',
      ],
      ['completion 8: 93 % in proportion is 1.4 steps', '8', perStep('below', '2', 'linear'), completion, paid('1000', '930'), '5.2'],
      [
        'control 8/6/4/2/0: +10 %',
        '8',
        bands(['', '0]', '8'], ['(0', '10]', '6'], ['(10', '20]', '4'], ['(20', '30]', '2'], ['(30', '', '0']),
        adjustment,
        added('500', '50'),
        '6',
      ],
      [
        'control 8/6/4/2/0: +10.002 %',
        '8',
        bands(['', '0]', '8'], ['(0', '10]', '6'], ['(10', '20]', '4'], ['(20', '30]', '2'], ['(30', '', '0']),
        adjustment,
        added('500', '50.01'),
        '4',
      ],
    ],
  ],
  [
    'a form of 2016: small weights',
    [
      ['staff 1, −0.1 per point: 41 of 40 is 2.5 over, two full ones', '1', perPoint('100', '0.1'), staff, inPost('40', '41'), '0.8'],
      ['staff 1, in proportion 2.5', '1', perPoint('100', '0.1', 'linear'), staff, inPost('40', '41'), '0.75'],
      ['staff 1, three started ones', '1', perPoint('100', '0.1', 'started'), staff, inPost('40', '41'), '0.7'],
      ['三公 3, −0.3 per point: +4 %', '3', perPoint('0', '0.3'), threePublicChange, budgets('25', '26'), '1.8'],
      ['三公 2, −0.2 per point: +5.5 % is five full points', '2', perPoint('0', '0.2'), threePublicChange, budgets('200', '211'), '1'],
    ],
  ],
  [
    '岳阳, 投入 15 / 过程 40',
    [
      ['财政供养人员控制率 5: 102 % is two points', '5', perPoint('100', '0.5'), staff, inPost('100', '102'), '4'],
      ['三公变动率 5: +3 %', '5', perPoint('0', '0.5'), threePublicChange, budgets('100', '103'), '3.5'],
      [
        '重点支出安排率 5: exactly 90 %',
        '5',
        bands(['[90', '', '5'], ['[80', '90)', '4'], ['[70', '80)', '3'], ['[60', '70)', '2'], ['', '60)', '0']),
        completion,
        paid('100', '90'),
        '5',
      ],
      [
        '重点支出安排率 5: 89.99 %',
        '5',
        bands(['[90', '', '5'], ['[80', '90)', '4'], ['[70', '80)', '3'], ['[60', '70)', '2'], ['', '60)', '0']),
        completion,
        paid('10000', '8999'),
        '4',
      ],
      [
        '重点支出安排率 5: exactly 60 %',
        '5',
        bands(['[90', '', '5'], ['[80', '90)', '4'], ['[70', '80)', '3'], ['[60', '70)', '2'], ['', '60)', '0']),
        completion,
        paid('100', '60'),
        '2',
      ],
      [
        '重点支出安排率 5: 59.99 %',
        '5',
        bands(['[90', '', '5'], ['[80', '90)', '4'], ['[70', '80)', '3'], ['[60', '70)', '2'], ['', '60)', '0']),
        completion,
        paid('10000', '5999'),
        '0',
      ],
      [
        '预算调整率 3: 0',
        '3',
        bands(['', '0]', '3'], ['(0', '10]', '2'], ['(10', '20]', '1'], ['(20', '30]', '0.5'], ['(30', '', '0']),
        adjustment,
        added('500', '0'),
        '3',
      ],
      [
        '预算调整率 3: 20 %',
        '3',
        bands(['', '0]', '3'], ['(0', '10]', '2'], ['(10', '20]', '1'], ['(20', '30]', '0.5'], ['(30', '', '0']),
        adjustment,
        added('500', '100'),
        '1',
      ],
      [
        '预算调整率 3: 30 %',
        '3',
        bands(['', '0]', '3'], ['(0', '10]', '2'], ['(10', '20]', '1'], ['(20', '30]', '0.5'], ['(30', '', '0']),
        adjustment,
        added('500', '150'),
        '0.5',
      ],
      [
        '预算调整率 3: 30.002 %',
        '3',
        bands(['', '0]', '3'], ['(0', '10]', '2'], ['(10', '20]', '1'], ['(20', '30]', '0.5'], ['(30', '', '0']),
        adjustment,
        added('500', '150.01'),
        '0',
      ],
      ['资金结余 3: nothing left', '3', bands(['', '0]', '3'], ['(0', '100]', '2'], ['(100', '', '0']), carryOver, left('80', '0'), '3'],
      [
        '资金结余 3: as much as last year',
        '3',
        bands(['', '0]', '3'], ['(0', '100]', '2'], ['(100', '', '0']),
        carryOver,
        left('80', '80'),
        '2',
      ],
      [
        '资金结余 3: a fen more',
        '3',
        bands(['', '0]', '3'], ['(0', '100]', '2'], ['(100', '', '0']),
        carryOver,
        left('80', '80.000001'),
        '0',
      ],
      [
        '资金结余 3: none last year is no rate',
        '3',
        bands(['', '0]', '3'], ['(0', '100]', '2'], ['(100', '', '0']),
        carryOver,
        left('0', '5'),
        null,
      ],
      ['三公控制率 6: 101 %', '6', perPoint('100', '1'), threePublicControl, spent('100', '101'), '5'],
      ['三公控制率 6: 106 %', '6', perPoint('100', '1'), threePublicControl, spent('100', '106'), '0'],
      ['三公控制率 6: 100.99 %', '6', perPoint('100', '1'), threePublicControl, spent('100', '100.99'), '6'],
    ],
  ],
  [
    '通城 (Hubei), execution 20 of 100 in proportion',
    [
      [
        'all of it',
        '20',
        { kind: 'proportional', direction: 'positive', unit: 'percent', target: '100', cap: '100' },
        completion,
        paid('500', '500'),
        '20',
      ],
      [
        '95.12 %',
        '20',
        { kind: 'proportional', direction: 'positive', unit: 'percent', target: '100', cap: '100' },
        completion,
        paid('10000', '9512'),
        '19.02',
      ],
      [
        'more than the budget earns no more',
        '20',
        { kind: 'proportional', direction: 'positive', unit: 'percent', target: '100', cap: '100' },
        completion,
        paid('500', '600'),
        '20',
      ],
      [
        'nothing',
        '20',
        { kind: 'proportional', direction: 'positive', unit: 'percent', target: '100', cap: '100' },
        completion,
        paid('500', '0'),
        '0',
      ],
    ],
  ],
])('%s', (_, rows) => {
  it.each(rows)('%s (of %s)', (_line, weight, rule, formula, figures, points) => {
    expect(pointsOf(weight, rule, formula, figures)).toBe(points);
  });
});

describe('lines that a person judges, by their rule', () => {
  const late: Rule = { kind: 'perViolation', deduct: '0.5', floor: '0', checks: [words('专项资金逾期支付')] };
  const hubei: Rule = {
    kind: 'tiers',
    measure: 'share',
    tiers: [
      { id: 'met', name: words('达成'), ...interval('[80', '100]') },
      { id: 'partly', name: words('部分达成'), ...interval('[50', '80)') },
      { id: 'missed', name: words('未达成'), ...interval('[0', '50)') },
    ],
  };
  it('岳阳: 支付进度 3 less 0.5 a late fund is judged by points', () => {
    expect(pointsOf('3', late, null, {}, '1.5')).toBe('1.5');
    expect(pointsOf('3', late, null, {})).toBe(null);
  });
  it('a county of Hubei: 100–80, 80–50, 50–0 of the weight', () =>
    expect(pointsOf('5', hubei, null, {}, plain(decimal('2.495')))).toBe('2.5'));
});
