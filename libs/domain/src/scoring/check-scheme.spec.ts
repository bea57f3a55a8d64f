// Shows that each way in which a scheme can be wrong is found and named, and that a sound one passes.
import { checkScheme } from './check-scheme';
import { interval } from './intervals';
import { isScheme, parseScheme, readDraft } from './parse-scheme';
import { mendWords, placeOf, problemWords, type Problem, type ProblemCode } from './problem';
import type { Rule } from './rules';
import { schemeDifferences } from './scheme-differences';
import type { Formula, Group, Indicator, Leaf, Quantity, Scheme, Term } from './scheme';

const words = (text: string) => ({ zh: text, en: text });
const plus = (of: string): Term => ({ sign: '+', of });
const rate: Formula = { numerator: [plus('runningCosts.actual')], denominator: [plus('runningCosts.budget')] };
const perPoint: Rule = { kind: 'perPoint', side: 'above', threshold: '100', deduct: '1', counting: 'full', floor: '0' };
const computed: Leaf = {
  kind: 'leaf',
  id: 'costs',
  name: words('公用经费控制率'),
  weight: '40',
  rule: perPoint,
  formula: rate,
  absent: 'judged',
  zeroDenominator: 'judged',
};
const judged: Leaf = {
  kind: 'leaf',
  id: 'rules',
  name: words('管理制度'),
  weight: '20',
  rule: {
    kind: 'checklist',
    items: [
      { id: 'a', name: words('甲'), points: '15' },
      { id: 'b', name: words('乙'), points: '5' },
    ],
  },
};
const alone: Leaf = { ...judged, id: 'effect', weight: '40', rule: { kind: 'imported', outOf: '100' } };
const group: Group = { kind: 'group', id: 'process', name: words('过程'), weight: '60', children: [computed, judged] };
const sound: Scheme = {
  name: 'sample',
  version: 1,
  title: words('样例'),
  source: words('样例'),
  total: '100',
  rounding: { mode: 'half-up', step: '0.01' },
  bands: [
    { grade: 'excellent', ...interval('[90', '100]') },
    { grade: 'good', ...interval('[80', '90)') },
    { grade: 'fair', ...interval('[60', '80)') },
    { grade: 'poor', ...interval('[0', '60)') },
  ],
  caps: [],
  vetoes: [],
  indicators: [group, alone],
};
const withLeaf = (change: Partial<Leaf>): Scheme => ({
  ...sound,
  indicators: [{ ...group, children: [{ ...computed, ...change }, judged] }, alone],
});
const withRule = (rule: Rule, weight = '40'): Scheme => ({ ...sound, indicators: [group, { ...alone, rule, weight }] });
const withBands = (bands: readonly [string, string, string][]): Scheme =>
  withRule({ kind: 'bands', unit: 'percent', bands: bands.map(([from, to, points]) => ({ ...interval(from, to), points })) });
const withQuantities = (quantities: readonly Quantity[], of = 'own'): Scheme => ({
  ...withLeaf({ formula: { numerator: [plus(of)], denominator: [plus('runningCosts.budget')] } }),
  quantities,
});
const gradeBands = (excellent: string, good: string): Scheme['bands'] => [
  { grade: 'excellent', ...interval(excellent, '100]') },
  { grade: 'good', ...interval('[80', good) },
  ...sound.bands.slice(2),
];

const codes = (scheme: Scheme): ProblemCode[] => [...new Set(checkScheme(scheme).map(({ code }) => code))];

it('finds nothing wrong with a sound scheme', () => {
  expect(checkScheme(sound)).toEqual([]);
  expect(parseScheme(sound)).toEqual(sound);
});

