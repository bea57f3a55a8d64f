// Decides what a score sheet says as a workbook: which facts stand above, which columns it has, and what is said of each.
import type { Words } from '../words';

export const SHEET_FACTS = ['unit', 'year', 'scorer', 'scheme', 'schemeDigest', 'version', 'round', 'report'] as const;
export type SheetFact = (typeof SHEET_FACTS)[number];
export const factWords: Record<SheetFact, Words> = {
  unit: { zh: '单位', en: 'Unit' },
  year: { zh: '年度', en: 'Year' },
  scorer: { zh: '评分人', en: 'Scorer' },
  scheme: { zh: '指标体系', en: 'Scheme' },
  schemeDigest: { zh: '指标体系摘要', en: 'Scheme digest' },
  version: { zh: '评分表版本', en: 'Sheet version' },
  round: { zh: '评分轮次', en: 'Round of scoring' },
  report: { zh: '报告编号', en: 'Report id' },
};

export const SHEET_COLUMNS = [
  'indicator',
  'path',
  'name',
  'weight',
  'criteria',
  'selfPoints',
  'selfReason',
  'explanation',
  'points',
  'reason',
  'guard',
] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];
interface ColumnRow {
  readonly heading: Words;
  /** Characters across. */
  readonly width: number;
  /** The scorer fills it in; everything else is there to be read. */
  readonly open?: true;
}
export const columnTable: Record<SheetColumn, ColumnRow> = {
  indicator: { heading: { zh: '指标代码', en: 'Code' }, width: 20 },
  path: { heading: { zh: '上级指标', en: 'Above' }, width: 20 },
  name: { heading: { zh: '指标', en: 'Indicator' }, width: 22 },
  weight: { heading: { zh: '分值', en: 'Weight' }, width: 7 },
  criteria: { heading: { zh: '评分标准', en: 'Criteria' }, width: 40 },
  selfPoints: { heading: { zh: '单位自评', en: 'Self-score' }, width: 9 },
  selfReason: { heading: { zh: '自评说明', en: 'Self-score reason' }, width: 24 },
  explanation: { heading: { zh: '计算说明', en: 'Explanation' }, width: 40 },
  points: { heading: { zh: '得分', en: 'Points' }, width: 9, open: true },
  reason: { heading: { zh: '扣分理由', en: 'Reason' }, width: 40, open: true },
  guard: { heading: { zh: '校验码（勿改）', en: 'Guard (leave as it is)' }, width: 20 },
};
/** Without these a workbook cannot be taken in. */
export const neededColumns: readonly SheetColumn[] = ['indicator', 'points', 'reason', 'guard'];
export const neededFacts: readonly SheetFact[] = ['scorer', 'schemeDigest', 'version', 'round', 'report'];
