// Decides which figure a subject (科目) states: what it is × the side it is stated for → key.
import type { FigureKey } from '../reports/figures.table';
import type { SectionKey } from '../reports/sections.table';

export type Topic =
  'budget' | 'threePublic' | 'procurement' | 'runningCosts' | 'carryOver' | 'assets' | 'buildings' | 'staff' | 'organisation' | 'result';
/** initial 年初预算 · adjusted 全年/调整预算 · final 决算 · prior 上年 · established 编制 · inPost 实有. */
export type Side = 'initial' | 'adjusted' | 'final' | 'established' | 'inPost';
interface KeyRow {
  readonly item: string;
  readonly topic: Topic;
  readonly keys: Partial<Record<Side | 'prior' | 'always' | 'share', FigureKey>>;
}

const table = [
  { item: 'revenue', topic: 'budget', keys: { initial: 'budget.initial.revenue', final: 'budget.final.revenue' } },
  { item: 'generalPublic', topic: 'budget', keys: { initial: 'budget.initial.generalPublic' } },
  {
    item: 'expenditure',
    topic: 'budget',
    keys: { initial: 'budget.initial.expenditure', adjusted: 'budget.adjusted.expenditure', final: 'budget.final.expenditure' },
  },
  {
    item: 'basic',
    topic: 'budget',
    keys: { initial: 'budget.initial.basic', final: 'budget.final.basic', share: 'budget.final.basicShare' },
  },
  {
    item: 'project',
    topic: 'budget',
    keys: { initial: 'budget.initial.project', final: 'budget.final.project', share: 'budget.final.projectShare' },
  },
  { item: 'change', topic: 'budget', keys: { always: 'budget.final.change' } },
  { item: 'executionRate', topic: 'budget', keys: { always: 'budget.final.executionRate' } },
  { item: 'opening', topic: 'carryOver', keys: { always: 'carryOver.opening' } },
  { item: 'closing', topic: 'carryOver', keys: { always: 'carryOver.closing' } },

  {
    item: 'threePublic',
    topic: 'threePublic',
    keys: { initial: 'threePublic.budget.total', final: 'threePublic.actual.total', prior: 'threePublic.prior.total' },
  },
  { item: 'abroad', topic: 'threePublic', keys: { initial: 'threePublic.budget.abroad', final: 'threePublic.actual.abroad' } },
  { item: 'vehicles', topic: 'threePublic', keys: { initial: 'threePublic.budget.vehicles', final: 'threePublic.actual.vehicles' } },
  {
    item: 'vehiclePurchase',
    topic: 'threePublic',
    keys: { initial: 'threePublic.budget.vehiclePurchase', final: 'threePublic.actual.vehiclePurchase' },
  },
  {
    item: 'vehicleRunning',
    topic: 'threePublic',
    keys: { initial: 'threePublic.budget.vehicleRunning', final: 'threePublic.actual.vehicleRunning' },
  },
  { item: 'reception', topic: 'threePublic', keys: { initial: 'threePublic.budget.reception', final: 'threePublic.actual.reception' } },

  { item: 'runningCosts', topic: 'runningCosts', keys: { initial: 'runningCosts.budget', final: 'runningCosts.actual' } },

  { item: 'procurement', topic: 'procurement', keys: { initial: 'procurement.budget', final: 'procurement.actual.total' } },
  { item: 'goods', topic: 'procurement', keys: { final: 'procurement.actual.goods' } },
  { item: 'works', topic: 'procurement', keys: { final: 'procurement.actual.works' } },
  { item: 'services', topic: 'procurement', keys: { final: 'procurement.actual.services' } },

  { item: 'assets', topic: 'assets', keys: { final: 'assets.total' } },
  { item: 'liabilities', topic: 'assets', keys: { final: 'assets.liabilities' } },
  { item: 'netAssets', topic: 'assets', keys: { final: 'assets.net' } },
  { item: 'fixedOriginal', topic: 'assets', keys: { final: 'assets.fixedOriginal' } },
  { item: 'fixedInUse', topic: 'assets', keys: { final: 'assets.fixedInUse' } },
  { item: 'utilisation', topic: 'assets', keys: { always: 'assets.utilisation' } },

  { item: 'approvedArea', topic: 'buildings', keys: { always: 'buildings.approvedArea' } },
  { item: 'actualArea', topic: 'buildings', keys: { always: 'buildings.actualArea' } },
  { item: 'approvedCost', topic: 'buildings', keys: { always: 'buildings.approvedCost' } },
  { item: 'actualCost', topic: 'buildings', keys: { always: 'buildings.actualCost' } },

  { item: 'staff', topic: 'staff', keys: { established: 'staff.established.total', inPost: 'staff.inPost.total' } },
  {
    item: 'administrative',
    topic: 'staff',
    keys: { established: 'staff.established.administrative', inPost: 'staff.inPost.administrative' },
  },
  { item: 'support', topic: 'staff', keys: { established: 'staff.established.support', inPost: 'staff.inPost.support' } },
  { item: 'institution', topic: 'staff', keys: { established: 'staff.established.institution', inPost: 'staff.inPost.institution' } },

  { item: 'offices', topic: 'organisation', keys: { always: 'org.offices' } },
  { item: 'centres', topic: 'organisation', keys: { always: 'org.centres' } },
  { item: 'brigades', topic: 'organisation', keys: { always: 'org.brigades' } },

  { item: 'score', topic: 'result', keys: { always: 'result.selfScore' } },
] as const satisfies readonly KeyRow[];