const wrong: readonly [string, Scheme, ProblemCode][] = [
  ['a child too many points', withLeaf({ weight: '41' }), 'weights_do_not_sum'],
  ['roots short of the total', { ...sound, total: '101', bands: [{ grade: 'poor', ...interval('[0', '101]') }] }, 'weights_do_not_sum'],
  ['a group without indicators', { ...sound, indicators: [{ ...group, children: [] }, alone] }, 'group_empty'],
  ['a weight of zero', { ...sound, indicators: [group, alone, { ...alone, id: 'nothing', weight: '0' }] }, 'weight_not_positive'],
  [
    'a weight finer than the step',
    {
      ...sound,
      rounding: { mode: 'half-up', step: '0.5' },
      indicators: [
        {
          ...group,
          children: [
            { ...computed, weight: '39.75' },
            { ...judged, weight: '20.25' },
          ],
        },
        alone,
      ],
    },
    'weight_not_on_step',
  ],
  ['a step of zero', { ...sound, rounding: { mode: 'half-up', step: '0' } }, 'step_invalid'],
  ['a step finer than sheets take', { ...sound, rounding: { mode: 'half-up', step: '0.0001' } }, 'step_invalid'],
  ['an id used twice on two levels', { ...sound, indicators: [group, { ...alone, id: 'process' }] }, 'duplicate_id'],
  ['an unknown figure', withLeaf({ formula: { ...rate, numerator: [plus('runningCosts.spent')] } }), 'unknown_figure'],
  ['a figure that is no number', withLeaf({ formula: { ...rate, numerator: [plus('unit.name')] } }), 'figure_not_numeric'],
  ['persons over money', withLeaf({ formula: { ...rate, numerator: [plus('staff.inPost.total')] } }), 'units_differ'],
  ['a formula without figures', withLeaf({ formula: { numerator: [] } }), 'formula_empty'],
  [
    'a formula under a checklist',
    withLeaf({ rule: { kind: 'checklist', items: [{ id: 'a', name: words('甲'), points: '40' }] } }),
    'formula_needs_number_rule',
  ],
  ['an amount under a rule for rates', withLeaf({ formula: { numerator: [plus('runningCosts.actual')] } }), 'unit_of_rule'],
  ['a setting for absent figures without a formula', { ...sound, indicators: [group, { ...alone, absent: 'full' }] }, 'formula_missing'],
  ['"not applicable" without a formula', withRule({ kind: 'notApplicable', then: 'full', otherwise: perPoint }), 'formula_missing'],
  ['a quantity made of itself', withQuantities([{ id: 'own', name: words('自'), firstOf: [[plus('own')]] }]), 'formula_circular'],
  [
    'two quantities made of each other',
    withQuantities([
      { id: 'own', name: words('甲'), firstOf: [[plus('runningCosts.actual')], [plus('other')]] },
      { id: 'other', name: words('乙'), firstOf: [[plus('own'), plus('runningCosts.actual')]] },
    ]),
    'formula_circular',
  ],
  [
    'a quantity that hides a figure',
    withQuantities([{ id: 'runningCosts.actual', name: words('冒'), firstOf: [[plus('runningCosts.budget')]] }], 'runningCosts.actual'),
    'duplicate_id',
  ],
  [
    'a quantity that hides a built-in one',
    withQuantities([{ id: 'adjustment', name: words('冒'), firstOf: [[plus('runningCosts.budget')]] }], 'adjustment'),
    'duplicate_id',
  ],
  [
    'bands that stop short of the weight',
    withBands([
      ['', '0]', '39'],
      ['(0', '', '0'],
    ]),
    'points_unreachable',
  ],
  [
    'bands that give more than the weight',
    withBands([
      ['', '0]', '41'],
      ['(0', '', '0'],
    ]),
    'points_above_weight',
  ],
  [
    'bands with negative points',
    withBands([
      ['', '0]', '40'],
      ['(0', '', '-1'],
    ]),
    'points_negative',
  ],
  [
    'bands that both hold 10',
    withBands([
      ['', '10]', '40'],
      ['[10', '', '0'],
    ]),
    'bands_overlap',
  ],
  [
    'bands that run into each other',
    withBands([
      ['', '12]', '40'],
      ['(10', '', '0'],
    ]),
    'bands_overlap',
  ],
  [
    'bands that both leave out 10',
    withBands([
      ['', '10)', '40'],
      ['(10', '', '0'],
    ]),
    'bands_gap',
  ],
  [
    'bands that leave out (10, 11]',
    withBands([
      ['', '10]', '40'],
      ['(11', '', '0'],
    ]),
    'bands_gap',
  ],
  [
    'bands that end',
    withBands([
      ['', '10]', '40'],
      ['(10', '500]', '0'],
    ]),
    'bands_gap',
  ],
  [
    'a band without any value',
    withBands([
      ['', '10]', '40'],
      ['(10', '10]', '1'],
      ['(10', '', '0'],
    ]),
    'band_empty',
  ],
  [
    'a checklist short of the weight',
    withRule({ kind: 'checklist', items: [{ id: 'a', name: words('甲'), points: '39' }] }),
    'points_unreachable',
  ],
  [
    'a checklist with an item twice',
    withRule({
      kind: 'checklist',
      items: [
        { id: 'a', name: words('甲'), points: '20' },
        { id: 'a', name: words('乙'), points: '20' },
      ],
    }),
    'duplicate_id',
  ],
  [
    'tiers that stop at 90 %',
    withRule({ kind: 'tiers', measure: 'share', tiers: [{ id: 'a', name: words('甲'), ...interval('[0', '90]') }] }),
    'bands_gap',
  ],
  [
    'single tiers that stop short',
    withRule({ kind: 'tiers', measure: 'points', tiers: [{ id: 'a', name: words('甲'), ...interval('[30', '30]') }] }),
    'points_unreachable',
  ],
  ['a deduction of nothing', withLeaf({ rule: { ...perPoint, deduct: '0' } }), 'value_not_positive'],
  ['a floor above the weight', withLeaf({ rule: { ...perPoint, floor: '41' } }), 'points_above_weight'],
  [
    'a step of nothing',
    withRule({ kind: 'perStep', sides: 'both', target: '100', step: '0', deduct: '1', counting: 'full', floor: '0' }),
    'value_not_positive',
  ],
  [
    'a target of zero',
    withRule({ kind: 'proportional', direction: 'positive', unit: 'number', target: '0', cap: '100' }),
    'value_not_positive',
  ],
  [
    'a cap above the weight',
    withRule({ kind: 'proportional', direction: 'positive', unit: 'number', target: '1', cap: '101' }),
    'points_above_weight',
  ],
  ['a score out of nothing', withRule({ kind: 'imported', outOf: '0' }), 'value_not_positive'],
  [
    'a fault inside "not applicable"',
    withLeaf({ rule: { kind: 'notApplicable', then: 'full', otherwise: { ...perPoint, deduct: '0' } } }),
    'value_not_positive',
  ],
  ['grades with the old mistake ">90": 90 has none', { ...sound, bands: gradeBands('(90', '90)') }, 'bands_gap'],
  ['grades that both hold 90', { ...sound, bands: gradeBands('[90', '90]') }, 'bands_overlap'],
  ['grades upside down', { ...sound, bands: [...sound.bands].reverse() }, 'grades_out_of_order'],
  [
    'a cap above the total',
    { ...sound, caps: [{ id: 'late', name: words('逾期'), when: { kind: 'fact', fact: 'late' }, points: '101' }] },
    'limit_out_of_range',
  ],
  [
    'a cap on a line that does not exist',
    { ...sound, caps: [{ id: 'c', name: words('封顶'), when: { kind: 'line', indicator: 'x', is: 'below', points: '1' }, points: '80' }] },
    'unknown_indicator',
  ],
  [
    'a veto on an unknown figure',
    {
      ...sound,
      vetoes: [
        {
          id: 'v',
          name: words('否决'),
          when: { kind: 'rate', formula: { numerator: [plus('x')] }, is: 'above', value: '1' },
          grade: 'poor',
        },
      ],
    },
    'unknown_figure',
  ],
  [
    'a veto to a grade without band',
    {
      ...sound,
      bands: [{ grade: 'good', ...interval('[0', '100]') }],
      vetoes: [{ id: 'v', name: words('否决'), when: { kind: 'fact', fact: 'x' }, grade: 'poor' }],
    },
    'unknown_grade',
  ],
];

