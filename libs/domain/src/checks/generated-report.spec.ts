// Shows, for whole reports written at random, that a consistent one is not blamed and that each mistake planted in its words is named.
import * as fc from 'fast-check';
import { Decimal } from '../decimal';
import { documentFromText } from '../reading/document-from-text';
import { chooseFigures, readDocument } from '../reading/read';
import type { Finding } from './finding';
import { runChecks } from './run-checks';
import { usualBands } from './worked-input';

const money = (cents: number): string => new Decimal(cents).div(100).toFixed(2);
const rate = (part: number, whole: number): string => new Decimal(part).div(whole).times(100).toFixed(2);
const cents = (least: number, most: number) => fc.integer({ min: least * 100, max: most * 100 });

const kinds = [
  { name: '石塘乡人民政府', self: '我乡', all: '全乡', wrong: '我镇' },
  { name: '柳林镇人民政府', self: '我镇', all: '全镇', wrong: '我乡' },
  { name: '东湖街道办事处', self: '我街道', all: '全街道', wrong: '我局' },
] as const;

const seeds = fc.record({
  kind: fc.constantFrom(...kinds),
  year: fc.integer({ min: 2019, max: 2026 }),
  basic: cents(300, 4000),
  project: cents(150, 2000),
  more: fc.integer({ min: 1, max: 12 }),
  running: cents(2, 12),
  reception: cents(2, 12),
  saved: fc.integer({ min: 10, max: 90 }),
  goods: cents(5, 40),
  works: cents(5, 40),
  services: cents(5, 40),
  debts: cents(20, 800),
  net: cents(3000, 9000),
  fixed: cents(1000, 2500),
  used: fc.integer({ min: 60, max: 99 }),
  posts: fc.tuple(fc.integer({ min: 8, max: 30 }), fc.integer({ min: 8, max: 40 })),
  found: fc.integer({ min: 30, max: 90 }),
  mended: fc.integer({ min: 10, max: 29 }),
  disputes: fc.integer({ min: 11, max: 45 }),
});
type Seed = typeof seeds extends fc.Arbitrary<infer Value> ? Value : never;

const write = (seed: Seed): string => {
  const { kind, year, basic, project, running, reception, goods, works, services, debts, net, fixed } = seed;
  const initial = basic + project;
  const finalBasic = Math.floor((basic * (100 + seed.more)) / 100);
  const finalProject = Math.floor((project * (101 + seed.more)) / 100);
  const final = finalBasic + finalProject;
  const [spentRunning, spentReception] = [Math.floor((running * seed.saved) / 100), Math.floor((reception * seed.saved) / 100)];
  const used = Math.floor((fixed * seed.used) / 100);
  const [administrative, institution] = seed.posts;
  return `${kind.name}${year}年度部门整体支出绩效自评报告
一、部门、单位基本情况
（一）机构设置情况
${kind.self}设三个办公室和一个中心，分别是党政办公室、经济办公室、民政办公室、政务服务中心。
（二）人员编制情况
${kind.self}核定编制${administrative + institution}个，其中行政编制${administrative}个，事业编制${institution}个；${year}年年末实有在职人员${administrative + institution - 2}人，其中行政人员${administrative - 1}人，事业人员${institution - 1}人。
二、预算支出情况
（一）部门预算情况
${year}年年初预算收入${money(initial)}万元，其中一般公共预算拨款${money(initial)}万元；年初预算支出${money(initial)}万元，其中：基本支出${money(basic)}万元，项目支出${money(project)}万元。
（二）部门决算情况
${year}年决算总支出${money(final)}万元，较年初预算增加${money(final - initial)}万元，其中：基本支出${money(finalBasic)}万元，占总支出的${rate(finalBasic, final)}%；项目支出${money(finalProject)}万元，占总支出的${rate(finalProject, final)}%。
（三）“三公”经费执行情况
${year}年“三公”经费预算数${money(running + reception)}万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费${money(running)}万元，公务接待费${money(reception)}万元。“三公”经费决算数${money(spentRunning + spentReception)}万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费${money(spentRunning)}万元，公务接待费${money(spentReception)}万元。
（四）政府采购执行情况
${year}年度政府采购支出${money(goods + works + services)}万元，其中：货物${money(goods)}万元，工程${money(works)}万元，服务${money(services)}万元。
（五）资产管理情况
${year}年年末资产总额${money(debts + net)}万元，负债总额${money(debts)}万元，净资产${money(net)}万元。固定资产原值${money(fixed)}万元，在用资产${money(used)}万元，资产使用率${rate(used, fixed)}%。
三、综合评价结论
${year}年度，${kind.self}预算执行情况较好。自评得分94分，评价等级为“优”。扣分原因：目标不够细，扣4分；公开稍迟，扣2分。
四、评价指标分析
${kind.all}摸排危旧房${seed.found}户，其中已加固${seed.mended}户，剩余${seed.found - seed.mended}户；加固户验收合格。全年发现隐患${seed.found}处，整改${seed.mended}处，整改率${rate(seed.mended, seed.found)}%。受理邻里纠纷${seed.disputes}件，调解成功${seed.disputes - 1}件，调解成功率${rate(seed.disputes - 1, seed.disputes)}%。居民收入同比增长120%，发放补贴3200元。
五、存在问题原因分析
1.预算不够细。
六、改进措施
1.细化预算。
七、其他需要说明的情况
无`;
};

