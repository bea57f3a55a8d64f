// Decides T4: the points of the items that are met, added up.
import { Decimal, plain } from '../../decimal';
import { inside } from '../problem';
import { decimalText, listOf, oneOf, record, text, words } from '../read-shape';
import { type RuleKind, listed, positive, reachProblems, repeatedIds, within, zero } from '../rule-kind';
import type { ChecklistItem, RuleOf } from '../rules';

const item = (id: string, zh: string, en: string, points: string): ChecklistItem => ({ id, name: { zh, en }, points });
const sumOf = (items: readonly ChecklistItem[]): Decimal => items.reduce((sum, { points }) => sum.plus(points), zero);

export const checklist: RuleKind<'checklist'> = {
  number: 'T4',
  name: { zh: '逐项得分', en: 'Sum of a checklist' },
  read: record<RuleOf<'checklist'>>({
    kind: oneOf('checklist'),
    items: listOf(record<ChecklistItem>({ id: text, name: words, points: decimalText }), 1, 100),
  }),
  score: (rule, met, weight) => within(sumOf(rule.items.filter(({ id }) => met.includes(id))), weight),
  describe: ({ items }) => listed(items.map(({ name, points }) => ({ zh: `${name.zh} ${points} 分`, en: `${name.en}: ${points}` }))),
  because: ({ items }, met) => {
    const missed = items.filter(({ id }) => !met.includes(id));
    if (missed.length === 0) return { zh: '各项均达到，得满分', en: 'every item is met: full points' };
    const names = listed(missed.map(({ name }) => name));
    return { zh: `未达到：${names.zh}，扣 ${plain(sumOf(missed))} 分`, en: `not met: ${names.en}, minus ${plain(sumOf(missed))}` };
  },
  problems: ({ items }, weight, at) => [
    ...repeatedIds(inside(at, 'items'), items),
    ...items.flatMap(({ points }, index) => positive(inside(at, `items[${index}]`), { points })),
    ...reachProblems(inside(at, 'items'), sumOf(items), weight),
  ],
  points: ({ items }) => items.map(({ points }, index) => ({ field: `items[${index}].points`, points })),
  examples: [
    {
      source: 'Hunan 10/60/30 form: 管理制度健全性 8, 4 items × 2; one is not met',
      rule: {
        items: [
          item('finance', '有财务制度', 'Finance rules', '2'),
          item('frugality', '有厉行节约制度', 'Frugality rules', '2'),
          item('lawful', '合法、合规、完整', 'Lawful and complete', '2'),
          item('applied', '得到执行', 'Applied', '2'),
        ],
      },
      weight: '8',
      value: ['finance', 'lawful', 'applied'],
      points: '6',
    },
    {
      source: '岳阳 form: 管理制度健全性 3 × 1, nothing met',
      rule: { items: [item('a', '制度', 'Rules', '1'), item('b', '合法', 'Lawful', '1'), item('c', '执行', 'Applied', '1')] },
      weight: '3',
      value: [],
      points: '0',
    },
  ],
};