describe('what is wrong is named', () => {
  it.each(wrong)('%s', (_, scheme, code) => {
    expect(codes(scheme)).toContain(code);
    for (const each of checkScheme(scheme)) {
      expect(problemWords(each).zh).not.toMatch(/[{}]/);
      expect(problemWords(each).en).not.toMatch(/[{}]/);
    }
  });

  it('says the sum and the weight', () => {
    const [first] = checkScheme(withLeaf({ weight: '41' }));
    expect(first && problemWords(first).zh).toBe('“过程”下各项分值合计 61，应为 60。');
  });
  it('says the circle', () => {
    const problems = checkScheme(withQuantities([{ id: 'own', name: words('自'), firstOf: [[plus('own')]] }]));
    expect(problems).toContainEqual({
      code: 'formula_circular',
      facts: { at: '自', atEn: '自', path: 'own → own', place: 'quantities[0]' },
    });
  });
});

describe('a value from outside', () => {
  const problemsOf = (value: unknown): Problem[] => {
    const parsed = parseScheme(value);
    return isScheme(parsed) ? [] : parsed;
  };
  const copy = (): Record<string, unknown> => JSON.parse(JSON.stringify(sound)) as Record<string, unknown>;

  it.each([null, undefined, 7, 'x', [], true, {}])('%j is no scheme', (value) => expect(problemsOf(value)).not.toEqual([]));

  it.each<[string, Record<string, unknown>, string]>([
    ['a name that is missing', { name: undefined }, '/name'],
    ['points as a JSON number', { total: 100 }, '/total'],
    ['a version that is a fraction', { version: 1.5 }, '/version'],
    ['another rounding', { rounding: { mode: 'half-even', step: '0.01' } }, '/rounding/mode'],
    ['a field that nobody knows', { colour: 'red' }, '/colour'],
    ['a rule kind that nobody knows', { indicators: [{ ...alone, rule: { kind: 'formula', text: 'a/b' } }] }, '/indicators/0/rule/kind'],
    ['a rule named like an inherited property', { indicators: [{ ...alone, rule: { kind: 'constructor' } }] }, '/indicators/0/rule/kind'],
    ['a rule without its parameters', { indicators: [{ ...alone, rule: { kind: 'imported' } }] }, '/indicators/0/rule/outOf'],
    ['a decimal with an exponent', { indicators: [{ ...alone, weight: '1e2' }] }, '/indicators/0/weight'],
    ['a typing slip in a setting', { indicators: [{ ...computed, absentt: 'full' }] }, '/indicators/0/absentt'],
  ])('%s', (_, change, at) => {
    const found = problemsOf({ ...copy(), ...change });
    expect(found.map(({ facts }) => facts['at'])).toContain(at);
  });

  it('tells all misfits at once', () => {
    const found = problemsOf({ ...copy(), total: 1, version: 'x', bands: 'y' });
    expect(found.map(({ facts }) => facts['at'])).toEqual(['/version', '/total', '/bands']);
  });
});