const ASIDE = new Set(['form.complete', 'form.projects']);
const blamed = (text: string): Finding[] => {
  const document = documentFromText(text);
  const reading = readDocument(document);
  const figures = Object.fromEntries(Object.entries(chooseFigures(reading)).map(([key, { value }]) => [key, value]));
  const findings = runChecks({ document, reading, figures, required: { sections: [], forms: [] }, bands: usualBands });
  return findings.filter(({ status, check }) => (status === 'fail' || status === 'warn') && !ASIDE.has(check));
};
const lifted = (text: string, pattern: RegExp, by: string): string =>
  text.replace(pattern, (_, before: string, number: string, after: string) => `${before}${new Decimal(number).plus(by).toFixed()}${after}`);

it('blames nothing in a consistent report', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      expect(blamed(write(seed)).map(({ id, quote }) => `${id} ${quote}`)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

/** One change of the words → the finding that must name it. */
const planted: readonly (readonly [string, (text: string, seed: Seed) => string, id: string])[] = [
  ['basic expenditure', (text) => lifted(text, /(决算.*?基本支出)([\d.]+)(万元)/, '9'), 'sum.expenditure:budget.final.expenditure'],
  ['reception spent', (text) => lifted(text, /(决算数.*公务接待费)([\d.]+)(万元)/, '0.7'), 'sum.threePublic:threePublic.actual.total'],
  ['works procured', (text) => lifted(text, /(工程)([\d.]+)(万元)/, '3'), 'sum.procurement:procurement.actual.total'],
  ['established posts', (text) => lifted(text, /(核定编制)(\d+)(个)/, '-1'), 'sum.staffing:staff.established.total'],
  ['net assets', (text) => lifted(text, /(净资产)([\d.]+)(万元)/, '27'), 'sum.netAssets:assets.net'],
  ['change', (text) => lifted(text, /(增加)([\d.]+)(万元)/, '1'), 'diff.budgetChange:budget.final.change'],
  ['share', (text) => lifted(text, /(占总支出的)([\d.]+)(%)/, '2'), 'rate.share:budget.final.basicShare'],
  ['utilisation', (text) => lifted(text, /(使用率)([\d.]+)(%)/, '0.5'), 'rate.utilisation:assets.utilisation'],
  ['parts of a total', (text) => lifted(text, /(剩余)(\d+)(户)/, '1'), 'sum.stated:'],
  ['rate of what was mended', (text) => lifted(text, /(整改率)([\d.]+)(%)/, '1'), 'rate.stated:整改率'],
  ['unit of goods', (text) => text.replace(/(货物[\d.]+)万元/, '$1元'), 'unit.slip:procurement.actual.goods'],
  ['unit of the three public expenses', (text) => text.replace(/(决算数[\d.]+)万元/, '$1元'), 'unit.slip:threePublic.actual.total'],
  ['number of offices', (text) => text.replace('三个办公室', '五个办公室'), 'sum.offices:org.offices'],
  ['grade', (text) => text.replace('“优”', '“良”'), 'grade.score:result.selfGrade'],
  ['reason of a lost point', (text) => text.replace('；公开稍迟，扣2分', ''), 'score.loss:result.selfScore'],
  ['year of the assets', (text, { year }) => text.replace(`${year}年年末资产`, `${year - 1}年年末资产`), 'same.year:'],
  ['name for itself', (text, { kind }) => text.replace(`${kind.self}预算`, `${kind.wrong}预算`), 'same.unitKind:'],
  ['hint of the template', (text) => text.replace('四、评价指标分析', '四、评价指标分析（此处填写分析内容）'), 'text.template:'],
];

it.each(planted)('names one planted mistake: %s', (_, plant, id) => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const text = write(seed);
      const changed = plant(text, seed);
      expect(changed).not.toBe(text);
      const found = blamed(changed);
      expect(found.filter((finding) => finding.id.startsWith(id)).length).toBeGreaterThan(0);
      for (const { quote } of found) expect(quote === undefined || changed.includes(quote)).toBe(true);
    }),
    { numRuns: 8 },
  );
});
