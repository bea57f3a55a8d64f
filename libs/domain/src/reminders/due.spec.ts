// Shows when each reminder of a deadline is due, over a holiday with its worked weekend, and that none comes twice.
import fc from 'fast-check';
import { addDays, type LocalDate } from '../cycles/local-date';
import { addWorkingDays, isWorkingDay, workingCalendar } from '../cycles/working-days';
import { STAGES } from '../cycles/deadlines';
import { dueReminders, type DeadlineFacts, type DueReminder } from './due';

const words = { zh: '国务院办公厅通知', en: 'State Council notice' };
const days = (first: LocalDate, count: number): LocalDate[] => Array.from({ length: count }, (_, index) => addDays(first, index));
const autumn = workingCalendar([
  {
    year: 2026,
    off: [...days('2026-09-25', 3), ...days('2026-10-01', 7)],
    working: ['2026-09-20', '2026-10-10'],
    source: words,
    provisional: false,
  },
]);
const facts = (due: LocalDate, more: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  stage: 'submission',
  due,
  since: null,
  turn: 'r1',
  ...more,
});
const said = ({ reminder, relation, days: count }: DueReminder): string => `${reminder} ${relation} ${count}`;

/** What is sent when it is looked every day, each name once. */
const sentOn = (deadline: DeadlineFacts, from: LocalDate, count: number, calendar = autumn): [LocalDate, string][] => {
  const claimed = new Set<string>();
  return days(from, count).flatMap((today) =>
    dueReminders(deadline, calendar, today)
      .filter(({ reminder, occurrence }) => !claimed.has(`${reminder} ${occurrence}`) && claimed.add(`${reminder} ${occurrence}`))
      .map((reminder): [LocalDate, string] => [today, said(reminder)]),
  );
};

