// Shows the deadlines of a cycle over the holidays of 2024, lateness at the edge of a day, and the two clocks of publication.
import { daysLeft, isLate, planDeadlines, publicationClocks } from './deadlines';
import { workingCalendar } from './working-days';

const year = (number: number, off: string[], working: string[]) => ({
  year: number,
  off,
  working,
  source: { zh: '通知', en: 'notice' },
  provisional: false,
});
// The holidays from May to June 2024.
const calendar = workingCalendar([
  year(2024, ['2024-05-01', '2024-05-02', '2024-05-03', '2024-05-04', '2024-05-05', '2024-06-10'], ['2024-04-28', '2024-05-11']),
]);

it('plans each stage after the one before', () => {
  expect(planDeadlines(calendar, '2024-04-26', { submission: 4, review: 5, scoring: 20, publication: 1 })).toEqual({
    submission: { date: '2024-05-06', provisional: false }, // 28, 29, 30 April, 6 May
    review: { date: '2024-05-11', provisional: false }, // 7, 8, 9, 10 and Saturday 11 May
    scoring: { date: '2024-06-07', provisional: false },
    publication: { date: '2024-06-11', provisional: false },
  });
});
it('is provisional from the first stage that runs into a year without calendar', () => {
  const plan = planDeadlines(calendar, '2024-12-23', { submission: 2, review: 10, scoring: 1, publication: 1 });
  expect(Object.values(plan).map(({ provisional }) => provisional)).toEqual([false, true, true, true]);
});

it.each([
  ['2024-05-11T15:59:59.999Z', false],
  ['2024-05-11T16:00:00.000Z', true],
  ['2024-05-10T23:59:59+08:00', false],
])('a report due on 2024-05-11 is late at %s: %s', (now, late) => expect(isLate('2024-05-11', now)).toBe(late));

it.each([
  ['2024-05-10T01:00:00Z', { workingDays: 1, calendarDays: 1, late: false, provisional: false }],
  ['2024-05-11T01:00:00Z', { workingDays: 0, calendarDays: 0, late: false, provisional: false }],
  ['2024-05-12T01:00:00Z', { workingDays: 0, calendarDays: -1, late: true, provisional: false }], // Sunday
  ['2024-05-13T01:00:00Z', { workingDays: -1, calendarDays: -2, late: true, provisional: false }],
])('days left of 2024-05-11 at %s', (now, left) => expect(daysLeft(calendar, '2024-05-11', now)).toEqual(left));

it('runs two clocks for publication', () => {
  expect(publicationClocks(calendar, '2024-05-13')).toEqual({
    calendarDays: '2024-06-02',
    workingDays: { date: '2024-06-11', provisional: false },
  });
});
