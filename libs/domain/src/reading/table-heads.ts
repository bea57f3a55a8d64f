// Decides which labels stand over and before each number of a table, also in heads of several rows and merged cells.
import type { Cell } from './document';
import { type Grid, isLabel } from './table-grid';

export interface Heads {
  /** Labels of the row, nearest first. */
  readonly before: readonly Cell[];
  /** Labels of the column, nearest first: a head of several rows gives several. */
  readonly above: readonly Cell[];
}
export interface TableHeads {
  readonly of: (cell: Cell) => Heads;
  /** Rows that run over the whole width: titles, units, groups. */
  readonly captions: readonly Cell[];
}

/** A head is no deeper. */
const MAX_DEPTH = 4;
const ORDINAL = /^[（(]?([一二三四五六七八九十]{1,3}|\d{1,2}|其中)[)）、.:：]?$/;
const isOrdinal = (cell: Cell): boolean => ORDINAL.test(cell.text.trim());

/** Does the row consist of one cell over (nearly) all columns? */
const captionOf = (grid: Grid, row: number): Cell | null => {
  const said = new Set<Cell>();
  let covered = 0;
  for (let column = 0; column < grid.columns; column += 1) {
    const cell = grid.at(row, column);
    if (!cell || cell.text.trim() === '') continue;
    said.add(cell);
    covered += 1;
  }
  const [only] = said;
  return only && said.size === 1 && grid.columns > 2 && (covered === grid.columns || row < 2) && isLabel(only) ? only : null;
};

export const headsOf = (grid: Grid): TableHeads => {
  const captions: Cell[] = [];
  const above = new Map<string, readonly Cell[]>();
  const lefts = new Map<number, readonly Cell[]>();
  let stacks: (readonly Cell[])[] = Array.from({ length: grid.columns }, () => []);
  let fresh: boolean[] = stacks.map(() => false);
  for (let row = 0; row < grid.rows; row += 1) {
    const caption = captionOf(grid, row);
    if (caption) captions.push(caption);
    const left: Cell[] = [];
    const next: (readonly Cell[])[] = [];
    const nextFresh: boolean[] = [];
    for (let column = 0; column < grid.columns; column += 1) {
      const cell = grid.at(row, column);
      const stack = stacks[column] ?? [];
      if (cell && cell.row === row && cell.column === column) above.set(`${row}:${column}`, stack);
      const label = isLabel(cell) && cell !== caption;
      if (label && left.at(-1) !== cell && !isOrdinal(cell)) left.push(cell);
      if (!label) {
        next.push(stack);
        nextFresh.push(false);
      } else if (stack.includes(cell)) {
        next.push(stack);
        nextFresh.push(true);
      } else {
        next.push(fresh[column] ? [cell, ...stack].slice(0, MAX_DEPTH) : [cell]);
        nextFresh.push(true);
      }
    }
    lefts.set(row, left);
    stacks = next;
    fresh = nextFresh;
  }
  return {
    captions,
    of: (cell) => ({
      before: (lefts.get(cell.row) ?? []).filter((head) => head.column < cell.column).reverse(),
      above: (above.get(`${cell.row}:${cell.column}`) ?? []).filter((head) => head.row < cell.row),
    }),
  };
};
