// Decides what lies inside an interval with open or closed ends, and whether intervals cover a range once, without gap or overlap.
import { decimal, type Decimal } from '../decimal';
import { inside, problem, type Problem, type Spot } from './problem';
import { decimalText, orNull, record, truth, type Reader } from './read-shape';

/** One end; `closed` = the value itself belongs to the interval. */
export interface End {
  readonly value: string;
  readonly closed: boolean;
}
/** `null` = unbounded on that side. */
export interface Interval {
  readonly from: End | null;
  readonly to: End | null;
}
const readEnd: Reader<End> = record<End>({ value: decimalText, closed: truth });
export const intervalFields = { from: orNull(readEnd), to: orNull(readEnd) };

/** Reads "(0" and "10]" as they stand in a table; an empty end is unbounded. */
export const interval = (from: string, to: string): Interval => ({
  from: from === '' ? null : { value: from.slice(1), closed: from.startsWith('[') },
  to: to === '' ? null : { value: to.slice(0, -1), closed: to.endsWith(']') },
});

export const contains = ({ from, to }: Interval, value: Decimal): boolean => {
  const above = from === null || (from.closed ? value.gte(from.value) : value.gt(from.value));
  const below = to === null || (to.closed ? value.lte(to.value) : value.lt(to.value));
  return above && below;
};

/** "> 30%", "(10%, 20%]", "= 0". */
export const intervalText = ({ from, to }: Interval, unit: string): string => {
  if (from === null && to === null) return '(−∞, +∞)';
  if (from === null) return to === null ? '' : `${to.closed ? '≤' : '<'} ${to.value}${unit}`;
  if (to === null) return `${from.closed ? '≥' : '>'} ${from.value}${unit}`;
  if (from.value === to.value) return `= ${from.value}${unit}`;
  return `${from.closed ? '[' : '('}${from.value}${unit}, ${to.value}${unit}${to.closed ? ']' : ')'}`;
};

const isEmpty = ({ from, to }: Interval): boolean => {
  if (from === null || to === null) return false;
  const order = decimal(from.value).cmp(to.value);
  return order > 0 || (order === 0 && !(from.closed && to.closed));
};

interface Placed extends Interval {
  readonly at: Spot;
}
const bySide = (a: Interval, b: Interval): number => {
  if (a.from === null || b.from === null) return a.from === b.from ? 0 : a.from === null ? -1 : 1;
  const order = decimal(a.from.value).cmp(b.from.value);
  return order === 0 ? Number(b.from.closed) - Number(a.from.closed) : order;
};

const seam = (first: Placed, second: Placed): Problem[] => {
  const names = { ...second.at, first: intervalText(first, ''), second: intervalText(second, '') };
  if (first.to === null || second.from === null) return [problem('bands_overlap', names)];
  const order = decimal(first.to.value).cmp(second.from.value);
  if (order > 0 || (order === 0 && first.to.closed && second.from.closed)) return [problem('bands_overlap', names)];
  if (order === 0 && first.to.closed !== second.from.closed) return [];
  return [problem('bands_gap', { ...second.at, gap: order === 0 ? first.to.value : `${first.to.value} – ${second.from.value}` })];
};

const edge = (at: Spot, found: End | null, wanted: End | null): Problem[] => {
  const same =
    found === null ? wanted === null : wanted !== null && found.closed === wanted.closed && decimal(found.value).eq(wanted.value);
  if (same) return [];
  return [problem('bands_gap', { ...at, gap: (wanted ?? found)?.value ?? '' })];
};

/** Every gap, overlap and empty interval, when together they should cover `range` exactly once; each at the interval that it begins at. */
export const coverageProblems = (at: Spot, intervals: readonly Interval[], range: Interval): Problem[] => {
  const placed = intervals.map((each, index): Placed => ({ ...each, at: inside(at, `[${index}]`) }));
  const empty = placed.filter(isEmpty).map((band) => problem('band_empty', { ...band.at, band: intervalText(band, '') }));
  if (empty.length > 0) return empty;
  const sorted = placed.toSorted(bySide);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [problem('bands_gap', { ...at, gap: intervalText(range, '') })];
  const seams = sorted.slice(1).flatMap((band, index) => seam(sorted[index] ?? band, band));
  return [...edge(first.at, first.from, range.from), ...seams, ...edge(last.at, last.to, range.to)];
};
