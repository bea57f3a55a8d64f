// Decides every check (体检) of a report: what it says, how grave it is, what it needs, and the function that finds.
import type { Words } from '../words';
import { checkAdjustment, checkFixedAssets, checkStaffing, checkThreePublicBound, checkWorks } from './bounds';
import { checkClaims, checkUnfinished } from './claims';
import type { CheckLevel } from './finding';
import { checkAttainable, checkGrade, checkScoreSum } from './grades';
import type { Ground } from './ground';
import { checkOpening } from './last-year';
import { checkOffices } from './listed-offices';
import { checkLostPoints } from './lost-points';
import { checkNumbering } from './numbering-of-chapters';
import { checkComplete, checkMeasures, checkProjects } from './parts-of-report';
import { checkPeers } from './peers';
import { checkExecution, checkShares, checkUtilisation } from './rates-of-figures';
import { checkImpossibleRates, checkOverTarget, checkStatedRates } from './rates-of-prose';
import { checkRevenue } from './revenue-sum';
import { checkIdenticalPlans, checkSameValues } from './sameness';
import { checkBudgetChange, checkNetAssets, checkStatedSums, checkSums } from './sums-of-figures';
import { checkUnitKind } from './unit-kind-words';
import { checkUnits } from './unit-slips';
import type { Outcome } from './verdict';
import { checkDoubled, checkTemplate } from './wording';
import { checkYears } from './years';

/** What a check cannot do without. */
export type Need = 'figures' | 'text' | 'headings' | 'bands' | 'scheme' | 'lastYear' | 'peers';

export interface CheckRow {
  readonly id: string;
  readonly level: CheckLevel;
  readonly sentence: Words;
  readonly needs: readonly Need[];
  readonly find: (ground: Ground) => Outcome;
}

const row = <Id extends string>(
  id: Id,
  level: CheckLevel,
  needs: readonly Need[],
  zh: string,
  en: string,
  find: (ground: Ground) => Outcome,
) => ({ id, level, needs, sentence: { zh, en }, find });

