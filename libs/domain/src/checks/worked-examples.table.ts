// Decides one worked example for every check: what is given, what is found, and how it looks once mended. Each is also the test of its row.
import type { Figures } from '../reports/figures.table';
import type { CheckInput } from './check-input';
import type { CheckId } from './checks.table';
import type { Finding } from './finding';

export interface Given {
  /** The document, line by line; empty for figures alone. */
  readonly text?: string;
  /** Without it the figures that are read from the text. */
  readonly figures?: Figures;
  readonly with?: Partial<CheckInput>;
}
export interface WorkedExample {
  /** Why the finding is right, worked by hand. */
  readonly because: string;
  readonly given: Given;
  readonly finds: Pick<Finding, 'status'> & Partial<Pick<Finding, 'id' | 'key' | 'expected' | 'quote'>>;
  /** What changes so that the check passes. */
  readonly mended: Given;
}

const outline = '一、部门基本情况\n无\n二、预算支出情况\n无\n三、综合评价结论\n无\n';
const chapters = { required: { sections: ['budget', 'result', 'projects'], forms: ['basicData'] } } as const;
const headed = (year: string) => `清水乡人民政府${year}部门整体支出绩效自评报告\n`;
const peerScores = ['88', '89', '90', '90', '91', '91', '92', '93'];

