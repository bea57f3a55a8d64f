// Records an indicator scheme (评分方案) as data: the tree of indicators, their rules and formulas, grade bands, caps and vetoes.
import { canonicalJson } from '../audit/canonical-json';
import type { Grade } from '../reports/figures.table';
import type { Words } from '../words';
import type { Interval } from './intervals';
import type { Rule } from './rules';

/** One summand: a figure key, or the id of a quantity (`adjustment` 追加 is built in). */
export interface Term {
  readonly sign: '+' | '-';
  readonly of: string;
}
/** Sum over sum in per cent; without a denominator the sum itself, in the unit of its figures. */
export interface Formula {
  readonly numerator: readonly Term[];
  readonly denominator?: readonly Term[];
}
/** A quantity that figures can give in several ways: the first sum whose inputs are all stated counts. */
export interface Quantity {
  readonly id: string;
  readonly name: Words;
  readonly firstOf: readonly (readonly Term[])[];
}

/** What counts when the formula of a line cannot be computed. */
export const FALLBACKS = ['judged', 'full', 'zero'] as const;
export type Fallback = (typeof FALLBACKS)[number];
/** Where a row of a built-in scheme was found: in a public county form, or completed by us. */
export const ORIGINS = ['found', 'own'] as const;

export interface Leaf {
  readonly kind: 'leaf';
  readonly id: string;
  readonly name: Words;
  /** Points. */
  readonly weight: string;
  readonly rule: Rule;
  /** With a formula the line is computed, without one it is judged. */
  readonly formula?: Formula;
  /** An input is absent; `judged` when not given. `full` holds only where no input at all is stated. */
  readonly absent?: Fallback;
  /** The denominator is zero or below; `judged` when not given. */
  readonly zeroDenominator?: Fallback;
  readonly origin?: (typeof ORIGINS)[number];
  readonly note?: Words;
}
export interface Group {
  readonly kind: 'group';
  readonly id: string;
  readonly name: Words;
  readonly weight: string;
  readonly children: readonly Indicator[];
  /** The unit may put indicators of its own in place of the children; the weight of the group stays. */
  readonly unitSet?: boolean;
}
export type Indicator = Leaf | Group;

export interface GradeBand extends Interval {
  readonly grade: Grade;
}
export const COMPARISONS = ['above', 'atLeast', 'below', 'atMost'] as const;
export type Comparison = (typeof COMPARISONS)[number];
/** When a cap or a veto holds: a fact stated about the report ("late"), a rate of its figures, or the points of a line. */
export type Condition =
  | { readonly kind: 'fact'; readonly fact: string }
  | { readonly kind: 'rate'; readonly formula: Formula; readonly is: Comparison; readonly value: string }
  | { readonly kind: 'line'; readonly indicator: string; readonly is: Comparison; readonly points: string };
/** 封顶: the total counts at most these points. */
export interface Cap {
  readonly id: string;
  readonly name: Words;
  readonly when: Condition;
  readonly points: string;
}
/** 一票否决: the grade is at best this one, whatever the points. */
export interface Veto {
  readonly id: string;
  readonly name: Words;
  readonly when: Condition;
  readonly grade: Grade;
}
export interface Scheme {
  readonly name: string;
  readonly version: number;
  readonly title: Words;
  readonly source: Words;
  /** Some weights are an example of ours, not a rule of any authority. */
  readonly example?: boolean;
  /** Points of all indicators together. */
  readonly total: string;
  /** Each line is rounded once, half-up, to this step; the total is the exact sum of the rounded lines. */
  readonly rounding: { readonly mode: 'half-up'; readonly step: string };
  /** Best grade first. */
  readonly bands: readonly GradeBand[];
  readonly caps: readonly Cap[];
  readonly vetoes: readonly Veto[];
  readonly quantities?: readonly Quantity[];
  readonly indicators: readonly Indicator[];
}

/** A leaf with the names of the groups that hold it, outermost first. */
export interface PlacedLeaf {
  readonly leaf: Leaf;
  readonly path: readonly Words[];
}
const placed = (indicators: readonly Indicator[], path: readonly Words[]): PlacedLeaf[] =>
  indicators.flatMap((indicator) =>
    indicator.kind === 'leaf' ? [{ leaf: indicator, path }] : placed(indicator.children, [...path, indicator.name]),
  );

/** The lines of a score, in the order of the scheme. */
export const placedLeaves = (scheme: Scheme): PlacedLeaf[] => placed(scheme.indicators, []);
export const leavesOf = (scheme: Scheme): Leaf[] => placedLeaves(scheme).map(({ leaf }) => leaf);

/** What the digest of a scheme is taken over. */
export const schemeDigestInput = (scheme: Scheme): string => canonicalJson(scheme);
