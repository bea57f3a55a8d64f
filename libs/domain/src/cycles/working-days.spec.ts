// Shows counting in working days over the calendars that ship, by hand, and that counting forth and back agree.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { problemWords } from '../scoring/problem';
import { checkCalendar, isCalendar, parseCalendar, type CalendarYear } from './calendar';
import { addDays } from './local-date';
import { addWorkingDays, isProvisional, isWorkingDay, workingCalendar, workingDaysBetween } from './working-days';

const folder = resolve(__dirname, '../../../../config/calendars');
const years = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file): CalendarYear => {
    const parsed = parseCalendar(JSON.parse(readFileSync(resolve(folder, file), 'utf8')));
    if (!isCalendar(parsed)) throw new Error(parsed.map((each) => problemWords(each).en).join('\n'));
    expect(file).toBe(`${parsed.year}.json`);
    return parsed;
  });
const calendar = workingCalendar(years);

describe('the calendars that ship', () => {
  // Days of the year less Saturdays, Sundays and statutory holidays; the worked weekends make up for the bridged days.
  it.each([
    [2023, 249], // 365 − 105 − 11
    [2024, 251], // 366 − 104 − 11
    [2025, 248], // 365 − 104 − 13: two more statutory days since 2025
    [2026, 248], // 365 − 104 − 13
  ])('%i has %i working days', (year, days) => {
    expect(workingDaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`).days).toBe(days);
  });

  it.each([
    ['2024-02-09', true], // eve of the new year, not announced off
    ['2024-02-12', false],
    ['2024-02-18', true], // a Sunday, worked
    ['2024-04-07', true],
    ['2024-10-12', true],
    ['2024-10-13', false],
    ['2025-01-26', true],
    ['2025-05-31', false],
    ['2025-10-08', false],
    ['2026-01-02', false],
    ['2026-02-14', true],
    ['2026-09-20', true],
    ['2026-10-08', true],
    ['2023-04-05', false],
    ['2023-05-06', true],
  ])('%s is worked: %s', (date, worked) => expect(isWorkingDay(calendar, date)).toBe(worked));
});

describe('counting', () => {
  it.each([
    ['2024-05-13', 5, '2024-05-20'], // Mon → Mon
    ['2024-04-26', 3, '2024-04-30'], // Fri → Sun 28 (worked), Mon, Tue
    ['2024-04-30', 1, '2024-05-06'], // over the holiday of May
    ['2024-05-10', 1, '2024-05-11'], // Sat, worked
    ['2024-05-11', 1, '2024-05-13'],
    ['2024-09-30', 1, '2024-10-08'],
    ['2024-10-01', 0, '2024-10-08'], // the last day falls on a holiday: the next working day
    ['2024-10-08', 0, '2024-10-08'],
    ['2024-10-08', -1, '2024-09-30'],
    ['2024-10-05', -1, '2024-09-30'],
    ['2026-02-13', 2, '2026-02-24'], // Sat 14 worked, then the 24th
    ['2024-05-13', 20, '2024-06-11'], // 18 days to Fri 7 June, 8–10 June off: 14…17, 20…24, 27…31, 3…7 = 19, then the 11th
  ])('%s and %i working days: %s', (from, days, date) =>
    expect(addWorkingDays(calendar, from, days)).toEqual({ date, provisional: false }),
  );

  it.each([
    ['2024-05-13', '2024-05-13', 0],
    ['2024-05-10', '2024-05-12', 1], // the worked Saturday
    ['2024-09-30', '2024-10-07', 0],
    ['2024-09-30', '2024-10-08', 1],
    ['2024-10-08', '2024-09-30', -1],
  ])('from %s to %s: %i', (from, to, days) => expect(workingDaysBetween(calendar, from, to)).toEqual({ days, provisional: false }));

  it.each([1.5, Number.NaN, 10_001, -10_001])('%s is no number of working days', (days) =>
    expect(() => addWorkingDays(calendar, '2024-05-13', days)).toThrow(RangeError),
  );
  it('refuses what is no date', () => {
    expect(() => addWorkingDays(calendar, '2024-02-30', 1)).toThrow(RangeError);
    expect(() => workingDaysBetween(calendar, '2024-01-01', '9999-12-31')).toThrow(RangeError);
  });
});

describe('a year without an announced calendar', () => {
  it('counts Monday to Friday and is provisional wherever it is touched', () => {
    expect(isWorkingDay(calendar, '2031-10-01')).toBe(true);
    expect(isProvisional(calendar, 2031)).toBe(true);
    expect(addWorkingDays(calendar, '2031-10-01', 3)).toEqual({ date: '2031-10-06', provisional: true });
    expect(addWorkingDays(calendar, '2026-12-30', 1)).toEqual({ date: '2026-12-31', provisional: false });
    expect(addWorkingDays(calendar, '2026-12-30', 2)).toEqual({ date: '2027-01-01', provisional: true });
    expect(workingDaysBetween(calendar, '2027-01-04', '2026-12-31')).toEqual({ days: -2, provisional: true });
  });
  it('is provisional too when its calendar says so', () => {
    const draft = workingCalendar([
      { year: 2027, off: ['2027-01-01'], working: [], source: { zh: '预估', en: 'estimate' }, provisional: true },
    ]);
    expect(addWorkingDays(draft, '2027-01-01', 0)).toEqual({ date: '2027-01-04', provisional: true });
  });
});

describe('a calendar from outside', () => {
  const base: CalendarYear = {
    year: 2027,
    off: ['2027-01-01'],
    working: ['2027-01-03'],
    source: { zh: '通知', en: 'notice' },
    provisional: false,
  };
  it('is taken when it is sound', () => expect(parseCalendar(base)).toEqual(base));
  it.each<[string, Partial<CalendarYear>, string]>([
    ['a date that is none', { off: ['2027-02-29'] }, 'date_invalid'],
    ['a date of another year', { off: ['2026-12-31'] }, 'date_outside_year'],
    ['a date listed twice', { off: ['2027-01-01', '2027-01-01'] }, 'date_twice'],
    ['a date both off and worked', { off: ['2027-01-03'] }, 'date_twice'],
    ['a worked weekday', { working: ['2027-01-04'] }, 'working_day_not_weekend'],
  ])('%s is named', (_, change, code) => expect(checkCalendar({ ...base, ...change }).map((each) => each.code)).toEqual([code]));
  it.each([null, [], {}, { ...base, off: 'all' }, { ...base, year: '2027' }])('%j is no calendar', (value) =>
    expect(isCalendar(parseCalendar(value))).toBe(false),
  );
});

describe('properties', () => {
  const dates = fc.integer({ min: 0, max: 1900 }).map((days) => addDays('2022-06-01', days));
  const counts = fc.integer({ min: -300, max: 300 });

  it('n working days on lies n working days away, and is worked', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 300 }), (from, days) => {
        const { date } = addWorkingDays(calendar, from, days);
        expect(workingDaysBetween(calendar, from, date).days).toBe(days);
        expect(isWorkingDay(calendar, date)).toBe(true);
      }),
    );
  });
  it('n on and n back is the same working day', () => {
    fc.assert(
      fc.property(dates, counts, (any, days) => {
        const from = addWorkingDays(calendar, any, 0).date;
        expect(addWorkingDays(calendar, addWorkingDays(calendar, from, days).date, -days).date).toBe(from);
      }),
    );
  });
  it('adds up and turns its sign', () => {
    fc.assert(
      fc.property(dates, dates, dates, (a, b, c) => {
        const between = (from: string, to: string) => workingDaysBetween(calendar, from, to).days;
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        expect(between(a, b) + between(b, a)).toBe(0);
      }),
    );
  });
  it('a later day is never nearer', () => {
    fc.assert(
      fc.property(dates, counts, counts, (from, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(addWorkingDays(calendar, from, less).date <= addWorkingDays(calendar, from, more).date).toBe(true);
      }),
    );
  });
});
