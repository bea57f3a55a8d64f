// Shows how a scorer's words are kept, laid upon a newer sheet, summed and found wanting.
import {
  afterSave,
  draftFrom,
  hasSavable,
  judgementOf,
  linesToSave,
  rebase,
  settle,
  standingOf,
  writeLine,
  type SheetDraft,
  type SheetLine,
} from './sheet-draft';

const computed: SheetLine = { indicator: 'staff', name: '在职人员控制率', weight: '5', computed: true, points: '5.00' };
const rules: SheetLine = { indicator: 'rules', name: '管理制度健全性', weight: '8', computed: false };
const use: SheetLine = { indicator: 'use', name: '资金使用合规性', weight: '6', computed: false, points: '6', reason: '' };
const lines = [computed, rules, use];
const write = (...changes: [SheetLine, { points?: string; reason?: string }][]): SheetDraft =>
  changes.reduce<SheetDraft>((draft, [line, change]) => writeLine(draft, line, change), {});

describe('writing', () => {
  it('keeps what stood there, and forgets itself when the same is written again', () => {
    const draft = write([use, { points: '5' }], [use, { reason: '少一项' }]);
    expect(draft).toEqual({ use: { points: '5', reason: '少一项', over: { points: '6', reason: '' } } });
    expect(writeLine(writeLine(draft, use, { points: '6' }), use, { reason: '' })).toEqual({});
    expect(judgementOf(use, draft).points).toBe('5');
    expect(judgementOf(rules, draft)).toEqual({ points: '', reason: '' });
  });

  it('comes back as it was kept, without what cannot be read', () => {
    const draft = write([rules, { points: '7.5' }]);
    expect(draftFrom(JSON.stringify(draft))).toEqual(draft);
    expect(draftFrom(JSON.stringify({ ...draft, bad: { points: 5 }, worse: null }))).toEqual(draft);
    for (const kept of [null, '', 'x', '[]', 'null', '7']) expect(draftFrom(kept)).toEqual({});
  });
});

describe('meeting a newer sheet', () => {
  it('drops what was saved, also when the points are written otherwise', () => {
    const draft = write([rules, { points: '8.0' }]);
    expect(rebase(draft, [{ ...rules, points: '8.000' }])).toEqual({ draft: {}, conflicts: [] });
  });

  it('merges two fields of one line', () => {
    const draft = write([use, { reason: '少一项' }]);
    const { draft: next, conflicts } = rebase(draft, [{ ...use, points: '5' }]);
    expect(conflicts).toEqual([]);
    expect(next).toEqual({ use: { points: '5', reason: '少一项', over: { points: '5', reason: '' } } });
  });

  it('asks when both changed the same field, and keeps the words until then', () => {
    const draft = write([use, { points: '5', reason: '甲' }]);
    const newer = { ...use, points: '4', reason: '乙' };
    const { draft: next, conflicts } = rebase(draft, [newer]);
    expect(conflicts).toEqual([
      { indicator: 'use', name: use.name, yours: { points: '5', reason: '甲' }, theirs: { points: '4', reason: '乙' } },
    ]);
    expect(next).toEqual(draft);
    const [conflict] = conflicts;
    if (conflict === undefined) throw new Error('no conflict');
    expect(settle(next, conflict, 'theirs')).toEqual({});
    const mine = settle(next, conflict, 'yours');
    expect(rebase(mine, [newer])).toEqual({ draft: mine, conflicts: [] });
  });

  it('lets words on a line go that is computed by now, or gone', () => {
    expect(rebase(write([rules, { points: '7' }]), [{ ...rules, computed: true, points: '8' }]).draft).toEqual({});
    expect(rebase(write([rules, { points: '7' }]), []).draft).toEqual({});
  });
});

describe('saving', () => {
  it('sends every judged line with good points, and no computed one', () => {
    const draft = write([rules, { points: '7.5', reason: ' 缺一项 ' }]);
    expect(linesToSave(lines, draft)).toEqual([
      { indicator: 'rules', points: '7.5', reason: ' 缺一项 ' },
      { indicator: 'use', points: '6', reason: '' },
    ]);
  });

  it('sends a reason without points, and leaves out a line that was emptied', () => {
    expect(linesToSave(lines, write([rules, { reason: '先写理由' }], [use, { points: '' }]))).toEqual([
      { indicator: 'rules', points: '', reason: '先写理由' },
    ]);
  });

  it('takes words written while the answer was under way for no conflict', () => {
    const sent = linesToSave(lines, write([rules, { points: '7', reason: '缺一' }]));
    const since = write([rules, { points: '7.5', reason: '缺一项' }]);
    expect(afterSave(since, sent, [computed, { ...rules, points: '7', reason: '缺一' }, use])).toEqual({
      draft: { rules: { points: '7.5', reason: '缺一项', over: { points: '7', reason: '缺一' } } },
      conflicts: [],
    });
  });

  it('takes what the service made of it, so that saving comes to an end', () => {
    const typed = write([rules, { points: '7.50', reason: '缺一项 ' }]);
    const answer = [computed, { ...rules, points: '7.5', reason: '缺一项' }, use];
    expect(afterSave(typed, linesToSave(lines, typed), answer)).toEqual({ draft: {}, conflicts: [] });
  });

  it('leaves out what cannot be stored, and says whether there is anything to save', () => {
    expect(linesToSave(lines, write([rules, { points: '9' }])).map(({ indicator }) => indicator)).toEqual(['use']);
    expect(hasSavable(lines, write([rules, { points: '9' }]))).toBe(false);
    expect(hasSavable(lines, write([rules, { reason: '先写理由' }]))).toBe(true);
    expect(hasSavable(lines, write([rules, { points: '7' }]))).toBe(true);
    expect(hasSavable(lines, write([use, { points: '' }]))).toBe(true);
    expect(hasSavable(lines, {})).toBe(false);
  });
});

describe('where the sheet stands', () => {
  it('sums computed and judged points and counts the open lines', () => {
    expect(standingOf(lines, {})).toEqual({
      total: '11',
      judgedWeight: '11',
      weight: '19',
      open: 1,
      lacks: [{ indicator: 'rules', name: rules.name, lack: 'points' }],
    });
    expect(standingOf(lines, write([rules, { points: '7.125', reason: '缺一项' }]))).toMatchObject({ total: '18.125', open: 0, lacks: [] });
  });

  it.each([
    ['7', '', 'reason'],
    ['7', '   ', 'reason'],
    ['8', '', null],
    ['8.5', '', 'above'],
    ['-1', '', 'below'],
    ['七', '', 'notANumber'],
    ['7.0001', '有', 'places'],
  ])('%s with "%s" lacks %s', (points, reason, lack) => {
    const { lacks, open } = standingOf(lines, write([rules, { points, reason }]));
    expect(lacks.map((one) => one.lack)).toEqual(lack === null ? [] : [lack]);
    expect(open).toBe(0);
  });

  it('does not count points that cannot stand', () => expect(standingOf(lines, write([rules, { points: '9' }])).total).toBe('11'));

  it('asks no reason of a computed line', () =>
    expect(standingOf([{ ...computed, points: '0.00' }], {})).toMatchObject({ total: '0', lacks: [] }));
});
