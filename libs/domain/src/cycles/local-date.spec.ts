// Shows what day it is in the county at instants around midnight, in any machine's zone, and which texts are no dates.
import fc from 'fast-check';
import { addDays, dayNumber, daysBetween, endOfDay, isLocalDate, localDateOf, startOfDay, weekday } from './local-date';

it.each([
  ['2024-05-13T15:59:59.999Z', '2024-05-13'],
  ['2024-05-13T16:00:00Z', '2024-05-14'],
  ['2024-05-13T16:00:00.000Z', '2024-05-14'],
  ['2024-05-14T00:00:00+08:00', '2024-05-14'],
  ['2024-05-13T23:59:59+08:00', '2024-05-13'],
  ['2024-02-28T20:00:00Z', '2024-02-29'],
  ['2023-12-31T16:00:00Z', '2024-01-01'],
  ['2024-05-13T05:00:00-11:00', '2024-05-14'],
  ['2024-05-14T05:29:00+14:00', '2024-05-13'],
  ['2024-05-13T12:00Z', '2024-05-13'],
])('%s is %s in Shanghai', (instant, date) => expect(localDateOf(instant)).toBe(date));

it.each([
  '2024-05-13',
  '2024-05-13T12:00:00',
  '2024-02-30T12:00:00Z',
  '2024-05-13T24:00:00Z',
  '2024-05-13T12:60:00Z',
  '2024-05-13T12:00:61Z',
  'now',
  '',
])('"%s" is no instant', (text) => expect(() => localDateOf(text)).toThrow(RangeError));

it.each([
  ['2024-02-29', true],
  ['2000-02-29', true],
  ['2023-02-29', false],
  ['1900-02-29', false],
  ['2024-04-31', false],
  ['2024-13-01', false],
  ['2024-00-10', false],
  ['2024-01-00', false],
  ['2024-1-1', false],
  ['0999-12-31', false],
  ['2024-01-01 ', false],
  ['２０２４-01-01', false],
])('%s is a date: %s', (text, is) => expect(isLocalDate(text)).toBe(is));

it.each([
  ['1970-01-01', 4],
  ['2024-02-29', 4],
  ['2026-01-04', 7],
  ['2026-10-10', 6],
  ['2023-05-01', 1],
])('%s is day %i of the week', (date, day) => expect(weekday(date)).toBe(day));

it('ends and starts days at midnight in Shanghai', () => {
  expect([startOfDay('2024-03-01'), endOfDay('2024-02-29'), endOfDay('2024-03-01')]).toEqual([
    '2024-02-29T16:00:00.000Z',
    '2024-02-29T15:59:59.999Z',
    '2024-03-01T15:59:59.999Z',
  ]);
});

const days = fc.integer({ min: -40_000, max: 80_000 }).map((number) => addDays('1970-01-01', number));
it('agrees with the calendar that the language knows', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 80_000 }), (number) => {
      const date = addDays('1970-01-01', number);
      const known = new Date(number * 86_400_000);
      expect(date).toBe(known.toISOString().slice(0, 10));
      expect(dayNumber(date)).toBe(number);
      expect(weekday(date) % 7).toBe(known.getUTCDay());
    }),
  );
});
it('counts days forth and back, and a day lies within its own bounds', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -5000, max: 5000 }), (date, number) => {
      expect(daysBetween(date, addDays(date, number))).toBe(number);
      expect([localDateOf(startOfDay(date)), localDateOf(endOfDay(date))]).toEqual([date, date]);
    }),
  );
});
