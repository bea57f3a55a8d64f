// Shows what targets are called, where they stand and how they sort.
import { figuresTable, sectionsTable } from '@camphor/domain';
import { compareTargets, sectionOf, standsIn, targetChoices, targetWords } from './targets';

describe('targets', () => {
  it('names sections, figures and forms in Chinese', () => {
    expect(targetWords('section:budget.threePublic').zh).toBe('“三公”经费执行情况');
    expect(targetWords('figure:threePublic.actual.total').zh).toBe('三公经费决算合计');
    expect(targetWords('table:basicData').zh).toBe('部门整体支出绩效评价基础数据表');
    expect(targetWords('indicator:staffControl', new Map([['staffControl', '在职人员控制率']])).zh).toBe('在职人员控制率');
  });

  it('gives every figure and section a Chinese name', () => {
    for (const { key } of figuresTable) expect(targetWords(`figure:${key}`).zh).toMatch(/[\u4e00-\u9fff]/);
    for (const { key } of sectionsTable) expect(targetWords(`section:${key}`).zh).toMatch(/[\u4e00-\u9fff]/);
  });

  it.each([
    ['figure:staff.inPost.total', 'basics.staffing'],
    ['figure:threePublic.prior.total', 'budget.threePublic'],
    ['section:causes', 'causes'],
    ['indicator:staff', null],
    ['section:no-such', null],
  ])('%s is looked for in %s', (target, section) => expect(sectionOf(target)).toBe(section));

  it('sorts as the report reads: the section before its figures, what has no place at the end', () => {
    const targets = [
      'indicator:a',
      'figure:assets.total',
      'section:budget',
      'figure:budget.initial.basic',
      'section:budget.plan',
      'section:basics',
    ];
    expect(targets.sort(compareTargets)).toEqual([
      'section:basics',
      'section:budget',
      'section:budget.plan',
      'figure:budget.initial.basic',
      'figure:assets.total',
      'indicator:a',
    ]);
  });

  it('knows that a part stands in its chapter, and not the other way round', () => {
    expect(standsIn('figure:assets.total', 'budget')).toBe(true);
    expect(standsIn('section:budget.plan', 'budget')).toBe(true);
    expect(standsIn('section:budget', 'budget.plan')).toBe(false);
    expect(standsIn('indicator:a', 'budget')).toBe(false);
  });

  it('offers every section and the stated figures only', () => {
    const targets = targetChoices({ 'assets.total': '1.00' }).map(({ target }) => target);
    expect(targets.filter((target) => target.startsWith('figure:'))).toEqual(['figure:assets.total']);
    expect(targets.filter((target) => target.startsWith('section:'))).toHaveLength(sectionsTable.length);
  });
});