export const workedExamples: Record<CheckId, WorkedExample> = {
  'sum.expenditure': {
    because: '1136.62 + 486.50 = 1623.12, not 1650.12',
    given: { figures: { 'budget.final.expenditure': '1650.12', 'budget.final.basic': '1136.62', 'budget.final.project': '486.50' } },
    finds: { status: 'fail', key: 'budget.final.expenditure', expected: '1623.12' },
    mended: { figures: { 'budget.final.expenditure': '1623.12', 'budget.final.basic': '1136.62', 'budget.final.project': '486.50' } },
  },
  'sum.revenue': {
    because: '800 + 150 + 100 = 1050, not 1000',
    given: { text: '2023年年初预算收入1000万元，其中：一般公共预算拨款800万元，政府性基金预算拨款150万元，其他收入100万元。' },
    finds: { status: 'fail', key: 'budget.initial.revenue' },
    mended: { text: '2023年年初预算收入1050万元，其中：一般公共预算拨款800万元，政府性基金预算拨款150万元，其他收入100万元。' },
  },
  'sum.threePublic': {
    because: '0 + 1.97 + 4.36 = 6.33; vehicles are not stated, so their running costs stand for them',
    given: {
      figures: {
        'threePublic.actual.total': '6.83',
        'threePublic.actual.abroad': '0',
        'threePublic.actual.vehicleRunning': '1.97',
        'threePublic.actual.reception': '4.36',
      },
    },
    finds: { status: 'fail', key: 'threePublic.actual.total', expected: '6.33' },
    mended: {
      figures: {
        'threePublic.actual.total': '6.33',
        'threePublic.actual.abroad': '0',
        'threePublic.actual.vehicleRunning': '1.97',
        'threePublic.actual.reception': '4.36',
      },
    },
  },
  'sum.procurement': {
    because: '46.27 + 248.22 + 163.96 = 458.45, not 485.45',
    given: {
      figures: {
        'procurement.actual.total': '485.45',
        'procurement.actual.goods': '46.27',
        'procurement.actual.works': '248.22',
        'procurement.actual.services': '163.96',
      },
    },
    finds: { status: 'fail', key: 'procurement.actual.total', expected: '458.45' },
    mended: {
      figures: {
        'procurement.actual.total': '458.45',
        'procurement.actual.goods': '46.27',
        'procurement.actual.works': '248.22',
        'procurement.actual.services': '163.96',
      },
    },
  },
  'sum.staffing': {
    because: '16 + 1 + 26 = 43, not 42',
    given: {
      figures: {
        'staff.established.total': '42',
        'staff.established.administrative': '16',
        'staff.established.support': '1',
        'staff.established.institution': '26',
      },
    },
    finds: { status: 'fail', key: 'staff.established.total', expected: '43' },
    mended: {
      figures: {
        'staff.established.total': '43',
        'staff.established.administrative': '16',
        'staff.established.support': '1',
        'staff.established.institution': '26',
      },
    },
  },
  'sum.netAssets': {
    because: '1343.06 − 390.45 = 952.61, not 925.61',
    given: { figures: { 'assets.total': '1343.06', 'assets.liabilities': '390.45', 'assets.net': '925.61' } },
    finds: { status: 'fail', key: 'assets.net', expected: '952.61' },
    mended: { figures: { 'assets.total': '1343.06', 'assets.liabilities': '390.45', 'assets.net': '952.61' } },
  },
  'sum.stated': {
    because: '130 + 20 + 30 = 180, not 167',
    given: { text: '全年排查危旧房167户，其中已加固130户，已拆除20户，剩余30户列入明年计划。' },
    finds: { status: 'fail', id: 'sum.stated:全年排查危旧房167' },
    mended: { text: '全年排查危旧房180户，其中已加固130户，已拆除20户，剩余30户列入明年计划。' },
  },
  'sum.offices': {
    because: 'four offices are counted, three are listed',
    given: { text: '本单位设四个办公室，分别是党政办公室、经济办公室、民政办公室。', figures: { 'org.offices': '4' } },
    finds: { status: 'warn', key: 'org.offices' },
    mended: { text: '本单位设三个办公室，分别是党政办公室、经济办公室、民政办公室。', figures: { 'org.offices': '3' } },
  },
  'diff.budgetChange': {
    because: '2084.651785 − 1864.23 = 220.421785; two digits were swapped',
    given: {
      figures: { 'budget.final.expenditure': '2084.651785', 'budget.initial.expenditure': '1864.23', 'budget.final.change': '240.221785' },
    },
    finds: { status: 'fail', key: 'budget.final.change', expected: '220.421785' },
    mended: {
      figures: { 'budget.final.expenditure': '2084.651785', 'budget.initial.expenditure': '1864.23', 'budget.final.change': '220.421785' },
    },
  },
  'rate.share': {
    because: '2456.49 ÷ 2582.39 = 95.1247 %',
    given: {
      figures: { 'budget.final.basic': '2456.49', 'budget.final.expenditure': '2582.39', 'budget.final.basicShare': '92.15' },
    },
    finds: { status: 'fail', key: 'budget.final.basicShare', expected: '95.12' },
    mended: { figures: { 'budget.final.basic': '2456.49', 'budget.final.expenditure': '2582.39', 'budget.final.basicShare': '95.12' } },
  },
  'rate.utilisation': {
    because: '520.96 ÷ 729.03 = 71.4593 %',
    given: { figures: { 'assets.fixedInUse': '520.96', 'assets.fixedOriginal': '729.03', 'assets.utilisation': '74.16' } },
    finds: { status: 'fail', key: 'assets.utilisation', expected: '71.46' },
    mended: { figures: { 'assets.fixedInUse': '520.96', 'assets.fixedOriginal': '729.03', 'assets.utilisation': '71.46' } },
  },
  'rate.execution': {
    because: '1650.12 ÷ 1802.55 = 91.5436 %',
    given: {
      figures: {
        'budget.final.expenditure': '1650.12',
        'budget.adjusted.expenditure': '1802.55',
        'budget.final.executionRate': '100',
      },
    },
    finds: { status: 'fail', key: 'budget.final.executionRate', expected: '91.54' },
    mended: {
      figures: {
        'budget.final.expenditure': '1650.12',
        'budget.adjusted.expenditure': '1802.55',
        'budget.final.executionRate': '91.54',
      },
    },
  },
  'rate.stated': {
    because: '117 of 167 is 70.06 %',
    given: { text: '今年摸排问题井盖167处，完成整改117处，井盖问题整改率100%。' },
    finds: { status: 'fail', id: 'rate.stated:井盖问题整改率100', quote: '井盖问题整改率100%', expected: '70.06' },
    mended: { text: '今年摸排问题井盖167处，完成整改117处，井盖问题整改率70.06%。' },
  },
  'rate.impossible': {
    because: '16 of 17 is 94.12 %, 17 of 17 is 100 %: nothing gives 98 %',
    given: { text: '共受理邻里纠纷17起，调解成功率达98%。' },
    finds: { status: 'fail', quote: '调解成功率达98%' },
    mended: { text: '共受理邻里纠纷17起，调解成功率达94.12%。' },
  },
  'rate.overTarget': {
    because: '124 of 80 mu is 155 %',
    given: { text: '下达造林任务80亩，实际完成124亩，任务完成率155%。' },
    finds: { status: 'hint', quote: '任务完成率155%' },
    mended: { text: '下达造林任务80亩，实际完成80亩，任务完成率100%。' },
  },
  'unit.slip': {
    because: '458.45 − 248.22 − 163.96 = 46.27 万元; "46.27元" was written',
    given: { text: '政府采购支出458.45万元，其中：货物46.27元，工程248.22万元，服务163.96万元。' },
    finds: { status: 'fail', key: 'procurement.actual.goods', expected: '46.27', id: 'unit.slip:procurement.actual.goods' },
    mended: { text: '政府采购支出458.45万元，其中：货物46.27万元，工程248.22万元，服务163.96万元。' },
  },
  'bound.fixedAssets': {
    because: '1729.03 of 1343.06',
    given: { figures: { 'assets.fixedOriginal': '1729.03', 'assets.total': '1343.06' } },
    finds: { status: 'fail', key: 'assets.fixedOriginal' },
    mended: { figures: { 'assets.fixedOriginal': '729.03', 'assets.total': '1343.06' } },
  },
  'bound.staffing': {
    because: '17 administrative staff on 16 posts, though 40 of 43 altogether',
    given: {
      figures: {
        'staff.established.total': '43',
        'staff.inPost.total': '40',
        'staff.established.administrative': '16',
        'staff.inPost.administrative': '17',
      },
    },
    finds: { status: 'warn', key: 'staff.inPost.administrative', id: 'bound.staffing:staff.inPost.administrative' },
    mended: {
      figures: {
        'staff.established.total': '43',
        'staff.inPost.total': '40',
        'staff.established.administrative': '16',
        'staff.inPost.administrative': '16',
      },
    },
  },
  'bound.threePublic': {
    because: '9.86 of 9.50',
    given: { figures: { 'threePublic.budget.total': '9.50', 'threePublic.actual.total': '9.86' } },
    finds: { status: 'warn', key: 'threePublic.actual.total' },
    mended: { figures: { 'threePublic.budget.total': '9.50', 'threePublic.actual.total': '9.36' } },
  },
  'bound.worksProcurement': {
    because: '248.22 of 125.9',
    given: { figures: { 'procurement.actual.works': '248.22', 'budget.final.project': '125.9' } },
    finds: { status: 'warn', key: 'procurement.actual.works' },
    mended: { figures: { 'procurement.actual.works': '48.22', 'budget.final.project': '125.9' } },
  },
  'bound.adjustment': {
    because: '2061.79 ÷ 520.6 = 396.04 %',
    given: { figures: { 'budget.initial.expenditure': '520.6', 'budget.final.change': '2061.79' } },
    finds: { status: 'warn', key: 'budget.final.change', id: 'bound.adjustment:budget.adjustment' },
    mended: { figures: { 'budget.initial.expenditure': '520.6', 'budget.final.change': '156.18' } },
  },
  'same.value': {
    because: '4862.35 and 4826.35 are two values of one thing',
    given: {
      text: `${outline}二、预算支出情况\n年末资产总额4862.35万元。\n五、其他需要说明的情况\n年末资产总额4826.35万元。`,
      figures: { 'assets.total': '4862.35' },
    },
    finds: { status: 'fail', key: 'assets.total', expected: '4862.35' },
    mended: {
      text: `${outline}二、预算支出情况\n年末资产总额4862.35万元。\n五、其他需要说明的情况\n年末资产总额4862.35万元。`,
      figures: { 'assets.total': '4862.35' },
    },
  },
  'same.identicalPlan': {
    because: '286.40 planned and 286.40 spent',
    given: { figures: { 'runningCosts.budget': '286.40', 'runningCosts.actual': '286.4' } },
    finds: { status: 'hint', key: 'runningCosts.actual' },
    mended: { figures: { 'runningCosts.budget': '286.40', 'runningCosts.actual': '271.93' } },
  },
  'same.unitKind': {
    because: 'the unit is a 乡; 青石镇 is another place, 我镇 is not',
    given: { text: '道路通到青石镇。我镇新修水渠三条，全镇受益。', figures: { 'unit.kind': 'township' } },
    finds: { status: 'warn', id: 'same.unitKind:镇', quote: '我镇新修水渠三条' },
    mended: { text: '道路通到青石镇。我乡新修水渠三条，全乡受益。', figures: { 'unit.kind': 'township' } },
  },
  'same.year': {
    because: 'the title says 2022, the report is on 2023',
    given: { text: `${headed('2022年度')}一、基本情况\n2023年度，我乡围绕中心工作开展自评。`, figures: { year: '2023' } },
    finds: { status: 'warn', id: 'same.year:title', quote: '清水乡人民政府2022年度部门整体支出绩效自评报告' },
    mended: { text: `${headed('2023年度')}一、基本情况\n2023年度，我乡围绕中心工作开展自评。`, figures: { year: '2023' } },
  },
  'grade.score': {
    because: '89.5 lies in [80, 90), which is 良',
    given: { figures: { 'result.selfScore': '89.5', 'result.selfGrade': 'excellent' } },
    finds: { status: 'fail', key: 'result.selfGrade' },
    mended: { figures: { 'result.selfScore': '89.5', 'result.selfGrade': 'good' } },
  },
  'score.sum': {
    because: '9 + 53 + 27.5 = 89.5, not 91.5; the weights 10 + 60 + 30 make 100, so nothing is left out',
    given: {
      text: '投入类指标10分，得9分；过程类指标60分，得53分；产出类指标30分，得27.5分。',
      figures: { 'result.selfScore': '91.5' },
    },
    finds: { status: 'fail', key: 'result.selfScore', expected: '89.5' },
    mended: {
      text: '投入类指标10分，得9分；过程类指标60分，得53分；产出类指标30分，得27.5分。',
      figures: { 'result.selfScore': '89.5' },
    },
  },
  'score.loss': {
    because: '10 points were lost, reasons are given for 4 of them',
    given: { text: '自评扣分情况：目标细化不够，扣1分；公开不及时，扣3分。', figures: { 'result.selfScore': '90' } },
    finds: { status: 'warn', key: 'result.selfScore' },
    mended: { text: '自评扣分情况：目标细化不够，扣1分；公开不及时，扣9分。', figures: { 'result.selfScore': '90' } },
  },
  'score.attainable': {
    because: 'with 0 of 5 points for the adjustment at most 95 can be reached',
    given: {
      figures: { 'result.selfScore': '98' },
      with: {
        attainable: {
          max: '95',
          lines: [{ indicator: 'a', name: { zh: '预算控制率', en: 'Budget control' }, max: '0', weight: '5', because: { zh: '', en: '' } }],
        },
      },
    },
    finds: { status: 'warn', key: 'result.selfScore' },
    mended: { figures: { 'result.selfScore': '95' }, with: { attainable: { max: '95', lines: [] } } },
  },
  'claim.contradiction': {
    because: '2061.79 added to 520.6 is no good execution',
    given: {
      text: '一年来预算执行总体较好，各项工作有序推进。',
      figures: { 'budget.initial.expenditure': '520.6', 'budget.final.change': '2061.79' },
    },
    finds: { status: 'warn', id: 'claim.contradiction:预算执行', quote: '预算执行总体较好' },
    mended: {
      text: '一年来预算执行总体较好，各项工作有序推进。',
      figures: { 'budget.initial.expenditure': '520.6', 'budget.final.change': '20.79' },
    },
  },
  'claim.unfinished': {
    because: 'the year is over; what is expected by its end can be told as done',
    given: { text: '产业园区正在建设，到年底将完成厂房两栋。' },
    finds: { status: 'hint', quote: '产业园区正在建设，到年底将完成厂房两栋' },
    mended: { text: '产业园区已经建成，完成厂房两栋。' },
  },
  'form.projects': {
    because: '125.9 spent on projects, and the chapter says 无',
    given: { text: '四、项目绩效目标完成情况\n无', figures: { 'budget.final.project': '125.9' } },
    finds: { status: 'warn', key: 'budget.final.project', id: 'form.projects:projects' },
    mended: { text: '四、项目绩效目标完成情况\n无', figures: { 'budget.final.project': '0' } },
  },
  'form.measures': {
    because: 'three causes, one measure',
    given: { text: '五、存在问题原因分析\n1.人手不足。\n2.预算不细。\n3.培训不够。\n六、改进措施\n1.加强培训。' },
    finds: { status: 'hint' },
    mended: { text: '五、存在问题原因分析\n1.人手不足。\n2.预算不细。\n六、改进措施\n1.加强培训。\n2.细化预算。' },
  },
  'form.complete': {
    because: 'no chapter on the result',
    given: { text: '一、部门基本情况\n无\n二、预算支出情况\n无', with: chapters },
    finds: { status: 'fail', id: 'form.complete' },
    mended: { text: outline, with: { required: { sections: ['budget', 'result'], forms: [] } } },
  },
  'text.numbering': {
    because: 'chapter three comes twice',
    given: { text: '一、部门基本情况\n无\n二、预算支出情况\n无\n三、综合评价结论\n无\n三、存在的问题\n无\n四、其他需要说明的情况\n无' },
    finds: { status: 'hint', quote: '三、存在的问题', id: 'text.numbering:level1' },
    mended: { text: '一、部门基本情况\n无\n二、预算支出情况\n无\n三、综合评价结论\n无\n四、存在的问题\n无\n五、其他需要说明的情况\n无' },
  },
  'text.doubled': {
    because: '健全 is typed twice; 一户一户 is meant',
    given: { text: '进一步健全健全长效机制，一户一户走访。' },
    finds: { status: 'hint', quote: '健全健全', id: 'text.doubled:健全长效机制' },
    mended: { text: '进一步健全长效机制，一户一户走访。' },
  },
  'text.template': {
    because: 'the hint of the template was not replaced',
    given: { text: '本单位共有办公用房XX平方米（请填写实际面积）。' },
    finds: { status: 'warn', quote: 'XX平方米（请填写实际面积）', id: 'text.template:共有办公用房XX平方米请填写实际面积' },
    mended: { text: '本单位共有办公用房820平方米。' },
  },
  'prior.opening': {
    because: "last year's report closed with 35.20, not 32.50",
    given: { figures: { 'carryOver.opening': '32.50' }, with: { lastYear: { 'carryOver.closing': '35.20' } } },
    finds: { status: 'warn', key: 'carryOver.opening', expected: '35.2' },
    mended: { figures: { 'carryOver.opening': '35.20' }, with: { lastYear: { 'carryOver.closing': '35.20' } } },
  },
  'peer.outlier': {
    because: 'median 90.5, MAD 1: 98 is more than 3 away',
    given: { figures: { 'result.selfScore': '98' }, with: { peers: peerScores.map((score) => ({ 'result.selfScore': score })) } },
    finds: { status: 'hint', key: 'result.selfScore', id: 'peer.outlier:selfScore' },
    mended: { figures: { 'result.selfScore': '92' }, with: { peers: peerScores.map((score) => ({ 'result.selfScore': score })) } },
  },
};
