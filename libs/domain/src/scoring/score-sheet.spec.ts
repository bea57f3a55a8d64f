// Shows what a scorer sees, and each thing that is refused of what a scorer enters.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Figures } from '../reports/figures.table';
import { describeReason } from '../refusal';
import { isScheme, parseScheme } from './parse-scheme';
import { checkSheet, sheetLines, type SheetInput } from './score-sheet';
import type { Scheme } from './scheme';

const load = (): Scheme => {
  const parsed = parseScheme(JSON.parse(readFileSync(resolve(__dirname, '../../../../config/schemes/hunan-2018.json'), 'utf8')));
  if (!isScheme(parsed)) throw new Error(JSON.stringify(parsed));
  return parsed;
};
const scheme = load();
const figures: Figures = {
  'staff.inPost.total': '40',
  'staff.established.total': '43',
  'budget.initial.expenditure': '520.6',
  'budget.final.change': '2061.79',
};
const lines = sheetLines(scheme, figures);
const judged = lines.filter(({ computed }) => !computed);
const complete = (change: Record<string, Partial<SheetInput>> = {}): SheetInput[] =>
  judged.map(({ indicator, weight }) => ({ indicator, points: weight, reason: '', ...change[indicator] }));
const refused = (entered: readonly SheetInput[], final = false) =>
  checkSheet(lines, entered, { final, step: '0.01' }).map(({ code, facts }) => [code, facts['key'] ?? facts['field'] ?? facts['what']]);

describe('the sheet', () => {
  it('has every leaf, computed ones with points and explanation', () => {
    expect(lines).toHaveLength(16);
    expect(lines.find(({ indicator }) => indicator === 'budgetControl')).toMatchObject({ computed: true, points: '0', weight: '5' });
    expect(lines.find(({ indicator }) => indicator === 'budgetControl')?.explanation.zh).toContain('396.04%');
  });
  it('says of a judged line what it lacks, its weight and its standard', () => {
    const line = lines.find(({ indicator }) => indicator === 'budgetCompletion');
    expect(line).toMatchObject({ computed: false, explanation: { zh: '无法计算：缺少“上年结转”“年末结转结余”；由评分人评定，满分 5 分' } });
    expect(line?.criteria.zh).toContain('每低于 5 个百分点扣 2 分');
    expect(line).not.toHaveProperty('points');
  });
  it('shows what was entered, and nothing entered on a computed line', () => {
    const shown = sheetLines(scheme, figures, [
      { indicator: 'managementRules', points: '6', reason: '缺一项' },
      { indicator: 'staffControl', points: '1', reason: '' },
    ]);
    expect(shown.find(({ indicator }) => indicator === 'managementRules')).toMatchObject({ points: '6', reason: '缺一项' });
    expect(shown.find(({ indicator }) => indicator === 'staffControl')).toMatchObject({ points: '5', computed: true });
  });
});

describe('what is entered', () => {
  it.each(['0', '8', '8.000', '7.12', '0.01', '+3'])('%s of 8 is taken', (points) =>
    expect(refused([{ indicator: 'managementRules', points, reason: '' }])).toEqual([]),
  );
  it.each(['8.01', '-0.5', '七', '7,5', '1e1', 'NaN', '9'.repeat(40)])('%s of 8 is refused', (points) => {
    expect(refused([{ indicator: 'managementRules', points, reason: '扣' }])).toEqual([['points_invalid', 'managementRules']]);
    expect(refused(complete({ managementRules: { points, reason: '扣' } }), true)).toEqual([['points_invalid', 'managementRules']]);
  });
  it('may be unfinished in a draft', () => {
    expect(refused([])).toEqual([]);
    expect(
      refused([
        { indicator: 'managementRules', points: null, reason: '先写理由' },
        { indicator: 'disclosure', points: '' },
        { indicator: 'keyTasks' },
      ]),
    ).toEqual([]);
    expect(refused([{ indicator: 'managementRules', points: '3', reason: '' }])).toEqual([]);
  });
  it('touches neither computed lines nor lines that do not exist, nor one line twice', () => {
    expect(refused([{ indicator: 'staffControl', points: '5', reason: '' }])).toEqual([['line_not_judged', 'staffControl']]);
    expect(refused([{ indicator: 'nothing', points: '5', reason: '' }])).toEqual([['unknown_key', 'nothing']]);
    expect(
      refused([
        { indicator: 'disclosure', points: '5' },
        { indicator: 'disclosure', points: '4' },
      ]),
    ).toEqual([['line_given_twice', 'disclosure']]);
  });
});

describe('a final sheet', () => {
  it('is taken when every judged line has points and every loss a reason', () => {
    expect(refused(complete(), true)).toEqual([]);
    expect(refused(complete({ managementRules: { points: '7.99', reason: '略有欠缺' } }), true)).toEqual([]);
  });
  it('asks for all that is missing at once', () => {
    const entered = complete({
      managementRules: { points: '7.99' },
      disclosure: { points: '', reason: 'x' },
      keyTasks: { points: '0', reason: '  ' },
    }).filter(({ indicator }) => indicator !== 'satisfaction');
    expect(refused(entered, true)).toEqual([
      ['loss_reason_missing', 'managementRules'],
      ['points_missing', 'disclosure'],
      ['loss_reason_missing', 'keyTasks'],
      ['points_missing', 'satisfaction'],
    ]);
    const [first] = checkSheet(lines, entered, { final: true, step: '0.01' });
    expect(first && describeReason(first).zh).toBe('“管理制度健全性”扣分未写原因。');
  });
});
