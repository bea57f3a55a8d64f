// Shows what is an amount, what is none, and that values are exact.
import fc from 'fast-check';
import { Decimal } from '../decimal';
import { chineseCount, readAmounts, valueIn } from './amounts';

const read = (text: string): string[] => readAmounts(text).map(({ digits, kind, unit }) => `${digits} ${kind}${unit && ` ${unit}`}`);

it.each([
  ['决算数6.33元', ['6.33 money 元']],
  ['18,642,300.00元', ['18642300.00 money 元']],
  ['１８，６４２，３００．００元', ['18642300.00 money 元']],
  ['货物46，工程248，服务163万元', ['46 none', '248 none', '163 money 万元']],
  ['1,2,3', ['1 none', '2 none', '3 none']],
  ['使用率71.46 %', ['71.46 percent %']],
  ['占９５．１２％', ['95.12 percent %']],
  ['12.8亿元', ['12.8 money 亿元']],
  ['面积1,200㎡', ['1200 area ㎡']],
  ['编制43个', ['43 items 个']],
  ['提高2.5个百分点', ['2.5 other']],
  ['接待180人次', ['180 other']],
  ['105人', ['105 people 人']],
  ['1.3万人', ['1.3 people 万人']],
  ['得98分，用时30分钟', ['98 points 分', '30 other']],
  ['减少-12.5万元', ['-12.5 money 万元']],
  ['2023年年初、2023年末和二〇二三年', []],
  ['湘财绩〔2020〕7号', ['2020 none', '7 other']],
  ['第3季度', []],
  ['123456789012345678901234567890123456789012345', []],
])('%s', (text, amounts) => expect(read(text)).toEqual(amounts));

it('marks what is no exact level', () => {
  expect(readAmounts('30余万元、80-90分、1000元/月、6万元').map(({ rough }) => rough)).toEqual([true, true, true, true, false]);
});

it('places an amount in the text it was read from', () => {
  const text = '　支出 125.9 万元';
  const [amount] = readAmounts(text);
  expect(text.slice(amount?.start, amount?.end)).toBe('125.9 万元');
  expect(amount?.written).toEqual({ number: '125.9', unit: '万元' });
});

it.each([
  ['wanyuan', '6.33元', '0.000633'],
  ['wanyuan', '18,642,300.00元', '1864.23'],
  ['wanyuan', '18.60万元', '18.60'],
  ['wanyuan', '200万元', '200'],
  ['wanyuan', '1.26亿元', '12600'],
  ['wanyuan', '0元', '0'],
  ['wanyuan', '0.00万元', '0.00'],
  ['wanyuan', '98分', null],
  ['persons', '43名', '43'],
  ['persons', '1.5人', null],
  ['percent', '98.50%', '98.50'],
  ['count', '6个', '6'],
  ['points', '89.5分', '89.5'],
  ['squareMetre', '0.12万平方米', '1200'],
] as const)('%s: %s is %s', (unit, text, value) => {
  const [amount] = readAmounts(text);
  expect(amount && valueIn(unit, amount)).toBe(value);
});

it('converts yuan without losing a cent', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (cents) => {
      const yuan = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
      const [amount] = readAmounts(`${yuan}元`);
      const value = amount && valueIn('wanyuan', amount);
      expect(new Decimal(value ?? 'NaN').times(1000000).toFixed()).toBe(String(cents));
    }),
  );
});

it.each([
  ['六', 6],
  ['十', 10],
  ['二十三', 23],
  ['两', 2],
  ['一百一十二', 112],
  ['四十', 40],
  ['三三', null],
  ['', null],
])('%s counts %s', (word, count) => expect(chineseCount(word)).toBe(count));
