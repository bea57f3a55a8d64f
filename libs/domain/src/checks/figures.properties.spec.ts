// Shows, for figures of any size, that what is consistent is not blamed, and that each planted mistake is found and named.
import * as fc from 'fast-check';
import { Decimal } from '../decimal';
import { figuresTable, type FigureKey, type Figures } from '../reports/figures.table';
import { sumsTable } from './figure-relations.table';
import type { Finding } from './finding';
import { runChecks } from './run-checks';
import { inputOf } from './worked-input';

const money = (cents: number): string => new Decimal(cents).div(100).toFixed(2);
const percent = (part: number, whole: number): string => new Decimal(part).div(whole).times(100).toFixed(2);
const amount = (least: number, most: number) => fc.integer({ min: least * 100, max: most * 100 });
const people = fc.integer({ min: 1, max: 60 });
/** A share of an amount, in thousandths. */
const part = (most = 950) => fc.integer({ min: 50, max: most });
const of = (whole: number, thousandths: number): number => Math.max(100, Math.floor((whole * thousandths) / 1000));

const seeds = fc.record({
  basic: amount(300, 5000),
  project: amount(100, 3000),
  added: part(280),
  unspent: part(100),
  abroad: amount(1, 9),
  purchase: amount(1, 30),
  running: amount(1, 15),
  reception: amount(1, 15),
  saved: part(),
  goods: amount(1, 80),
  works: part(),
  services: amount(1, 90),
  procurement: amount(0, 20),
  costs: amount(20, 200),
  liabilities: amount(10, 2000),
  net: amount(1000, 6000),
  fixed: part(),
  inUse: part(),
  posts: fc.tuple(people, people, people),
  vacant: fc.tuple(part(), part(), part()),
  score: fc.integer({ min: 0, max: 10000 }),
});
type Seeds = typeof seeds extends fc.Arbitrary<infer Value> ? Value : never;

const gradeOf = (score: number) => (score >= 9000 ? 'excellent' : score >= 8000 ? 'good' : score >= 6000 ? 'fair' : 'poor');

