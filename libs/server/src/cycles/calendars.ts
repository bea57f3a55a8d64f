// Records the working-day calendars (节假日与调休) of this installation and counts with them.
import type { EntityManager } from 'typeorm';
import {
  addDays,
  addWorkingDays,
  daysBetween,
  daysLeft,
  isCalendar,
  parseCalendar,
  startOfDay,
  workingCalendar,
  type CalendarYear,
  type LocalDate,
  type WorkingCalendar,
} from '@camphor/domain';
import { CalendarRow } from '../db/rows';

export interface Calendars {
  readonly calendar: WorkingCalendar;
  /** The `days`-th working day after `from`. */
  readonly addWorkingDays: (from: LocalDate, days: number) => LocalDate;
  /** Working days left until the end of `due`, seen from the local date `today`; counted for ten years at most. */
  readonly left: (today: LocalDate, due: LocalDate) => { readonly workingDays: number; readonly provisional: boolean };
}
/** Ten years: whoever sets a due date in 2099 shall not make every list count to it day by day. */
const FARTHEST_SHOWN = 3_660;
const nearer = (today: LocalDate, due: LocalDate): LocalDate =>
  addDays(today, Math.max(-FARTHEST_SHOWN, Math.min(FARTHEST_SHOWN, daysBetween(today, due))));

const countingWith = (years: readonly CalendarYear[]): Calendars => {
  const calendar = workingCalendar(years);
  return {
    calendar,
    addWorkingDays: (from, days) => addWorkingDays(calendar, from, days).date,
    left: (today, due) => {
      const { workingDays, provisional } = daysLeft(calendar, nearer(today, due), startOfDay(today));
      return { workingDays, provisional };
    },
  };
};

/** Reads the calendars; years without one count Monday to Friday and are marked provisional. */
export const calendarsOf = async (tx: EntityManager): Promise<Calendars> => {
  const rows = await tx.find(CalendarRow);
  return countingWith(rows.map(({ body }) => parseCalendar(JSON.parse(body))).filter(isCalendar));
};

/** Keeps or replaces the calendar of a year. */
export const keepCalendar = async (tx: EntityManager, year: CalendarYear): Promise<void> => {
  await tx.upsert(CalendarRow, { year: year.year, body: JSON.stringify(year), source: JSON.stringify(year.source ?? '').slice(0, 300) }, [
    'year',
  ]);
};
