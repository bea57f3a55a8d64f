// Records the parameters of every rule kind (评分规则) and what each of them is applied to.
import type { Decimal } from '../decimal';
import type { Words } from '../words';
import type { Counting } from './counting';
import type { Interval } from './intervals';

/** What a rule is applied to: a rate in per cent, or a plain number (persons, points, 万元). */
export type ValueUnit = 'percent' | 'number';

/** T1: full points up to a threshold, then a deduction for each percentage point beyond it. */
export interface PerPoint {
  /** The side of the threshold that costs points. */
  readonly side: 'above' | 'below';
  /** Per cent. */
  readonly threshold: string;
  /** Points taken for each percentage point. */
  readonly deduct: string;
  readonly counting: Counting;
  /** Fewest points that remain. */
  readonly floor: string;
}
/** T2: a deduction for each step (5 percentage points, say) away from a target, on one or both sides. */
export interface PerStep {
  readonly sides: 'above' | 'below' | 'both';
  readonly target: string;
  readonly step: string;
  readonly deduct: string;
  readonly counting: Counting;
  readonly floor: string;
}
export interface Band extends Interval {
  readonly points: string;
}
/** T3: points by the band in which the value lies. The bands cover every value once. */
export interface Bands {
  readonly unit: ValueUnit;
  readonly bands: readonly Band[];
}
export interface ChecklistItem {
  readonly id: string;
  readonly name: Words;
  readonly points: string;
}
/** T4: the points of the items that are met, added up. */
export interface Checklist {
  readonly items: readonly ChecklistItem[];
}
/** T5: a deduction for each violation found. */
export interface PerViolation {
  readonly deduct: string;
  readonly floor: string;
  /** What is looked at. */
  readonly checks: readonly Words[];
}
/** Over-fulfilment far beyond the target (a target set too low) costs points, where a scheme says so. */
export interface OverTarget {
  /** Per cent of the target from which on points are taken. */
  readonly beyond: string;
  readonly step: string;
  readonly deduct: string;
  readonly counting: Counting;
}
/** T6: weight × actual ÷ target (positive) or weight × target ÷ actual (reverse), capped. */
export interface Proportional {
  readonly direction: 'positive' | 'reverse';
  readonly unit: ValueUnit;
  readonly target: string;
  /** Per cent of the weight that cannot be exceeded. */
  readonly cap: string;
  readonly over?: OverTarget;
}
export interface Tier extends Interval {
  readonly id: string;
  readonly name: Words;
}
/** T7: qualitative tiers, each a range of points or of per cent of the weight; together they cover the range once, or name single points. */
export interface Tiers {
  readonly measure: 'share' | 'points';
  readonly tiers: readonly Tier[];
}
/** T8: where nothing of the kind exists (no input stated, or all of them zero) the line counts full, or its weight goes to the others. */
export interface NotApplicable {
  readonly then: 'full' | 'redistributed';
  readonly otherwise: NumberRule;
}
/** T9: a score from elsewhere, converted. */
export interface Imported {
  readonly outOf: string;
}

export interface RuleParameters {
  perPoint: PerPoint;
  perStep: PerStep;
  bands: Bands;
  checklist: Checklist;
  perViolation: PerViolation;
  proportional: Proportional;
  tiers: Tiers;
  notApplicable: NotApplicable;
  imported: Imported;
}
export type RuleKindName = keyof RuleParameters;
export type RuleOf<K extends RuleKindName> = { readonly kind: K } & RuleParameters[K];
export type Rule = { [K in RuleKindName]: RuleOf<K> }[RuleKindName];
/** Rules that turn one number into points. */
export type NumberKind = 'perPoint' | 'perStep' | 'bands' | 'perViolation' | 'proportional' | 'imported';
export type NumberRule = { [K in NumberKind]: RuleOf<K> }[NumberKind];

export interface RuleValues {
  perPoint: Decimal;
  perStep: Decimal;
  bands: Decimal;
  /** Ids of the items that are met. */
  checklist: readonly string[];
  /** How many violations. */
  perViolation: Decimal;
  proportional: Decimal;
  /** `at` = where inside the tier, in its measure. */
  tiers: { readonly tier: string; readonly at: Decimal };
  /** null = nothing of the kind exists. */
  notApplicable: Decimal | null;
  imported: Decimal;
}
