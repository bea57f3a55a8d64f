// Decides which figures are tied to each other (勾稽关系): sums, twins, bounds and rates.
import type { FigureKey } from '../reports/figures.table';

export interface SumRow {
  readonly check: 'sum.expenditure' | 'sum.threePublic' | 'sum.procurement' | 'sum.staffing' | 'sum.netAssets' | 'diff.budgetChange';
  readonly total: FigureKey;
  readonly parts: readonly FigureKey[];
}
const threePublicSums = (['budget', 'actual'] as const).flatMap((side): SumRow[] => [
  {
    check: 'sum.threePublic',
    total: `threePublic.${side}.total`,
    parts: [`threePublic.${side}.abroad`, `threePublic.${side}.vehicles`, `threePublic.${side}.reception`],
  },
  {
    check: 'sum.threePublic',
    total: `threePublic.${side}.vehicles`,
    parts: [`threePublic.${side}.vehiclePurchase`, `threePublic.${side}.vehicleRunning`],
  },
]);

/** 合计 = 各部分之和. The last three are written as differences elsewhere; here they prove units. */
export const sumsTable: readonly SumRow[] = [
  {
    check: 'sum.expenditure',
    total: 'budget.initial.expenditure',
    parts: ['budget.initial.basic', 'budget.initial.project'],
  },
  { check: 'sum.expenditure', total: 'budget.final.expenditure', parts: ['budget.final.basic', 'budget.final.project'] },
  ...threePublicSums,
  {
    check: 'sum.procurement',
    total: 'procurement.actual.total',
    parts: ['procurement.actual.goods', 'procurement.actual.works', 'procurement.actual.services'],
  },
  ...(['established', 'inPost'] as const).map((side): SumRow => ({
    check: 'sum.staffing',
    total: `staff.${side}.total`,
    parts: [`staff.${side}.administrative`, `staff.${side}.support`, `staff.${side}.institution`],
  })),
  { check: 'sum.netAssets', total: 'assets.total', parts: ['assets.liabilities', 'assets.net'] },
  {
    check: 'diff.budgetChange',
    total: 'budget.final.expenditure',
    parts: ['budget.initial.expenditure', 'budget.final.change'],
  },
  { check: 'diff.budgetChange', total: 'budget.final.revenue', parts: ['budget.initial.revenue', 'budget.final.change'] },
];

/** A part that is not stated itself counts as the sum of its stated children. */
export const childrenOf: Partial<Record<FigureKey, readonly FigureKey[]>> = {
  'threePublic.budget.vehicles': ['threePublic.budget.vehiclePurchase', 'threePublic.budget.vehicleRunning'],
  'threePublic.actual.vehicles': ['threePublic.actual.vehiclePurchase', 'threePublic.actual.vehicleRunning'],
};

const kindsOfThreePublic = ['total', 'abroad', 'vehicles', 'vehiclePurchase', 'vehicleRunning', 'reception'] as const;
const kindsOfBudget = ['revenue', 'expenditure', 'basic', 'project'] as const;

/** Twins (同口径): the same kind of money, so of like size: one ten thousand times the other is a wrong unit. */
export const twinsTable: readonly (readonly [FigureKey, FigureKey])[] = [
  ...kindsOfBudget.map((kind) => [`budget.initial.${kind}`, `budget.final.${kind}`] as const),
  ['budget.initial.revenue', 'budget.initial.expenditure'],
  ['budget.initial.generalPublic', 'budget.initial.revenue'],
  ['budget.final.revenue', 'budget.final.expenditure'],
  ['budget.adjusted.expenditure', 'budget.final.expenditure'],
  ...kindsOfThreePublic.map((kind) => [`threePublic.budget.${kind}`, `threePublic.actual.${kind}`] as const),
  ['threePublic.prior.total', 'threePublic.budget.total'],
  ['runningCosts.budget', 'runningCosts.actual'],
  ['procurement.budget', 'procurement.actual.total'],
  ['assets.fixedOriginal', 'assets.fixedInUse'],
  ['buildings.approvedCost', 'buildings.actualCost'],
];

/** Budget beside actual: alike to the last digit is worth a second look. One finding per row, at its first pair that is alike. */
export const plansTable: readonly (readonly (readonly [FigureKey, FigureKey])[])[] = [
  [['budget.initial.expenditure', 'budget.final.expenditure']],
  kindsOfThreePublic.map((kind) => [`threePublic.budget.${kind}`, `threePublic.actual.${kind}`] as const),
  [['runningCosts.budget', 'runningCosts.actual']],
  [['procurement.budget', 'procurement.actual.total']],
  [['buildings.approvedCost', 'buildings.actualCost']],
];

export interface RateRow {
  readonly rate: FigureKey;
  readonly part: FigureKey;
  readonly whole: FigureKey;
}
export const sharesTable: readonly RateRow[] = [
  { rate: 'budget.final.basicShare', part: 'budget.final.basic', whole: 'budget.final.expenditure' },
  { rate: 'budget.final.projectShare', part: 'budget.final.project', whole: 'budget.final.expenditure' },
];
export const utilisation: RateRow = { rate: 'assets.utilisation', part: 'assets.fixedInUse', whole: 'assets.fixedOriginal' };
export const execution: RateRow = {
  rate: 'budget.final.executionRate',
  part: 'budget.final.expenditure',
  whole: 'budget.adjusted.expenditure',
};
export const staffKinds = ['total', 'administrative', 'support', 'institution'] as const;