const budgetOf = (seed: Seeds): Figures => {
  const initial = seed.basic + seed.project;
  const adjusted = initial + of(initial, seed.added);
  const final = adjusted - Math.min(of(adjusted, seed.unspent), adjusted - initial > 200 ? adjusted - initial - 100 : 1);
  const finalProject = of(final, 400);
  const finalBasic = final - finalProject;
  return {
    'budget.initial.revenue': money(initial),
    'budget.initial.generalPublic': money(initial),
    'budget.initial.expenditure': money(initial),
    'budget.initial.basic': money(seed.basic),
    'budget.initial.project': money(seed.project),
    'budget.adjusted.expenditure': money(adjusted),
    'budget.final.revenue': money(final),
    'budget.final.expenditure': money(final),
    'budget.final.basic': money(finalBasic),
    'budget.final.project': money(finalProject),
    'budget.final.change': money(final - initial),
    'budget.final.basicShare': percent(finalBasic, final),
    'budget.final.projectShare': percent(finalProject, final),
    'budget.final.executionRate': percent(final, adjusted),
  };
};
const threePublicOf = (seed: Seeds): Figures => {
  const actual = [seed.abroad, seed.purchase, seed.running, seed.reception].map((each) => of(each, seed.saved)) as [
    number,
    number,
    number,
    number,
  ];
  const side = (name: 'budget' | 'actual', [abroad, purchase, running, reception]: [number, number, number, number]): Figures => ({
    [`threePublic.${name}.total`]: money(abroad + purchase + running + reception),
    [`threePublic.${name}.abroad`]: money(abroad),
    [`threePublic.${name}.vehicles`]: money(purchase + running),
    [`threePublic.${name}.vehiclePurchase`]: money(purchase),
    [`threePublic.${name}.vehicleRunning`]: money(running),
    [`threePublic.${name}.reception`]: money(reception),
  });
  return { ...side('budget', [seed.abroad, seed.purchase, seed.running, seed.reception]), ...side('actual', actual) };
};
const restOf = (seed: Seeds, project: number): Figures => {
  const works = Math.min(of(project, seed.works), 90 * 100);
  const bought = seed.goods + works + seed.services;
  const assets = seed.liabilities + seed.net;
  const fixed = of(assets, seed.fixed);
  const inUse = of(fixed, Math.max(seed.inUse, 200));
  const inPost = seed.posts.map((posts, index) => Math.floor((posts * (seed.vacant[index] ?? 1000)) / 1000)) as [number, number, number];
  const staff = (side: 'established' | 'inPost', [administrative, support, institution]: [number, number, number]): Figures => ({
    [`staff.${side}.total`]: String(administrative + support + institution),
    [`staff.${side}.administrative`]: String(administrative),
    [`staff.${side}.support`]: String(support),
    [`staff.${side}.institution`]: String(institution),
  });
  return {
    'procurement.budget': money(bought + seed.procurement),
    'procurement.actual.total': money(bought),
    'procurement.actual.goods': money(seed.goods),
    'procurement.actual.works': money(works),
    'procurement.actual.services': money(seed.services),
    'runningCosts.budget': money(seed.costs),
    'runningCosts.actual': money(of(seed.costs, Math.max(seed.saved, 200))),
    'assets.total': money(assets),
    'assets.liabilities': money(seed.liabilities),
    'assets.net': money(seed.net),
    'assets.fixedOriginal': money(fixed),
    'assets.fixedInUse': money(inUse),
    'assets.utilisation': percent(inUse, fixed),
    ...staff('established', seed.posts),
    ...staff('inPost', inPost),
    'result.selfScore': money(seed.score),
    'result.selfGrade': gradeOf(seed.score),
  };
};
const consistent = seeds.map((seed): Figures => {
  const budget = budgetOf(seed);
  const project = new Decimal(budget['budget.final.project'] ?? 0).times(100).toNumber();
  return { year: '2023', 'unit.kind': 'town', ...budget, ...threePublicOf(seed), ...restOf(seed, project) };
});

const NOT_OF_FIGURES = new Set(['score.loss', 'form.projects', 'form.complete', 'same.year']);
const blamed = (figures: Figures): Finding[] =>
  runChecks(inputOf({ figures })).filter(({ status, check }) => (status === 'fail' || status === 'warn') && !NOT_OF_FIGURES.has(check));
const about = (findings: readonly Finding[], check: string) => findings.filter((finding) => finding.check === check);
const changed = (figures: Figures, key: FigureKey, by: string): Figures => ({
  ...figures,
  [key]: new Decimal(figures[key] ?? 0).plus(by).toFixed(),
});

