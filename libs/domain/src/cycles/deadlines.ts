// Decides the deadlines of a cycle's stages and whether one has passed; a due day counts to its end in Asia/Shanghai.
import { addDays, daysBetween, localDateOf, type LocalDate } from './local-date';
import { addWorkingDays, workingDaysBetween, type CountedDate, type WorkingCalendar } from './working-days';

/** 报送 · 审核 · 评分 · 公布, in their order. */
export const STAGES = ['submission', 'review', 'scoring', 'publication'] as const;
export type Stage = (typeof STAGES)[number];
/** Working days that each stage has after the one before it (submission: after the opening). */
export type StageDays = Readonly<Record<Stage, number>>;
export type StageDeadlines = Readonly<Record<Stage, CountedDate>>;

const next = (calendar: WorkingCalendar, before: CountedDate, days: number): CountedDate => {
  const counted = addWorkingDays(calendar, before.date, days);
  return { date: counted.date, provisional: before.provisional || counted.provisional };
};

/** The deadlines of all stages; one that follows a provisional date is provisional too. */
export const planDeadlines = (calendar: WorkingCalendar, opening: LocalDate, days: StageDays): StageDeadlines => {
  const submission = addWorkingDays(calendar, opening, days.submission);
  const review = next(calendar, submission, days.review);
  const scoring = next(calendar, review, days.scoring);
  return { submission, review, scoring, publication: next(calendar, scoring, days.publication) };
};

/** Has the due day ended at the instant `now`? */
export const isLate = (due: LocalDate, now: string): boolean => localDateOf(now) > due;

export interface DaysLeft {
  /** Working days after today up to and including the due day; 0 on the due day; below zero: working days gone since. */
  readonly workingDays: number;
  readonly calendarDays: number;
  readonly late: boolean;
  readonly provisional: boolean;
}
export const daysLeft = (calendar: WorkingCalendar, due: LocalDate, now: string): DaysLeft => {
  const today = localDateOf(now);
  const { days, provisional } = workingDaysBetween(calendar, today, due);
  return { workingDays: days, calendarDays: daysBetween(today, due), late: today > due, provisional };
};

/** Days that the law leaves for publication: two different clocks. */
export const PUBLICATION_DAYS = 20;
export interface PublicationClocks {
  /** 《预算法》第十四条: 20 calendar days after the finance bureau's approval. */
  readonly calendarDays: LocalDate;
  /** 《政府信息公开条例》第二十六条: 20 working days after the information was made or changed. */
  readonly workingDays: CountedDate;
}
export const publicationClocks = (calendar: WorkingCalendar, from: LocalDate): PublicationClocks => ({
  calendarDays: addDays(from, PUBLICATION_DAYS),
  workingDays: addWorkingDays(calendar, from, PUBLICATION_DAYS),
});
