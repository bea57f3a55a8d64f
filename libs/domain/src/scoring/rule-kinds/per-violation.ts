// Decides T5: a deduction for each violation.
import { Decimal, decimal } from '../../decimal';
import { floorWords } from '../deduction';
import { decimalText, listOf, oneOf, record, words } from '../read-shape';
import { type RuleKind, deductionPoints, floorProblems, listed, positive } from '../rule-kind';
import type { RuleOf } from '../rules';
import { numberText } from '../value-text';

export const perViolation: RuleKind<'perViolation'> = {
  number: 'T5',
  name: { zh: '每发现一处扣分', en: 'Deduction per violation' },
  read: record<RuleOf<'perViolation'>>({
    kind: oneOf('perViolation'),
    deduct: decimalText,
    floor: decimalText,
    checks: listOf(words, 0, 50),
  }),
  score: ({ deduct, floor }, found, weight) => Decimal.min(weight, Decimal.max(decimal(floor), weight.minus(found.times(deduct)))),
  describe: ({ deduct, floor, checks }) => ({
    zh: `每有一处不符合扣 ${deduct} 分，${floorWords(floor).zh}${checks.length > 0 ? `：${listed(checks).zh}` : ''}`,
    en: `minus ${deduct} for each violation, ${floorWords(floor).en}${checks.length > 0 ? `: ${listed(checks).en}` : ''}`,
  }),
  because: ({ deduct }, found) =>
    found.lte(0)
      ? { zh: '未发现不符合之处，得满分', en: 'no violation: full points' }
      : {
          zh: `发现 ${numberText(found)} 处，扣 ${numberText(found)} × ${deduct} = ${numberText(found.times(deduct))} 分`,
          en: `${numberText(found)} found, minus ${numberText(found)} × ${deduct} = ${numberText(found.times(deduct))}`,
        },
  problems: ({ deduct, floor }, weight, at) => [...positive(at, { deduct }), ...floorProblems(at, floor, weight)],
  points: (rule) => deductionPoints({ ...rule, counting: 'full' }),
  examples: [
    {
      source: 'Hunan 10/60/30 form: 资金使用合规性 6, −1 per violation',
      rule: { deduct: '1', floor: '0', checks: [] },
      weight: '6',
      value: decimal('2'),
      points: '4',
    },
    {
      source: 'the same: more violations than points',
      rule: { deduct: '1', floor: '0', checks: [] },
      weight: '6',
      value: decimal('7'),
      points: '0',
    },
    {
      source: '岳阳 form: 支付进度 3, −0.5 per late special fund; three are late',
      rule: { deduct: '0.5', floor: '0', checks: [] },
      weight: '3',
      value: decimal('3'),
      points: '1.5',
    },
  ],
};
