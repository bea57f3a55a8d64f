// Decides how two people's changes of one form merge: row by row and cell by cell, with nothing of either lost; null where both changed the same cell.
import type { FormRow } from './content';

type Rows = readonly FormRow[];
/** What one side did to the form that both began with. */
interface Side {
  /** By row of the base: the row as it is now, null where it was taken out. */
  readonly kept: readonly (FormRow | null)[];
  /** New rows by the row of the base before which they stand; the last entry holds those at the end. */
  readonly added: readonly (readonly FormRow[])[];
}

const same = (a: FormRow, b: FormRow): boolean => {
  const columns = Object.keys(a);
  return columns.length === Object.keys(b).length && columns.every((column) => a[column] === b[column]);
};

/** Longest common run of rows that stayed as they were: pairs of indices in `base` and `now`. A form has some dozen rows, at most 500. */
const unchanged = (base: Rows, now: Rows): [number, number][] => {
  const longest: number[][] = Array.from({ length: base.length + 1 }, () => Array.from({ length: now.length + 1 }, () => 0));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = base.length - 1; i >= 0; i -= 1) {
    const row = base[i];
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const other = now[j];
      const value =
        row !== undefined && other !== undefined && same(row, other) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      const line = longest[i];
      if (line) line[j] = value;
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < base.length && j < now.length;) {
    const [row, other] = [base[i], now[j]];
    if (row && other && same(row, other)) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
};

/**
 * Which row of `now` is which row of `base`, as pairs of indices. Between two rows that stayed as they were, as many rows as before are those rows,
 * changed; what is over is new or gone.
 */
export const alignRows = (base: Rows, now: Rows): [number, number][] => {
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  for (const [toI, toJ] of [...unchanged(base, now), [base.length, now.length] as const]) {
    for (; i < toI && j < toJ; i += 1, j += 1) pairs.push([i, j]);
    if (toI < base.length && toJ < now.length) pairs.push([toI, toJ]);
    [i, j] = [toI + 1, toJ + 1];
  }
  return pairs;
};

const sideOf = (base: Rows, now: Rows): Side => {
  const kept: (FormRow | null)[] = base.map(() => null);
  const added: FormRow[][] = Array.from({ length: base.length + 1 }, () => []);
  const origin = new Map(alignRows(base, now).map(([i, j]) => [j, i]));
  const followers = now.map((_, j) => Math.min(base.length, ...[...origin].flatMap(([later, i]) => (later > j ? [i] : []))));
  now.forEach((row, j) => {
    const i = origin.get(j);
    if (i === undefined) added[followers[j] ?? base.length]?.push(row);
    else kept[i] = row;
  });
  return { kept, added };
};

const mergeRow = (base: FormRow, yours: FormRow, theirs: FormRow): FormRow | null => {
  const row: Record<string, string> = {};
  for (const column of new Set([...Object.keys(theirs), ...Object.keys(yours)])) {
    const [before, mine, other] = [base[column] ?? '', yours[column] ?? '', theirs[column] ?? ''];
    if (mine !== before && other !== before && mine !== other) return null;
    row[column] = mine === before ? other : mine;
  }
  return row;
};

/** null = dropped by one and not touched by the other; false = they collide. */
const mergeKept = (base: FormRow, yours: FormRow | null, theirs: FormRow | null): FormRow | null | false => {
  if (yours && theirs) return mergeRow(base, yours, theirs) ?? false;
  const left = yours ?? theirs;
  return left === null || same(left, base) ? null : false;
};

const bothAdded = (yours: Rows, theirs: Rows): FormRow[] => [
  ...theirs,
  ...yours.filter((row) => !theirs.some((other) => same(row, other))),
];

/** The form that holds what both did since `base`; null when both changed one cell to different values, or one took out a row that the other changed. */
export const mergeRows = (base: Rows, yours: Rows, theirs: Rows): FormRow[] | null => {
  const [mine, other] = [sideOf(base, yours), sideOf(base, theirs)];
  const merged: FormRow[] = [];
  for (let at = 0; at <= base.length; at += 1) {
    merged.push(...bothAdded(mine.added[at] ?? [], other.added[at] ?? []));
    const row = base[at];
    if (row === undefined) continue;
    const kept = mergeKept(row, mine.kept[at] ?? null, other.kept[at] ?? null);
    if (kept === false) return null;
    if (kept !== null) merged.push(kept);
  }
  return merged;
};
