// Decides T1: full points up to a threshold, then a deduction for each percentage point beyond it (每超过一个百分点).
import { decimal } from '../../decimal';
import { countingWords } from '../counting';
import { type Deduction, deducted, deductionWords, floorWords } from '../deduction';
import { decimalText, oneOf, record } from '../read-shape';
import { type RuleKind, counting, deductionPoints, excessOf, floorProblems, positive } from '../rule-kind';
import type { RuleOf, RuleParameters } from '../rules';
import { valueBeside } from '../value-text';

const perPointDeduction = ({ deduct, counting, floor }: RuleParameters['perPoint']): Deduction => ({ step: '1', deduct, counting, floor });

export const perPoint: RuleKind<'perPoint'> = {
  number: 'T1',
  name: { zh: '超过界限逐个百分点扣分', en: 'Deduction per percentage point beyond a threshold' },
  read: record<RuleOf<'perPoint'>>({
    kind: oneOf('perPoint'),
    side: oneOf('above', 'below'),
    threshold: decimalText,
    deduct: decimalText,
    counting,
    floor: decimalText,
  }),
  score: (rule, value, weight) => deducted(weight, excessOf(value, rule.threshold, rule.side), perPointDeduction(rule)),
  describe: ({ side, threshold, deduct, counting: count, floor }) => ({
    zh: `${side === 'above' ? '不高于' : '不低于'} ${threshold}% 得满分，每${side === 'above' ? '超过' : '低于'} 1 个百分点扣 ${deduct} 分（${countingWords(count, '1').zh}），${floorWords(floor).zh}`,
    en: `full points ${side === 'above' ? 'up to' : 'from'} ${threshold}%, minus ${deduct} for each percentage point ${side} (${countingWords(count, '1').en}), ${floorWords(floor).en}`,
  }),
  because: (rule, value, weight) => {
    const excess = excessOf(value, rule.threshold, rule.side);
    const shown = valueBeside(value, 'percent', [rule.threshold]);
    if (excess.gt(0)) {
      const taken = deductionWords(weight, excess, rule.side, perPointDeduction(rule));
      return { zh: `${shown.zh}，${taken.zh}`, en: `${shown.en}: ${taken.en}` };
    }
    return rule.side === 'above'
      ? { zh: `${shown.zh} 不高于 ${rule.threshold}%，得满分`, en: `${shown.en} is not above ${rule.threshold}%: full points` }
      : { zh: `${shown.zh} 不低于 ${rule.threshold}%，得满分`, en: `${shown.en} is not below ${rule.threshold}%: full points` };
  },
  problems: ({ deduct, floor }, weight, at) => [...positive(at, { deduct }), ...floorProblems(at, floor, weight)],
  points: deductionPoints,
  examples: [
    // 在职人员控制率 5: ≤100 % full, −0.5 per point over. 45 of 43 posts = 104.65 %, shown here by its exact quotient.
    ...(
      [
        ['full', '3'],
        ['started', '2.5'],
        ['linear', '2.675'],
      ] as const
    ).map(([count, points]) => ({
      source: 'Hunan 10/60/30 form (c. 2018), 在职人员控制率 5, −0.5 per point over 100 %',
      rule: { side: 'above', threshold: '100', deduct: '0.5', counting: count, floor: '0' } as const,
      weight: '5',
      value: decimal('104.65'),
      points,
    })),
    {
      source: 'the same form: exactly at the threshold',
      rule: { side: 'above', threshold: '100', deduct: '0.5', counting: 'started', floor: '0' },
      weight: '5',
      value: decimal('100'),
      points: '5',
    },
    {
      source: 'the same form: 20 points over are 10 points of deduction, the floor is 0',
      rule: { side: 'above', threshold: '100', deduct: '0.5', counting: 'full', floor: '0' },
      weight: '5',
      value: decimal('120'),
      points: '0',
    },
    {
      source: 'variant 投入13: 三公经费变动率 8, −0.8 per point over 0; 3.2 % has 3 full points: 8 − 2.4',
      rule: { side: 'above', threshold: '0', deduct: '0.8', counting: 'full', floor: '0' },
      weight: '8',
      value: decimal('3.2'),
      points: '5.6',
    },
    {
      source: 'form of 2016: 三公经费变动率 3, −0.3 per point; 2.5 % has 3 started points: 3 − 0.9',
      rule: { side: 'above', threshold: '0', deduct: '0.3', counting: 'started', floor: '0' },
      weight: '3',
      value: decimal('2.5'),
      points: '2.1',
    },
    {
      source: '岳阳 form: 三公经费控制率 6, −1 per point; 98 % is saving',
      rule: { side: 'above', threshold: '100', deduct: '1', counting: 'full', floor: '0' },
      weight: '6',
      value: decimal('98'),
      points: '6',
    },
  ],
};
