// Decides T6: points in proportion to the target, positive or reverse, capped.
import { Decimal, decimal, plain } from '../../decimal';
import { countingWords } from '../counting';
import { type Deduction, deducted, deductionWords } from '../deduction';
import { inside, problem } from '../problem';
import { decimalText, oneOf, optional, record } from '../read-shape';
import { type RuleKind, counting, positive, reachProblems, within, zero } from '../rule-kind';
import type { OverTarget, RuleOf, RuleParameters } from '../rules';
import { unitSign, valueText } from '../value-text';

const shareReached = ({ direction, target }: RuleParameters['proportional'], value: Decimal): Decimal => {
  if (direction === 'positive') return value.div(target);
  // A reverse target (≤ X) that is met by zero or less is met in full, whatever the target.
  return value.lte(0) || value.lte(target) ? new Decimal(1) : decimal(target).div(value);
};
const overDeduction = (over: OverTarget): Deduction => ({ ...over, floor: '0' });
const overExcess = (rule: RuleParameters['proportional'], value: Decimal): Decimal =>
  rule.over === undefined || rule.direction === 'reverse' ? zero : value.times(100).div(rule.target).minus(rule.over.beyond);

export const proportional: RuleKind<'proportional'> = {
  number: 'T6',
  name: { zh: '按完成比例得分', en: 'In proportion to the target' },
  read: record<RuleOf<'proportional'>>({
    kind: oneOf('proportional'),
    direction: oneOf('positive', 'reverse'),
    unit: oneOf('percent', 'number'),
    target: decimalText,
    cap: decimalText,
    over: optional(record<OverTarget>({ beyond: decimalText, step: decimalText, deduct: decimalText, counting })),
  }),
  score: (rule, value, weight) => {
    const most = weight.times(rule.cap).div(100);
    const reached = within(weight.times(shareReached(rule, value)), most);
    return rule.over === undefined ? reached : deducted(reached, overExcess(rule, value), overDeduction(rule.over));
  },
  describe: ({ direction, unit, target, cap, over }, weight) => {
    const goal = `${target}${unitSign(unit)}`;
    const most = plain(weight.times(cap).div(100));
    const zhOver =
      over === undefined
        ? ''
        : `；超过目标的 ${over.beyond}% 后，每超过 ${over.step} 个百分点扣 ${over.deduct} 分（${countingWords(over.counting, over.step).zh}）`;
    const enOver =
      over === undefined
        ? ''
        : `; beyond ${over.beyond}% of the target minus ${over.deduct} for each ${over.step} percentage points (${countingWords(over.counting, over.step).en})`;
    return direction === 'positive'
      ? {
          zh: `得分＝分值 × 实际 ÷ 目标（${goal}），最高 ${most} 分${zhOver}`,
          en: `weight × actual ÷ target (${goal}), at most ${most}${enOver}`,
        }
      : { zh: `得分＝分值 × 目标（≤ ${goal}）÷ 实际，最高 ${most} 分`, en: `weight × target (≤ ${goal}) ÷ actual, at most ${most}` };
  },
  because: (rule, value, weight) => {
    const shown = valueText(value, rule.unit);
    const goal = `${rule.target}${unitSign(rule.unit)}`;
    const excess = overExcess(rule, value);
    if (rule.over !== undefined && excess.gt(0)) {
      const taken = deductionWords(weight, excess, 'above', overDeduction(rule.over));
      return {
        zh: `${shown} 远超目标 ${goal}，比目标的 ${rule.over.beyond}% ${taken.zh}`,
        en: `${shown} is far above the target ${goal} (${rule.over.beyond}% of it): ${taken.en}`,
      };
    }
    if (shareReached(rule, value).gte(1))
      return { zh: `${shown} 达到目标 ${goal}，得满分`, en: `${shown} meets the target ${goal}: full points` };
    const sum = rule.direction === 'positive' ? `${plain(weight)} × ${shown} ÷ ${goal}` : `${plain(weight)} × ${goal} ÷ ${shown}`;
    return { zh: `${shown} 未达到目标 ${goal}，得 ${sum}`, en: `${shown} misses the target ${goal}: ${sum}` };
  },
  problems: ({ target, cap, over }, weight, at) => [
    ...positive(at, { target, cap }),
    ...(over === undefined ? [] : positive(inside(at, 'over'), { step: over.step, deduct: over.deduct })),
    ...(over !== undefined && decimal(over.beyond).lt(100)
      ? [problem('number_below', { ...inside(at, 'over.beyond'), value: over.beyond, least: '100' })]
      : []),
    ...(decimal(cap).gt(0) ? reachProblems(inside(at, 'cap'), weight.times(cap).div(100), weight) : []),
  ],
  points: ({ over }) => (over === undefined || over.counting === 'linear' ? [] : [{ field: 'over.deduct', points: over.deduct }]),
  examples: [
    {
      source: 'Hubei form: positive target (≥ 100), 80 reached: 10 × 80 ÷ 100',
      rule: { direction: 'positive', unit: 'number', target: '100', cap: '100' },
      weight: '10',
      value: decimal('80'),
      points: '8',
    },
    {
      source: 'Hubei form: never above the weight',
      rule: { direction: 'positive', unit: 'number', target: '100', cap: '100' },
      weight: '10',
      value: decimal('155'),
      points: '10',
    },
    {
      source: 'Hubei form: reverse target (≤ 50 days), 62.5 days needed: 10 × 50 ÷ 62.5',
      rule: { direction: 'reverse', unit: 'number', target: '50', cap: '100' },
      weight: '10',
      value: decimal('62.5'),
      points: '8',
    },
    {
      source: 'Hubei form: reverse target met',
      rule: { direction: 'reverse', unit: 'number', target: '50', cap: '100' },
      weight: '10',
      value: decimal('0'),
      points: '10',
    },
    {
      source: '财预〔2020〕10号: 执行率 10 points, 95.12 % executed',
      rule: { direction: 'positive', unit: 'percent', target: '100', cap: '100' },
      weight: '10',
      value: decimal('95.12'),
      points: '9.512',
    },
    {
      source: '财预〔2020〕10号: far above a target that was set too low costs points (here: from 150 % of it, 1 point per 10 %)',
      rule: {
        direction: 'positive',
        unit: 'number',
        target: '80',
        cap: '100',
        over: { beyond: '150', step: '10', deduct: '1', counting: 'full' },
      },
      weight: '10',
      value: decimal('140'),
      points: '8',
    },
  ],
};
