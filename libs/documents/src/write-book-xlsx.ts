// Decides how several tables are written as the sheets of one workbook: headings that stay in sight, every cell a text.
import writeXlsxFile from 'write-excel-file/node';
import { printing } from './write-xlsx/printing';
import { textCell } from './write-xlsx/sheet-cells';

export interface BookSheetXlsx {
  readonly name: string;
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
}
const HEAD = { fontWeight: 'bold', backgroundColor: '#e4efe8' } as const;

export const writeBookXlsx = (sheets: readonly BookSheetXlsx[]): Promise<Buffer> =>
  writeXlsxFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: columns.map(({ width }) => ({ width })),
      data: [
        columns.map(({ heading }) => textCell(heading, HEAD)),
        // As text, so that a number keeps the digits that it was typed with and nothing is ever a formula.
        ...rows.map((row) => row.map((text) => textCell(text, { type: String, format: '@', alignVertical: 'top' }))),
      ],
    })),
    { features: [printing] },
  ).toBuffer();
