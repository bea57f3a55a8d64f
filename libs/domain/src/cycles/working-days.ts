// Decides which days are worked and counts in working days (工作日) of the Chinese calendar.
import type { CalendarYear } from './calendar';
import { dateOfDay, dayNumber, yearOf, type LocalDate } from './local-date';

export interface WorkingCalendar {
  /** By day number: true = a weekend day that is worked, false = a weekday that is off. All other days follow the week. */
  readonly exceptions: ReadonlyMap<number, boolean>;
  /** By year: is its calendar not yet announced? A year that is missing has no data. */
  readonly provisional: ReadonlyMap<number, boolean>;
}
/** A date that was counted; `provisional` when a year on the way has no announced calendar and was counted Monday to Friday. */
export interface CountedDate {
  readonly date: LocalDate;
  readonly provisional: boolean;
}
export interface CountedDays {
  readonly days: number;
  readonly provisional: boolean;
}
/** Farthest count in days, either way: about forty years. */
const FARTHEST = 10_000;

const exceptionsOf = ({ off, working }: CalendarYear): [number, boolean][] => [
  ...off.map((date): [number, boolean] => [dayNumber(date), false]),
  ...working.map((date): [number, boolean] => [dayNumber(date), true]),
];
export const workingCalendar = (years: readonly CalendarYear[]): WorkingCalendar => ({
  exceptions: new Map(years.flatMap(exceptionsOf)),
  provisional: new Map(years.map(({ year, provisional }) => [year, provisional])),
});

// 1970-01-05, day 4, was a Monday.
const isWeekday = (day: number): boolean => (((day - 4) % 7) + 7) % 7 < 5;
const works = ({ exceptions }: WorkingCalendar, day: number): boolean => exceptions.get(day) ?? isWeekday(day);

/** A year without data counts Monday to Friday. */
export const isWorkingDay = (calendar: WorkingCalendar, date: LocalDate): boolean => works(calendar, dayNumber(date));

/** Is the calendar of the year missing, or not yet announced? */
export const isProvisional = (calendar: WorkingCalendar, year: number): boolean => calendar.provisional.get(year) ?? true;

const spanIsProvisional = (calendar: WorkingCalendar, from: LocalDate, to: LocalDate): boolean => {
  const [first, last] = from <= to ? [from, to] : [to, from];
  for (let year = yearOf(first); year <= yearOf(last); year += 1) if (isProvisional(calendar, year)) return true;
  return false;
};

/**
 * The `days`-th working day after `from`; the day of the event itself does not count (《民法典》第二百零一条). Zero gives `from`, or the next
 * working day when it is none (第二百零三条). Below zero: the working days before. Throws RangeError beyond 10,000 days or for no whole number.
 */
export const addWorkingDays = (calendar: WorkingCalendar, from: LocalDate, days: number): CountedDate => {
  if (!Number.isInteger(days) || Math.abs(days) > FARTHEST) throw new RangeError(`not a number of working days: ${days}`);
  let day = dayNumber(from);
  if (days === 0) while (!works(calendar, day)) day += 1;
  for (let left = Math.abs(days); left > 0;) {
    day += days < 0 ? -1 : 1;
    if (works(calendar, day)) left -= 1;
  }
  const date = dateOfDay(day);
  return { date, provisional: spanIsProvisional(calendar, from, date) };
};

const countAfter = (calendar: WorkingCalendar, from: number, to: number): number => {
  let count = 0;
  for (let day = from + 1; day <= to; day += 1) if (works(calendar, day)) count += 1;
  return count;
};

/** Working days after `from` up to and including `to`; below zero when `to` lies before `from`. */
export const workingDaysBetween = (calendar: WorkingCalendar, from: LocalDate, to: LocalDate): CountedDays => {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (Math.abs(last - first) > 2 * FARTHEST) throw new RangeError(`too far apart: ${from}, ${to}`);
  const days = first <= last ? countAfter(calendar, first, last) : -countAfter(calendar, last, first);
  return { days: days === 0 ? 0 : days, provisional: spanIsProvisional(calendar, from, to) };
};
