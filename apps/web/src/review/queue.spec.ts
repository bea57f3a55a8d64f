// Shows whose turn a report is, how a queue sorts and what its filters take.
import type { ReportSummary } from '@camphor/contract';
import { answersTo, byUrgency, countQueue, isOverdue, placeOf, queueOf, stepped, turnOf } from './queue';

const unit = (code: string) => ({ id: `unit-${code}`, code, name: `单位${code}`, kind: 'township' });
const row = (code: string, rest: Partial<ReportSummary> = {}): ReportSummary => ({
  id: code,
  unit: unit(code),
  cycle: { id: 'c', year: 2023, name: '2023' },
  state: 'submitted',
  round: 1,
  version: 3,
  due: '2026-12-05',
  left: { workingDays: 4, provisional: false },
  late: false,
  submittedAt: '2026-11-20T01:00:00Z',
  updatedAt: '2026-11-20T01:00:00Z',
  selfScore: null,
  total: null,
  grade: null,
  reviewers: [],
  scorers: [],
  sheetsIn: 0,
  ...rest,
});

describe('whose turn it is', () => {
  it.each([
    [{ state: 'draft' }, 'unit'],
    [{ state: 'submitted' }, 'reviewer'],
    [{ state: 'reviewed', scorers: ['a', 'b'], sheetsIn: 1 }, 'scorer'],
    [{ state: 'reviewed', scorers: ['a', 'b'], sheetsIn: 2 }, 'supervisor'],
    [{ state: 'reviewed', scorers: [], sheetsIn: 0 }, 'supervisor'],
    [{ state: 'scored' }, 'supervisor'],
    [{ state: 'published' }, 'nobody'],
  ] as const)('%j → %s', (rest, turn) =>
    expect(turnOf(row('1', { ...rest, scorers: [...('scorers' in rest ? rest.scorers : [])] }))).toBe(turn),
  );
});

describe('the order', () => {
  it('is: earliest due, then longest waiting, then code; without a date last', () => {
    const rows = [
      row('E', { due: null }),
      row('D', { due: '2026-12-06' }),
      row('C', { submittedAt: '2026-11-21T01:00:00Z' }),
      row('B', { submittedAt: '2026-11-19T01:00:00Z' }),
      row('A'),
    ];
    expect(rows.sort(byUrgency).map(({ id }) => id)).toEqual(['B', 'A', 'C', 'D', 'E']);
  });
});

describe('filters', () => {
  const rows = [
    row('1'),
    row('2', { state: 'draft', round: 2, left: { workingDays: -1, provisional: false } }),
    row('3', { state: 'draft' }),
    row('4', { state: 'reviewed', scorers: ['a'], round: 2 }),
    row('5', { state: 'published', left: { workingDays: -9, provisional: false } }),
  ];
  const ids = (filter: Parameters<typeof answersTo>[1], roles: string[]) => queueOf(rows, filter, roles).map(({ id }) => id);

  it('take what they say', () => {
    expect(ids('mine', ['reviewer'])).toEqual(['1']);
    expect(ids('mine', ['scorer'])).toEqual(['4']);
    expect(ids('mine', ['auditor'])).toEqual([]);
    expect(ids('submitted', [])).toEqual(['1']);
    expect(ids('returned', [])).toEqual(['2']);
    expect(ids('reviewed', [])).toEqual(['4']);
    expect(ids('overdue', [])).toEqual(['2']);
    expect(ids('again', [])).toEqual(['2', '4']);
    expect(ids('all', [])).toHaveLength(5);
  });

  it('count what they show', () => {
    expect(countQueue(rows, ['reviewer', 'scorer'])).toEqual({
      mine: 2,
      submitted: 1,
      returned: 1,
      reviewed: 1,
      overdue: 1,
      again: 2,
      all: 5,
    });
  });

  it('never call a published report overdue', () => {
    expect(isOverdue(row('1', { state: 'published', left: { workingDays: -1, provisional: false } }))).toBe(false);
    expect(isOverdue(row('1', { left: { workingDays: 0, provisional: false } }))).toBe(false);
    expect(isOverdue(row('1', { left: null }))).toBe(false);
  });
});

describe('walking', () => {
  it('opens a sheet for a scorer while it is to be scored, else the report', () => {
    expect(placeOf({ id: 'x', state: 'reviewed' }, ['scorer'])).toBe('/score/x');
    expect(placeOf({ id: 'x', state: 'submitted' }, ['scorer'])).toBe('/review/x');
    expect(placeOf({ id: 'x', state: 'reviewed' }, ['reviewer'])).toBe('/review/x');
  });

  it('steps with j and k, stays on the list, starts at the top', () => {
    const list = ['a', 'b', 'c'];
    expect(stepped(list, null, 1)).toBe('a');
    expect(stepped(list, 'a', 1)).toBe('b');
    expect(stepped(list, 'c', 1)).toBe('c');
    expect(stepped(list, 'a', -1)).toBe('a');
    expect(stepped(list, 'gone', 1)).toBe('a');
    expect(stepped([], null, 1)).toBeNull();
  });
});
