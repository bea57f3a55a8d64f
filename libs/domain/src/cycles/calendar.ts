// Records the working calendar of one year (工作日历): days off, weekend days that are worked (调休), and where that was announced.
import { problem, type Problem } from '../scoring/problem';
import { listOf, readAll, record, text, truth, wholeNumber, words } from '../scoring/read-shape';
import type { Words } from '../words';
import { isLocalDate, weekday, yearOf, type LocalDate } from './local-date';

export interface CalendarYear {
  readonly year: number;
  /** Announced days off, weekend days among them included. */
  readonly off: readonly LocalDate[];
  /** Saturdays and Sundays that are worked. */
  readonly working: readonly LocalDate[];
  readonly source: Words;
  /** Not yet announced: dates counted with it may move. */
  readonly provisional: boolean;
}

const dateProblems = (year: number, date: string): Problem[] => {
  if (!isLocalDate(date)) return [problem('date_invalid', { value: date.slice(0, 40) })];
  return yearOf(date) === year ? [] : [problem('date_outside_year', { date, year: String(year) })];
};

/** Everything that is wrong with a calendar; empty = sound. */
export const checkCalendar = ({ year, off, working }: CalendarYear): Problem[] => {
  const dates = [...off, ...working];
  const invalid = dates.flatMap((date) => dateProblems(year, date));
  if (invalid.length > 0) return invalid;
  const twice = dates.filter((date, index) => dates.indexOf(date) !== index);
  const ordinary = working.filter((date) => weekday(date) <= 5);
  return [...twice.map((date) => problem('date_twice', { date })), ...ordinary.map((date) => problem('working_day_not_weekend', { date }))];
};

const readCalendar = record<CalendarYear>({
  year: wholeNumber,
  off: listOf(text),
  working: listOf(text),
  source: words,
  provisional: truth,
});

/** A calendar read from outside, or everything that is wrong with it. */
export const parseCalendar = (value: unknown): CalendarYear | Problem[] => {
  const read = readAll(readCalendar, value);
  if (!read.ok) return read.problems;
  const problems = checkCalendar(read.value);
  return problems.length > 0 ? problems : read.value;
};
export const isCalendar = (parsed: CalendarYear | Problem[]): parsed is CalendarYear => !Array.isArray(parsed);
