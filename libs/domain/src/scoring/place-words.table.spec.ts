// Shows that a place inside a scheme is said in words.
import { placeInWords } from './place-words.table';
import { problem, problemWords } from './problem';

it.each([
  ['/quantities/0/name/zh', '自定数据 1 · 名称 · 中文', 'quantity 1 · name · Chinese'],
  [
    '/indicators/1/children/2/rule/over/beyond',
    '一级指标 2 · 下级指标 3 · 评分规则 · 超额扣分 · 起扣点',
    'indicator 2 · below 3 · rule · over-fulfilment · beyond',
  ],
  ['/', '方案', 'scheme'],
  ['/colour', 'colour', 'colour'],
  ['/constructor', 'constructor', 'constructor'],
  ['预算执行率', '预算执行率', '预算执行率'],
])('%s', (at, zh, en) => expect(placeInWords(at)).toEqual({ zh, en }));

it('stands in the sentence of a problem', () => {
  expect(problemWords(problem('not_a_decimal', { at: '/indicators/0/weight', value: 'x' }))).toEqual({
    zh: '一级指标 1 · 分值：“x”不是数字。',
    en: 'indicator 1 · weight: "x" is not a plain decimal.',
  });
});
