// Records what every rule kind has to say for itself, and decides the bounds that all of them keep.
import { Decimal, decimal, plain } from '../decimal';
import type { Words } from '../words';
import { COUNTINGS } from './counting';
import { problem, type Problem } from './problem';
import { oneOf, type Reader } from './read-shape';
import type { RuleKindName, RuleOf, RuleParameters, RuleValues } from './rules';

/** A case worked by hand; `source` says where the rule was found. All of them are tests. */
export interface Example<K extends RuleKindName> {
  readonly source: string;
  readonly rule: RuleParameters[K];
  readonly weight: string;
  readonly value: RuleValues[K];
  /** Unrounded, without trailing zeros. */
  readonly points: string;
}
export interface RuleKind<K extends RuleKindName> {
  readonly number: `T${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;
  readonly name: Words;
  readonly read: Reader<RuleOf<K>>;
  /** Unrounded points, never below zero, never above the weight. */
  readonly score: (rule: RuleParameters[K], value: RuleValues[K], weight: Decimal) => Decimal;
  /** The rule itself, as printed beside the score. */
  readonly describe: (rule: RuleParameters[K], weight: Decimal) => Words;
  /** Why this value gets these points. */
  readonly because: (rule: RuleParameters[K], value: RuleValues[K], weight: Decimal) => Words;
  readonly problems: (rule: RuleParameters[K], weight: Decimal, at: string) => Problem[];
  readonly examples: readonly Example<K>[];
}

export const zero = new Decimal(0);
export const within = (points: Decimal, weight: Decimal): Decimal => Decimal.max(zero, Decimal.min(points, weight));
export const same = (text: string): Words => ({ zh: text, en: text });
export const listed = (items: readonly Words[]): Words => ({
  zh: items.map(({ zh }) => zh).join('；'),
  en: items.map(({ en }) => en).join('; '),
});
export const counting = oneOf(...COUNTINGS);

/** How far `value` lies beyond the threshold on the side that costs points; below zero when it does not. */
export const excessOf = (value: Decimal, threshold: string, side: 'above' | 'below'): Decimal =>
  side === 'above' ? value.minus(threshold) : decimal(threshold).minus(value);

export const positive = (at: string, settings: Readonly<Record<string, string>>): Problem[] =>
  Object.entries(settings)
    .filter(([, value]) => decimal(value).lte(0))
    .map(([setting, value]) => problem('value_not_positive', { at, setting, value }));

export const floorProblems = (at: string, floor: string, weight: Decimal): Problem[] => {
  if (decimal(floor).lt(0)) return [problem('points_negative', { at, points: floor })];
  return weight.lt(floor) ? [problem('points_above_weight', { at, points: floor, weight: plain(weight) })] : [];
};

export const reachProblems = (at: string, most: Decimal, weight: Decimal): Problem[] => {
  if (most.eq(weight)) return [];
  const code = most.lt(weight) ? 'points_unreachable' : 'points_above_weight';
  return [problem(code, { at, most: plain(most), points: plain(most), weight: plain(weight) })];
};

export const negativeProblems = (at: string, points: readonly string[]): Problem[] =>
  points.filter((each) => decimal(each).lt(0)).map((each) => problem('points_negative', { at, points: each }));
