// Records what the counts of a rate say about it: it holds, nobody can tell, it is broken, or it can or cannot be.
import type { Decimal } from '../decimal';
import type { Words } from '../words';
import type { Quantity } from './quantities';
import { rateText } from './say-figures';

export type RateResult =
  | { readonly kind: 'held' | 'unknown' }
  /** `rate` is what the counts give; `proof` says how. */
  | { readonly kind: 'broken'; readonly rate: Decimal; readonly proof: Words }
  | { readonly kind: 'possible' | 'impossible'; readonly base: Quantity };

/** Per cent. */
export const shareOf = (part: Decimal, whole: Decimal): Decimal => part.div(whole).times(100);

export const brokenBy = (part: Quantity, whole: Quantity, places: number): RateResult => {
  const rate = shareOf(part.value, whole.value);
  const found = rateText(rate, places);
  return {
    kind: 'broken',
    rate,
    proof: { zh: `${part.written} ÷ ${whole.written} = ${found}%`, en: `${part.written} of ${whole.written} is ${found}%` },
  };
};
