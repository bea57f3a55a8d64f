// Decides T3: points by the band in which the value lies.
import { Decimal, decimal } from '../../decimal';
import { contains, coverageProblems, interval, intervalFields, intervalText } from '../intervals';
import { inside } from '../problem';
import { decimalText, listOf, oneOf, record } from '../read-shape';
import { type PlacedPoints, type RuleKind, negativeProblems, reachProblems, within } from '../rule-kind';
import type { Band, RuleOf, RuleParameters } from '../rules';
import { unitSign, valueBeside } from '../value-text';

const band = (from: string, to: string, points: string): Band => ({ ...interval(from, to), points });
const controlBands = [band('', '0]', '5'), band('(0', '10]', '4'), band('(10', '20]', '3'), band('(20', '30]', '2'), band('(30', '', '0')];
const bandOf = (bands: readonly Band[], value: Decimal): Band | undefined => bands.find((each) => contains(each, value));
const bandPoints = (rule: RuleParameters['bands']): PlacedPoints[] =>
  rule.bands.map(({ points }, index) => ({ field: `bands[${index}].points`, points }));
const edgesOf = (bands: readonly Band[]): string[] =>
  bands.flatMap(({ from, to }) => [from, to]).flatMap((end) => (end === null ? [] : [end.value]));

export const bands: RuleKind<'bands'> = {
  number: 'T3',
  name: { zh: '分档计分', en: 'Points by band' },
  read: record<RuleOf<'bands'>>({
    kind: oneOf('bands'),
    unit: oneOf('percent', 'number'),
    bands: listOf(record<Band>({ ...intervalFields, points: decimalText }), 1, 50),
  }),
  score: (rule, value, weight) => within(decimal(bandOf(rule.bands, value)?.points ?? '0'), weight),
  describe: (rule) => {
    const text = (separator: string, points: (text: string) => string) =>
      rule.bands.map((each) => `${intervalText(each, unitSign(rule.unit))} ${points(each.points)}`).join(separator);
    return { zh: text('；', (points) => `得 ${points} 分`), en: text('; ', (points) => `gives ${points}`) };
  },
  because: (rule, value) => {
    const found = bandOf(rule.bands, value);
    const shown = valueBeside(value, rule.unit, edgesOf(rule.bands));
    const interval = found === undefined ? '–' : intervalText(found, unitSign(rule.unit));
    return { zh: `${shown.zh} 属于“${interval}”档`, en: `${shown.en} lies in "${interval}"` };
  },
  problems: (rule, weight, at) => [
    ...coverageProblems(inside(at, 'bands'), rule.bands, { from: null, to: null }),
    ...negativeProblems(at, bandPoints(rule)),
    ...reachProblems(inside(at, 'bands'), Decimal.max(...rule.bands.map(({ points }) => decimal(points))), weight),
  ],
  points: bandPoints,
  examples: [
    ...(
      [
        ['-3', '5'],
        ['0', '5'],
        ['0.01', '4'],
        ['10', '4'],
        ['10.01', '3'],
        ['20', '3'],
        ['30', '2'],
        ['30.01', '0'],
        ['396.04', '0'],
      ] as const
    ).map(([value, points]) => ({
      source: 'Hunan 10/60/30 form: 预算控制率 5: 0→5, (0,10]→4, (10,20]→3, (20,30]→2, >30→0',
      rule: { unit: 'percent', bands: controlBands } as const,
      weight: '5',
      value: decimal(value),
      points,
    })),
    ...(
      [
        ['90', '5'],
        ['89.99', '4'],
        ['80', '4'],
        ['60', '2'],
        ['59.99', '0'],
      ] as const
    ).map(([value, points]) => ({
      source: '岳阳 form: 重点支出安排率 5: ≥90→5, [80,90)→4, [70,80)→3, [60,70)→2, <60→0',
      rule: {
        unit: 'percent',
        bands: [band('[90', '', '5'), band('[80', '90)', '4'), band('[70', '80)', '3'), band('[60', '70)', '2'), band('', '60)', '0')],
      } as const,
      weight: '5',
      value: decimal(value),
      points,
    })),
    {
      source: '岳阳 form: 预算调整率 3: 0→3, (0,10]→2, (10,20]→1, (20,30]→0.5, >30→0',
      rule: {
        unit: 'percent',
        bands: [band('', '0]', '3'), band('(0', '10]', '2'), band('(10', '20]', '1'), band('(20', '30]', '0.5'), band('(30', '', '0')],
      },
      weight: '3',
      value: decimal('25'),
      points: '0.5',
    },
  ],
};
