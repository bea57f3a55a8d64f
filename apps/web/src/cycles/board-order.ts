// Decides in which order the board lists its reports.
import type { ReportSummary } from '@camphor/contract';
import { decimal, isDecimal } from '@camphor/domain';
import { byUrgency } from '../review/queue';
import { STAGES, stageOf } from './standing';

export type BoardOrder = 'due' | 'unit' | 'state' | 'self' | 'total';

/** Highest first; what has no points stands last. */
const byPoints = (left: string | null, right: string | null): number => {
  const a = left !== null && isDecimal(left) ? decimal(left) : null;
  const b = right !== null && isDecimal(right) ? decimal(right) : null;
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b.comparedTo(a);
};
const byUnit = (a: ReportSummary, b: ReportSummary): number => (a.unit.code < b.unit.code ? -1 : a.unit.code > b.unit.code ? 1 : 0);
/** A published report has no date to meet: it stands after those that have. */
const orders: Record<BoardOrder, (a: ReportSummary, b: ReportSummary) => number> = {
  due: byUrgency,
  unit: byUnit,
  state: (a, b) => STAGES.indexOf(stageOf(a)) - STAGES.indexOf(stageOf(b)) || byUrgency(a, b),
  self: (a, b) => byPoints(a.selfScore, b.selfScore) || byUnit(a, b),
  total: (a, b) => byPoints(a.total, b.total) || byUnit(a, b),
};
export const orderBoard = (rows: readonly ReportSummary[], order: BoardOrder): readonly ReportSummary[] => [...rows].sort(orders[order]);
