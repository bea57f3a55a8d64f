// Decides where the dots of a strip stand: along a scale of points, stacked where they would cover each other.
import { decimal, isDecimal } from '@camphor/domain';

export interface Dot {
  readonly id: string;
  readonly label: string;
  /** Points as a decimal string. */
  readonly points: string;
}
export interface PlacedDot extends Dot {
  /** 0 … 1 along the scale; a place on the screen, never points again. */
  readonly at: number;
  /** 0 is the lowest row. */
  readonly row: number;
}
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/** From the ten below the lowest to 100, so that near scores stand apart. */
export const scaleOf = (points: readonly string[]): Scale => {
  const lowest = points.filter(isDecimal).reduce((least, text) => Math.min(least, Math.floor(decimal(text).toNumber() / 10) * 10), 90);
  const from = Math.max(0, lowest);
  return { from, to: 100, ticks: Array.from({ length: (100 - from) / 10 + 1 }, (_, index) => from + index * 10) };
};

/** `gap`: how much of the scale one dot takes. */
export const placeDots = (dots: readonly Dot[], { from, to }: Scale, gap: number): readonly PlacedDot[] => {
  const ends: number[] = [];
  return dots
    .filter(({ points }) => isDecimal(points))
    .map((dot) => ({ ...dot, at: Math.min(1, Math.max(0, (decimal(dot.points).toNumber() - from) / (to - from))) }))
    .sort((a, b) => a.at - b.at || (a.label < b.label ? -1 : 1))
    .map((dot) => {
      const free = ends.findIndex((end) => end <= dot.at + 1e-9);
      const row = free < 0 ? ends.length : free;
      ends[row] = dot.at + gap;
      return { ...dot, row };
    });
};
