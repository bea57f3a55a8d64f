// Decides how a table is laid out: which cell covers each row and column, also where lines of plain text stand for one.
import type { Cell, Paragraph, SourceDocument, Table } from './document';

export interface Grid {
  readonly table: Table;
  readonly rows: number;
  readonly columns: number;
  readonly at: (row: number, column: number) => Cell | undefined;
}

/** A table beyond this many covered cells is no form; what lies beyond is left out. */
const MAX_CELLS = 200_000;

export const gridOf = (table: Table): Grid => {
  const covered = new Map<string, Cell>();
  let rows = 0;
  let columns = 0;
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan && covered.size < MAX_CELLS; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan && covered.size < MAX_CELLS; column += 1)
        covered.set(`${row}:${column}`, cell);
    }
    rows = Math.max(rows, cell.row + cell.rowSpan);
    columns = Math.max(columns, cell.column + cell.columnSpan);
  }
  return { table, rows: Math.min(rows, MAX_CELLS), columns: Math.min(columns, 200), at: (row, column) => covered.get(`${row}:${column}`) };
};

const SEPARATOR = /\t+|\s*\|\s*|\s{2,}|\u3000+/g;
const NUMBER_CELL = /^[-－]?[\d０-９][\d０-９,，]*([.．][\d０-９]+)?\s*[%％]?$/;

const cellsOfLine = (paragraph: Paragraph, row: number): Cell[] => {
  const cells: Cell[] = [];
  let from = 0;
  const add = (to: number): void => {
    const text = paragraph.text.slice(from, to);
    if (text.trim() !== '')
      cells.push({ text, start: paragraph.start + from, end: paragraph.start + to, row, column: cells.length, rowSpan: 1, columnSpan: 1 });
  };
  for (const match of paragraph.text.matchAll(SEPARATOR)) {
    add(match.index);
    from = match.index + match[0].length;
  }
  add(paragraph.text.length);
  return cells;
};

/** Tables that a text writes as lines of columns (tabs, bars, wide gaps): at least two lines, one of them with a bare number. */
export const tablesInLines = (document: SourceDocument): Table[] => {
  const tables: Table[] = [];
  let lines: Cell[][] = [];
  const finish = (): void => {
    const cells = lines.flat();
    const first = cells[0];
    const last = cells.at(-1);
    const numbers = cells.filter((cell) => NUMBER_CELL.test(cell.text.trim())).length;
    if (lines.length >= 2 && numbers >= 1 && first && last) tables.push({ kind: 'table', start: first.start, end: last.end, cells });
    lines = [];
  };
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph' || block.text.length > 400 || !/\t|\||\s{2,}|\u3000/.test(block.text)) {
      finish();
      continue;
    }
    if (/^[|:\-\s]+$/.test(block.text)) continue;
    const cells = cellsOfLine(block, lines.length);
    if (cells.length < 2 || cells.some((cell) => /[。；]/.test(cell.text))) finish();
    else lines.push(cells);
  }
  finish();
  return tables;
};

export const isNumberCell = (text: string): boolean => NUMBER_CELL.test(text.trim());

export const isLabel = (cell: Cell | undefined): cell is Cell =>
  cell !== undefined && cell.text.trim() !== '' && !isNumberCell(cell.text) && !/^[—\-－/无]+$/.test(cell.text.trim());
