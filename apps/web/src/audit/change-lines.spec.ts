// Shows how the before and after of an event read.
import { changeLines, completeness, isMilestone, readableSentence, valueWords, viaWords, withoutActor } from './change-lines';

const read = (before: unknown, after: unknown, indicators?: ReadonlyMap<string, string>) =>
  changeLines(before, after, indicators).map(({ label, before: old, after: now }) => [label.zh, old?.zh ?? null, now?.zh ?? null]);

describe('change lines', () => {
  it('say states, dates and flags in words and leave out what stayed', () => {
    expect(
      read(
        { state: 'submitted', round: 1, due: '2026-12-05' },
        { state: 'draft', round: 2, due: '2026-12-05', late: false, openedAt: '2026-11-22T06:32:00Z' },
      ),
    ).toEqual([
      ['状态', '待审', '未提交'],
      ['轮次', '1', '2'],
      ['逾期提交', null, '否'],
      ['开始审核', null, '2026-11-22 14:32'],
    ]);
  });

  it('name figures and sections and group the digits', () => {
    expect(read({ 'figure:assets.total': '12345.6' }, { 'figure:assets.total': '1234.56', 'section:causes': '新写' })).toEqual([
      ['资产总额', '12,345.60', '1,234.56'],
      ['存在问题原因分析', null, '新写'],
    ]);
  });

  it('open the items of a return letter', () => {
    expect(
      read(null, {
        items: [
          { target: 'section:budget', reason: '口径' },
          { target: 'figure:assets.total', reason: '单位' },
        ],
      }),
    ).toEqual([['退回意见', null, '位置：预算支出情况；理由：口径\n位置：资产总额；理由：单位']]);
  });

  it('call score lines by the name of their indicator', () => {
    const indicators = new Map([['rules', '管理制度健全性']]);
    expect(read({}, { rules: { indicator: 'rules', reason: '缺一项', points: '7.5' } }, indicators)).toEqual([
      ['管理制度健全性', null, '分数：7.5；理由：缺一项'],
    ]);
    expect(read({}, { indicators: ['rules'] }, indicators)).toEqual([['指标', null, '管理制度健全性']]);
    expect(read({ 'selfScore:rules': null }, { 'selfScore:rules': '{"points":"8","reason":"齐全"}' }, indicators)).toEqual([
      ['自评分：管理制度健全性', null, '分数：8；理由：齐全'],
    ]);
  });

  it('leave out bare ids', () => {
    const id = '01a205b8-c309-7030-864b-87478efb0299';
    expect(read({ comment: id, resolved: false }, { comment: id, resolved: true, unit: id })).toEqual([['已处理', '否', '是']]);
    expect(read(null, { items: [{ item: id, target: 'section:budget' }] })).toEqual([['退回意见', null, '位置：预算支出情况']]);
  });

  it('take any shape without breaking', () => {
    expect(read(null, null)).toEqual([]);
    expect(read('甲', '乙')).toEqual([['内容', '甲', '乙']]);
    expect(read({ list: [] }, { list: ['a', 'b'] })).toEqual([['list', null, 'a、b']]);
    expect(valueWords('x', { deep: { deeper: [1, null, true] } }, new Map())?.zh).toBe('deep：deeper：1、是');
    expect(read({ 'table:basicData': null }, { 'table:basicData': 'not json' })[0]?.[2]).toBe('not json');
  });
});

describe('sentences', () => {
  it('lose their field names', () => {
    expect(readableSentence('修改了 2 处：figure:assets.total、section:budget.plan').zh).toBe('修改了 2 处：资产总额、部门预算情况');
    expect(readableSentence('修改了 1 处：title').zh).toBe('修改了 1 处：标题');
  });

  it('stay as they are without any', () => expect(readableSentence('审核通过').zh).toBe('审核通过'));

  it('say the name once', () => {
    expect(withoutActor('审核人一审核通过', '审核人一')).toBe('审核通过');
    expect(withoutActor('Li approved', 'Li')).toBe('approved');
    expect(withoutActor('审核通过', '审核人一')).toBe('审核通过');
    expect(withoutActor('审核通过', '')).toBe('审核通过');
  });

  it('say via what in words', () => {
    expect(viaWords('web').zh).toBe('网页');
    expect(viaWords('wecom').zh).toBe('wecom');
  });
});

describe('milestones', () => {
  it.each([
    ['report.submitted', true],
    ['report.edited', false],
    ['objection.filed', true],
    ['sheet.saved', false],
    ['nothing.known', false],
  ])('%s: %s', (action, stands) => expect(isMilestone(action)).toBe(stands));
});

describe('completeness', () => {
  it.each([
    [[3, 2, 1], 3, '1 至 3 号记录齐全，没有缺号。'],
    [[5, 4], 5, '共 5 条记录，已读到第 4 号，其间没有缺号。'],
    [[5, 3, 1], 5, '共 5 条记录，缺第 2、4 号。'],
    [[1, 2], 3, '共 3 条记录，缺第 3 号。'],
  ])('%j of %s: %s', (read, count, sentence) => expect(completeness(read, count).zh).toBe(sentence));
});
