// Decides how the inbox is grouped by day and where each message leads.
import type { Words } from '@camphor/domain';

export interface Message {
  readonly id: string;
  readonly at: string;
  readonly readAt: string | null;
  readonly kind: string;
}
export interface Day<M extends Message> {
  /** Local date. */
  readonly date: string;
  readonly messages: readonly M[];
}

/** Newest day first, newest message first; `localDateOf` turns an instant into a local date. */
export const byDay = <M extends Message>(messages: readonly M[], localDateOf: (instant: string) => string): readonly Day<M>[] => {
  const sorted = [...messages].sort((a, b) => (Date.parse(b.at) || 0) - (Date.parse(a.at) || 0));
  const days = new Map<string, M[]>();
  for (const message of sorted) {
    const date = localDateOf(message.at);
    days.set(date, [...(days.get(date) ?? []), message]);
  }
  return [...days].map(([date, list]) => ({ date, messages: list }));
};

const dayBefore = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
/** 今天, 昨天, or nothing: then the date itself is said. */
export const nearDay = (date: string, today: string): Words | null => {
  if (date === today) return { zh: '今天', en: 'Today' };
  return date === dayBefore(today) ? { zh: '昨天', en: 'Yesterday' } : null;
};

/** The page on which one deals with it, for these roles; null where there is none. */
export const leadsTo = (
  { kind, reportId, recalculationId }: { readonly kind: string; readonly reportId: string | null; readonly recalculationId: string | null },
  roles: readonly string[],
): string | null => {
  if (recalculationId !== null) return `/recalculations/${recalculationId}`;
  if (reportId === null) return null;
  const result = /scored|published|amended|objection/i.test(kind);
  if (roles.includes('preparer') || roles.includes('head')) return result ? `/reports/${reportId}/score` : `/reports/${reportId}`;
  if (roles.includes('supervisor')) return `/board?report=${reportId}`;
  if (roles.includes('reviewer')) return `/review/${reportId}`;
  if (roles.includes('scorer'))
    return /approved|rescored|amended|assigned|score|sheet/i.test(kind) ? `/score/${reportId}` : `/review/${reportId}`;
  return `/reports/${reportId}/timeline`;
};

export const mailWords: Readonly<Record<'none' | 'waiting' | 'sent' | 'failed', Words | null>> = {
  none: null,
  waiting: { zh: '邮件待发送', en: 'mail waiting' },
  sent: { zh: '邮件已发送', en: 'mailed' },
  failed: { zh: '邮件未送达', en: 'mail failed' },
};
