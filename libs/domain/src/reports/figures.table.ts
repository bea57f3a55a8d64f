// Decides which figures (数据) a report has: key, name, unit and the form column it stands in.
import type { Words } from '../words';

/** 万元 = 10,000 yuan; rates are per cent; people are whole persons. */
export type FigureUnit = 'wanyuan' | 'persons' | 'count' | 'percent' | 'squareMetre' | 'points' | 'year' | 'text' | 'grade' | 'unitKind';

export interface FigureRow {
  readonly key: string;
  readonly label: Words;
  readonly unit: FigureUnit;
  /** Only `budget.final.change` may be below zero. */
  readonly signed?: true;
}

const threePublic = (side: 'budget' | 'actual', zh: string, en: string) =>
  [
    { key: `threePublic.${side}.total`, label: { zh: `三公经费${zh}合计`, en: `Three public expenses, ${en}` }, unit: 'wanyuan' },
    { key: `threePublic.${side}.abroad`, label: { zh: `因公出国（境）费${zh}`, en: `Travel abroad, ${en}` }, unit: 'wanyuan' },
    {
      key: `threePublic.${side}.vehicles`,
      label: { zh: `公务用车购置及运行维护费${zh}`, en: `Official vehicles, ${en}` },
      unit: 'wanyuan',
    },
    { key: `threePublic.${side}.vehiclePurchase`, label: { zh: `公务用车购置费${zh}`, en: `Vehicle purchase, ${en}` }, unit: 'wanyuan' },
    {
      key: `threePublic.${side}.vehicleRunning`,
      label: { zh: `公务用车运行维护费${zh}`, en: `Vehicle running costs, ${en}` },
      unit: 'wanyuan',
    },
    { key: `threePublic.${side}.reception`, label: { zh: `公务接待费${zh}`, en: `Official reception, ${en}` }, unit: 'wanyuan' },
  ] as const;

const staff = <Side extends 'established' | 'inPost'>(side: Side, zh: string, en: string) =>
  [
    { key: `staff.${side}.total`, label: { zh: `${zh}合计`, en: `${en}, total` }, unit: 'persons' },
    { key: `staff.${side}.administrative`, label: { zh: `${zh}：行政`, en: `${en}, administrative` }, unit: 'persons' },
    { key: `staff.${side}.support`, label: { zh: `${zh}：工勤`, en: `${en}, support` }, unit: 'persons' },
    { key: `staff.${side}.institution`, label: { zh: `${zh}：事业`, en: `${en}, institution` }, unit: 'persons' },
  ] as const;

