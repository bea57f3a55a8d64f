// Shows one figure of a benchmark: the value, and how many times the raw bound of the same run it is.
import { writeFileSync } from 'node:fs';

export interface BenchFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bound: string;
  readonly ratio: number;
}

/** Hands the figures to `npm run bench`, which names the file; by hand they are printed. */
export const handOver = (figures: readonly BenchFigure[]): void =>
  writeFileSync(process.env['CAMPHOR_BENCH_RESULT'] ?? '/dev/stdout', JSON.stringify(figures));

/** To three significant digits: more would be noise. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
