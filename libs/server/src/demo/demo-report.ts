// Decides what a demonstration report says: figures that agree with each other and prose that states them.
import { Decimal, rounded, type ContentPatch, type UnitKind } from '@camphor/domain';
import type { DemoOrganisation } from './county.table';

const money = (value: Decimal): string => rounded(value, 2);
const share = (part: Decimal, whole: Decimal): string => rounded(part.times(100).div(whole), 2);
const weWords: Record<UnitKind, string> = { township: '我乡', town: '我镇', subdistrict: '我街道', department: '我局' };

interface Amounts {
  readonly [name: string]: Decimal;
}
/** Amounts in 万元, different for each unit, built so that every sum and rate holds; `n` from 0. */
const amountsOf = (n: number): Amounts => {
  const initialBasic = new Decimal(760).plus(new Decimal(n).times('31.37'));
  const initialProject = new Decimal(180).plus(new Decimal(n).times('7.45'));
  const initial = initialBasic.plus(initialProject);
  const added = initial.times(n % 3 === 0 ? '0.08' : '0.16').toDecimalPlaces(2);
  const final = initial.plus(added);
  const finalProject = initialProject.times('1.1').toDecimalPlaces(2);
  const vehicles = new Decimal('3.2').plus(new Decimal(n % 7).times('0.15'));
  const reception = new Decimal('4.1').plus(new Decimal(n % 5).times('0.22'));
  const goods = new Decimal('41.3').plus(new Decimal(n).times('0.9'));
  const works = new Decimal('60.4').plus(new Decimal(n).times('1.1'));
  const services = new Decimal('38.8').plus(new Decimal(n).times('0.7'));
  const assets = new Decimal('1420').plus(new Decimal(n).times('23.61'));
  const liabilities = new Decimal('288.6').plus(new Decimal(n).times('3.17'));
  const fixed = new Decimal('812.4').plus(new Decimal(n).times('11.03'));
  const inUse = fixed.times('0.93').toDecimalPlaces(2);
  return {
    initialBasic,
    initialProject,
    initial,
    added,
    final,
    finalProject,
    finalBasic: final.minus(finalProject),
    vehicles,
    reception,
    goods,
    works,
    services,
    assets,
    liabilities,
    fixed,
    inUse,
  };
};