describe('consistent figures', () => {
  it('give no fail and no warn', () => {
    fc.assert(
      fc.property(consistent, (figures) => {
        expect(blamed(figures).map(({ id }) => id)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('stay without blame when any of them is not stated', () => {
    // Vehicles that are not stated are by definition the sum of their stated children, so dropping those changes what is said.
    const keys = figuresTable.map(({ key }) => key).filter((key) => !key.includes('vehicle'));
    fc.assert(
      fc.property(consistent, fc.subarray(keys), (figures, dropped) => {
        const rest = Object.fromEntries(Object.entries(figures).filter(([key]) => !(dropped as string[]).includes(key)));
        expect(blamed(rest).map(({ id }) => id)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** One wrong figure → the check that must name it, and the figure that it is anchored at. */
const planted: readonly (readonly [FigureKey, string, check: string, anchor: FigureKey])[] = [
  ['budget.initial.basic', '1', 'sum.expenditure', 'budget.initial.expenditure'],
  ['budget.final.project', '7.3', 'sum.expenditure', 'budget.final.expenditure'],
  ['budget.initial.generalPublic', '3', 'sum.revenue', 'budget.initial.revenue'],
  ['threePublic.budget.total', '0.5', 'sum.threePublic', 'threePublic.budget.total'],
  ['threePublic.actual.reception', '0.9', 'sum.threePublic', 'threePublic.actual.total'],
  ['threePublic.actual.vehicles', '0.9', 'sum.threePublic', 'threePublic.actual.vehicles'],
  ['procurement.actual.services', '1', 'sum.procurement', 'procurement.actual.total'],
  ['staff.established.support', '1', 'sum.staffing', 'staff.established.total'],
  ['staff.inPost.total', '1', 'sum.staffing', 'staff.inPost.total'],
  ['assets.net', '1', 'sum.netAssets', 'assets.net'],
  ['assets.total', '90', 'sum.netAssets', 'assets.net'],
  ['budget.final.change', '1', 'diff.budgetChange', 'budget.final.change'],
  ['budget.final.basicShare', '0.03', 'rate.share', 'budget.final.basicShare'],
  ['assets.utilisation', '1', 'rate.utilisation', 'assets.utilisation'],
  ['budget.final.executionRate', '1', 'rate.execution', 'budget.final.executionRate'],
  ['assets.fixedOriginal', '9000', 'bound.fixedAssets', 'assets.fixedOriginal'],
  ['staff.inPost.administrative', '70', 'bound.staffing', 'staff.inPost.administrative'],
  ['threePublic.actual.total', '90', 'bound.threePublic', 'threePublic.actual.total'],
  ['threePublic.actual.reception', '90', 'bound.threePublic', 'threePublic.actual.reception'],
  ['procurement.actual.works', '9000', 'bound.worksProcurement', 'procurement.actual.works'],
  ['budget.adjusted.expenditure', '9000', 'bound.adjustment', 'budget.adjusted.expenditure'],
];

describe('one planted mistake', () => {
  it.each(planted)('%s %s more is found by %s', (key, by, check, anchor) => {
    fc.assert(
      fc.property(consistent, (figures) => {
        const found = about(blamed(changed(figures, key, by)), check);
        expect(found.map((finding) => finding.key)).toContain(anchor);
        expect(found.every(({ message }) => message.zh.length > 10 && message.en.length > 10)).toBe(true);
      }),
      { numRuns: 4 },
    );
  });

  it('a grade of another band is named', () => {
    fc.assert(
      fc.property(consistent, fc.constantFrom('excellent', 'good', 'fair', 'poor'), (figures, grade) => {
        const right = figures['result.selfGrade'] === grade;
        expect(about(blamed({ ...figures, 'result.selfGrade': grade }), 'grade.score')).toHaveLength(right ? 0 : 1);
      }),
    );
  });
});

/** Money that a sum or a twin holds in place. */
const heldInPlace = figuresTable
  .filter(({ key, unit }) => unit === 'wanyuan' && !/^(?:carryOver|buildings|threePublic\.prior)/.test(key))
  .map(({ key }) => key)
  .filter(
    (key) =>
      sumsTable.some(({ total, parts }) => total === key || parts.includes(key)) ||
      /runningCosts|revenue|fixed|procurement\.budget/.test(key),
  );

describe('one amount in the wrong unit', () => {
  it.each(heldInPlace.flatMap((key) => (['0.0001', '10000'] as const).map((factor) => [key, factor] as const)))(
    '%s × %s is found, and nothing else is taken for a slip',
    (key, factor) => {
      fc.assert(
        fc.property(consistent, (figures) => {
          const value = new Decimal(figures[key] ?? 0);
          // What is below ten thousand yuan may well be written in yuan.
          fc.pre(value.abs().gte(1));
          const slipped = { ...figures, [key]: value.times(factor).toFixed() };
          const found = about(blamed(slipped), 'unit.slip');
          expect(found.map((finding) => [finding.key, finding.expected])).toEqual([[key, value.toFixed()]]);
          expect(about(blamed({ ...slipped, [key]: found[0]?.expected ?? '' }), 'unit.slip')).toEqual([]);
        }),
        { numRuns: 4 },
      );
    },
  );
});
