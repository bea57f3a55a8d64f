// Records an official form laid out for one report: what the writers and the page draw.
import type { Cell, Table } from '../reading/document';
import type { FigureKey } from './figures.table';
import type { FormKey } from './sections.table';

export interface FormGridCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** label and computed are printed, figure and text are filled in. */
  readonly is: 'label' | 'figure' | 'computed' | 'text';
  /** Names the column below it. */
  readonly header: boolean;
  readonly figure: FigureKey | null;
  /** Where it stands in the rows that the grid was laid out from; absent where it was not, and for heads. */
  readonly at?: { readonly row: number; readonly column: string };
}
export interface FormGrid {
  readonly form: FormKey;
  readonly title: string;
  readonly unitLine: string;
  /** Relative widths, one a column. */
  readonly widths: readonly number[];
  readonly rows: number;
  /** Rows at the top that repeat on each page. */
  readonly headerRows: number;
  readonly cells: readonly FormGridCell[];
  readonly notes: readonly string[];
  readonly footer: string;
  /** figures: laid out from the figures; rows: as the form was imported or written. */
  readonly from: 'figures' | 'rows';
}

/** The grid as a table that the reader understands. */
export const tableOfGrid = (grid: FormGrid): Table => {
  let at = 0;
  const cells = grid.cells.map(({ text, row, column, rowSpan, columnSpan }): Cell => {
    const start = at;
    at += text.length + 1;
    return { text, start, end: start + text.length, row, column, rowSpan, columnSpan };
  });
  return { kind: 'table', start: 0, end: at, cells };
};

/** Puts cells into a grid from left to right and top to bottom, past what cells above cover. */
export class GridBuilder {
  readonly cells: FormGridCell[] = [];
  private readonly covered = new Set<string>();
  private row = -1;
  private column = 0;

  nextRow(): number {
    this.row += 1;
    this.column = 0;
    return this.row;
  }

  put(cell: Omit<FormGridCell, 'row' | 'column'>): void {
    while (this.covered.has(`${this.row}:${this.column}`)) this.column += 1;
    for (let row = this.row; row < this.row + cell.rowSpan; row += 1)
      for (let column = this.column; column < this.column + cell.columnSpan; column += 1) this.covered.add(`${row}:${column}`);
    this.cells.push({ ...cell, row: this.row, column: this.column });
    this.column += cell.columnSpan;
  }

  get rows(): number {
    return this.row + 1;
  }
}
