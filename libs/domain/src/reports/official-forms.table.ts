// Decides how the three official forms (附表) look: title, unit line, columns, lines, and which figure stands in which cell.
import type { FigureKey } from './figures.table';
import type { FormKey } from './sections.table';

/** What a cell holds. In labels {year} is the evaluation year ("2023年"), {lastYear} the year before; without a year 本年 and 上年. */
export type FormPart =
  | { readonly is: 'label'; readonly label: string }
  /** The value of a figure, in the unit that the head of the form states. */
  | { readonly is: 'figure'; readonly figure: FigureKey }
  /** part ÷ whole in per cent, two decimals, half-up; empty while one of them is missing. */
  | { readonly is: 'rate'; readonly part: FigureKey; readonly whole: FigureKey }
  /** Points of a weight that the stated rate earns (得分 = 分值 × 执行率, capped at the weight), two decimals. */
  | { readonly is: 'points'; readonly rate: FigureKey; readonly weight: string }
  /** What the unit writes. */
  | { readonly is: 'text' };
export type FormCell = FormPart & { readonly columns: number; readonly rows: number };
export interface FormLine {
  readonly cells: readonly FormCell[];
  /** Names the columns of the lines below it. */
  readonly header?: true;
  /** The unit may add lines of this kind. */
  readonly repeats?: true;
}
export interface OfficialForm {
  readonly key: FormKey;
  readonly title: string;
  /** Right-aligned above the table. */
  readonly unitLine: string;
  /** Relative widths of the columns. */
  readonly widths: readonly number[];
  readonly lines: readonly FormLine[];
  readonly notes: readonly string[];
  /** Printed below the table, to be filled in by hand. */
  readonly footer: string;
}

const cell = (part: FormPart, columns = 1, rows = 1): FormCell => ({ ...part, columns, rows });
const say = (label: string, columns?: number, rows?: number): FormCell => cell({ is: 'label', label }, columns, rows);
const figure = (key: FigureKey, columns?: number): FormCell => cell({ is: 'figure', figure: key }, columns);
const rate = (part: FigureKey, whole: FigureKey, columns?: number): FormCell => cell({ is: 'rate', part, whole }, columns);
const text = (columns?: number): FormCell => cell({ is: 'text' }, columns);
const header = (...cells: readonly FormCell[]): FormLine => ({ cells, header: true });
const line = (...cells: readonly FormCell[]): FormLine => ({ cells });
const repeated = (...cells: readonly FormCell[]): FormLine => ({ cells, repeats: true });

const FOOTER = '填表人：　　　　　填报日期：　　　　　联系电话：　　　　　单位负责人签字：';

/** One subject of 经费控制情况: last year's accounts, this year's budget, this year's accounts. */
const controlled = (label: string, budget?: FigureKey, actual?: FigureKey): FormLine =>
  line(say(label), text(2), budget ? figure(budget, 2) : text(2), actual ? figure(actual, 2) : text(2));

const basicData: OfficialForm = {
  key: 'basicData',
  title: '部门整体支出绩效评价基础数据表',
  unitLine: '单位：万元',
  widths: [30, 12, 12, 12, 12, 12, 12],
  lines: [
    header(say('财政供养人员情况（人）', 1, 2), say('编制数', 2), say('{year}实际在职人数', 2), say('控制率', 2)),
    line(figure('staff.established.total', 2), figure('staff.inPost.total', 2), rate('staff.inPost.total', 'staff.established.total', 2)),
    header(say('经费控制情况（万元）'), say('{lastYear}决算数', 2), say('{year}预算数', 2), say('{year}决算数', 2)),
    controlled('三公经费', 'threePublic.budget.total', 'threePublic.actual.total'),
    controlled('1.公务用车购置和维护经费', 'threePublic.budget.vehicles', 'threePublic.actual.vehicles'),
    controlled('其中：公车购置', 'threePublic.budget.vehiclePurchase', 'threePublic.actual.vehiclePurchase'),
    controlled('公车运行维护', 'threePublic.budget.vehicleRunning', 'threePublic.actual.vehicleRunning'),
    controlled('2.出国经费', 'threePublic.budget.abroad', 'threePublic.actual.abroad'),
    controlled('3.公务接待', 'threePublic.budget.reception', 'threePublic.actual.reception'),
    controlled('项目支出', 'budget.initial.project', 'budget.final.project'),
    controlled('1.业务工作经费'),
    controlled('2.运行维护经费'),
    { ...controlled('3.省级专项资金（一个专项一行）'), repeats: true },
    controlled('公用经费', 'runningCosts.budget', 'runningCosts.actual'),
    controlled('其中：办公经费'),
    controlled('水费、电费、差旅费'),
    controlled('会议费、培训费'),
    controlled('政府采购金额', 'procurement.budget', 'procurement.actual.total'),
    controlled('部门基本支出预算调整'),
    header(
      say('楼堂馆所控制情况（{year}完工项目）', 1, 2),
      say('批复规模（㎡）'),
      say('实际规模（㎡）'),
      say('规模控制率'),
      say('预算投资（万元）'),
      say('实际投资（万元）'),
      say('投资概算控制率'),
    ),
    line(
      figure('buildings.approvedArea'),
      figure('buildings.actualArea'),
      rate('buildings.actualArea', 'buildings.approvedArea'),
      figure('buildings.approvedCost'),
      figure('buildings.actualCost'),
      rate('buildings.actualCost', 'buildings.approvedCost'),
    ),
    line(say('厉行节约保障措施'), text(6)),
  ],
  notes: ['说明：“项目支出”填报基本支出以外的一切支出情况；“公用经费”填报基本支出中的一般商品和服务支出。'],
  footer: FOOTER,
};

