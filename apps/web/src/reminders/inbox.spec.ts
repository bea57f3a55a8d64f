// Shows how messages are grouped and where they lead.
import { byDay, leadsTo, nearDay } from './inbox';

const message = (id: string, at: string) => ({ id, at, readAt: null, kind: 'submitted' });
const date = (instant: string): string => instant.slice(0, 10);

describe('the inbox', () => {
  it('stands newest first, by day, and keeps every message', () => {
    const days = byDay(
      [message('a', '2026-11-20T09:00:00Z'), message('b', '2026-11-22T08:00:00Z'), message('c', '2026-11-20T10:00:00Z')],
      date,
    );
    expect(days.map((day) => [day.date, day.messages.map(({ id }) => id)])).toEqual([
      ['2026-11-22', ['b']],
      ['2026-11-20', ['c', 'a']],
    ]);
    expect(byDay([], date)).toEqual([]);
  });

  it('sorts instants, not texts: an offset does not fool it', () => {
    const days = byDay([message('early', '2026-11-22T09:00:00+08:00'), message('late', '2026-11-22T02:00:00Z')], () => '2026-11-22');
    expect(days[0]?.messages.map(({ id }) => id)).toEqual(['late', 'early']);
  });

  it('says today and yesterday, also across a month', () => {
    expect(nearDay('2026-12-01', '2026-12-01')?.zh).toBe('今天');
    expect(nearDay('2026-11-30', '2026-12-01')?.zh).toBe('昨天');
    expect(nearDay('2026-11-29', '2026-12-01')).toBeNull();
  });

  it.each([
    ['returned', ['preparer'], '/reports/r'],
    ['scored', ['head'], '/reports/r/score'],
    ['submitted', ['reviewer'], '/review/r'],
    ['approved', ['scorer'], '/score/r'],
    ['submitted', ['scorer'], '/review/r'],
    ['objected', ['supervisor'], '/board?report=r'],
    ['anything', ['auditor'], '/reports/r/timeline'],
  ])('%s leads %j to %s', (kind, roles, place) => expect(leadsTo({ kind, reportId: 'r', recalculationId: null }, roles)).toBe(place));

  it('a message about a recalculation leads to it, one about nothing nowhere', () => {
    expect(leadsTo({ kind: 'runFinished', reportId: null, recalculationId: 'x' }, ['supervisor'])).toBe('/recalculations/x');
    expect(leadsTo({ kind: 'deadlines', reportId: null, recalculationId: null }, ['supervisor'])).toBeNull();
  });
});
