// Decides how a form is drawn in Word and WPS: widths for every column (WPS goes by w:gridCol), merged cells, heads that repeat.
import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { FormGridCell } from '@camphor/domain';
import { formText } from '../paper/gb9704.table';
import type { PaperAnnex } from '../paper/report-paper';
import { isAmountText } from '../paper/amount-text';
import { run } from './docx-text';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE };

/** Whole twips that add up to `total`. */
export const columnWidths = (relative: readonly number[], total: number): number[] => {
  const sum = relative.reduce((all, width) => all + width, 0);
  let [before, taken] = [0, 0];
  return relative.map((width) => {
    before += width;
    const own = Math.round((before * total) / sum) - taken;
    taken += own;
    return own;
  });
};

const alignmentOf = ({ is, header, text }: FormGridCell): (typeof AlignmentType)[keyof typeof AlignmentType] => {
  if (header) return AlignmentType.CENTER;
  if (isAmountText(text)) return AlignmentType.RIGHT;
  return is === 'label' && [...text].length <= 12 ? AlignmentType.CENTER : AlignmentType.LEFT;
};
type TextSize = (typeof formText)[keyof typeof formText];
const paragraphs = (cell: FormGridCell, { size, line: height }: TextSize): Paragraph[] =>
  cell.text.split('\n').map(
    (line) =>
      new Paragraph({
        alignment: alignmentOf(cell),
        // Exact, or the grid of the page would space the lines of a table as wide as those of the text.
        spacing: { line: height * 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        children: [run(line, 'body', size)],
      }),
  );

export const formTable = (table: PaperAnnex, width: number): Table => {
  const size = table.landscape ? formText.lying : formText.upright;
  const widths = columnWidths(table.widths, width);
  const widthOf = (column: number, span: number): number => widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
  const byRow = new Map<number, { readonly column: number; readonly cell: TableCell }[]>();
  const add = (row: number, column: number, cell: TableCell): void => {
    byRow.set(row, [...(byRow.get(row) ?? []), { column, cell }]);
  };
  for (const cell of table.cells) {
    for (let below = 0; below < cell.rowSpan; below += 1)
      add(
        cell.row + below,
        cell.column,
        new TableCell({
          width: { size: widthOf(cell.column, cell.columnSpan), type: WidthType.DXA },
          columnSpan: cell.columnSpan,
          ...(cell.rowSpan > 1 ? { verticalMerge: below === 0 ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE } : {}),
          verticalAlign: VerticalAlign.CENTER,
          borders: BORDERS,
          margins: { top: 10, bottom: 10, left: 60, right: 60, marginUnitType: WidthType.DXA },
          children:
            below === 0 ? paragraphs(cell, size) : [new Paragraph({ spacing: { line: size.line * 20, lineRule: LineRuleType.EXACT } })],
        }),
      );
  }
  const rows = Array.from({ length: table.rows }, (_, row) => {
    const children = (byRow.get(row) ?? []).sort((a, b) => a.column - b.column).map(({ cell }) => cell);
    const long = table.cells.some((cell) => cell.row === row && cell.text.length > 400);
    return new TableRow({ children, cantSplit: !long, tableHeader: row < table.headerRows });
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows,
  });
};
