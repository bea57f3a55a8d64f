// Shows who may moderate and when, what a moderation must say, and which lines of a sheet take its new version.
import type { CaseFile } from './case-file';
import { soundCase } from './case-file.fixture';
import { guards } from './guards';
import { decideModeration, decideSheet, lineVersionsAfter, type StoredSheet } from './sheet-changes';

const sheets = (...ids: string[]): CaseFile['sheets'] =>
  ids.map((scorerId) => ({ scorerId, scorer: scorerId, submitted: true, total: null }));
const two = { sheets: sheets('s1', 's2'), scorers: ['s1', 's2'].map((id) => ({ id, name: id })), spread: () => '12' };
const ask = { lines: [{ indicator: 'a', points: '5', reason: '核对佐证后' }], reason: null, basis: 'b' };
const codes = (file: CaseFile, asked: Parameters<typeof decideModeration>[2] = ask): string[] => {
  const decision = decideModeration(file, 'm1', asked, []);
  return decision.ok ? [] : decision.reasons.map(({ code }) => code);
};

describe('moderation', () => {
  it('is a supervisor deciding points with their reasons, once all sheets are in', () => {
    const decision = decideModeration(soundCase('reviewed', 'supervisor', two), 'm1', ask, []);
    if (!decision.ok) throw new Error('refused');
    expect(decision.events[0]).toMatchObject({
      event: 'sheets.moderated',
      after: { accepted: false, spread: '12', lines: { a: { points: '5' } } },
    });
    expect(decision.effects).toEqual([{ kind: 'moderate', moderationId: 'm1', lines: ask.lines, reason: null, spread: '12', basis: 'b' }]);
    expect(decision.set).toEqual({});
  });
  it('lets the system score where the cycle says so', () => {
    const { cycle } = soundCase('reviewed', 'supervisor');
    const decision = decideModeration(
      soundCase('reviewed', 'supervisor', { ...two, cycle: { ...cycle, settings: { ...cycle.settings, scoreWhenAllIn: true } } }),
      'm1',
      ask,
      [],
    );
    expect(decision.ok && decision.effects.map(({ kind }) => kind)).toEqual(['moderate', 'scoreBySystem']);
  });
  it.each<[string, CaseFile, string[]]>([
    ['a scorer', soundCase('reviewed', 'scorer', two), ['wrong_role']],
    ['an auditor', soundCase('reviewed', 'auditor', two), ['wrong_role']],
    ['once it is scored', soundCase('scored', 'supervisor', two), ['not_editable']],
    ['while a sheet is missing', soundCase('reviewed', 'supervisor', { ...two, sheets: sheets('s1') }), ['sheet_missing']],
    [
      'a single scorer',
      soundCase('reviewed', 'supervisor', { sheets: sheets('s1'), scorers: [{ id: 's1', name: 's1' }] }),
      ['sheets_too_few'],
    ],
    ['who scored', soundCase('reviewed', 'supervisor', { ...two, sheets: sheets('s1', 's2', 'actor-1') }), ['four_eyes_own_sheet']],
    ['who prepared', soundCase('reviewed', 'supervisor', { ...two, preparedBy: ['actor-1'] }), ['four_eyes']],
  ])('is not for %s', (_, file, expected) => expect(codes(file)).toEqual(expected));
  it('accepts a spread only with a reason', () => {
    const file = soundCase('reviewed', 'supervisor', two);
    expect(codes(file, { lines: [], reason: '  ', basis: 'b' })).toEqual(['moderation_empty']);
    expect(codes(file, { lines: [], reason: '口径不同，差距合理', basis: 'b' })).toEqual([]);
  });
  it('opens the way to a score, and bars who moderated from publishing', () => {
    const moderation = { by: 'actor-1', lines: [], reason: '口径不同', at: '2024-05-13T02:00:00.000Z' };
    const wide = soundCase('reviewed', 'supervisor', { ...two, moderatedBy: ['actor-1'] });
    const nothing = { action: 'score', reason: null, items: [], due: null } as const;
    expect(guards.spreadAccepted(wide, nothing)).toHaveLength(1);
    expect(guards.spreadAccepted({ ...wide, moderation }, nothing)).toEqual([]);
    // Whether it still counts or not.
    expect(guards.noOwnSheet(wide, { ...nothing, action: 'publish' })).toEqual([{ code: 'four_eyes_sheet', facts: {} }]);
  });
});

describe('lines of a sheet', () => {
  const stored: StoredSheet = {
    id: 'sheet',
    version: 4,
    submitted: false,
    lines: [
      { indicator: 'a', points: '5', reason: '' },
      { indicator: 'b', points: '3', reason: '缺' },
      { indicator: 'c', points: '1', reason: '' },
      { indicator: 'e', points: '2', reason: '' },
    ],
    lineVersions: { a: 1, b: 4, c: 2, e: 3 },
  };
  it('take the new version where they are other, new or gone, and keep theirs elsewhere', () => {
    const after = [
      { indicator: 'a', points: '5', reason: '' },
      { indicator: 'b', points: '3', reason: '缺一份' },
      { indicator: 'd', points: '2', reason: '' },
      { indicator: 'e', points: '3', reason: '' },
    ];
    expect(lineVersionsAfter(stored, after)).toEqual({ a: 1, b: 5, c: 5, d: 5, e: 5 });
    expect(lineVersionsAfter(stored, stored.lines)).toEqual(stored.lineVersions);
  });
  it('come with the name of their file when a workbook brings them', () => {
    const decision = decideSheet(soundCase('reviewed', 'scorer'), stored, stored.lines, [], { kind: 'import', file: '评分表.xlsx' });
    expect(decision.ok && decision.events[0]).toMatchObject({
      event: 'sheet.imported',
      after: { file: '评分表.xlsx', lines: { a: { points: '5' } } },
    });
  });
});
