// Decides how a whole report is written at random: what it says (facts that agree), and how it says it (outline, wording, unit, prose or tables).
import { Decimal } from '../decimal';

const rate = (part: number, whole: number): string => new Decimal(part).div(whole).times(100).toFixed(2);
export const writtenKinds = [
  { name: '石塘乡人民政府', self: '我乡', all: '全乡', wrong: '我镇' },
  { name: '柳林镇人民政府', self: '我镇', all: '全镇', wrong: '我乡' },
  { name: '东湖街道办事处', self: '我街道', all: '全街道', wrong: '我局' },
] as const;

export interface Manner {
  readonly outline: 'han' | 'arabic' | 'part';
  readonly unit: '元' | '万元' | '亿元';
  readonly tables: boolean;
  /** Which of the wordings each paragraph takes, counted round. */
  readonly way: number;
}
/** Drawn at random; money in hundredths of 万元. */
export interface Seed {
  readonly kind: (typeof writtenKinds)[number];
  readonly year: number;
  readonly basic: number;
  readonly project: number;
  readonly more: number;
  readonly running: number;
  readonly reception: number;
  readonly saved: number;
  readonly goods: number;
  readonly works: number;
  readonly services: number;
  readonly debts: number;
  readonly net: number;
  readonly fixed: number;
  readonly used: number;
  readonly posts: readonly [administrative: number, institution: number];
  readonly found: number;
  readonly mended: number;
  readonly disputes: number;
}

/** Every figure as it will be stated; a mistake is planted by changing one of them. */
export const factsOf = (seed: Seed) => {
  const { basic, project, more, running, reception, saved, goods, works, services, debts, net, fixed, found, mended, disputes } = seed;
  const initial = basic + project;
  const finalBasic = Math.floor((basic * (100 + more)) / 100);
  const finalProject = Math.floor((project * (101 + more)) / 100);
  const final = finalBasic + finalProject;
  const [spentRunning, spentReception] = [Math.floor((running * saved) / 100), Math.floor((reception * saved) / 100)];
  const inUse = Math.floor((fixed * seed.used) / 100);
  const [administrative, institution] = seed.posts;
  const adjusted = final + 1000;
  return {
    kind: seed.kind,
    year: seed.year,
    offices: '三' as string,
    posts: administrative + institution,
    administrative,
    institution,
    staff: administrative + institution - 2,
    administrativeStaff: administrative - 1,
    institutionStaff: institution - 1,
    revenue: initial,
    publicBudget: initial,
    initial,
    basic,
    project,
    adjusted,
    final,
    finalBasic,
    finalProject,
    basicShare: rate(finalBasic, final),
    projectShare: rate(finalProject, final),
    change: final - initial,
    execution: rate(final, adjusted),
    threePublic: running + reception,
    running,
    reception,
    spent: spentRunning + spentReception,
    spentRunning,
    spentReception,
    procured: goods + works + services,
    goods,
    works,
    services,
    assets: debts + net,
    debts,
    net,
    fixed,
    inUse,
    utilisation: rate(inUse, fixed),
    score: '94',
    grade: '优',
    inputs: '9',
    process: '56',
    outputs: '29',
    reasons: '扣分原因：目标不够细，扣4分；公开稍迟，扣2分。',
    found,
    mended,
    left: found - mended,
    mendedRate: rate(mended, found),
    disputes,
    settled: disputes - 1,
    settledRate: rate(disputes - 1, disputes),
    again: '',
    /** Paragraphs after the analysis. */
    more: '',
    /** An amount that is written in another unit than it is meant in. */
    slipped: '' as '' | 'goods' | 'spent' | 'spentReception' | 'works',
  };
};
export type Facts = ReturnType<typeof factsOf>;

const HAN = '零一二三四五六七八九';
const numbersOf: Record<Manner['outline'], readonly [(chapter: number) => string, (chapter: number, part: number) => string]> = {
  han: [(chapter) => `${HAN[chapter]}、`, (_, part) => `（${HAN[part]}）`],
  arabic: [(chapter) => `${chapter}.`, (chapter, part) => `${chapter}.${part} `],
  part: [(chapter) => `第${HAN[chapter]}部分 `, (_, part) => `${HAN[part]}、`],
};

