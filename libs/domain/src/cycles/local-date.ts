// Decides what day it is in the county (Asia/Shanghai), whatever zone the machine is in: local dates are "2026-12-05", nothing else.

/** "2026-12-05". */
export type LocalDate = string;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/;
/** China has had one zone and no summer time since September 1991. */
const SHANGHAI_MINUTES = 8 * 60;
const MINUTES_A_DAY = 24 * 60;

const refuse = (what: string, text: string): never => {
  throw new RangeError(`not ${what}: ${text.slice(0, 40)}`);
};

/** Days since 1970-01-01 of the proleptic Gregorian calendar, by counting 400-year eras (H. Hinnant, days_from_civil). */
const daysFromCivil = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
};
const pad = (value: number, width: number): string => String(value).padStart(width, '0');
/** The date of a day number. */
export const dateOfDay = (days: number): LocalDate => {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return year >= 1000 && year <= 9999 ? `${year}-${pad(month, 2)}-${pad(day, 2)}` : refuse('within the years 1000–9999', String(year));
};

/** Number of a date, for counting; throws RangeError for what is no date of the calendar (2025-02-29). */
export const dayNumber = (date: LocalDate): number => {
  const [, year = '', month = '', day = ''] = DATE.exec(date) ?? refuse('a date', date);
  const days = daysFromCivil(Number(year), Number(month), Number(day));
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(year) >= 1000 && dateOfDay(days) === date
    ? days
    : refuse('a date', date);
};
export const isLocalDate = (text: string): boolean => {
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
};

export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDay(dayNumber(date) + days);
/** Calendar days from `from` to `to`; below zero when `to` lies before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);
export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
/** Monday = 1 … Sunday = 7. */
export const weekday = (date: LocalDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

const offsetMinutes = (zone: string): number => {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
};

/** The local date of an instant "2024-05-13T16:30:00Z" (any offset); throws RangeError for anything else. */
export const localDateOf = (instant: string): LocalDate => {
  const [, date = '', hour = '', minute = '', second = '00', , zone = ''] = INSTANT.exec(instant) ?? refuse('an instant', instant);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return refuse('an instant', instant);
  const minutes = Number(hour) * 60 + Number(minute) - offsetMinutes(zone) + SHANGHAI_MINUTES;
  return dateOfDay(dayNumber(date) + Math.floor(minutes / MINUTES_A_DAY));
};

/** The first instant of a local day, in UTC and in the form of Date.toISOString, so that such instants compare as text. */
export const startOfDay = (date: LocalDate): string => `${addDays(date, -1)}T16:00:00.000Z`;
/** The last millisecond of a local day (a due day counts in full). */
export const endOfDay = (date: LocalDate): string => {
  dayNumber(date);
  return `${date}T15:59:59.999Z`;
};
