// Records what every rule kind has to say for itself, and decides the bounds that all of them keep.
import { Decimal, decimal, plain } from '../decimal';
import type { Words } from '../words';
import { COUNTINGS, type Counting } from './counting';
import { inside, problem, type Problem, type Spot } from './problem';
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
export interface PlacedPoints {
  readonly field: string;
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
  readonly problems: (rule: RuleParameters[K], weight: Decimal, at: Spot) => Problem[];
  /** Every number of it that is in points, with its field: none may be finer than the rounding step. */
  readonly points: (rule: RuleParameters[K]) => readonly PlacedPoints[];
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

/** Settings that must be above 0, by their fields. */
export const positive = (at: Spot, settings: Readonly<Record<string, string>>): Problem[] =>
  Object.entries(settings)
    .filter(([, value]) => decimal(value).lte(0))
    .map(([setting, value]) => problem('value_not_positive', { ...inside(at, setting), setting, value }));

export const floorProblems = (at: Spot, floor: string, weight: Decimal): Problem[] => {
  const here = inside(at, 'floor');
  if (decimal(floor).lt(0)) return [problem('points_negative', { ...here, points: floor })];
  return weight.lt(floor) ? [problem('points_above_weight', { ...here, points: floor, weight: plain(weight) })] : [];
};

export const reachProblems = (at: Spot, most: Decimal, weight: Decimal): Problem[] => {
  if (most.eq(weight)) return [];
  const code = most.lt(weight) ? 'points_unreachable' : 'points_above_weight';
  return [problem(code, { ...at, most: plain(most), points: plain(most), weight: plain(weight) })];
};

export const negativeProblems = (at: Spot, placed: readonly PlacedPoints[]): Problem[] =>
  placed
    .filter(({ points }) => decimal(points).lt(0))
    .map(({ field, points }) => problem('points_negative', { ...inside(at, field), points }));

/** The points of a deduction; one in proportion may be as fine as it likes, for its result is rounded anyway. */
export const deductionPoints = (rule: { readonly deduct: string; readonly floor: string; readonly counting: Counting }): PlacedPoints[] => [
  ...(rule.counting === 'linear' ? [] : [{ field: 'deduct', points: rule.deduct }]),
  { field: 'floor', points: rule.floor },
];

/** Ids that stand a second time, and ids that are none. */
export const repeatedIds = (at: Spot, named: readonly { readonly id: string }[]): Problem[] =>
  named.flatMap(({ id }, index) => {
    const here = inside(at, `[${index}].id`);
    if (!isSchemeId(id)) return [problem('id_invalid', { ...here, id: id.slice(0, 40) })];
    return named.findIndex((other) => other.id === id) < index ? [problem('duplicate_id', { ...here, id })] : [];
  });

const ID = /^[A-Za-z0-9._-]{1,64}$/;
/** Ids stand in addresses and in targets of comments and evidence. */
export const isSchemeId = (id: string): boolean => ID.test(id);