describe('each problem stands in its place', () => {
  const bandRule = (...rows: readonly [string, string, string][]): Rule => ({
    kind: 'bands',
    unit: 'percent',
    bands: rows.map(([from, to, points]) => ({ ...interval(from, to), points })),
  });
  const { absent: _absent, zeroDenominator: _zero, ...unsaid } = computed;
  const chain = (length: number): Quantity[] =>
    Array.from({ length }, (_, index): Quantity => {
      const below = index === 0 ? 'runningCosts.actual' : `q${index - 1}`;
      return { id: `q${index}`, name: words(`量${index}`), firstOf: [[plus(below), plus(below)]] };
    });
  const rows: readonly [string, Scheme, ProblemCode, string][] = [
    ['a weight', withLeaf({ weight: '41' }), 'weights_do_not_sum', 'indicators[0].weight'],
    ['the total', { ...sound, indicators: [group] }, 'weights_do_not_sum', 'total'],
    ['an overlap', withRule(bandRule(['', '10]', '40'], ['[10', '', '0'])), 'bands_overlap', 'indicators[1].rule.bands[1]'],
    ['a gap, whatever the order', withRule(bandRule(['(11', '', '0'], ['', '10]', '40'])), 'bands_gap', 'indicators[1].rule.bands[0]'],
    ['bands below the weight', withRule(bandRule(['', '', '39'])), 'points_unreachable', 'indicators[1].rule.bands'],
    [
      'points finer than the step',
      withRule(bandRule(['', '0]', '40'], ['(0', '', '0.005'])),
      'points_not_on_step',
      'indicators[1].rule.bands[1].points',
    ],
    [
      'a deduction finer than the step',
      withLeaf({ rule: { ...perPoint, deduct: '0.125' } }),
      'points_not_on_step',
      'indicators[0].children[0].rule.deduct',
    ],
    [
      'a cap in per cent below the weight',
      withRule({ kind: 'proportional', direction: 'positive', unit: 'number', target: '1', cap: '90' }),
      'points_unreachable',
      'indicators[1].rule.cap',
    ],
    [
      'an unknown figure',
      withLeaf({ formula: { ...rate, denominator: [plus('runningCosts.budget'), plus('x')] } }),
      'unknown_figure',
      'indicators[0].children[0].formula.denominator[1]',
    ],
    [
      'absent figures without a word',
      { ...sound, indicators: [{ ...group, children: [unsaid, judged] }, alone] },
      'absent_unsaid',
      'indicators[0].children[0].absent',
    ],
    [
      'a zero denominator without a word',
      { ...sound, indicators: [{ ...group, children: [unsaid, judged] }, alone] },
      'zero_unsaid',
      'indicators[0].children[0].zeroDenominator',
    ],
    ['an id twice', { ...sound, indicators: [group, { ...alone, id: 'costs' }] }, 'duplicate_id', 'indicators[1].id'],
    [
      'an id that cannot stand in an address',
      { ...sound, indicators: [group, { ...alone, id: '效果/1' }] },
      'id_invalid',
      'indicators[1].id',
    ],
    ['a name that cannot', { ...sound, name: 'my scheme' }, 'id_invalid', 'name'],
    ['a circle', withQuantities([{ id: 'own', name: words('自'), firstOf: [[plus('own')]] }]), 'formula_circular', 'quantities[0]'],
    [
      'a sum without end, counted and not written out',
      { ...withQuantities(chain(80), 'q79') },
      'formula_too_long',
      'indicators[0].children[0].formula',
    ],
    ['grades with a gap', { ...sound, bands: gradeBands('(90', '90)') }, 'bands_gap', 'bands[0]'],
    [
      'a condition that never holds',
      {
        ...sound,
        caps: [{ id: 'c', name: words('封顶'), when: { kind: 'line', indicator: 'rules', is: 'above', points: '20' }, points: '80' }],
      },
      'condition_never_holds',
      'caps[0].when.points',
    ],
    [
      'too many lines',
      { ...sound, indicators: Array.from({ length: 201 }, (_, index) => ({ ...alone, id: `x${index}` })) },
      'too_many_lines',
      'indicators',
    ],
    [
      'too many levels',
      { ...sound, indicators: [nested(6), alone] },
      'too_deep',
      'indicators[0].children[0].children[0].children[0].children[0].children[0]',
    ],
    ['a long name', withLeaf({ name: words('长'.repeat(201)) }), 'text_too_long', 'indicators[0].children[0].name'],
    ['a total that no table holds', { ...sound, total: '100000' }, 'total_out_of_range', 'total'],
  ];
  it.each(rows)('%s', (_, scheme, code, place) => {
    const found = checkScheme(scheme).filter((each) => each.code === code);
    expect(found.map(placeOf)).toContain(place);
    for (const each of found) for (const text of Object.values(mendWords(each))) expect(text).toMatch(/^[^{}]{4,}$/);
  });
});
function nested(levels: number): Indicator {
  return levels === 1
    ? { ...judged, id: 'deepest', weight: '60' }
    : { kind: 'group', id: `level${levels}`, name: words('层'), weight: '60', children: [nested(levels - 1)] };
}

