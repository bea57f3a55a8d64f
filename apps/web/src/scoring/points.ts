// Decides how points are typed, judged and summed: decimal strings all the way, never numbers.
import { decimal, Decimal, isDecimal, plain, type Words } from '@camphor/domain';

export type PointsProblem = 'notANumber' | 'below' | 'above' | 'places';
/** Finest points that a unit gives itself. */
export const SELF_STEP = '0.001';
export const pointsProblemWords = (problem: PointsProblem, weight: string, step = SELF_STEP): Words => {
  const words: Record<PointsProblem, Words> = {
    notANumber: { zh: '请填数字，如 4.5', en: 'Enter a number, such as 4.5' },
    below: { zh: '不能低于 0 分', en: 'Cannot be below 0' },
    above: { zh: `最多 ${weight} 分`, en: `At most ${weight}` },
    places: { zh: `应是 ${step} 的整数倍`, en: `Must be a multiple of ${step}` },
  };
  return words[problem];
};

/** Why these points cannot be given; null = they can, or nothing is typed yet. All of the weight can always be given. */
export const pointsProblem = (text: string, weight: string, step = SELF_STEP): PointsProblem | null => {
  if (text === '') return null;
  if (!isDecimal(text)) return 'notANumber';
  const points = decimal(text);
  if (points.isNegative() && !points.isZero()) return 'below';
  if (isDecimal(weight) && points.greaterThan(decimal(weight))) return 'above';
  return points.mod(step).isZero() || (isDecimal(weight) && points.equals(decimal(weight))) ? null : 'places';
};

export const losesPoints = (text: string, weight: string): boolean =>
  isDecimal(text) && isDecimal(weight) && decimal(text).lessThan(decimal(weight));

/** At least two decimals, and as many as it has: "5" → "5.00", "4.125" → "4.125". */
export const shownPoints = (text: string): string => {
  if (!isDecimal(text)) return text;
  const value = decimal(text);
  return value.toFixed(Math.max(2, value.decimalPlaces()));
};

export const sum = (texts: readonly string[]): string =>
  plain(texts.reduce((total, text) => (isDecimal(text) ? total.plus(decimal(text)) : total), new Decimal(0)));

/** What was lost of `weight`; "0" when nothing was. */
export const lost = (points: string, weight: string): string => {
  if (!isDecimal(points) || !isDecimal(weight)) return '0';
  const gone = decimal(weight).minus(decimal(points));
  return gone.isPositive() ? plain(gone) : '0';
};

/** official − self, with its sign: "+0.5", "-2", "0". */
export const gap = (official: string, self: string): string | null => {
  if (!isDecimal(official) || !isDecimal(self)) return null;
  const difference = decimal(official).minus(decimal(self));
  return difference.isPositive() && !difference.isZero() ? `+${plain(difference)}` : plain(difference);
};
