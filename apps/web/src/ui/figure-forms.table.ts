// Decides which figures stand in which section and how their official form is drawn: rows, columns, unit in the head.
import type { FigureKey, SectionKey, Words } from '@camphor/domain';

export interface FormLine {
  readonly label: Words;
  /** One key per column; null where the form has no such cell. */
  readonly keys: readonly (FigureKey | null)[];
  /** A part of the line above (其中). */
  readonly part?: true;
}
export interface FigureForm {
  readonly section: SectionKey;
  readonly title: Words;
  /** Stands in the head; absent where the lines have units of their own. */
  readonly unit?: Words;
  readonly columns: readonly Words[];
  readonly lines: readonly FormLine[];
}

const value: Words = { zh: '数值', en: 'Value' };
const wanyuan: Words = { zh: '单位：万元', en: 'Unit: 10,000 yuan' };
const persons: Words = { zh: '单位：人', en: 'Unit: persons' };

export const figureForms: readonly FigureForm[] = [
  {
    section: 'basics',
    title: { zh: '单位信息', en: 'The unit' },
    columns: [{ zh: '内容', en: 'Content' }],
    lines: [
      { label: { zh: '单位名称', en: 'Name' }, keys: ['unit.name'] },
      { label: { zh: '单位类型', en: 'Kind' }, keys: ['unit.kind'] },
      { label: { zh: '评价年度', en: 'Evaluation year' }, keys: ['year'] },
    ],
  },
  {
    section: 'basics.organisation',
    title: { zh: '机构设置', en: 'Organisation' },
    unit: { zh: '单位：个', en: 'Number' },
    columns: [{ zh: '个数', en: 'Number' }],
    lines: [
      { label: { zh: '办公室（股室）', en: 'Offices' }, keys: ['org.offices'] },
      { label: { zh: '中心', en: 'Centres' }, keys: ['org.centres'] },
      { label: { zh: '大队', en: 'Brigades' }, keys: ['org.brigades'] },
    ],
  },
  {
    section: 'basics.staffing',
    title: { zh: '人员编制', en: 'Staff' },
    unit: persons,
    columns: [
      { zh: '编制数', en: 'Established' },
      { zh: '年末实有人数', en: 'In post at year end' },
    ],
    lines: [
      { label: { zh: '合计', en: 'Total' }, keys: ['staff.established.total', 'staff.inPost.total'] },
      {
        label: { zh: '行政', en: 'Administrative' },
        keys: ['staff.established.administrative', 'staff.inPost.administrative'],
        part: true,
      },
      { label: { zh: '工勤', en: 'Support' }, keys: ['staff.established.support', 'staff.inPost.support'], part: true },
      { label: { zh: '事业', en: 'Institution' }, keys: ['staff.established.institution', 'staff.inPost.institution'], part: true },
    ],
  },
  {
    section: 'budget.plan',
    title: { zh: '年初预算', en: 'Initial budget' },
    unit: wanyuan,
    columns: [{ zh: '预算数', en: 'Budget' }],
    lines: [
      { label: { zh: '预算收入', en: 'Revenue' }, keys: ['budget.initial.revenue'] },
      { label: { zh: '一般公共预算拨款', en: 'General public budget' }, keys: ['budget.initial.generalPublic'], part: true },
      { label: { zh: '预算支出', en: 'Expenditure' }, keys: ['budget.initial.expenditure'] },
      { label: { zh: '基本支出', en: 'Basic' }, keys: ['budget.initial.basic'], part: true },
      { label: { zh: '项目支出', en: 'Projects' }, keys: ['budget.initial.project'], part: true },
      { label: { zh: '公用经费预算', en: 'Running costs' }, keys: ['runningCosts.budget'] },
      { label: { zh: '全年（调整后）预算数', en: 'Adjusted budget' }, keys: ['budget.adjusted.expenditure'] },
    ],
  },
  {
    section: 'budget.final',
    title: { zh: '部门决算', en: 'Final accounts' },
    unit: wanyuan,
    columns: [{ zh: '决算数', en: 'Final' }],
    lines: [
      { label: { zh: '上年结转', en: 'Opening carry-over' }, keys: ['carryOver.opening'] },
      { label: { zh: '决算总收入', en: 'Revenue' }, keys: ['budget.final.revenue'] },
      { label: { zh: '较年初预算增减', en: 'Change against initial budget' }, keys: ['budget.final.change'] },
      { label: { zh: '决算总支出', en: 'Expenditure' }, keys: ['budget.final.expenditure'] },
      { label: { zh: '基本支出', en: 'Basic' }, keys: ['budget.final.basic'], part: true },
      { label: { zh: '项目支出', en: 'Projects' }, keys: ['budget.final.project'], part: true },
      { label: { zh: '公用经费决算', en: 'Running costs' }, keys: ['runningCosts.actual'] },
      { label: { zh: '年末结转结余', en: 'Closing carry-over' }, keys: ['carryOver.closing'] },
    ],
  },
  {
    section: 'budget.final',
    title: { zh: '比率', en: 'Rates' },
    unit: { zh: '单位：%', en: 'Unit: %' },
    columns: [{ zh: '比率', en: 'Rate' }],
    lines: [
      { label: { zh: '基本支出占总支出', en: 'Share of basic expenditure' }, keys: ['budget.final.basicShare'] },
      { label: { zh: '项目支出占总支出', en: 'Share of projects' }, keys: ['budget.final.projectShare'] },
      { label: { zh: '预算执行率', en: 'Execution rate' }, keys: ['budget.final.executionRate'] },
    ],
  },
  {
    section: 'budget.threePublic',
    title: { zh: '“三公”经费', en: 'Three public expenses' },
    unit: wanyuan,
    columns: [
      { zh: '预算数', en: 'Budget' },
      { zh: '决算数', en: 'Final' },
    ],
    lines: [
      { label: { zh: '合计', en: 'Total' }, keys: ['threePublic.budget.total', 'threePublic.actual.total'] },
      {
        label: { zh: '因公出国（境）费', en: 'Travel abroad' },
        keys: ['threePublic.budget.abroad', 'threePublic.actual.abroad'],
        part: true,
      },
      {
        label: { zh: '公务用车购置及运行维护费', en: 'Official vehicles' },
        keys: ['threePublic.budget.vehicles', 'threePublic.actual.vehicles'],
        part: true,
      },
      {
        label: { zh: '其中：购置费', en: 'of which purchase' },
        keys: ['threePublic.budget.vehiclePurchase', 'threePublic.actual.vehiclePurchase'],
        part: true,
      },
      {
        label: { zh: '其中：运行维护费', en: 'of which running' },
        keys: ['threePublic.budget.vehicleRunning', 'threePublic.actual.vehicleRunning'],
        part: true,
      },
      { label: { zh: '公务接待费', en: 'Reception' }, keys: ['threePublic.budget.reception', 'threePublic.actual.reception'], part: true },
      { label: { zh: '上年“三公”经费（预算数）', en: 'Last year (budget)' }, keys: ['threePublic.prior.total', null] },
    ],
  },
  {
    section: 'budget.procurement',
    title: { zh: '政府采购', en: 'Procurement' },
    unit: wanyuan,
    columns: [
      { zh: '预算数', en: 'Budget' },
      { zh: '支出数', en: 'Spent' },
    ],
    lines: [
      { label: { zh: '合计', en: 'Total' }, keys: ['procurement.budget', 'procurement.actual.total'] },
      { label: { zh: '货物', en: 'Goods' }, keys: [null, 'procurement.actual.goods'], part: true },
      { label: { zh: '工程', en: 'Works' }, keys: [null, 'procurement.actual.works'], part: true },
      { label: { zh: '服务', en: 'Services' }, keys: [null, 'procurement.actual.services'], part: true },
    ],
  },
  {
    section: 'budget.assets',
    title: { zh: '资产负债', en: 'Assets' },
    unit: wanyuan,
    columns: [{ zh: '年末数', en: 'Year end' }],
    lines: [
      { label: { zh: '资产总额', en: 'Total assets' }, keys: ['assets.total'] },
      { label: { zh: '负债总额', en: 'Liabilities' }, keys: ['assets.liabilities'] },
      { label: { zh: '净资产', en: 'Net assets' }, keys: ['assets.net'] },
      { label: { zh: '固定资产原值', en: 'Fixed assets, original value' }, keys: ['assets.fixedOriginal'] },
      { label: { zh: '在用固定资产', en: 'of which in use' }, keys: ['assets.fixedInUse'], part: true },
      { label: { zh: '固定资产使用率（%）', en: 'Utilisation (%)' }, keys: ['assets.utilisation'], part: true },
    ],
  },
  {
    section: 'budget.assets',
    title: { zh: '楼堂馆所（无建设的不填）', en: 'Office buildings (empty if none)' },
    columns: [
      { zh: '批复（概算）', en: 'Approved' },
      { zh: '实际', en: 'Actual' },
    ],
    lines: [
      { label: { zh: '面积（㎡）', en: 'Area (m²)' }, keys: ['buildings.approvedArea', 'buildings.actualArea'] },
      { label: { zh: '投资（万元）', en: 'Investment (10,000 yuan)' }, keys: ['buildings.approvedCost', 'buildings.actualCost'] },
    ],
  },
  {
    section: 'result',
    title: { zh: '自评结论', en: 'Self-evaluation' },
    columns: [value],
    lines: [
      { label: { zh: '自评得分（分）', en: 'Self-score (points)' }, keys: ['result.selfScore'] },
      { label: { zh: '自评等级', en: 'Self-grade' }, keys: ['result.selfGrade'] },
    ],
  },
];

export const formsOf = (section: SectionKey): readonly FigureForm[] => figureForms.filter((form) => form.section === section);

const sectionOfKey = new Map<FigureKey, SectionKey>(
  figureForms.flatMap(({ section, lines }) =>
    lines.flatMap(({ keys }) => keys.flatMap((key): [FigureKey, SectionKey][] => (key === null ? [] : [[key, section]]))),
  ),
);
/** The section whose form holds the figure. */
export const sectionOfFigure = (key: FigureKey): SectionKey => sectionOfKey.get(key) ?? 'other';
