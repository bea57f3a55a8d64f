// Records the cells of one sheet as they are seen, whatever kind of workbook they come from.

export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}
export interface Merge {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}
export interface SheetCells {
  readonly name: string;
  readonly cells: readonly SheetCell[];
  /** Cells whose value is the last result of a formula. */
  readonly formulas: readonly { readonly row: number; readonly column: number }[];
  readonly merges: readonly Merge[];
  readonly isRowHidden: (row: number) => boolean;
  readonly isColumnHidden: (column: number) => boolean;
}

/** "BC12" is row 11, column 54. */
export const placeOf = (reference: string): { readonly row: number; readonly column: number } | null => {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference) ?? [];
  if (!letters || !digits) return null;
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
};
