// Decides T7: points by qualitative tier.
import { Decimal, decimal, plain } from '../../decimal';
import { contains, coverageProblems, interval, intervalFields, intervalText } from '../intervals';
import { inside } from '../problem';
import { listOf, oneOf, record, text, words } from '../read-shape';
import { type PlacedPoints, type RuleKind, listed, negativeProblems, reachProblems, repeatedIds, same, within, zero } from '../rule-kind';
import type { RuleOf, RuleParameters, Tier } from '../rules';
import { numberText } from '../value-text';

const tier = (id: string, zh: string, en: string, from: string, to: string): Tier => ({ id, name: { zh, en }, ...interval(from, to) });
const nationalTiers: readonly Tier[] = [
  tier('met', '达成年度指标', 'Met', '[80', '100]'),
  tier('partly', '部分达成并具有一定效果', 'Partly met, with some effect', '[60', '80)'),
  tier('missed', '未达成且效果较差', 'Missed, with little effect', '[0', '60)'),
];
const tierEnd = (rule: RuleParameters['tiers'], weight: Decimal): Decimal => (rule.measure === 'share' ? new Decimal(100) : weight);
const isSingle = ({ from, to }: Tier): boolean => from !== null && to !== null && decimal(from.value).eq(to.value);
const tierPoints = ({ tiers }: RuleParameters['tiers']): PlacedPoints[] =>
  tiers.map(({ to }, index) => ({ field: `tiers[${index}].to.value`, points: to?.value ?? '0' }));
const topOf = (tiers: readonly Tier[]): Decimal => Decimal.max(zero, ...tiers.map(({ to }) => decimal(to?.value ?? '0')));

export const tiers: RuleKind<'tiers'> = {
  number: 'T7',
  name: { zh: '定性分档', en: 'Qualitative tiers' },
  read: record<RuleOf<'tiers'>>({
    kind: oneOf('tiers'),
    measure: oneOf('share', 'points'),
    tiers: listOf(record<Tier>({ ...intervalFields, id: text, name: words }), 1, 20),
  }),
  score: (rule, value, weight) => {
    const chosen = rule.tiers.find(({ id }) => id === value.tier);
    if (chosen === undefined || !contains(chosen, value.at))
      throw new RangeError(`${plain(value.at)} does not lie in the tier ${value.tier}`);
    return within(rule.measure === 'share' ? weight.times(value.at).div(100) : value.at, weight);
  },
  describe: (rule) => {
    const sign = rule.measure === 'share' ? '%' : '';
    return listed(
      rule.tiers.map((each) => ({
        zh: `${each.name.zh} ${isSingle(each) ? `${each.to?.value ?? ''}${sign}` : intervalText(each, sign)}${rule.measure === 'share' ? '（占分值）' : ' 分'}`,
        en: `${each.name.en}: ${isSingle(each) ? `${each.to?.value ?? ''}${sign}` : intervalText(each, sign)}${rule.measure === 'share' ? ' of the weight' : ' points'}`,
      })),
    );
  },
  because: (rule, value) => {
    const name = rule.tiers.find(({ id }) => id === value.tier)?.name ?? same(value.tier);
    const at = `${numberText(value.at)}${rule.measure === 'share' ? '%' : ''}`;
    return { zh: `评为“${name.zh}”，取 ${at}`, en: `judged "${name.en}", taken at ${at}` };
  },
  problems: (rule, weight, at) => {
    const here = inside(at, 'tiers');
    const coverage = rule.tiers.every(isSingle)
      ? negativeProblems(at, tierPoints(rule))
      : coverageProblems(here, rule.tiers, {
          from: { value: '0', closed: true },
          to: { value: plain(tierEnd(rule, weight)), closed: true },
        });
    const reach = coverage.length > 0 ? [] : reachProblems(here, topOf(rule.tiers), tierEnd(rule, weight));
    return [...repeatedIds(here, rule.tiers), ...coverage, ...reach];
  },
  points: (rule) => (rule.measure === 'points' ? tierPoints(rule) : []),
  examples: [
    {
      source: '财预〔2020〕10号: 100–80 %(含) / 80–60 %(含) / 60–0 % of the weight; partly met, taken at 70 %',
      rule: { measure: 'share', tiers: nationalTiers },
      weight: '10',
      value: { tier: 'partly', at: decimal('70') },
      points: '7',
    },
    {
      source: 'Hubei county form: 100–80 / 80–50 / 50–0; missed, taken at 40 %',
      rule: {
        measure: 'share',
        tiers: [
          tier('met', '达成', 'Met', '[80', '100]'),
          tier('partly', '部分达成', 'Partly met', '[50', '80)'),
          tier('missed', '未达成', 'Missed', '[0', '50)'),
        ],
      },
      weight: '5',
      value: { tier: 'missed', at: decimal('40') },
      points: '2',
    },
    {
      source: 'Hunan 10/60/30 form: 行政效能, good 6 / fair 3 / none 0',
      rule: {
        measure: 'points',
        tiers: [tier('good', '好', 'Good', '[6', '6]'), tier('fair', '一般', 'Fair', '[3', '3]'), tier('none', '无', 'None', '[0', '0]')],
      },
      weight: '6',
      value: { tier: 'fair', at: decimal('3') },
      points: '3',
    },
  ],
};
