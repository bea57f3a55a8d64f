// Decides what is read of a workbook that is a list or several: the rows of its first sheet that says something, or of all sheets, with the numbers that the program shows.
import { kindOfFile } from './kind-of-file';
import { refuseFile, type RefusedFile } from './read-file';
import { mainPartOf, relationshipsOf } from './read-package/relationships';
import { openPackage, type Package } from './read-package/open-package';
import { readSheet } from './read-xlsx/read-sheet';
import type { SheetCells } from './read-xlsx/sheet-cells';
import { readCellFormats, readSharedStrings, readWorkbook } from './read-xlsx/workbook-parts';
import { Unreadable } from './unreadable';

/** Plain data: it can be told from one thread to another. */
export interface TableRows {
  readonly ok: true;
  readonly rows: readonly { readonly number: number; readonly cells: ReadonlyMap<number, string> }[];
  /** Cells whose value is the last result of a formula; rows count from 1. */
  readonly formulas: readonly { readonly row: number; readonly column: number }[];
}
export interface SheetRows extends TableRows {
  /** Does the cell lie in a merged range, not as its first? */
  readonly isCovered: (row: number, column: number) => boolean;
}
/** Every visible sheet, its hidden rows too: what somebody only folded away still belongs to it. */
export interface BookRows {
  readonly ok: true;
  readonly sheets: readonly (Omit<TableRows, 'ok'> & { readonly name: string })[];
}
/** A list of thousands of rows stays far below. */
export const MAX_LIST_BYTES = 4 * 1024 * 1024;

const rowsOf = ({ cells, formulas, merges, isRowHidden }: SheetCells): SheetRows => {
  const byRow = new Map<number, Map<number, string>>();
  for (const { row, column, text } of cells) {
    if (isRowHidden(row)) continue;
    const inRow = byRow.get(row) ?? new Map<number, string>();
    byRow.set(row, inRow.set(column, text));
  }
  const rows = [...byRow]
    .sort(([a], [b]) => a - b)
    .map(([row, inRow]) => ({ number: row + 1, cells: new Map([...inRow].sort(([a], [b]) => a - b)) }));
  return {
    ok: true,
    rows,
    formulas: formulas.map(({ row, column }) => ({ row: row + 1, column })),
    isCovered: (number, column) =>
      merges.some(
        (merge) =>
          merge.row < number &&
          number <= merge.lastRow + 1 &&
          merge.column <= column &&
          column <= merge.lastColumn &&
          !(merge.row === number - 1 && merge.column === column),
      ),
  };
};

const sheetsOf = async function* (source: Package, part: string): AsyncGenerator<SheetCells> {
  const relationships = await relationshipsOf(source, part);
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const partOf = (kind: string): string => relationships.find((one) => one.kind === kind)?.target ?? `${folder}${kind}.xml`;
  const { sheets, date1904 } = await readWorkbook(source, part);
  const strings = await readSharedStrings(source, partOf('sharedStrings'));
  const formats = await readCellFormats(source, partOf('styles'));
  for (const { name, relationship, hidden } of sheets) {
    const target = relationships.find(({ id, kind }) => id === relationship && kind === 'worksheet')?.target;
    if (!hidden && target !== undefined && source.has(target)) yield readSheet(source, target, name, { strings, formats, date1904 });
  }
};
const firstSheet = async (source: Package, part: string): Promise<SheetRows | null> => {
  for await (const sheet of sheetsOf(source, part)) {
    const found = rowsOf(sheet);
    if (found.rows.length > 0) return found;
  }
  return null;
};
const MOST_SHEETS = 50;
const allSheets = async (source: Package, part: string): Promise<BookRows> => {
  const sheets: BookRows['sheets'][number][] = [];
  for await (const sheet of sheetsOf(source, part)) {
    const { rows, formulas } = rowsOf({ ...sheet, isRowHidden: () => false });
    if (sheets.push({ name: sheet.name, rows, formulas }) > MOST_SHEETS)
      throw new Unreadable('too_much', `more than ${MOST_SHEETS} sheets`);
  }
  return { ok: true, sheets };
};

const readWith = async <T>(
  name: string,
  bytes: Uint8Array,
  read: (source: Package, part: string) => Promise<T | null>,
): Promise<T | RefusedFile> => {
  if (bytes.length === 0) return refuseFile(name, 'empty');
  if (bytes.length > MAX_LIST_BYTES) return refuseFile(name, 'too_much');
  try {
    const kind = kindOfFile(bytes);
    if (kind?.encrypted) return refuseFile(name, 'encrypted');
    const main = kind?.container === 'zip' ? await mainPartOf(await openPackage(bytes)) : null;
    if (main?.medium !== 'xlsx') return refuseFile(name, 'unsupported', main ? { zh: 'Word 文档', en: 'a Word document' } : kind?.name);
    return (await read(await openPackage(bytes), main.part)) ?? refuseFile(name, 'empty');
  } catch (error) {
    return refuseFile(name, error instanceof Unreadable ? error.code : 'damaged');
  }
};
/** Never throws for what the file contains; `name` only appears in sentences. */
export const readRows = (name: string, bytes: Uint8Array): Promise<SheetRows | RefusedFile> => readWith(name, bytes, firstSheet);
export const readBook = (name: string, bytes: Uint8Array): Promise<BookRows | RefusedFile> => readWith(name, bytes, allSheets);
