// Decides how a form is drawn in a PDF: widths as on the paper, merged cells, heads that repeat.
import type { Content, TableCell } from 'pdfmake/interfaces';
import { isAmountText } from '../paper/amount-text';
import { formText } from '../paper/gb9704.table';
import type { PaperAnnex } from '../paper/report-paper';
import { lineHeightFor } from './pdf-lines';
import { showable } from './pdf-fonts';

const PADDING = 3;
const LINE = 0.5;

export const formTable = (table: PaperAnnex, width: number): Content => {
  const { size, line, pad } = table.landscape ? formText.lying : formText.upright;
  const sum = table.widths.reduce((all, each) => all + each, 0);
  const room = width - table.widths.length * (2 * PADDING + LINE) - LINE;
  const body: TableCell[][] = Array.from({ length: table.rows }, () => table.widths.map((): TableCell => ({ text: '' })));
  for (const cell of table.cells) {
    const row = body[cell.row];
    if (!row) continue;
    const short = [...cell.text].length <= 12;
    row[cell.column] = {
      text: showable(cell.text),
      fontSize: size,
      lineHeight: lineHeightFor(size, line),
      bold: cell.header,
      alignment: cell.header ? 'center' : isAmountText(cell.text) ? 'right' : cell.is === 'label' && short ? 'center' : 'left',
      // The library puts the text of a cell that covers several rows beside them.
      ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : { verticalAlignment: 'middle' as const }),
      ...(cell.columnSpan > 1 ? { colSpan: cell.columnSpan } : {}),
    };
  }
  return {
    table: {
      widths: table.widths.map((each) => (each / sum) * room),
      headerRows: table.headerRows,
      dontBreakRows: table.cells.every(({ text }) => text.length <= 400),
      body,
    },
    layout: {
      hLineWidth: () => LINE,
      vLineWidth: () => LINE,
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => pad,
      paddingBottom: () => pad,
    },
  };
};
