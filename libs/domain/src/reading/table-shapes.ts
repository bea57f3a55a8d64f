// Decides which stretches of a document are tables and where their cells stand, so that a page can draw them as tables.
import type { SourceDocument } from './document';
import { tablesInLines } from './table-grid';

export interface TableShape {
  readonly start: number;
  readonly end: number;
  readonly sheet?: string;
  readonly cells: readonly {
    readonly start: number;
    readonly end: number;
    readonly row: number;
    readonly column: number;
    readonly rowSpan: number;
    readonly columnSpan: number;
  }[];
}

/** Tables of the medium and tables drawn with tabs or bars in plain lines, in document order; none overlaps another. */
export const tableShapes = (document: SourceDocument): TableShape[] => {
  const tables = [...document.blocks.filter((block) => block.kind === 'table'), ...tablesInLines(document)].sort(
    (a, b) => a.start - b.start,
  );
  return tables
    .filter(({ start }, index) => tables.slice(0, index).every((earlier) => earlier.end <= start))
    .map(({ start, end, sheet, cells }) => ({
      start,
      end,
      ...(sheet === undefined ? {} : { sheet }),
      cells: cells.map((cell) => ({
        start: cell.start,
        end: cell.end,
        row: cell.row,
        column: cell.column,
        rowSpan: cell.rowSpan,
        columnSpan: cell.columnSpan,
      })),
    }));
};