/** Content of a unit's report for a year; consistent, so that only the head's signature is missing. */
export const demoReport = (
  unit: DemoOrganisation,
  year: number,
  n: number,
): Required<Pick<ContentPatch, 'title' | 'figures' | 'sections' | 'tables'>> => {
  const a = amountsOf(n);
  const of = (name: string): Decimal => a[name] ?? new Decimal(0);
  const we = weWords[unit.kind as UnitKind];
  const administrative = 16 + (n % 6);
  const institution = 24 + (n % 9);
  const posts = administrative + institution;
  const threeBudget = of('vehicles').plus(of('reception'));
  const vehiclesActual = of('vehicles').times('0.9').toDecimalPlaces(2);
  const receptionActual = of('reception').times('0.85').toDecimalPlaces(2);
  const procurement = of('goods').plus(of('works')).plus(of('services'));
  const score = n % 4 === 0 ? '93' : n % 4 === 1 ? '91.5' : n % 4 === 2 ? '88' : '90';
  const grade = n % 4 === 2 ? 'good' : 'excellent';
  const lost = money(new Decimal(100).minus(score));
  const figures: Record<string, string> = {
    'unit.name': unit.name,
    'unit.kind': unit.kind,
    year: String(year),
    'staff.established.total': String(posts),
    'staff.established.administrative': String(administrative),
    'staff.established.institution': String(institution),
    'staff.inPost.total': String(posts - 2),
    'staff.inPost.administrative': String(administrative - 1),
    'staff.inPost.institution': String(institution - 1),
    'budget.initial.revenue': money(of('initial')),
    'budget.initial.generalPublic': money(of('initial')),
    'budget.initial.expenditure': money(of('initial')),
    'budget.initial.basic': money(of('initialBasic')),
    'budget.initial.project': money(of('initialProject')),
    'budget.final.revenue': money(of('final')),
    'budget.final.expenditure': money(of('final')),
    'budget.final.basic': money(of('finalBasic')),
    'budget.final.project': money(of('finalProject')),
    'budget.final.change': money(of('added')),
    'budget.final.basicShare': share(of('finalBasic'), of('final')),
    'budget.final.projectShare': share(of('finalProject'), of('final')),
    'threePublic.budget.total': money(threeBudget),
    'threePublic.budget.abroad': '0.00',
    'threePublic.budget.vehicles': money(of('vehicles')),
    'threePublic.budget.reception': money(of('reception')),
    'threePublic.actual.total': money(vehiclesActual.plus(receptionActual)),
    'threePublic.actual.abroad': '0.00',
    'threePublic.actual.vehicles': money(vehiclesActual),
    'threePublic.actual.reception': money(receptionActual),
    'procurement.actual.total': money(procurement),
    'procurement.actual.goods': money(of('goods')),
    'procurement.actual.works': money(of('works')),
    'procurement.actual.services': money(of('services')),
    'assets.total': money(of('assets')),
    'assets.liabilities': money(of('liabilities')),
    'assets.net': money(of('assets').minus(of('liabilities'))),
    'assets.fixedOriginal': money(of('fixed')),
    'assets.fixedInUse': money(of('inUse')),
    'assets.utilisation': share(of('inUse'), of('fixed')),
    'result.selfScore': score,
    'result.selfGrade': grade,
  };
  const f = (key: string): string => figures[key] ?? '';
  const sections: Record<string, string> = {
    'basics.organisation': `${unit.name}为县级一级预算单位，经费由县财政统一安排。`,
    'basics.staffing': `核定编制${f('staff.established.total')}名，其中行政编制${f('staff.established.administrative')}名，事业编制${f('staff.established.institution')}名；${year}年末实有在职人员${f('staff.inPost.total')}人，其中行政人员${f('staff.inPost.administrative')}人，事业人员${f('staff.inPost.institution')}人。`,
    'budget.plan': `${year}年年初预算收入${f('budget.initial.revenue')}万元，其中一般公共预算拨款${f('budget.initial.generalPublic')}万元；年初预算支出${f('budget.initial.expenditure')}万元，其中：基本支出${f('budget.initial.basic')}万元，项目支出${f('budget.initial.project')}万元。`,
    'budget.final': `${year}年决算总收入${f('budget.final.revenue')}万元，较年初预算增加${f('budget.final.change')}万元；总支出${f('budget.final.expenditure')}万元，其中：基本支出${f('budget.final.basic')}万元，占总支出的${f('budget.final.basicShare')}%；项目支出${f('budget.final.project')}万元，占总支出的${f('budget.final.projectShare')}%。`,
    'budget.threePublic': `${year}年“三公”经费预算数${f('threePublic.budget.total')}万元，其中：因公出国（境）费0.00万元，公务用车购置及运行维护费${f('threePublic.budget.vehicles')}万元，公务接待费${f('threePublic.budget.reception')}万元。“三公”经费决算数${f('threePublic.actual.total')}万元，其中：因公出国（境）费0.00万元，公务用车购置及运行维护费${f('threePublic.actual.vehicles')}万元，公务接待费${f('threePublic.actual.reception')}万元。`,
    'budget.procurement': `${year}年度政府采购支出${f('procurement.actual.total')}万元，其中：货物${f('procurement.actual.goods')}万元，工程${f('procurement.actual.works')}万元，服务${f('procurement.actual.services')}万元。`,
    'budget.assets': `${year}年末资产总额${f('assets.total')}万元，负债总额${f('assets.liabilities')}万元，净资产${f('assets.net')}万元。固定资产原值${f('assets.fixedOriginal')}万元，在用固定资产${f('assets.fixedInUse')}万元，固定资产使用率${f('assets.utilisation')}%。`,
    result: `对照指标逐项评价，${year}年度自评得分${score}分，评价等级为“${grade === 'excellent' ? '优' : '良'}”。扣${lost}分，扣分原因：年中追加预算较多，预算控制率未达满分；绩效目标细化不够。`,
    analysis: `${we}围绕年初目标安排资金，重点工作按计划推进。全年维修渠道8公里、山塘6口，办理群众来信来访事项42件，已办结42件，办结率100%。`,
    projects: `${year}年项目支出${f('budget.final.project')}万元，主要用于人居环境整治和基层治理，项目均已完成并通过验收。`,
    causes: '1.预算编制不够细。年初对新增任务估计不足。\n2.绩效目标不够量化。部分指标以定性描述为主。',
    measures: '1.提前摸清项目需求，细化预算编制。\n2.组织业务培训，提高目标编制质量。',
    other: '无。',
  };
  const projects = [
    {
      项目名称: '农村人居环境整治',
      主管部门: unit.name,
      年度资金总额: f('budget.final.project'),
      总体目标: '完成年度整治任务',
      完成情况: '已完成并通过验收',
      得分: '95',
    },
  ];
  return { title: `${unit.name}${year}年度部门整体支出绩效自评报告`, figures, sections, tables: { projectSelfEvaluation: projects } };
};
