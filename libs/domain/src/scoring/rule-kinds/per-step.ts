// Decides T2: a deduction for each step away from a target, on one side or both.
import { Decimal, decimal } from '../../decimal';
import { countingWords } from '../counting';
import { deducted, deductionWords, floorWords } from '../deduction';
import { decimalText, oneOf, record } from '../read-shape';
import { type RuleKind, counting, deductionPoints, excessOf, floorProblems, positive } from '../rule-kind';
import type { RuleOf } from '../rules';
import { valueBeside } from '../value-text';

const sideOf = (value: Decimal, target: string, sides: 'above' | 'below' | 'both'): 'above' | 'below' =>
  sides !== 'both' ? sides : value.gte(target) ? 'above' : 'below';

export const perStep: RuleKind<'perStep'> = {
  number: 'T2',
  name: { zh: '偏离目标逐档扣分', en: 'Deduction per step away from a target' },
  read: record<RuleOf<'perStep'>>({
    kind: oneOf('perStep'),
    sides: oneOf('above', 'below', 'both'),
    target: decimalText,
    step: decimalText,
    deduct: decimalText,
    counting,
    floor: decimalText,
  }),
  score: (rule, value, weight) => deducted(weight, excessOf(value, rule.target, sideOf(value, rule.target, rule.sides)), rule),
  describe: ({ sides, target, step, deduct, counting: count, floor }) => ({
    zh: `${{ above: '不高于', below: '不低于', both: '等于' }[sides]} ${target}% 得满分，每${{ above: '超过', below: '低于', both: '超过或低于' }[sides]} ${step} 个百分点扣 ${deduct} 分（${countingWords(count, step).zh}），${floorWords(floor).zh}`,
    en: `full points ${{ above: 'up to', below: 'from', both: 'at' }[sides]} ${target}%, minus ${deduct} for each ${step} percentage points ${{ above: 'above', below: 'below', both: 'above or below' }[sides]} (${countingWords(count, step).en}), ${floorWords(floor).en}`,
  }),
  because: (rule, value, weight) => {
    const side = sideOf(value, rule.target, rule.sides);
    const excess = excessOf(value, rule.target, side);
    const shown = valueBeside(value, 'percent', [rule.target]);
    if (excess.lte(0)) {
      return {
        zh: `${shown.zh} 未偏离 ${rule.target}% 的要求，得满分`,
        en: `${shown.en} keeps to the target of ${rule.target}%: full points`,
      };
    }
    const taken = deductionWords(weight, excess, side, rule);
    return { zh: `${shown.zh}，${taken.zh}`, en: `${shown.en}: ${taken.en}` };
  },
  problems: ({ step, deduct, floor }, weight, at) => [...positive(at, { step, deduct }), ...floorProblems(at, floor, weight)],
  points: deductionPoints,
  examples: [
    // 88 % is 12 points short of 100: two full steps of 5, three started ones, 2.4 in proportion.
    ...(
      [
        ['full', '4'],
        ['started', '2'],
        ['linear', '3.2'],
      ] as const
    ).map(([count, points]) => ({
      source: 'variant 投入16/过程58: 预算完成率 8, −2 per 5 % short',
      rule: { sides: 'below', target: '100', step: '5', deduct: '2', counting: count, floor: '0' } as const,
      weight: '8',
      value: decimal('88'),
      points,
    })),
    {
      source: 'Hunan 10/60/30 form: 预算完成率 5, above 100 % costs nothing',
      rule: { sides: 'below', target: '100', step: '5', deduct: '2', counting: 'started', floor: '0' },
      weight: '5',
      value: decimal('103'),
      points: '5',
    },
    {
      source: 'Hunan 10/60/30 form: 楼堂馆所面积 5, −2 per 5 % over; exactly 105 % is one step under every counting',
      rule: { sides: 'above', target: '100', step: '5', deduct: '2', counting: 'started', floor: '0' },
      weight: '5',
      value: decimal('105'),
      points: '3',
    },
    {
      source: 'Hunan 10/60/30 form: 政府采购执行率 6, −2 per 5 % above or below; 112 % has two full steps',
      rule: { sides: 'both', target: '100', step: '5', deduct: '2', counting: 'full', floor: '0' },
      weight: '6',
      value: decimal('112'),
      points: '2',
    },
    {
      source: 'the same, 94 % has one full step',
      rule: { sides: 'both', target: '100', step: '5', deduct: '2', counting: 'full', floor: '0' },
      weight: '6',
      value: decimal('94'),
      points: '4',
    },
    {
      source: 'the same, half of the plan: ten steps, floor 0',
      rule: { sides: 'both', target: '100', step: '5', deduct: '2', counting: 'full', floor: '0' },
      weight: '6',
      value: decimal('50'),
      points: '0',
    },
  ],
};
