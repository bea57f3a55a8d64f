// Decides in which cell of a workbook a place of a scheme stands, and finds the cells of a row by their headings.
import type { Words } from '../words';
import { placeOf, problem, type Problem } from './problem';
import { isCalled } from './scheme-cells';
import { schemeSheets, type ColumnOf, type SheetColumnRow, type SchemeSheet } from './scheme-sheets.table';
import type { FileRows } from './sheet-file';

export interface BookSheet extends FileRows {
  readonly name: string;
}
/** "指标!H7"; rows count from 1, `column` is its heading. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly letter: string;
  readonly column: Words;
}
/** A mistake with its cell; null where it is of the whole. */
export interface PlacedProblem {
  readonly problem: Problem;
  readonly cell: CellPlace | null;
}
/** What is found while a workbook is read: mistakes, and which place of the scheme stands in which cell. */
export interface Reading {
  readonly problems: PlacedProblem[];
  readonly cells: Map<string, CellPlace>;
}
export const cellAddress = ({ sheet, row, letter }: CellPlace): string => `${sheet}!${letter}${row}`;

export interface SheetRow<S extends SchemeSheet> {
  readonly sheet: S;
  readonly text: (column: ColumnOf<S>) => string;
  /** The text, with the place of the scheme that it gives. */
  readonly take: (column: ColumnOf<S>, place: string) => string;
  /** A mistake that stands in the cell. */
  readonly note: (column: ColumnOf<S>, found: Problem) => void;
}

const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
const columnsOf = (sheet: SchemeSheet): [string, SheetColumnRow][] => Object.entries(schemeSheets[sheet].columns);

const headOf = (sheet: SchemeSheet, cells: ReadonlyMap<number, string>): Map<string, number> => {
  const places = new Map<string, number>();
  for (const [place, text] of cells) {
    const column = columnsOf(sheet).find(([, { heading }]) => isCalled(heading, text))?.[0];
    if (column !== undefined && !places.has(column)) places.set(column, place);
  }
  return places;
};

const MOST_ROWS = 1000;
/** The rows of a sheet that say something; nothing, with the reason noted, when the sheet or a column is missing. */
export const rowsOfSheet = <S extends SchemeSheet>(reading: Reading, book: readonly BookSheet[], kind: S, place: string): SheetRow<S>[] => {
  const { name } = schemeSheets[kind];
  const sheet = book.find((each) => isCalled(name, each.name));
  if (!sheet) {
    reading.problems.push({ problem: problem('sheet_missing', { sheet: name.zh, sheetEn: name.en, place }), cell: null });
    return [];
  }
  const heads = sheet.rows.map(({ cells }) => headOf(kind, cells));
  const top = heads.findIndex(({ size }) => size >= 2);
  const head = heads[top] ?? new Map<string, number>();
  const headRow = sheet.rows[top]?.number ?? 1;
  const needed = columnsOf(kind).filter(([, { shown }]) => !shown);
  const cellOf = (row: number, column: string): CellPlace => {
    const heading = columnsOf(kind).find(([key]) => key === column)?.[1].heading ?? name;
    return { sheet: sheet.name, row, letter: letterOf(head.get(column) ?? 0), column: heading };
  };
  const missing = needed.filter(([column]) => !head.has(column));
  for (const [column, { heading }] of missing)
    reading.problems.push({
      problem: problem('column_missing', { at: heading.zh, atEn: heading.en, place }),
      cell: cellOf(headRow, column),
    });
  if (missing.length > 0) return [];
  reading.cells.set(place, cellOf(headRow, needed[0]?.[0] ?? ''));
  const rows = sheet.rows.slice(top + 1).filter(({ cells }) => needed.some(([column]) => cells.has(head.get(column) ?? -1)));
  if (rows.length > MOST_ROWS) {
    const facts = { at: name.zh, atEn: name.en, place, length: String(rows.length), limit: String(MOST_ROWS) };
    reading.problems.push({ problem: problem('list_long', facts), cell: cellOf(headRow, needed[0]?.[0] ?? '') });
    return [];
  }
  const inFormula = new Set(sheet.formulas.map(({ row, column }) => `${row}:${column}`));
  return rows.map(({ number, cells }): SheetRow<S> => {
    const note = (column: string, found: Problem): void => void reading.problems.push({ problem: found, cell: cellOf(number, column) });
    for (const [column, { heading }] of needed)
      if (inFormula.has(`${number}:${head.get(column)}`))
        note(column, problem('cell_is_formula', { at: heading.zh, atEn: heading.en, place }));
    const text = (column: string): string => cells.get(head.get(column) ?? -1) ?? '';
    const take = (column: string, at: string): string => {
      reading.cells.set(at, cellOf(number, column));
      return text(column);
    };
    return { sheet: kind, text, take, note };
  });
};

/** The cell of a place, or of what holds it. */
const nearest = (cells: Reading['cells'], place: string): CellPlace | null => {
  for (let at = place; at !== ''; at = at.replace(/(?:^|\.)[^.[\]]*$|\[\d+\]$/, '')) {
    const cell = cells.get(at);
    if (cell) return cell;
    if (!/[.[]/.test(at)) return null;
  }
  return null;
};
/** A mistake of the scheme with the cell that it stands in, named by its heading where it had only its path. */
export const placedProblem = ({ cells }: Reading, found: Problem): PlacedProblem => {
  const cell = nearest(cells, placeOf(found));
  if (!cell || !(found.facts['at'] ?? '').startsWith('/')) return { problem: found, cell };
  const facts = { ...found.facts, at: cell.column.zh, atEn: cell.column.en, place: placeOf(found) };
  return { problem: { ...found, facts }, cell };
};
