// Records what the grammar holds in mind while it reads prose: the clause, and what is carried from clause to clause.
import type { Item, Side, Topic } from './figure-keys.table';

export type Period = 'current' | 'prior' | 'other';
export interface Base {
  side: Side | null;
  period: Period | null;
}

/** The words between two amounts (or from the start of a clause to its amount). */
export interface Segment {
  /** First word that says something; -1 while there is none. */
  start: number;
  item: Item | 'both' | null;
  weak: boolean;
  /** Its topic makes a weak subject certain (货物 beside 政府采购). */
  proven: boolean;
  /** A bare 支出 after the expenditure has a value already. */
  spentAgain: boolean;
  /** An unknown word stands right before the subject and may make it another one ("农业项目支出"). */
  tainted: boolean;
  side: Side | null;
  /** Said by a word as short as 预算. */
  sideWeak: boolean;
  staffSide: 'established' | 'inPost' | null;
  /** 核定, 现有: a following 编制 or 人员 says it better. */
  staffWeak: boolean;
  period: Period | null;
  /** Length of the unknown words since the subject. */
  unknownAfter: number;
  apart: boolean;
  /** Of a project or a fund (专项资金). */
  project: boolean;
  rough: boolean;
  mode: 'level' | 'base' | 'change' | 'share';
  sign: 1 | -1;
  base: Base | null;
  gradeIs: boolean;
  total: boolean;
  words: number;
  /** A unit declared in brackets: "三公经费（万元）6.33". */
  declared: string | null;
  /** The side that held before this segment named its own. */
  sideBefore: Side | null;
  /** 控制在预算…以内, 完成预算…的: the number is that of the budget, named in passing. */
  passing: boolean;
}

/** What holds from comma to comma. */
export interface Clause {
  /** Amounts so far. */
  amounts: number;
  unknown: boolean;
  aim: boolean;
  side: boolean;
}

/** Amounts that follow 分别为 are dealt out to these, in order. */
export interface Dealing {
  readonly to: 'item' | 'side' | 'period';
  readonly items: readonly (Item | 'both')[];
  readonly sides: readonly Side[];
  readonly periods: readonly Period[];
  mode: Segment['mode'];
  next: number;
}
export interface Heads {
  items: (Item | 'both')[];
  sides: Side[];
  periods: Period[];
}

export interface Carried {
  topic: Topic | null;
  item: Item | 'both' | null;
  itemWeak: boolean;
  /** The side under which `item` already has its value. */
  valued: boolean;
  side: Side | null;
  /** How far away the side was named: 0 this sentence, 1 an earlier one, 2 only the section says it. */
  sideDistance: 0 | 1 | 2;
  staffSide: 'established' | 'inPost' | null;
  period: Period;
  /** The period was said by its year ("2022年"), not by 上年. */
  byYear: boolean;
  within: boolean;
  /** Kinds listed since 其中, and whether each is followed by its own 实有. */
  kinds: number;
  alternating: boolean;
  /** The total of the posts (编制) is stated in this sentence. */
  postsTotal: boolean;
  /** Subjects named in this sentence that are parts of a total, and in the one before. */
  parts: readonly Item[];
  partsBefore: readonly Item[];
  /** 由45名调整为50名: the next amount is where it comes from. */
  origin: boolean;
  /** What 其中 divides. */
  parent: Item | 'both' | null;
  elsewhere: boolean;
  /** Another place by name (白石乡): nothing here is the unit's own, not even its people. */
  another: boolean;
  /** What 只安排…一项 makes the same as its only part. */
  twin: Item | null;
  /** The side before 由, 从; undefined where none was said. */
  from: Side | null | undefined;
  /** The indicator (指标) that this paragraph is about, where a sentence only named it. */
  indicator: Topic | null;
  pendingBase: Base | null;
  sentenceTopic: Topic | null;
  scored: boolean;
  /** The points of one indicator (产出指标50分) were just said: a score that follows may be its. */
  partScored: boolean;
  scale: boolean;
}

export const newSegment = (): Segment => ({
  start: -1,
  item: null,
  weak: false,
  proven: false,
  spentAgain: false,
  tainted: false,
  side: null,
  sideWeak: false,
  staffSide: null,
  staffWeak: false,
  period: null,
  unknownAfter: 0,
  apart: false,
  project: false,
  rough: false,
  mode: 'level',
  sign: 1,
  base: null,
  gradeIs: false,
  total: false,
  words: 0,
  declared: null,
  sideBefore: null,
  passing: false,
});
export const newClause = (): Clause => ({ amounts: 0, unknown: false, aim: false, side: false });
export const newHeads = (): Heads => ({ items: [], sides: [], periods: [] });
export const newCarried = (topic: Topic | null, side: Side | null): Carried => ({
  topic,
  item: null,
  itemWeak: false,
  valued: false,
  side,
  sideDistance: 2,
  staffSide: null,
  period: 'current',
  byYear: false,
  within: false,
  kinds: 0,
  alternating: false,
  postsTotal: false,
  parts: [],
  partsBefore: [],
  origin: false,
  parent: null,
  elsewhere: false,
  another: false,
  from: undefined,
  twin: null,
  indicator: null,
  pendingBase: null,
  sentenceTopic: null,
  scored: false,
  partScored: false,
  scale: false,
});
