// Decides how the cells of a sheet become a table: only rows and columns that say something, merged cells once; titles above and notes below are paragraphs.
import type { Found, FoundCell } from '../lay-out-document';
import { readLimits } from '../read-limits.table';
import { Unreadable } from '../unreadable';
import type { Merge, SheetCell, SheetCells } from './sheet-cells';

interface Placed {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

const firstSeen = (from: number, to: number, isHidden: (index: number) => boolean): number | null => {
  for (let index = from; index <= Math.min(to, from + 2000); index += 1) if (!isHidden(index)) return index;
  return null;
};

/** A merged cell shows its first text wherever one of its rows and columns is seen; what else stands in the range is covered. */
const placed = ({ cells, merges, isRowHidden, isColumnHidden }: SheetCells): Placed[] => {
  const starts = new Map<string, Merge>(merges.map((merge) => [`${merge.row}:${merge.column}`, merge]));
  const found: Placed[] = [];
  const covered = coveredBy(merges, cells);
  for (const cell of cells) {
    const merge = starts.get(`${cell.row}:${cell.column}`);
    if (!merge && covered.has(cell)) continue;
    const { lastRow, lastColumn } = merge ?? { lastRow: cell.row, lastColumn: cell.column };
    const row = firstSeen(cell.row, lastRow, isRowHidden);
    const column = firstSeen(cell.column, lastColumn, isColumnHidden);
    if (row !== null && column !== null) found.push({ text: cell.text.trim(), row, column, lastRow, lastColumn });
  }
  return found;
};

/** Where in a sorted list the first number stands that is not below `value`. */
const placeIn = (sorted: readonly number[], value: number): number => {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? Infinity) < value) from = middle + 1;
    else to = middle;
  }
  return from;
};
const between = (sorted: readonly number[], first: number, last: number): readonly number[] =>
  sorted.slice(placeIn(sorted, first), placeIn(sorted, last + 1));
/** How many of the sorted indexes lie from `first` to `last`, at least one. */
const spanned = (used: readonly number[], first: number, last: number): number =>
  first === last ? 1 : Math.max(1, placeIn(used, last + 1) - placeIn(used, first));

const inOrder = (values: Iterable<number>): number[] => [...new Set(values)].sort((a, b) => a - b);

const byRowOf = <T extends { readonly row: number }>(cells: readonly T[]): Map<number, T[]> => {
  const byRow = new Map<number, T[]>();
  for (const cell of cells) {
    const row = byRow.get(cell.row);
    if (row) row.push(cell);
    else byRow.set(cell.row, [cell]);
  }
  return byRow;
};

/** Cells that a merged range covers, its first one aside. Ranges never overlap in an honest sheet, so that few cells are looked at twice. */
const coveredBy = (merges: readonly Merge[], cells: readonly SheetCell[]): Set<SheetCell> => {
  const byRow = byRowOf(cells);
  const rows = inOrder(byRow.keys());
  const covered = new Set<SheetCell>();
  let looks = 0;
  for (const { row, column, lastRow, lastColumn } of merges)
    for (const at of between(rows, row, lastRow)) {
      const inRow = byRow.get(at) ?? [];
      looks += inRow.length;
      if (looks > 20 * readLimits.cells) throw new Unreadable('too_much', 'merged ranges that overlap');
      for (const cell of inRow)
        if (cell.column >= column && cell.column <= lastColumn && !(cell.row === row && cell.column === column)) covered.add(cell);
    }
  return covered;
};

export const foundInSheet = (sheet: SheetCells): Found[] => {
  const cells = placed(sheet);
  const byRow = byRowOf(cells);
  const rows = inOrder(byRow.keys());
  // One text alone in its row is a title, a unit of measure or a note; a row of the table has at least two, or reaches over several rows.
  const isLine = (row: number): boolean => {
    const [only, ...more] = byRow.get(row) ?? [];
    return only !== undefined && more.length === 0 && spanned(rows, only.row, only.lastRow) === 1;
  };
  const firstRow = rows.findIndex((row) => !isLine(row));
  const lastRow = rows.findLastIndex((row) => !isLine(row));
  const lines = (some: readonly number[]): Found[] =>
    some
      .flatMap((row) => byRow.get(row) ?? [])
      .flatMap(({ text }) => text.split('\n'))
      .map((text) => ({ kind: 'paragraph', text }));
  if (firstRow < 0) return lines(rows);
  const inside = rows.slice(firstRow, lastRow + 1);
  const tableCells = inside.flatMap((row) => byRow.get(row) ?? []);
  const columns = inOrder(tableCells.map(({ column }) => column)).slice(0, readLimits.columns);
  const rowAt = new Map(inside.map((row, index) => [row, index]));
  const columnAt = new Map(columns.map((column, index) => [column, index]));
  const table: FoundCell[] = tableCells.flatMap(({ text, row, column, lastRow: bottom, lastColumn }) => {
    const [r, c] = [rowAt.get(row), columnAt.get(column)];
    if (r === undefined || c === undefined) return [];
    return [{ text, row: r, column: c, rowSpan: spanned(inside, row, bottom), columnSpan: spanned(columns, column, lastColumn) }];
  });
  return [...lines(rows.slice(0, firstRow)), { kind: 'table', cells: table, sheet: sheet.name }, ...lines(rows.slice(lastRow + 1))];
};
