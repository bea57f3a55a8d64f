// Decides what is read of an old workbook (.xls, .et): the same visible cells as of a new one, taken apart by SheetJS.
import { read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { SourceDocument } from '@camphor/domain';
import { layOutDocument } from '../lay-out-document';
import { readLimits } from '../read-limits.table';
import { numberText } from '../read-xlsx/cell-text';
import { foundInSheet } from '../read-xlsx/found-in-sheet';
import { placeOf, type SheetCell, type SheetCells } from '../read-xlsx/sheet-cells';
import { Unreadable } from '../unreadable';

/** What SheetJS leaves of a cell, as far as it is read here. */
interface OldCell {
  readonly t?: string;
  readonly v?: unknown;
  readonly w?: string;
  readonly z?: string | number;
}

/** The usual short date is written under an American name and shown as the country has it. */
const formatOf = (z: OldCell['z']): string => (typeof z !== 'string' ? 'General' : z === 'm/d/yy' ? 'yyyy/m/d' : z);

const textOf = ({ t, v, w, z }: OldCell, date1904: boolean): string => {
  if (t === 'n' && typeof v === 'number') return numberText(v, formatOf(z), date1904);
  if (t === 'b') return v === true ? 'TRUE' : 'FALSE';
  if (t === 'e') return w ?? '';
  return typeof v === 'string' ? v.replace(/\r\n?/g, '\n') : '';
};

const cellsOf = (sheet: WorkSheet, date1904: boolean): SheetCell[] => {
  const cells: SheetCell[] = [];
  for (const [reference, cell] of Object.entries(sheet)) {
    const place = placeOf(reference);
    if (!place) continue;
    const text = textOf(cell as OldCell, date1904);
    if (text.trim() === '') continue;
    cells.push({ ...place, text });
    if (cells.length > readLimits.cells) throw new Unreadable('too_much', `more than ${readLimits.cells} cells`);
  }
  return cells;
};

const sheetOf = (name: string, sheet: WorkSheet, date1904: boolean): SheetCells => {
  const [rows, columns] = [sheet['!rows'] ?? [], sheet['!cols'] ?? []];
  return {
    name,
    cells: cellsOf(sheet, date1904),
    // Only lists are asked for theirs, and those are never old workbooks.
    formulas: [],
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ row: s.r, column: s.c, lastRow: e.r, lastColumn: e.c })),
    isRowHidden: (row) => rows[row]?.hidden === true,
    isColumnHidden: (column) => columns[column]?.hidden === true,
  };
};

const open = (bytes: Uint8Array): WorkBook => {
  try {
    return read(bytes, { type: 'array', cellFormula: false, cellHTML: false, cellNF: true, cellStyles: true });
  } catch (error) {
    throw new Unreadable(/password|encrypt/i.test(String(error)) ? 'encrypted' : 'damaged', String(error));
  }
};

/** Throws `Unreadable`. */
export const readXls = (bytes: Uint8Array): SourceDocument => {
  const { Workbook, SheetNames, Sheets } = open(bytes);
  if (SheetNames.length === 0) throw new Unreadable('damaged', 'no sheet');
  const date1904 = Workbook?.WBProps?.date1904 === true;
  const found = SheetNames.flatMap((name, index) => {
    const sheet = Sheets[name];
    const isHidden = (Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return sheet && !isHidden ? foundInSheet(sheetOf(name, sheet, date1904)) : [];
  });
  return layOutDocument('xlsx', found);
};