const amountIn = (unit: Manner['unit'], hundredths: number): string => {
  if (unit === '元') return `${hundredths * 100}元`;
  return unit === '万元'
    ? `${new Decimal(hundredths).div(100).toFixed(2)}万元`
    : `${new Decimal(hundredths).div(1_000_000).toFixed(6)}亿元`;
};

export const writeReport = (facts: Facts, manner: Manner): string => {
  const { kind, year } = facts;
  const [chapter, part] = numbersOf[manner.outline];
  let [chapters, parts, ways] = [0, 0, manner.way];
  const large = (value: number) => amountIn(manner.unit, value);
  /** Nobody writes two cars and a dinner in 亿元. */
  const small = (value: number) => amountIn(manner.unit === '亿元' ? '万元' : manner.unit, value);
  const slip = (name: Facts['slipped'], value: number) => {
    const written = small(value);
    if (facts.slipped !== name) return written;
    return written.endsWith('万元') ? written.replace('万元', '元') : written.replace('元', '万元');
  };
  const one = (...wordings: readonly string[]): string => wordings[(ways += 1) % wordings.length] ?? '';
  const head = (title: string): string => {
    [chapters, parts] = [chapters + 1, 0];
    return `${chapter(chapters)}${title}`;
  };
  const sub = (title: string): string => `${part(chapters, (parts += 1))}${title}`;
  const item = (text: string): string => (manner.outline === 'han' ? `1.${text}` : `（1）${text}`);
  const table = (unit: string, ...rows: readonly (readonly string[])[]): string =>
    [`单位：${unit}`, ...rows.map((row) => row.join(' | '))].join('\n');
  const bare = (written: string): string => written.replace(/[万亿]?元$/, '');
  const unit = manner.unit;

  const finals = manner.tables
    ? table(
        unit,
        ['项目', '年初预算', '决算数', '占总支出比重'],
        ['基本支出', bare(large(facts.basic)), bare(large(facts.finalBasic)), `${facts.basicShare}%`],
        ['项目支出', bare(large(facts.project)), bare(large(facts.finalProject)), `${facts.projectShare}%`],
        ['合计', bare(large(facts.initial)), bare(large(facts.final)), '100.00%'],
      )
    : one(
        `${year}年决算总支出${large(facts.final)}，较年初预算增加${large(facts.change)}，其中：基本支出${large(facts.finalBasic)}，占总支出的${facts.basicShare}%；项目支出${large(facts.finalProject)}，占总支出的${facts.projectShare}%。`,
        `${year}年度总支出${large(facts.final)}，比年初预算增加${large(facts.change)}。其中基本支出${large(facts.finalBasic)}，占${facts.basicShare}%；项目支出${large(facts.finalProject)}，占${facts.projectShare}%。`,
      );

  return [
    `${kind.name}${year}年度部门整体支出绩效自评报告`,
    head('部门、单位基本情况'),
    sub('机构设置情况'),
    `${kind.self}设${facts.offices}个办公室和一个中心，分别是党政办公室、经济办公室、民政办公室、政务服务中心。`,
    sub('人员编制情况'),
    one(
      `${kind.self}核定编制${facts.posts}个，其中行政编制${facts.administrative}个，事业编制${facts.institution}个；${year}年年末实有在职人员${facts.staff}人，其中行政人员${facts.administrativeStaff}人，事业人员${facts.institutionStaff}人。`,
      `经核定，${kind.self}共有编制数${facts.posts}个，其中：行政编制数${facts.administrative}个，事业编制数${facts.institution}个。年末实有人数${facts.staff}人，其中：行政人员${facts.administrativeStaff}人，事业人员${facts.institutionStaff}人。`,
    ),
    head('预算支出情况'),
    sub('部门预算情况'),
    one(
      `${year}年年初预算收入${large(facts.revenue)}，其中一般公共预算拨款${large(facts.publicBudget)}；年初预算支出${large(facts.initial)}，其中：基本支出${large(facts.basic)}，项目支出${large(facts.project)}。`,
      `${year}年年初预算安排收入${large(facts.revenue)}，其中一般公共预算拨款${large(facts.publicBudget)}。年初预算安排支出${large(facts.initial)}，其中基本支出${large(facts.basic)}，项目支出${large(facts.project)}。`,
    ),
    sub('部门决算情况'),
    finals,
    `${year}年全年预算数${large(facts.adjusted)}，全年执行数${large(facts.final)}，预算执行率${facts.execution}%。`,
    sub('“三公”经费执行情况'),
    one(
      `${year}年“三公”经费预算数${small(facts.threePublic)}，其中：因公出国（境）费0${small(0).replace(/[\d.]/g, '')}，公务用车购置及运行维护费${small(facts.running)}，公务接待费${small(facts.reception)}。“三公”经费决算数${slip('spent', facts.spent)}，其中：因公出国（境）费0${small(0).replace(/[\d.]/g, '')}，公务用车购置及运行维护费${small(facts.spentRunning)}，公务接待费${slip('spentReception', facts.spentReception)}。`,
      `${year}年度三公经费预算${small(facts.threePublic)}，其中公务用车购置及运行维护费${small(facts.running)}、公务接待费${small(facts.reception)}；三公经费决算支出${slip('spent', facts.spent)}，其中公务用车购置及运行维护费${small(facts.spentRunning)}、公务接待费${slip('spentReception', facts.spentReception)}。`,
    ),
    sub('政府采购执行情况'),
    one(
      `${year}年度政府采购支出${small(facts.procured)}，其中：货物${slip('goods', facts.goods)}，工程${slip('works', facts.works)}，服务${small(facts.services)}。`,
      `${year}年政府采购支出总额${small(facts.procured)}，其中政府采购货物支出${slip('goods', facts.goods)}、政府采购工程支出${slip('works', facts.works)}、政府采购服务支出${small(facts.services)}。`,
    ),
    sub('资产管理情况'),
    one(
      `${year}年年末资产总额${large(facts.assets)}，负债总额${large(facts.debts)}，净资产${large(facts.net)}。固定资产原值${large(facts.fixed)}，在用资产${large(facts.inUse)}，资产使用率${facts.utilisation}%。`,
      `截至${year}年12月31日，资产总额${large(facts.assets)}，其中负债${large(facts.debts)}，净资产${large(facts.net)}；固定资产账面原值${large(facts.fixed)}，其中在用${large(facts.inUse)}，固定资产使用率${facts.utilisation}%。`,
    ),
    head('综合评价结论'),
    one(
      `${year}年度，${kind.self}预算执行情况较好。自评得分${facts.score}分，评价等级为“${facts.grade}”。${facts.reasons}`,
      `${kind.self}预算执行情况较好，自评得分${facts.score}分，等级为${facts.grade}。${facts.reasons}`,
    ),
    `其中：投入10分，得${facts.inputs}分；过程60分，得${facts.process}分；产出30分，得${facts.outputs}分。`,
    head('评价指标分析'),
    `${kind.all}摸排危旧房${facts.found}户，其中已加固${facts.mended}户，剩余${facts.left}户；加固户验收合格。全年发现隐患${facts.found}处，整改${facts.mended}处，整改率${facts.mendedRate}%。受理邻里纠纷${facts.disputes}件，调解成功${facts.settled}件，调解成功率${facts.settledRate}%。居民收入同比增长120%，发放补贴3200元。`,
    ...(facts.more === '' ? [] : [facts.more]),
    head('存在问题原因分析'),
    item('预算不够细。'),
    head('改进措施'),
    item('细化预算。'),
    head('其他需要说明的情况'),
    facts.again === '' ? '无' : facts.again,
  ].join('\n');
};