const table = [
  { key: 'unit.name', label: { zh: '单位名称', en: 'Unit name' }, unit: 'text' },
  { key: 'unit.kind', label: { zh: '单位类型', en: 'Unit kind' }, unit: 'unitKind' },
  { key: 'year', label: { zh: '评价年度', en: 'Evaluation year' }, unit: 'year' },
  { key: 'org.offices', label: { zh: '办公室（股室）数', en: 'Offices' }, unit: 'count' },
  { key: 'org.centres', label: { zh: '中心数', en: 'Centres' }, unit: 'count' },
  { key: 'org.brigades', label: { zh: '大队数', en: 'Brigades' }, unit: 'count' },
  ...staff('established', '编制数', 'Established posts'),
  ...staff('inPost', '年末实有人数', 'Staff in post at year end'),
  { key: 'budget.initial.revenue', label: { zh: '年初预算收入', en: 'Initial budget, revenue' }, unit: 'wanyuan' },
  { key: 'budget.initial.generalPublic', label: { zh: '年初一般公共预算拨款', en: 'Initial general public budget' }, unit: 'wanyuan' },
  { key: 'budget.initial.expenditure', label: { zh: '年初预算支出', en: 'Initial budget, expenditure' }, unit: 'wanyuan' },
  { key: 'budget.initial.basic', label: { zh: '年初预算基本支出', en: 'Initial budget, basic expenditure' }, unit: 'wanyuan' },
  { key: 'budget.initial.project', label: { zh: '年初预算项目支出', en: 'Initial budget, project expenditure' }, unit: 'wanyuan' },
  { key: 'budget.adjusted.expenditure', label: { zh: '全年（调整后）预算数', en: 'Adjusted budget' }, unit: 'wanyuan' },
  { key: 'budget.final.revenue', label: { zh: '决算总收入', en: 'Final accounts, revenue' }, unit: 'wanyuan' },
  { key: 'budget.final.expenditure', label: { zh: '决算总支出', en: 'Final accounts, expenditure' }, unit: 'wanyuan' },
  { key: 'budget.final.basic', label: { zh: '决算基本支出', en: 'Final accounts, basic expenditure' }, unit: 'wanyuan' },
  { key: 'budget.final.project', label: { zh: '决算项目支出', en: 'Final accounts, project expenditure' }, unit: 'wanyuan' },
  {
    key: 'budget.final.change',
    label: { zh: '决算较年初预算增减', en: 'Change of final accounts against initial budget' },
    unit: 'wanyuan',
    signed: true,
  },
  { key: 'budget.final.basicShare', label: { zh: '基本支出占总支出', en: 'Share of basic expenditure' }, unit: 'percent' },
  { key: 'budget.final.projectShare', label: { zh: '项目支出占总支出', en: 'Share of project expenditure' }, unit: 'percent' },
  { key: 'budget.final.executionRate', label: { zh: '预算执行率', en: 'Budget execution rate' }, unit: 'percent' },
  { key: 'carryOver.opening', label: { zh: '上年结转', en: 'Opening carry-over' }, unit: 'wanyuan' },
  { key: 'carryOver.closing', label: { zh: '年末结转结余', en: 'Closing carry-over' }, unit: 'wanyuan' },
  ...threePublic('budget', '预算', 'budget'),
  ...threePublic('actual', '决算', 'final'),
  {
    key: 'threePublic.prior.total',
    label: { zh: '上年三公经费（预算数）', en: "Last year's three public expenses (budget)" },
    unit: 'wanyuan',
  },
  { key: 'runningCosts.budget', label: { zh: '公用经费预算', en: 'Running costs, budget' }, unit: 'wanyuan' },
  { key: 'runningCosts.actual', label: { zh: '公用经费决算', en: 'Running costs, final' }, unit: 'wanyuan' },
  { key: 'procurement.budget', label: { zh: '政府采购预算', en: 'Procurement, budget' }, unit: 'wanyuan' },
  { key: 'procurement.actual.total', label: { zh: '政府采购支出合计', en: 'Procurement, total' }, unit: 'wanyuan' },
  { key: 'procurement.actual.goods', label: { zh: '政府采购：货物', en: 'Procurement, goods' }, unit: 'wanyuan' },
  { key: 'procurement.actual.works', label: { zh: '政府采购：工程', en: 'Procurement, works' }, unit: 'wanyuan' },
  { key: 'procurement.actual.services', label: { zh: '政府采购：服务', en: 'Procurement, services' }, unit: 'wanyuan' },
  { key: 'assets.total', label: { zh: '资产总额', en: 'Total assets' }, unit: 'wanyuan' },
  { key: 'assets.liabilities', label: { zh: '负债总额', en: 'Liabilities' }, unit: 'wanyuan' },
  { key: 'assets.net', label: { zh: '净资产', en: 'Net assets' }, unit: 'wanyuan' },
  { key: 'assets.fixedOriginal', label: { zh: '固定资产原值', en: 'Fixed assets, original value' }, unit: 'wanyuan' },
  { key: 'assets.fixedInUse', label: { zh: '在用固定资产', en: 'Fixed assets in use' }, unit: 'wanyuan' },
  { key: 'assets.utilisation', label: { zh: '固定资产使用率', en: 'Fixed asset utilisation' }, unit: 'percent' },
  { key: 'buildings.approvedArea', label: { zh: '楼堂馆所批复面积', en: 'Office buildings, approved area' }, unit: 'squareMetre' },
  { key: 'buildings.actualArea', label: { zh: '楼堂馆所实际面积', en: 'Office buildings, actual area' }, unit: 'squareMetre' },
  { key: 'buildings.approvedCost', label: { zh: '楼堂馆所概算投资', en: 'Office buildings, approved investment' }, unit: 'wanyuan' },
  { key: 'buildings.actualCost', label: { zh: '楼堂馆所实际投资', en: 'Office buildings, actual investment' }, unit: 'wanyuan' },
  { key: 'result.selfScore', label: { zh: '自评得分', en: 'Self-score' }, unit: 'points' },
  { key: 'result.selfGrade', label: { zh: '自评等级', en: 'Self-grade' }, unit: 'grade' },
] as const satisfies readonly FigureRow[];

export type FigureKey = (typeof table)[number]['key'];
export type FigureDefinition = Omit<FigureRow, 'key'> & { readonly key: FigureKey };

/** Every figure in the order in which the forms show it. */
export const figuresTable: readonly FigureDefinition[] = table;

const byKey = new Map<string, FigureDefinition>(figuresTable.map((row) => [row.key, row]));
export const isFigureKey = (key: string): key is FigureKey => byKey.has(key);
export const figureDefinition = (key: FigureKey): FigureDefinition => {
  const row = byKey.get(key);
  if (!row) throw new RangeError(`no figure ${key}`);
  return row;
};

/** Values by key; a missing figure is absent, never "0". Numbers are plain decimal strings in the unit of their row. */
export type Figures = Partial<Record<FigureKey, string>>;

export const UNIT_KINDS = ['township', 'town', 'subdistrict', 'department'] as const; // 乡 镇 街道 部门
export type UnitKind = (typeof UNIT_KINDS)[number];
export const GRADES = ['excellent', 'good', 'fair', 'poor'] as const; // 优 良 中 差
export type Grade = (typeof GRADES)[number];
export const gradeWords: Record<Grade, Words> = {
  excellent: { zh: '优', en: 'excellent' },
  good: { zh: '良', en: 'good' },
  fair: { zh: '中', en: 'fair' },
  poor: { zh: '差', en: 'poor' },
};
export const unitKindWords: Record<UnitKind, Words> = {
  township: { zh: '乡', en: 'township' },
  town: { zh: '镇', en: 'town' },
  subdistrict: { zh: '街道', en: 'subdistrict' },
  department: { zh: '部门', en: 'department' },
};
