// Shows, for whole reports written at random, that a consistent one is not blamed and that each mistake planted in its words is named, and nothing else.
import * as fc from 'fast-check';
import { Decimal } from '../decimal';
import { documentFromText } from '../reading/document-from-text';
import { chooseFigures, readDocument } from '../reading/read';
import type { Finding } from './finding';
import { runChecks } from './run-checks';
import { usualBands } from './worked-input';
import { factsOf, writeReport, writtenKinds, type Facts, type Manner, type Seed } from './written-report.fixture';

/** Hundredths of 万元. */
const cents = (least: number, most: number) => fc.integer({ min: least * 100, max: most * 100 });

const manners: fc.Arbitrary<Manner> = fc.record({
  outline: fc.constantFrom('han', 'arabic', 'part'),
  unit: fc.constantFrom('元', '万元', '亿元'),
  tables: fc.boolean(),
  way: fc.nat({ max: 5 }),
});

const seeds: fc.Arbitrary<Seed> = fc.record({
  kind: fc.constantFrom(...writtenKinds),
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

const factsArbitrary = seeds.map(factsOf);

const found = (text: string): Finding[] => {
  const document = documentFromText(text);
  const reading = readDocument(document);
  const figures = Object.fromEntries(Object.entries(chooseFigures(reading)).map(([key, { value }]) => [key, value]));
  const required = { sections: ['basics', 'budget', 'result', 'analysis', 'causes', 'measures', 'other'] as const, forms: [] };
  // That a report with projects has a form for them is another matter.
  return runChecks({ document, reading, figures, required, bands: usualBands }).filter(({ check }) => check !== 'form.projects');
};
const blamed = (text: string): Finding[] => found(text).filter(({ status }) => status === 'fail' || status === 'warn');
/** What a text alone cannot be asked: last year, peers, a scheme; and what is said in no consistent report. */
const NOT_ASKED = ['rate.impossible', 'rate.overTarget', 'score.attainable', 'prior.opening', 'peer.outlier'];

it('blames nothing in a consistent report, whatever its outline, wording, unit and tables', () => {
  fc.assert(
    fc.property(factsArbitrary, manners, (facts, manner) => {
      const findings = found(writeReport(facts, manner));
      expect(findings.filter(({ status }) => !['pass', 'skipped'].includes(status)).map(({ id, quote }) => `${id} ${quote}`)).toEqual([]);
      // Nothing is clean only because nobody looked. A table states no change.
      const silent = manner.tables ? [...NOT_ASKED, 'diff.budgetChange'] : NOT_ASKED;
      expect(findings.flatMap(({ check, status }) => (status === 'pass' || silent.includes(check) ? [] : check))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

const more = (written: string, by: string): string => new Decimal(written).plus(by).toFixed();
interface Planted {
  readonly what: string;
  /** What the report states instead. */
  readonly says?: (facts: Facts) => Partial<Facts>;
  readonly words?: (text: string, facts: Facts) => string;
  /** Only where the manner lets it be said. */
  readonly manner?: Partial<Manner>;
  /** The beginning of the id of the finding that must name it. */
  readonly id: string;
  /** What else is no longer true because of it. */
  readonly with?: readonly string[];
}

const planted: readonly Planted[] = [
  {
    what: 'a basic expenditure',
    says: ({ finalBasic }) => ({ finalBasic: finalBasic + 900 }),
    id: 'sum.expenditure:budget.final.expenditure',
    with: ['rate.share'],
  },
  {
    what: 'a planned project expenditure',
    says: ({ project }) => ({ project: project + 900 }),
    id: 'sum.expenditure:budget.initial.expenditure',
  },
  { what: 'the money of the public budget', says: ({ publicBudget }) => ({ publicBudget: publicBudget + 700 }), id: 'sum.revenue:' },
  {
    what: 'the reception spent',
    says: ({ spentReception }) => ({ spentReception: spentReception + 70 }),
    id: 'sum.threePublic:threePublic.actual.total',
    with: ['bound.threePublic'],
  },
  { what: 'works procured', says: ({ works }) => ({ works: works + 300 }), id: 'sum.procurement:procurement.actual.total' },
  { what: 'established posts', says: ({ posts }) => ({ posts: posts - 1 }), id: 'sum.staffing:staff.established.total' },
  {
    what: 'people in post',
    says: ({ institutionStaff }) => ({ institutionStaff: institutionStaff + 1 }),
    id: 'sum.staffing:staff.inPost.total',
  },
  { what: 'net assets', says: ({ net }) => ({ net: net + 2700 }), id: 'sum.netAssets:assets.net' },
  {
    what: 'the change',
    says: ({ change }) => ({ change: change + 100 }),
    manner: { tables: false },
    id: 'diff.budgetChange:budget.final.change',
  },
  { what: 'a share', says: ({ basicShare }) => ({ basicShare: more(basicShare, '-2') }), id: 'rate.share:budget.final.basicShare' },
  {
    what: 'the utilisation',
    says: ({ utilisation }) => ({ utilisation: more(utilisation, '-0.5') }),
    id: 'rate.utilisation:assets.utilisation',
  },
  {
    what: 'the rate of execution',
    says: ({ execution }) => ({ execution: more(execution, '-3') }),
    id: 'rate.execution:budget.final.executionRate',
  },
  { what: 'a part of a total in prose', says: ({ left }) => ({ left: left + 1 }), id: 'sum.stated:' },
  { what: 'a rate of what was mended', says: ({ mendedRate }) => ({ mendedRate: more(mendedRate, '1') }), id: 'rate.stated:' },
  { what: 'a rate that no count gives', says: ({ settledRate }) => ({ settledRate: more(settledRate, '0.37') }), id: 'rate.stated:' },
  {
    what: 'a rate that no whole number gives',
    says: ({ disputes }) => ({ settledRate: more(new Decimal(disputes - 1).div(disputes).times(100).toFixed(2), '0.37') }),
    words: (text) => text.replace(/调解成功\d+件，/, ''),
    id: 'rate.impossible:',
  },
  {
    what: 'twice the budget',
    says: ({ final, finalBasic, finalProject }) => {
      const [basic, project] = [Math.floor(finalBasic / 2), Math.floor(finalProject / 2)];
      const initial = basic + project;
      return { basic, project, initial, revenue: initial, publicBudget: initial, change: final - initial };
    },
    id: 'bound.adjustment:',
    with: ['claim.contradiction'],
  },
  {
    what: 'praise of an execution that failed',
    says: ({ final }) => ({ adjusted: final * 2, execution: '50.00' }),
    id: 'claim.contradiction:',
    with: ['bound.adjustment'],
  },
  { what: 'the unit of goods', says: () => ({ slipped: 'goods' }), id: 'unit.slip:procurement.actual.goods', with: ['sum.procurement'] },
  {
    what: 'the unit of the three public expenses',
    says: () => ({ slipped: 'spent' }),
    id: 'unit.slip:threePublic.actual.total',
    with: ['sum.threePublic', 'bound.threePublic'],
  },
  { what: 'the number of offices', says: () => ({ offices: '五' }), id: 'sum.offices:org.offices' },
  {
    what: 'one more in post than there are posts',
    says: ({ administrative, staff }) => ({ administrativeStaff: administrative + 1, staff: staff + 2 }),
    id: 'bound.staffing:staff.inPost.administrative',
  },
  {
    what: 'more spent on the three than planned',
    says: ({ threePublic, spentRunning }) => ({ spent: threePublic + 50, spentReception: threePublic + 50 - spentRunning }),
    id: 'bound.threePublic:threePublic.actual.',
  },
  {
    what: 'works beyond the projects',
    says: ({ finalProject, goods, services }) => ({ works: finalProject + 5000, procured: finalProject + 5000 + goods + services }),
    id: 'bound.worksProcurement:',
  },
  {
    what: 'fixed assets beyond all assets',
    says: ({ fixed }) => ({ assets: fixed - 1000, debts: 100, net: fixed - 1100 }),
    id: 'bound.fixedAssets:',
  },
  {
    what: 'another value said again',
    says: ({ assets }) => ({ again: `年末资产总额${assets + 31}00元。` }),
    id: 'same.value:assets.total',
  },
  { what: 'the grade', says: () => ({ grade: '良' }), id: 'grade.score:result.selfGrade' },
  { what: 'the points of a part', says: () => ({ process: '54' }), id: 'score.sum:result.selfScore' },
  { what: 'the reason of a lost point', says: () => ({ reasons: '扣分原因：目标不够细，扣4分。' }), id: 'score.loss:result.selfScore' },
  {
    what: 'the year of the budget',
    words: (text, { year }) => text.replace(`${year}年年初预算`, `${year - 1}年年初预算`),
    id: 'same.year:',
  },
  { what: 'its name for itself', words: (text, { kind }) => text.replace(`${kind.self}预算`, `${kind.wrong}预算`), id: 'same.unitKind:' },
  {
    what: 'a hint of the template',
    words: (text) => text.replace('评价指标分析', '评价指标分析（此处填写分析内容）'),
    id: 'text.template:',
  },
  { what: 'a placeholder', words: (text) => text.replace('发放补贴3200元', '发放补贴XX元'), id: 'text.template:' },
  {
    what: 'the chapter of the result',
    words: (text) => text.replace('综合评价结论', '工作回顾'),
    id: 'form.complete',
    with: ['text.numbering'],
  },
];

it.each(planted)('names one planted mistake and nothing else: $what', ({ says, words, manner, id, with: more = [] }) => {
  fc.assert(
    fc.property(factsArbitrary, manners, (facts, any) => {
      const said = { ...any, ...manner };
      const before = writeReport(facts, said);
      const stated = writeReport({ ...facts, ...says?.(facts) }, said);
      const text = words?.(stated, facts) ?? stated;
      expect(text).not.toBe(before);
      const all = blamed(text);
      expect(all.map((finding) => finding.id)).toEqual(expect.arrayContaining([expect.stringContaining(id)]));
      expect(all.filter((finding) => !finding.id.startsWith(id) && !more.includes(finding.check)).map((finding) => finding.id)).toEqual([]);
      for (const { quote } of all) expect(quote === undefined || text.includes(quote)).toBe(true);
    }),
    { numRuns: 3 },
  );
});

const subjects = ['危旧房', '破损路灯', '堵塞沟渠', '安全隐患', '违法用地', '问题井盖'];
const slips = fc.uniqueArray(
  fc.record({
    subject: fc.constantFrom(...subjects),
    among: fc.integer({ min: 20, max: 99 }),
    mended: fc.integer({ min: 5, max: 15 }),
    /** A false rate, a false total, a placeholder or a hint of the template. */
    slip: fc.constantFrom('rate', 'total', 'placeholder', 'hint'),
  }),
  { minLength: 2, maxLength: 6, selector: ({ subject, slip }) => `${subject} ${slip}` },
);
type Slip = typeof slips extends fc.Arbitrary<readonly (infer Value)[]> ? Value : never;
const sentenceOf = ({ subject, among, mended, slip }: Slip): string => {
  if (slip === 'rate') return `${subject}排查${among}处，整改${mended}处，整改率100%。`;
  if (slip === 'total') return `${subject}排查${among}处，其中已整改${mended}处，剩余${among - mended + 3}处。`;
  return slip === 'placeholder' ? `${subject}整治投入XX元。` : `${subject}（此处填写整治的情况）。`;
};
/** What is found of each sentence, by the words that it quotes. */
const idsIn = (facts: Facts, manner: Manner, lines: readonly string[]): Map<string, string> => {
  const text = writeReport({ ...facts, more: lines.join('\n') }, manner);
  return new Map(
    blamed(text).map(({ id, start = 0 }) => [
      lines.find((line) => text.indexOf(line) <= start && start < text.indexOf(line) + line.length) ?? '',
      id,
    ]),
  );
};

it('gives a finding the same id whatever is mended, moved or written beside it', () => {
  fc.assert(
    fc.property(factsArbitrary, manners, slips, fc.nat(), (facts, manner, all, pick) => {
      const lines = all.map(sentenceOf);
      const ids = idsIn(facts, manner, lines);
      expect([...ids.keys()].toSorted()).toEqual([...lines].toSorted());
      expect(new Set(ids.values()).size).toBe(lines.length);
      const at = pick % lines.length;
      const without = lines.filter((_, index) => index !== at);
      const mended = idsIn(facts, manner, without);
      for (const line of without) expect(mended.get(line)).toBe(ids.get(line));
      expect(idsIn(facts, manner, lines.toReversed())).toEqual(ids);
      const beside = idsIn({ ...facts, again: '全年平稳。', disputes: 40, settled: 30, settledRate: '75' }, manner, lines);
      expect(beside).toEqual(ids);
    }),
    { numRuns: 10 },
  );
});
