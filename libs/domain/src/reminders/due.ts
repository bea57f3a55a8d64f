// Decides which reminders of a deadline are due today; whether one was sent already is the ledger's business.
import { addWorkingDays, isWorkingDay, workingDaysBetween, type WorkingCalendar } from '../cycles/working-days';
import type { LocalDate } from '../cycles/local-date';
import { remindersTable, type Reminded, type ReminderRow } from './reminders.table';

export interface DeadlineFacts {
  readonly stage: Reminded;
  readonly due: LocalDate;
  /** Local date since when it is so; on that day its own notice has told everything. Null = since ever. */
  readonly since: LocalDate | null;
  /** Which turn of the stage it is: a return, a rescore starts reminders of its own. */
  readonly turn: string;
}
export type Relation = 'before' | 'lastDay' | 'overdue' | 'escalated';
export interface DueReminder {
  /** Together with `occurrence` its name in the ledger: "submission.before5.r2". */
  readonly reminder: string;
  /** The deadline that it speaks of, whenever it is sent. */
  readonly occurrence: LocalDate;
  readonly to: ReminderRow['to'];
  readonly relation: Relation;
  /** Working days left, or gone since. */
  readonly days: number;
}

interface Step {
  readonly row: ReminderRow;
  readonly days: number;
  readonly at: LocalDate;
}
/** Nobody counts overdue days beyond this many. */
const FARTHEST = 250;

const daysOf = ({ days, every }: ReminderRow, gone: number): number[] => {
  if (every === undefined) return [days];
  const last = Math.min(gone, FARTHEST);
  return last < days ? [] : [days + Math.floor((last - days) / every) * every];
};

/** A deadline on a day off is reminded of as if it were the working day before: on the day itself nobody is at work. */
const lastWorkingDay = (calendar: WorkingCalendar, due: LocalDate): LocalDate =>
  isWorkingDay(calendar, due) ? due : addWorkingDays(calendar, due, -1).date;

const stepDate = (calendar: WorkingCalendar, due: LocalDate, days: number): LocalDate => {
  if (days > 0) return addWorkingDays(calendar, due, days).date;
  const last = lastWorkingDay(calendar, due);
  return days === 0 ? last : addWorkingDays(calendar, last, days).date;
};

/** What is said is as of today, also when the day of the step was missed. */
const relationOf = ({ to }: ReminderRow, left: number): Pick<DueReminder, 'relation' | 'days'> => {
  if (to === 'supervisors') return { relation: 'escalated', days: -left };
  if (left < 0) return { relation: 'overdue', days: -left };
  return left > 0 ? { relation: 'before', days: left } : { relation: 'lastDay', days: 0 };
};

/**
 * At most one reminder for those responsible and one for the supervisors: the latest step that has been reached. Earlier steps that were missed
 * (nobody was running, the deadline was moved) are passed over, never sent late beside a newer one. On a day off nothing is due.
 */
export const dueReminders = (facts: DeadlineFacts, calendar: WorkingCalendar, today: LocalDate): DueReminder[] => {
  const { due, since, stage, turn } = facts;
  if (!isWorkingDay(calendar, today)) return [];
  const left = workingDaysBetween(calendar, today, due).days;
  const gone = Math.max(0, -left);
  const steps = remindersTable
    .flatMap((row) => daysOf(row, gone).map((days): Step => ({ row, days, at: stepDate(calendar, due, days) })))
    .filter(({ at }) => at <= today && (since === null || at > since));
  return (['responsible', 'supervisors'] as const).flatMap((to): DueReminder[] => {
    const reached = steps.filter(({ row }) => row.to === to);
    const latest = reached.reduce<Step | null>(
      (best, step) => (best === null || step.at > best.at || (step.at === best.at && step.days > best.days) ? step : best),
      null,
    );
    if (latest === null) return [];
    const name = `${stage}.${latest.row.reminder}${Math.abs(latest.days)}.${turn}`;
    return [{ reminder: name, occurrence: due, to, ...relationOf(latest.row, left) }];
  });
};
