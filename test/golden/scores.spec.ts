// Shows what the report of one township can score at most under each built-in scheme, worked by hand from its published figures.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isScheme, parseScheme, upperBound, type Figures, type Scheme } from '@camphor/domain';

const read = (path: string): unknown => JSON.parse(readFileSync(resolve(__dirname, path), 'utf8'));
const figures = read('township-2023.json') as Figures;
const load = (name: string): Scheme => {
  const parsed = parseScheme(read(`../../config/schemes/${name}.json`));
  if (!isScheme(parsed)) throw new Error(JSON.stringify(parsed));
  return parsed;
};

test.each<[scheme: string, most: string, short: readonly [indicator: string, points: string, because: string][]]>([
  // 2061.79 ÷ 520.6 = 3.96041…: above 30 %, so 0 of 5 and 95 of 100.
  ['hunan-2018', '95', [['budgetControl', '0', '2061.79 ÷ 520.6 × 100% = 396.04%']]],
  // 520.96 ÷ 729.03 = 0.714593…; 2.5 × 0.714593 = 1.786482…, rounded 1.79; 100 − 2.5 + 1.79.
  ['mof-2013-53', '99.29', [['assetUse', '1.79', '520.96 ÷ 729.03 × 100% = 71.46%']]],
  // Its only computed line lacks the adjusted budget, so nothing rules out a full score.
  ['self-10-50-30-10', '100', []],
])('%s: at most %s', (name, most, short) => {
  const bound = upperBound(load(name), figures);
  expect(bound.max).toBe(most);
  const lost = bound.lines.filter(({ max, weight }) => max !== weight);
  expect(lost.map(({ indicator, max }) => [indicator, max])).toEqual(short.map(([indicator, points]) => [indicator, points]));
  for (const [index, [, , because]] of short.entries()) expect(lost[index]?.because.zh).toContain(because);
});

test('the 98 that the report gives itself cannot be reached under the table of its own province, and no slip in a unit changes that', () => {
  const stated = figures['result.selfScore'];
  expect(stated).toBe('98');
  expect(upperBound(load('hunan-2018'), { ...figures, 'threePublic.actual.total': '0.000633' }).max).toBe('95');
});