describe('reminders of a deadline', () => {
  it('come 5, 2, 1 working days before, on the day, then 1, 3, 5 and every 5 after it; the supervisor hears of it after the third', () => {
    // 2026-10-12 is a Monday; Saturday the 10th is worked, the 1st to the 7th are off.
    expect(sentOn(facts('2026-10-12'), '2026-09-20', 50)).toEqual([
      ['2026-09-29', 'submission.before5.r1 before 5'],
      ['2026-10-09', 'submission.before2.r1 before 2'],
      ['2026-10-10', 'submission.before1.r1 before 1'],
      ['2026-10-12', 'submission.today0.r1 lastDay 0'],
      ['2026-10-13', 'submission.overdue1.r1 overdue 1'],
      ['2026-10-15', 'submission.overdue3.r1 overdue 3'],
      ['2026-10-16', 'submission.escalated4.r1 escalated 4'],
      ['2026-10-19', 'submission.overdue5.r1 overdue 5'],
      ['2026-10-26', 'submission.overdue10.r1 overdue 10'],
      ['2026-10-26', 'submission.escalated10.r1 escalated 10'],
      ['2026-11-02', 'submission.overdue15.r1 overdue 15'],
      ['2026-11-02', 'submission.escalated15.r1 escalated 15'],
    ]);
  });

  it('of a deadline on a day off come as if it were the last working day before', () => {
    // 2026-10-05 lies in the holiday; the last working day is Wednesday, September 30th.
    expect(sentOn(facts('2026-10-05'), '2026-09-20', 22)).toEqual([
      ['2026-09-22', 'submission.before5.r1 before 5'],
      ['2026-09-28', 'submission.before2.r1 before 2'],
      ['2026-09-29', 'submission.before1.r1 before 1'],
      ['2026-09-30', 'submission.today0.r1 lastDay 0'],
      ['2026-10-08', 'submission.overdue1.r1 overdue 1'],
      ['2026-10-10', 'submission.overdue3.r1 overdue 3'],
    ]);
  });

  it('that were missed are not sent beside a later one, and what is said is as of today', () => {
    expect(dueReminders(facts('2026-10-12'), autumn, '2026-10-08').map(said)).toEqual(['submission.before5.r1 before 3']);
    expect(dueReminders(facts('2026-10-12'), autumn, '2026-10-20').map(said)).toEqual([
      'submission.overdue5.r1 overdue 6',
      'submission.escalated4.r1 escalated 6',
    ]);
  });

  it('do not repeat what the notice of the same day has said', () => {
    expect(dueReminders(facts('2026-10-12', { since: '2026-09-29' }), autumn, '2026-09-30')).toEqual([]);
    expect(dueReminders(facts('2026-10-12', { since: '2026-09-28' }), autumn, '2026-09-29')).toHaveLength(1);
  });

  it('are none long before, and none on a day off', () => {
    expect(dueReminders(facts('2026-10-12'), autumn, '2026-09-28')).toEqual([]);
    expect(dueReminders(facts('2026-10-12'), autumn, '2026-10-03')).toEqual([]);
  });

  const date = fc.integer({ min: 0, max: 700 }).map((offset) => addDays('2026-01-01', offset));
  const deadline: fc.Arbitrary<DeadlineFacts> = fc.record({
    stage: fc.constantFrom(...STAGES),
    due: date,
    since: fc.option(date),
    turn: fc.constantFrom('r1', 'r2', 'g1'),
  });
  const calendars = fc.constantFrom(autumn, workingCalendar([]));

  it('never repeat after a claim, whenever and however often it is looked, also when the calendar changes in between', () => {
    fc.assert(
      fc.property(deadline, fc.array(fc.tuple(fc.integer({ min: -15, max: 60 }), calendars), { maxLength: 60 }), (one, looks) => {
        const claimed = new Set<string>();
        const names: string[] = [];
        for (const [offset, calendar] of looks.toSorted(([a], [b]) => a - b)) {
          for (const { reminder, occurrence } of dueReminders(one, calendar, addDays(one.due, offset))) {
            expect(occurrence).toBe(one.due);
            if (!claimed.has(`${reminder} ${occurrence}`)) names.push(reminder);
            claimed.add(`${reminder} ${occurrence}`);
          }
        }
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it('are at most one a day for those responsible and one for the supervisors, however often it is looked that day', () => {
    fc.assert(
      fc.property(deadline, calendars, fc.array(fc.integer({ min: -15, max: 60 }), { maxLength: 60 }), (one, calendar, looks) => {
        const claimed = new Set<string>();
        const sent: string[] = [];
        for (const offset of looks.toSorted((a, b) => a - b)) {
          for (const { reminder, to } of dueReminders(one, calendar, addDays(one.due, offset))) {
            if (!claimed.has(reminder)) sent.push(`${offset} ${to}`);
            claimed.add(reminder);
          }
        }
        expect(new Set(sent).size).toBe(sent.length);
      }),
    );
  });

  it('looked at daily come each exactly once, every step that lies after the beginning', () => {
    fc.assert(
      fc.property(deadline, calendars, (one, calendar) => {
        const start = addDays(one.due, -40);
        const sent = sentOn({ ...one, since: null }, start, 80, calendar);
        const names = sent.map(([, text]) => text.split(' ')[0] ?? '');
        expect(new Set(names).size).toBe(names.length);
        const wanted = ['before5', 'before2', 'before1', 'today0', 'overdue1', 'overdue3', 'escalated4', 'overdue5'];
        expect(names.map((name) => name.split('.')[1]).slice(0, wanted.length)).toEqual(wanted);
        // Never on a day off.
        for (const [day] of sentOn(one, start, 80, calendar)) expect(isWorkingDay(calendar, day)).toBe(true);
        const last = isWorkingDay(calendar, one.due) ? one.due : addWorkingDays(calendar, one.due, -1).date;
        expect(sent[0]?.[0]).toBe(addWorkingDays(calendar, last, -5).date);
      }),
      { numRuns: 15 },
    );
  });
});
