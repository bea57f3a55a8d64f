// Decides which labels stand over and before each number of a table, also in heads of several rows and merged cells.
import type { Cell } from './document';
import { type Grid, isLabel, isNumberCell } from './table-grid';

export interface Heads {
  /** Labels of the row, nearest first. */
  readonly before: readonly Cell[];
  /** Labels of the column, nearest first: a head of several rows gives several. */
  readonly above: readonly Cell[];
  /** Each number of the row has its own label right before it: "编制 58 实有 55". */
  readonly paired: boolean;
}
export interface TableHeads {
  readonly of: (cell: Cell) => Heads;
  /** Rows that run over the whole width: titles, units, groups. */
  readonly captions: readonly Cell[];
}

/** A head is no deeper. */
const MAX_DEPTH = 4;
const ORDINAL = /^[（(]?([一二三四五六七八九十]{1,3}|其中)[)）、.:：]?$/;
const isOrdinal = (cell: Cell): boolean => ORDINAL.test(cell.text.trim()) || (cell.column === 0 && /^\d{1,2}$/.test(cell.text.trim()));

/** A row with numbers is no head, whatever words stand in it. */
const hasNumbers = (grid: Grid, row: number): boolean => {
  for (let column = 0; column < grid.columns; column += 1) {
    const cell = grid.at(row, column);
    if (cell && cell.row === row && isNumberCell(cell.text) && !isOrdinal(cell)) return true;
  }
  return false;
};

/** "编制人数：96人" in the line over the head says its own number. */
const isField = (cell: Cell): boolean => cell.row < 2 && /[:：]\s*\d/.test(cell.text);

/** Does the row consist of one cell over (nearly) all columns, but for labels that reach down from the rows above? */
const captionOf = (grid: Grid, row: number): Cell | null => {
  const said = new Set<Cell>();
  let covered = 0;
  for (let column = 0; column < grid.columns; column += 1) {
    const cell = grid.at(row, column);
    if (!cell || cell.text.trim() === '') continue;
    covered += 1;
    if (cell.row === row) said.add(cell);
  }
  const [only] = said;
  return only && said.size === 1 && grid.columns > 2 && (covered === grid.columns || row < 2) && isLabel(only) ? only : null;
};

interface RowCells {
  /** Labels and numbers of the row, in order; ordinals are neither. */
  readonly cells: readonly Cell[];
  readonly paired: boolean;
}
const NO_CELLS: RowCells = { cells: [], paired: false };

/** Labels before a cell, nearest first; behind a further number begins another half of the table. */
const labelsBefore = ({ cells }: RowCells, cell: Cell): Cell[] => {
  const labels: Cell[] = [];
  for (let i = cells.length - 1; i >= 0; i -= 1) {
    const candidate = cells[i];
    if (!candidate || candidate.column >= cell.column) continue;
    if (!isNumberCell(candidate.text)) labels.push(candidate);
    else if (labels.length > 0) break;
  }
  return labels;
};
const isPaired = (cells: readonly Cell[]): boolean => {
  const numbers = cells.filter(({ text }) => isNumberCell(text));
  const labelled = cells.filter((cell, index) => isNumberCell(cell.text) && index > 0 && isLabel(cells[index - 1]));
  return numbers.length >= 2 && labelled.length === numbers.length;
};

export const headsOf = (grid: Grid): TableHeads => {
  const captions: Cell[] = [];
  const above = new Map<string, readonly Cell[]>();
  const rows = new Map<number, RowCells>();
  let stacks: (readonly Cell[])[] = Array.from({ length: grid.columns }, () => []);
  let fresh: boolean[] = stacks.map(() => false);
  for (let row = 0; row < grid.rows; row += 1) {
    const caption = captionOf(grid, row);
    if (caption) captions.push(caption);
    const left: Cell[] = [];
    const data = hasNumbers(grid, row);
    const next: (readonly Cell[])[] = [];
    const nextFresh: boolean[] = [];
    for (let column = 0; column < grid.columns; column += 1) {
      const cell = grid.at(row, column);
      const stack = stacks[column] ?? [];
      if (cell && cell.row === row && cell.column === column) above.set(`${row}:${column}`, stack);
      const label = isLabel(cell) && cell !== caption && !isField(cell);
      if (
        cell &&
        left.at(-1) !== cell &&
        cell !== caption &&
        (isNumberCell(cell.text) ? cell.row === row && !isOrdinal(cell) : label && !isOrdinal(cell))
      )
        left.push(cell);
      if (!label || (data && cell.row === row)) {
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
    rows.set(row, { cells: left, paired: isPaired(left) });
    stacks = next;
    fresh = nextFresh;
  }
  return {
    captions,
    of: (cell) => ({
      before: labelsBefore(rows.get(cell.row) ?? NO_CELLS, cell),
      paired: rows.get(cell.row)?.paired ?? false,
      above: (above.get(`${cell.row}:${cell.column}`) ?? []).filter((head) => head.row < cell.row),
    }),
  };
};
