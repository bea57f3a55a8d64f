// Decides the grade (等级) of a total by the bands of the scheme.
import { Decimal, decimal } from '../decimal';
import type { Grade } from '../reports/figures.table';
import { contains } from './intervals';
import type { GradeBand, Scheme } from './scheme';

/** Half-up to a multiple of `step` (四舍五入); the one rounding of points. */
export const roundedToStep = (value: Decimal, step: string): Decimal => value.toNearest(step, Decimal.ROUND_HALF_UP);

/**
 * The grade of a total, exactly as it is shown. Nothing is rounded here: each line was rounded once, half-up, to the step of the
 * scheme, and the total is their exact sum. With the step 0.01 a line of 4.995 counts 5.00, so a sum of 89.995 is shown as 90.00
 * and is 优; with the step 0.001 it is shown as 89.995 and is 良. What is shown and what is graded never differ.
 * Throws RangeError for a total outside 0..total of the scheme.
 */
export const gradeOf = (total: string, bands: readonly GradeBand[]): Grade => {
  const value = decimal(total);
  const band = bands.find((each) => contains(each, value));
  if (band === undefined) throw new RangeError(`no grade band holds ${total}`);
  return band.grade;
};

/** The grade that a stated total deserves: rounded to the step of the scheme first, as any points are. */
export const gradeOfStated = (total: string, scheme: Scheme): Grade =>
  gradeOf(roundedToStep(decimal(total), scheme.rounding.step).toFixed(), scheme.bands);
