// Shows how sentences are put together from parts.
import { withinSentence, withoutGaps } from './words';

it.each([
  ['三公经费决算合计 0.6 万元，而 因公出国（境）费决算 0 万元', '三公经费决算合计 0.6 万元，而因公出国（境）费决算 0 万元'],
  ['占年初预算支出 520.6 万元 的 396.04%', '占年初预算支出 520.6 万元的 396.04%'],
  ['“项目支出 情况”写作 3 个', '“项目支出 情况”写作 3 个'],
])('%s', (text, wanted) => expect(withoutGaps(text)).toBe(wanted));

it('goes on inside another sentence without its own stop', () => expect(withinSentence(' 已核对。 ')).toBe('已核对'));