/** 年初预算数 · 全年预算数 · 全年执行数 · 分值 · 执行率 · 得分 of one kind of money. */
const money = (label: string, initial?: FigureKey, final?: FigureKey): FormLine =>
  line(say(label), initial ? figure(initial) : text(), text(), final ? figure(final) : text(), text(), text(), text());

/** The level-2 indicators below one level-1 indicator; the unit fills in the rest and adds lines. */
const indicators = (level1: string, level2: readonly string[]): FormLine[] =>
  level2.map((name, index) =>
    repeated(...(index === 0 ? [say(level1, 1, level2.length)] : []), say(name), text(), text(), text(), text(), text(), text()),
  );
const indicatorLines: readonly FormLine[] = [
  header(
    say('一级指标'),
    say('二级指标'),
    say('三级指标'),
    say('年度指标值'),
    say('实际完成值'),
    say('分值'),
    say('得分'),
    say('偏差原因分析及改进措施'),
  ),
  ...indicators('产出指标（50分）', ['数量指标', '质量指标', '时效指标', '成本指标']),
  ...indicators('效益指标（30分）', ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标']),
  ...indicators('满意度指标（10分）', ['服务对象满意度指标']),
];
const goalLines: readonly FormLine[] = [
  header(say('年度总体目标', 1, 2), say('预期目标', 3), say('实际完成情况', 4)),
  line(text(3), text(4)),
];

const selfEvaluation: OfficialForm = {
  key: 'selfEvaluation',
  title: '部门整体支出绩效自评表',
  unitLine: '单位：万元',
  widths: [16, 20, 16, 11, 11, 7, 8, 18],
  lines: [
    line(say('预算单位名称'), cell({ is: 'figure', figure: 'unit.name' }, 7)),
    header(
      say('年度预算申请（万元）', 1, 10),
      say('资金性质'),
      say('年初预算数'),
      say('全年预算数'),
      say('全年执行数'),
      say('分值'),
      say('执行率'),
      say('得分'),
    ),
    line(
      say('年度资金总额'),
      figure('budget.initial.expenditure'),
      figure('budget.adjusted.expenditure'),
      figure('budget.final.expenditure'),
      say('10'),
      figure('budget.final.executionRate'),
      cell({ is: 'points', rate: 'budget.final.executionRate', weight: '10' }),
    ),
    line(say('按收入性质分：'), text(6)),
    money('其中：一般公共预算', 'budget.initial.generalPublic'),
    money('政府性基金拨款'),
    money('纳入专户管理的非税收入拨款'),
    money('其他资金'),
    line(say('按支出性质分：'), text(6)),
    money('其中：基本支出', 'budget.initial.basic', 'budget.final.basic'),
    money('项目支出', 'budget.initial.project', 'budget.final.project'),
    ...goalLines,
    ...indicatorLines,
    line(say('总分', 5), say('100'), figure('result.selfScore'), text()),
  ],
  notes: [],
  footer: FOOTER,
};

const projectSelfEvaluation: OfficialForm = {
  key: 'projectSelfEvaluation',
  title: '项目支出绩效自评表',
  unitLine: '单位：万元',
  widths: selfEvaluation.widths,
  lines: [
    line(say('项目名称'), text(7)),
    line(say('主管部门'), text(3), say('实施单位'), text(3)),
    header(
      say('项目资金（万元）', 1, 5),
      say('资金性质'),
      say('年初预算数'),
      say('全年预算数'),
      say('全年执行数'),
      say('分值'),
      say('执行率'),
      say('得分'),
    ),
    line(say('年度资金总额'), text(), text(), text(), say('10'), text(), text()),
    money('其中：当年财政拨款'),
    money('上年结转资金'),
    money('其他资金'),
    ...goalLines,
    ...indicatorLines,
    line(say('总分', 5), say('100'), text(), text()),
  ],
  notes: [],
  footer: FOOTER,
};

export const officialForms: Record<FormKey, OfficialForm> = { basicData, selfEvaluation, projectSelfEvaluation };
