// Decides how a list is written as a workbook: headings that stay in sight, every cell a text, notes on a sheet of their own.
import writeXlsxFile from 'write-excel-file/node';
import { printing } from './write-xlsx/printing';

export interface ListColumn {
  readonly heading: string;
  readonly required: boolean;
  readonly note: string;
}
export interface ListWorkbook {
  readonly sheet: string;
  readonly notesSheet: string;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly (readonly string[])[];
}
const GREEN = '#e4efe8';
// As text, so that a code keeps its leading zeros and nothing is ever a formula.
const cell = (value: string) => ({ value, type: String, format: '@' });

export const writeListXlsx = async ({ sheet, notesSheet, columns, rows }: ListWorkbook): Promise<Buffer> =>
  writeXlsxFile(
    [
      {
        sheet,
        stickyRowsCount: 1,
        columns: columns.map(({ heading }) => ({ width: Math.max(14, heading.length * 2 + 4) })),
        data: [
          columns.map(({ heading, required }) => ({
            ...cell(required ? `${heading}*` : heading),
            fontWeight: 'bold' as const,
            backgroundColor: GREEN,
          })),
          ...rows.map((row) => row.map(cell)),
        ],
      },
      {
        sheet: notesSheet,
        columns: [{ width: 16 }, { width: 90 }],
        data: columns.map(({ heading, note }) => [
          { ...cell(heading), fontWeight: 'bold' as const },
          { ...cell(note), wrap: true },
        ]),
      },
    ],
    { features: [printing] },
  ).toBuffer();
