// Decides how steps beyond a threshold are counted (每超过一个百分点): started ones, full ones, or in proportion.
import { Decimal } from '../decimal';
import type { Words } from '../words';

/** No source says which of them 每超过一个百分点 means, so every rule names one and every score prints it. */
export const COUNTINGS = ['started', 'full', 'linear'] as const;
export type Counting = (typeof COUNTINGS)[number];

/** How many steps `excess` holds; nothing at or below zero counts. Exact: no quotient is rounded before it is cut. */
export const countSteps = (excess: Decimal, step: Decimal, counting: Counting): Decimal => {
  if (excess.lte(0)) return new Decimal(0);
  if (counting === 'linear') return excess.div(step);
  const whole = excess.divToInt(step);
  return counting === 'started' && !excess.eq(whole.times(step)) ? whole.plus(1) : whole;
};

export const countingWords = (counting: Counting, step: string): Words =>
  ({
    started: { zh: `不足 ${step} 个百分点按 ${step} 个百分点计`, en: `a started step of ${step} counts as a whole one` },
    full: { zh: `不足 ${step} 个百分点不计`, en: `only full steps of ${step} count` },
    linear: { zh: '按比例计', en: 'counted in proportion' },
  })[counting];
