// Decides the order of a queue, whose turn each report is, and which filters it answers to.
import type { ReportSummary } from '@camphor/contract';
import type { Words } from '@camphor/domain';

/** Who has to act next on a report. */
export type Turn = 'unit' | 'reviewer' | 'scorer' | 'supervisor' | 'nobody';
export const turnWords: Record<Turn, Words> = {
  unit: { zh: '单位', en: 'unit' },
  reviewer: { zh: '审核人', en: 'reviewer' },
  scorer: { zh: '评分人', en: 'scorer' },
  supervisor: { zh: '督导', en: 'supervisor' },
  nobody: { zh: '已办结', en: 'done' },
};

type Standing = Pick<ReportSummary, 'state' | 'scorers' | 'sheetsIn'>;
export const turnOf = ({ state, scorers, sheetsIn }: Standing): Turn => {
  if (state === 'draft') return 'unit';
  if (state === 'submitted') return 'reviewer';
  if (state === 'reviewed') return scorers.length === 0 || sheetsIn >= scorers.length ? 'supervisor' : 'scorer';
  return state === 'scored' ? 'supervisor' : 'nobody';
};

export const isOverdue = ({ state, left }: Pick<ReportSummary, 'state' | 'left'>): boolean =>
  state !== 'published' && left !== null && left.workingDays < 0;

type Sortable = Pick<ReportSummary, 'due' | 'submittedAt' | 'unit'>;
const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Earliest due first, reports without a date last; then who waited longest, then the unit's code. */
export const byUrgency = (left: Sortable, right: Sortable): number =>
  text(left.due ?? '9999', right.due ?? '9999') ||
  text(left.submittedAt ?? '9999', right.submittedAt ?? '9999') ||
  text(left.unit.code, right.unit.code);

export const QUEUE_FILTERS = ['mine', 'submitted', 'returned', 'reviewed', 'overdue', 'again', 'all'] as const;
export type QueueFilter = (typeof QUEUE_FILTERS)[number];
export const queueFilterWords: Record<QueueFilter, Words> = {
  mine: { zh: '待我办理', en: 'my turn' },
  submitted: { zh: '待审', en: 'to review' },
  returned: { zh: '退回待改', en: 'returned' },
  reviewed: { zh: '待评分', en: 'to score' },
  overdue: { zh: '已逾期', en: 'overdue' },
  again: { zh: '第 2 轮及以后', en: 'round 2 and later' },
  all: { zh: '全部', en: 'all' },
};
export const isQueueFilter = (value: string | null): value is QueueFilter => (QUEUE_FILTERS as readonly (string | null)[]).includes(value);

/** `roles`: those of the reader, to know what is theirs. */
export const answersTo = (row: ReportSummary, filter: QueueFilter, roles: readonly string[]): boolean => {
  switch (filter) {
    case 'mine':
      return roles.includes(turnOf(row));
    case 'submitted':
    case 'reviewed':
      return row.state === filter;
    case 'returned':
      return row.state === 'draft' && row.round > 1;
    case 'overdue':
      return isOverdue(row);
    case 'again':
      return row.round > 1;
    case 'all':
      return true;
  }
};

/** Rows of the filter, most urgent first. */
export const queueOf = (rows: readonly ReportSummary[], filter: QueueFilter, roles: readonly string[]): readonly ReportSummary[] =>
  rows.filter((row) => answersTo(row, filter, roles)).sort(byUrgency);

export const countQueue = (rows: readonly ReportSummary[], roles: readonly string[]): Readonly<Record<QueueFilter, number>> =>
  Object.fromEntries(QUEUE_FILTERS.map((filter) => [filter, rows.filter((row) => answersTo(row, filter, roles)).length])) as Record<
    QueueFilter,
    number
  >;

/** Where "open" leads: a scorer to the sheet while the report is to be scored, everybody else to the report. */
export const placeOf = (row: Pick<ReportSummary, 'id' | 'state'>, roles: readonly string[]): string =>
  row.state === 'reviewed' && roles.includes('scorer') ? `/score/${row.id}` : `/review/${row.id}`;

/** The next row for j/k: stays on the list, and starts at the top. */
export const stepped = (ids: readonly string[], current: string | null, by: 1 | -1): string | null => {
  const at = current === null ? -1 : ids.indexOf(current);
  if (at < 0) return ids[0] ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + by))] ?? null;
};
