// Decides how a value is shown in an explanation: rates per cent with two decimals, numbers without trailing zeros.
import { decimal, plain, rounded, type Decimal } from '../decimal';
import type { Words } from '../words';
import type { ValueUnit } from './rules';

/** A number for a text: at most four decimals, no trailing zeros, with a real minus sign. */
export const numberText = (value: Decimal): string => plain(value.toDecimalPlaces(4)).replace('-', '−');
// Adding 0 turns the −0 that rounding −0.001 leaves into 0.
const rateText = (value: Decimal): string => `${rounded(value.toDecimalPlaces(2).plus(0), 2).replace('-', '−')}%`;

export const valueText = (value: Decimal, unit: ValueUnit): string => (unit === 'percent' ? rateText(value) : numberText(value));
export const unitSign = (unit: ValueUnit): string => (unit === 'percent' ? '%' : '');

/**
 * The value beside the thresholds it is held against. Rules are applied to the unrounded value, so where the rounded one
 * falls on a threshold and the value itself does not, the words say on which side it lies.
 */
export const valueBeside = (value: Decimal, unit: ValueUnit, thresholds: readonly string[]): Words => {
  const text = valueText(value, unit);
  const shown = value.toDecimalPlaces(unit === 'percent' ? 2 : 4);
  if (value.eq(shown) || !thresholds.some((edge) => decimal(edge).eq(shown))) return { zh: text, en: text };
  return value.gt(shown)
    ? { zh: `${text}（未四舍五入时大于 ${text}）`, en: `${text} (unrounded: above ${text})` }
    : { zh: `${text}（未四舍五入时小于 ${text}）`, en: `${text} (unrounded: below ${text})` };
};
