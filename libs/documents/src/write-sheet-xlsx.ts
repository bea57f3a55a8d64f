// Decides how a table to be filled in and brought back is written as a workbook: facts above, every cell a text, what may be changed in another colour.
import writeXlsxFile from 'write-excel-file/node';
import type { CellObject } from 'write-excel-file/node';
import { printing } from './write-xlsx/printing';
import { textCell } from './write-xlsx/sheet-cells';

export interface SheetWorkbook {
  readonly sheet: string;
  readonly title: string;
  /** What may be changed and what not, in a sentence. */
  readonly note: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly open: readonly number[] }[];
}
const OPEN = '#fff8dc';
const CLOSED = '#eef1ef';
const BORDER: CellObject = { borderStyle: 'thin', borderColor: '#8a938d', alignVertical: 'top' };
// As text: a number that is typed over keeps the digits that it was typed with, and nothing is ever a formula.
const AS_TEXT: CellObject = { type: String, format: '@' };

export const writeSheetXlsx = ({ sheet, title, note, facts, columns, rows }: SheetWorkbook): Promise<Buffer> => {
  const head = [
    [textCell(title, { fontWeight: 'bold', fontSize: 14 })],
    [textCell(note)],
    ...facts.map(([label, value]) => [textCell(label, { fontWeight: 'bold' }), textCell(value)]),
    columns.map(({ heading }) => textCell(heading, { ...BORDER, fontWeight: 'bold', backgroundColor: CLOSED, align: 'center' })),
  ];
  const body = rows.map(({ cells, open }) =>
    cells.map((text, index) =>
      textCell(text, {
        ...BORDER,
        ...AS_TEXT,
        backgroundColor: open.includes(index) ? OPEN : CLOSED,
        ...(text === '' ? { value: '' } : {}),
      }),
    ),
  );
  return writeXlsxFile(
    [
      {
        sheet,
        data: [...head.map((row) => row.map((cell) => ({ ...cell, wrap: row.length > 2 }))), ...body],
        columns: columns.map(({ width }) => ({ width })),
        orientation: 'landscape',
      },
    ],
    { features: [printing] },
  ).toBuffer();
};
