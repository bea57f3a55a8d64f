// Decides where scorers lie apart: line by line, and which lines are wider than their share of the cycle's bound.
import { Decimal, decimal, isDecimal, plain } from '../decimal';
import type { ScoreSheet } from './combine-sheets';

export interface JudgedWeight {
  readonly indicator: string;
  readonly weight: string;
}
export interface LineSpread {
  readonly indicator: string;
  /** Highest minus lowest points given; null with fewer than two. */
  readonly spread: string | null;
  /** The line's share of the bound, by its weight among the judged lines, up to 40 digits; null without a bound. */
  readonly share: string | null;
  readonly diverges: boolean;
}

const givenFor = (sheets: readonly ScoreSheet[], indicator: string): Decimal[] =>
  sheets.flatMap(({ lines }) => {
    const points = lines.find((line) => line.indicator === indicator)?.points ?? '';
    return isDecimal(points) ? [decimal(points)] : [];
  });

/**
 * The spread of each judged line. A total that is wider than `bound` always has a line that diverges, since the lines' shares sum to
 * the bound and totals lie no further apart than their lines do together.
 */
export const lineSpreads = (sheets: readonly ScoreSheet[], judged: readonly JudgedWeight[], bound: string | null): LineSpread[] => {
  const whole = judged.reduce((sum, { weight }) => sum.plus(weight), new Decimal(0));
  return judged.map(({ indicator, weight }) => {
    const given = givenFor(sheets, indicator);
    const spread = given.length < 2 ? null : Decimal.max(...given).minus(Decimal.min(...given));
    const share = bound === null || whole.isZero() ? null : decimal(bound).times(weight).div(whole);
    return {
      indicator,
      spread: spread === null ? null : plain(spread),
      share: share === null ? null : plain(share),
      diverges: spread !== null && share !== null && spread.gt(share),
    };
  });
};
