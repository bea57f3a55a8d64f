// Decides how decimals are read, computed and rounded: the one configured Decimal and the one named rounding.
import { Decimal as Base } from 'decimal.js';

/** 40 significant digits; ROUND_HALF_UP (四舍五入), as the forms of the finance bureaus round. */
export const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Decimal = Base;

/** The one rounding of Camphor, named wherever a rounded number is shown. */
export const ROUNDING = 'half-up' as const;

const PLAIN = /^[+-]?\d{1,20}(\.\d{1,10})?$/;

/** Is `text` a plain decimal (at most 20 digits before and 10 after the point, no exponent, no separators)? */
export const isDecimal = (text: string): boolean => PLAIN.test(text);

/** A plain decimal string as Decimal; throws RangeError for anything else, so check with `isDecimal` first. */
export const decimal = (text: string): Decimal => {
  if (!isDecimal(text)) throw new RangeError(`not a plain decimal: ${text.slice(0, 40)}`);
  return new Decimal(text);
};

/** Rounds half-up to `places` decimals and keeps trailing zeros ("95.10"). */
export const rounded = (value: Decimal, places: number): string => value.toFixed(places, Base.ROUND_HALF_UP);

/** The value without trailing zeros and without exponent ("520.6"). */
export const plain = (value: Decimal): string => value.toFixed();
