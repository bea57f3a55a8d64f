// Decides the ten figures that the head sees before signing, and what each is held against.
import type { FigureKey, Words } from '@camphor/domain';

export interface KeyFigure {
  readonly key: FigureKey;
  readonly label: Words;
  /** Another figure of this report; without it last year's value of the same one. */
  readonly against?: { readonly key: FigureKey; readonly label: Words };
}
const plan: Words = { zh: '年初预算', en: 'initial budget' };
const budget: Words = { zh: '预算', en: 'budget' };

export const keyFigures: readonly KeyFigure[] = [
  { key: 'budget.final.revenue', label: { zh: '决算总收入', en: 'Revenue' }, against: { key: 'budget.initial.revenue', label: plan } },
  {
    key: 'budget.final.expenditure',
    label: { zh: '决算总支出', en: 'Expenditure' },
    against: { key: 'budget.initial.expenditure', label: plan },
  },
  {
    key: 'budget.final.basic',
    label: { zh: '其中：基本支出', en: 'of which basic' },
    against: { key: 'budget.initial.basic', label: plan },
  },
  {
    key: 'budget.final.project',
    label: { zh: '其中：项目支出', en: 'of which projects' },
    against: { key: 'budget.initial.project', label: plan },
  },
  {
    key: 'threePublic.actual.total',
    label: { zh: '“三公”经费', en: 'Three public expenses' },
    against: { key: 'threePublic.budget.total', label: budget },
  },
  { key: 'procurement.actual.total', label: { zh: '政府采购', en: 'Procurement' }, against: { key: 'procurement.budget', label: budget } },
  { key: 'runningCosts.actual', label: { zh: '公用经费', en: 'Running costs' }, against: { key: 'runningCosts.budget', label: budget } },
  { key: 'assets.net', label: { zh: '净资产', en: 'Net assets' } },
  {
    key: 'carryOver.closing',
    label: { zh: '年末结转结余', en: 'Closing carry-over' },
    against: { key: 'carryOver.opening', label: { zh: '上年结转', en: 'opening' } },
  },
  {
    key: 'staff.inPost.total',
    label: { zh: '年末实有人数（人）', en: 'Staff in post (persons)' },
    against: { key: 'staff.established.total', label: { zh: '编制', en: 'established' } },
  },
];
