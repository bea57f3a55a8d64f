// Decides the points left after a counted deduction, and says how it was counted; shared by the rule kinds that deduct.
import { Decimal, decimal, rounded } from '../decimal';
import type { Words } from '../words';
import { countSteps, type Counting } from './counting';
import { numberText } from './value-text';

export interface Deduction {
  readonly step: string;
  readonly deduct: string;
  readonly counting: Counting;
  readonly floor: string;
}

const stepsOf = (excess: Decimal, { step, counting }: Deduction): Decimal => countSteps(excess, decimal(step), counting);

/** Points left of `weight` when `excess` percentage points lie beyond; never below the floor. */
export const deducted = (weight: Decimal, excess: Decimal, rule: Deduction): Decimal =>
  Decimal.max(decimal(rule.floor), weight.minus(stepsOf(excess, rule).times(rule.deduct)));

const excessText = (excess: Decimal): Words => {
  const text = rounded(excess, 2);
  return text === '0.00' ? { zh: '不到 0.01', en: 'less than 0.01' } : { zh: ` ${text}`, en: text };
};

/** "超过 4.65 个百分点，扣 4 × 0.5 = 2 分". */
export const deductionWords = (weight: Decimal, excess: Decimal, side: 'above' | 'below', rule: Deduction): Words => {
  const steps = stepsOf(excess, rule);
  const taken = steps.times(rule.deduct);
  const sum = `${numberText(steps)} × ${rule.deduct} = ${numberText(taken)}`;
  const beyond = excessText(excess);
  const stops = weight.minus(taken).lt(rule.floor);
  return {
    zh: `${side === 'above' ? '超过' : '低于'}${beyond.zh} 个百分点，扣 ${sum} 分${stops ? `，扣至 ${rule.floor} 分为止` : ''}`,
    en: `${beyond.en} percentage points ${side}, minus ${sum}${stops ? `, down to ${rule.floor} at most` : ''}`,
  };
};

export const floorWords = (floor: string): Words =>
  decimal(floor).isZero() ? { zh: '扣完为止', en: 'not below 0' } : { zh: `最低 ${floor} 分`, en: `not below ${floor}` };