const table = [
  row(
    'sum.expenditure',
    'fail',
    ['figures'],
    '总支出 = 基本支出 + 项目支出',
    'Expenditure = basic + project expenditure',
    checkSums('sum.expenditure'),
  ),
  row('sum.revenue', 'fail', ['figures'], '收入合计 = 各项来源之和', 'Revenue = the sum of its sources', checkRevenue),
  row(
    'sum.threePublic',
    'fail',
    ['figures'],
    '三公经费 = 出国 + 公务用车 + 接待',
    'Three public expenses = travel abroad + vehicles + reception',
    checkSums('sum.threePublic'),
  ),
  row(
    'sum.procurement',
    'fail',
    ['figures'],
    '政府采购 = 货物 + 工程 + 服务',
    'Procurement = goods + works + services',
    checkSums('sum.procurement'),
  ),
  row(
    'sum.staffing',
    'fail',
    ['figures'],
    '编制数、实有人数 = 各类人员之和',
    'Posts and staff = the sum of their kinds',
    checkSums('sum.staffing'),
  ),
  row('sum.netAssets', 'fail', ['figures'], '净资产 = 资产 − 负债', 'Net assets = assets − liabilities', checkNetAssets),
  row('sum.stated', 'fail', ['text'], '文中的合计 = 所列各部分之和', 'A total in the text = the parts listed with it', checkStatedSums),
  row('sum.offices', 'warn', ['figures', 'text'], '所列机构个数 = 写明的机构数', 'Offices listed = offices counted', checkOffices),
  row(
    'diff.budgetChange',
    'fail',
    ['figures'],
    '增减额 = 决算 − 年初预算',
    'Stated change = final accounts − initial budget',
    checkBudgetChange,
  ),
  row('rate.share', 'fail', ['figures'], '占比 = 部分 ÷ 总额，合计 100%', 'A share = part ÷ total; shares make 100%', checkShares),
  row('rate.utilisation', 'fail', ['figures'], '资产使用率 = 在用 ÷ 原值', 'Utilisation = in use ÷ original value', checkUtilisation),
  row(
    'rate.execution',
    'fail',
    ['figures'],
    '预算执行率 = 执行数 ÷ 全年预算数，得分与之相符',
    'Execution rate = spent ÷ adjusted budget, and its points follow',
    checkExecution,
  ),
  row('rate.stated', 'fail', ['text'], '文中的比率与所写的数相符', 'A rate in the text = the counts it is stated with', checkStatedRates),
  row('rate.impossible', 'fail', ['text'], '比率能由整数个得出', 'A whole number of the base gives the rate', checkImpossibleRates),
  row(
    'rate.overTarget',
    'hint',
    ['text'],
    '完成率超过 100% 应说明目标为何偏低',
    'Over 100% of a task: explain the low target',
    checkOverTarget,
  ),
  row('unit.slip', 'fail', ['figures'], '金额单位（元、万元、亿元）正确', 'Amounts are in the right unit', checkUnits),
  row('bound.fixedAssets', 'fail', ['figures'], '固定资产 ≤ 资产总额', 'Fixed assets ≤ total assets', checkFixedAssets),
  row(
    'bound.staffing',
    'warn',
    ['figures'],
    '在职人数 ≤ 编制数（合计及各类）',
    'In post ≤ established, total and each kind',
    checkStaffing,
  ),
  row(
    'bound.threePublic',
    'warn',
    ['figures'],
    '三公经费及各分项决算 ≤ 预算',
    'Three public expenses and each part: final ≤ budget',
    checkThreePublicBound,
  ),
  row('bound.worksProcurement', 'warn', ['figures'], '工程采购 ≤ 项目支出', 'Procured works ≤ project expenditure', checkWorks),
  row(
    'bound.adjustment',
    'warn',
    ['figures'],
    '年中追加不超过年初预算的 30%',
    'Added budget is at most 30% of the initial one',
    checkAdjustment,
  ),
  row('same.value', 'fail', ['figures', 'text'], '同一数据前后一致', 'One quantity stated twice has one value', checkSameValues),
  row(
    'same.identicalPlan',
    'hint',
    ['figures'],
    '预算数与决算数不应分毫不差',
    'Budget and accounts are not alike to the last digit',
    checkIdenticalPlans,
  ),
  row('same.unitKind', 'warn', ['text'], '我镇、我乡、我局等称呼与单位类型一致', 'The unit is called what it is', checkUnitKind),
  row('same.year', 'warn', ['text'], '全文（含标题）只有一个评价年度', 'One evaluation year throughout, also in the title', checkYears),
  row('grade.score', 'fail', ['figures', 'bands'], '自评等级与得分区间一致', "The grade is that of the score's band", checkGrade),
  row('score.sum', 'fail', ['figures', 'text'], '各项指标得分之和 = 自评得分', 'Indicator points add up to the score', checkScoreSum),
  row('score.loss', 'warn', ['figures', 'text'], '每一处扣分都有原因', 'Every lost point has its reason', checkLostPoints),
  row(
    'score.attainable',
    'warn',
    ['figures', 'scheme'],
    '自评得分在评分方案下可以达到',
    'The score can be reached under the scheme',
    checkAttainable,
  ),
  row('claim.contradiction', 'warn', ['figures', 'text'], '评价性说法与数据不矛盾', 'Claims are not contradicted by figures', checkClaims),
  row(
    'claim.unfinished',
    'hint',
    ['text'],
    '不以预计、正在代替已完成的结果',
    'A finished year is not told as expected or under way',
    checkUnfinished,
  ),
  row(
    'form.projects',
    'warn',
    ['figures', 'headings'],
    '有项目支出就有项目章节和项目自评表',
    'Project expenditure asks for a project chapter and form',
    checkProjects,
  ),
  row('form.measures', 'hint', ['headings'], '有几条原因就有几条措施', 'As many measures as causes', checkMeasures),
  row('form.complete', 'fail', ['headings'], '章节和附表齐全', 'Chapters and forms are complete', checkComplete),
  row(
    'text.numbering',
    'hint',
    ['headings'],
    '章节序号唯一、连续、样式一致',
    'Chapter numbers are unique, consecutive and of one style',
    checkNumbering,
  ),
  row('text.doubled', 'hint', ['text'], '没有连写两遍的词', 'No word is typed twice', checkDoubled),
  row('text.template', 'warn', ['text'], '没有残留的模板提示和占位', 'No hints or placeholders of the template are left', checkTemplate),
  row(
    'prior.opening',
    'warn',
    ['figures', 'lastYear'],
    '上年数与上一年度报告一致',
    "Opening figures are those of last year's report",
    checkOpening,
  ),
  row('peer.outlier', 'hint', ['figures', 'peers'], '与同类单位没有悬殊差异', 'Not far from the peers of the cycle', checkPeers),
] as const satisfies readonly CheckRow[];

export type CheckId = (typeof table)[number]['id'];
/** In the order in which findings are shown. */
export const checksTable: readonly (CheckRow & { readonly id: CheckId })[] = table;
