// Decides how dates and times read: local to Asia/Shanghai, always with what is left.
import type { Words } from '@camphor/domain';

const WEEKDAYS = [
  ['日', 'Sun'],
  ['一', 'Mon'],
  ['二', 'Tue'],
  ['三', 'Wed'],
  ['四', 'Thu'],
  ['五', 'Fri'],
  ['六', 'Sat'],
] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** "2026-12-05" → 12月5日（周六）; the year stands only where it is not `thisYear`. */
export const dateWords = (date: string, thisYear?: string): Words => {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const weekday = WEEKDAYS[moment.getUTCDay()] ?? ['', ''];
  const other = thisYear !== undefined && thisYear !== year;
  return {
    zh: `${other ? `${year}年` : ''}${Number(month)}月${Number(day)}日（周${weekday[0]}）`,
    en: `${weekday[1]} ${Number(day)} ${MONTHS[Number(month) - 1] ?? ''}${other ? ` ${year}` : ''}`,
  };
};

/** What is left, in working days; negative once it has passed. */
export const leftWords = (workingDays: number): Words => {
  if (workingDays < 0) return { zh: `已逾期 ${-workingDays} 个工作日`, en: `${-workingDays} working days overdue` };
  if (workingDays === 0) return { zh: '今天截止', en: 'due today' };
  return { zh: `还剩 ${workingDays} 个工作日`, en: `${workingDays} working days left` };
};

const parts = (instant: string): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Asia/Shanghai',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );

/** An instant as local date, "2026-12-05". */
export const localDateOf = (instant: string): string => {
  const { year, month, day } = parts(instant);
  return `${year}-${month}-${day}`;
};
/** "14:32" */
export const clockOf = (instant: string): string => {
  const { hour, minute } = parts(instant);
  return `${hour}:${minute}`;
};
/** "2026-12-05 14:32" */
export const stampOf = (instant: string): string => `${localDateOf(instant)} ${clockOf(instant)}`;
