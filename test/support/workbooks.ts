// Decides the workbooks that tests send in: rows of texts on one sheet, as an office program would write them.
import { utils, write, type WorkSheet } from '@e965/xlsx';

export type Cell = string | number | Date | null;
/** `change` bends the sheet before it is written: merges, formulas, cell types. */
export const workbookOf = (rows: readonly (readonly Cell[])[], change: (sheet: WorkSheet) => void = () => undefined): Buffer => {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet(
    rows.map((row) => [...row]),
    { cellDates: false },
  );
  change(sheet);
  utils.book_append_sheet(book, sheet, '名册');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
};
