// Decides T9: a score from elsewhere, converted to the weight.
import { decimal, plain } from '../../decimal';
import { decimalText, oneOf, record } from '../read-shape';
import { type RuleKind, positive, same, within } from '../rule-kind';
import type { RuleOf } from '../rules';
import { numberText } from '../value-text';

export const imported: RuleKind<'imported'> = {
  number: 'T9',
  name: { zh: '引用其他考核得分折算', en: 'Score from elsewhere, converted' },
  read: record<RuleOf<'imported'>>({ kind: oneOf('imported'), outOf: decimalText }),
  score: ({ outOf }, value, weight) => within(weight.times(value).div(outOf), weight),
  describe: ({ outOf }, weight) => ({
    zh: `其他考核得分（满分 ${outOf} 分）折算为 ${plain(weight)} 分`,
    en: `the other score (out of ${outOf}) converted to ${plain(weight)} points`,
  }),
  because: ({ outOf }, value, weight) => same(`${plain(weight)} × ${numberText(value)} ÷ ${outOf}`),
  problems: ({ outOf }, _weight, at) => positive(at, { outOf }),
  points: () => [],
  examples: [
    {
      source: "Hunan 10/60/30 form: the government's annual 绩效考核 92.5 of 100, converted to 8",
      rule: { outOf: '100' },
      weight: '8',
      value: decimal('92.5'),
      points: '7.4',
    },
    {
      source: 'the same with bonus points: never above the weight',
      rule: { outOf: '100' },
      weight: '8',
      value: decimal('103'),
      points: '8',
    },
  ],
};