describe('a draft from outside', () => {
  const copy = (change: object): unknown => ({ ...(JSON.parse(JSON.stringify(sound)) as object), ...change });
  it('may be unsound or unfinished, and says why it is', () => {
    expect(readDraft(sound)).toEqual({ ok: true, draft: sound, problems: [] });
    const unsound = readDraft({ ...sound, total: '99' });
    expect([unsound.ok, unsound.problems.map(({ code }) => code)]).toEqual([true, ['weights_do_not_sum', 'bands_gap']]);
    const unfinished = readDraft(copy({ total: '', title: { zh: '', en: 'x' }, bands: [] }));
    expect([unfinished.ok, unfinished.problems.map((each) => [each.code, placeOf(each)])]).toEqual([
      true,
      [
        ['text_missing', 'title.zh'],
        ['not_a_decimal', 'total'],
        ['list_short', 'bands'],
      ],
    ]);
  });
  const deep = Array.from({ length: 50 }).reduce<unknown>((inner) => ({ kind: 'group', children: [inner] }), 1);
  it.each<[string, unknown, string]>([
    ['a number in place of a decimal', copy({ total: 100 }), 'malformed'],
    ['a decimal without end', copy({ total: '1'.repeat(41) }), 'malformed'],
    ['half a character', copy({ source: { zh: '\ud83d', en: 'x' } }), 'bad_characters'],
    ['half a character in a number', copy({ total: '\udc00' }), 'bad_characters'],
    ['a field of its own', copy({ colour: '' }), 'unknown_field'],
    ['a text without end', copy({ source: { zh: '长'.repeat(2001), en: 'x' } }), 'text_too_long'],
    ['a list without end', copy({ bands: Array.from({ length: 11 }, () => sound.bands[0]) }), 'list_long'],
    ['levels without end', copy({ indicators: [deep] }), 'too_deep'],
    ['nothing', null, 'malformed'],
  ])('%s is none', (_, value, code) => {
    const read = readDraft(value);
    expect([read.ok, read.problems.map((each) => each.code)]).toEqual([false, expect.arrayContaining([code])]);
  });
});

it('names each place at which two versions differ', () => {
  const other = { ...sound, total: '90', indicators: [group, { ...alone, weight: '30' }, judged], caps: sound.caps };
  expect(schemeDifferences(sound, other)).toEqual([
    { place: 'total', before: '100', after: '90' },
    { place: 'indicators[1].weight', before: '40', after: '30' },
    { place: 'indicators[2]', before: null, after: judged },
  ]);
  expect(schemeDifferences(sound, structuredClone(sound))).toEqual([]);
});
