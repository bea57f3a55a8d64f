// Decides whether two numbers differ as a slip of the finger makes them differ: two digits swapped, or one digit wrong.
import { Decimal } from '../decimal';

const digitsOf = (value: Decimal, step: Decimal): string => value.div(step).toFixed(0);

/** 271.5 and 217.5 are, 1200 and 1000 are not: round numbers differ in one digit by themselves. `step` is the worth of the last digit. */
export const looksMistyped = (a: Decimal, b: Decimal, step: Decimal): boolean => {
  if (a.lte(0) || b.lte(0) || step.lte(0)) return false;
  let [first, second] = [digitsOf(a, step), digitsOf(b, step)];
  if (first.length !== second.length || first.length > 24) return false;
  while (first.endsWith('0') && second.endsWith('0')) [first, second] = [first.slice(0, -1), second.slice(0, -1)];
  const odd = [...first].flatMap((digit, index) => (digit === second.charAt(index) ? [] : [index]));
  const [one, next] = odd;
  if (one === undefined) return false;
  if (odd.length === 1) return first.length >= 4 && !first.endsWith('0') && !second.endsWith('0');
  const swapped =
    odd.length === 2 && next === one + 1 && first.charAt(one) === second.charAt(next) && first.charAt(next) === second.charAt(one);
  return swapped && first.length >= 3;
};