export type Item = (typeof table)[number]['item'];
export const figureKeysTable: readonly (KeyRow & { readonly item: Item })[] = table;

const byItem = new Map<Item, KeyRow>(table.map((row) => [row.item, row]));
export const keysOf = (item: Item): KeyRow['keys'] => byItem.get(item)?.keys ?? {};
export const topicOf = (item: Item): Topic => byItem.get(item)?.topic ?? 'budget';
/** The same, for 收支 too. */
export const topicOfItem = (item: Item | 'both'): Topic => (item === 'both' ? 'budget' : topicOf(item));

/** Topics of money that is planned and spent by itself. */
export const SPENT: ReadonlySet<Topic | null> = new Set<Topic | null>(['threePublic', 'procurement', 'runningCosts']);

/** What a bare "预算数6万元" or "年末实有40人" is about, once its topic is known. */
export const totalOf: Partial<Record<Topic, Item>> = {
  budget: 'expenditure',
  threePublic: 'threePublic',
  procurement: 'procurement',
  runningCosts: 'runningCosts',
  staff: 'staff',
};

/** Where a section begins its topic, and the side that is meant there when none is named. */
export const topicOfSection: Partial<Record<SectionKey, { readonly topic: Topic; readonly side?: Side }>> = {
  'basics.organisation': { topic: 'organisation' },
  'basics.staffing': { topic: 'staff' },
  budget: { topic: 'budget' },
  'budget.plan': { topic: 'budget', side: 'initial' },
  'budget.final': { topic: 'budget', side: 'final' },
  'budget.threePublic': { topic: 'threePublic' },
  'budget.procurement': { topic: 'procurement', side: 'final' },
  'budget.assets': { topic: 'assets', side: 'final' },
  result: { topic: 'result' },
};

/** Headings that open no section and still say what the paragraphs below them are about. */
const headingTopics: readonly (readonly [RegExp, Topic])[] = [[/(?:公用经费|机关运行经费)[^，。、和及与]{0,6}$/, 'runningCosts']];
export const topicOfHeading = (title: string): Topic | null => headingTopics.find(([words]) => words.test(title))?.[1] ?? null;

/** The home (章节) of a topic: of two equal statements the one at home is the value. */
export const homeOf: Record<Topic, readonly SectionKey[]> = {
  budget: ['budget.plan', 'budget.final', 'budget'],
  carryOver: ['budget.final', 'budget.plan', 'budget'],
  threePublic: ['budget.threePublic', 'budget'],
  procurement: ['budget.procurement', 'budget'],
  runningCosts: ['budget.threePublic', 'budget.procurement', 'budget.final', 'budget'],
  assets: ['budget.assets', 'budget'],
  buildings: ['budget.assets', 'budget', 'other'],
  staff: ['basics.staffing', 'basics'],
  organisation: ['basics.organisation', 'basics'],
  result: ['result'],
};
