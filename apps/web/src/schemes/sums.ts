// Decides what the weights of a level add up to while they are being typed: what is no number yet counts nothing.
import { isDecimal, plain, Decimal } from '@camphor/domain';

export const sumText = (indicators: readonly { readonly weight: string }[]): string =>
  plain(indicators.reduce((sum, { weight }) => (isDecimal(weight) ? sum.plus(weight) : sum), new Decimal(0)));
