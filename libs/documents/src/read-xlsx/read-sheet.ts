// Decides what is read of a worksheet while it streams in: cells that say something, merged ranges, and which rows and columns are hidden.
import type { Package } from '../read-package/open-package';
import { parseXml, type Attributes } from '../read-package/parse-xml';
import { readLimits } from '../read-limits.table';
import { Unreadable } from '../unreadable';
import { fromFormulaSafe } from '../formula-safe';
import { numberText } from './cell-text';
import { sieveSheet } from './sieve-sheet';
import { placeOf, type Merge, type SheetCell, type SheetCells } from './sheet-cells';

export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly string[];
  readonly date1904: boolean;
}
interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  hasFormula: boolean;
  value: string;
  inline: string;
}
const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

const textOf = (cell: OpenCell, { strings, formats, date1904 }: SheetContext): string => {
  switch (cell.type) {
    case 's':
      return fromFormulaSafe(strings[Number(cell.value)] ?? '');
    case 'inlineStr':
      return fromFormulaSafe(cell.inline);
    case 'b':
      return cell.value === '' ? '' : isTrue(cell.value) ? 'TRUE' : 'FALSE';
    case 'str':
      // Meant for what a formula gives; some programs write every text so.
      return cell.hasFormula ? cell.value : fromFormulaSafe(cell.value);
    case 'e':
      return cell.value;
    case 'd':
      return cell.value.replace(/T00:00:00(\.0+)?Z?$/, '');
    default:
      return cell.value.trim() === '' ? '' : numberText(Number(cell.value), formats[cell.style] ?? 'General', date1904);
  }
};

class SheetReader {
  readonly cells: SheetCell[] = [];
  readonly formulas: { readonly row: number; readonly column: number }[] = [];
  readonly merges: Merge[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns: { readonly first: number; readonly last: number }[] = [];
  private row = -1;
  private column = -1;
  private cell: OpenCell | null = null;
  private into: 'value' | 'inline' | null = null;

  constructor(private readonly context: SheetContext) {}

  open = (name: string, attributes: Attributes): boolean => {
    if (name === 's:c') this.beginCell(attributes);
    else if (name === 's:v') this.into = 'value';
    else if (name === 's:t') this.into = 'inline';
    else if (name === 's:f') this.formula();
    else if (name === 's:row') this.beginRow(attributes);
    else if (name === 's:col' && isTrue(attributes('hidden')))
      this.hiddenColumns.push({ first: Number(attributes('min')) - 1, last: Number(attributes('max')) - 1 });
    else if (name === 's:mergeCell') this.merge(attributes('ref') ?? '');
    // Formulas are never computed, their last results stand beside them; how a character is pronounced is not read.
    return name !== 's:f' && name !== 's:rPh' && name !== 's:conditionalFormatting' && name !== 's:extLst';
  };
  close = (name: string): void => {
    if (name === 's:v' || name === 's:t') this.into = null;
    else if (name === 's:c') this.endCell();
  };
  text = (words: string): void => {
    if (this.cell && this.into) this.cell[this.into] += words;
  };

  private beginRow(attributes: Attributes): void {
    const given = Number(attributes('r'));
    this.row = Number.isInteger(given) && given > 0 ? given - 1 : this.row + 1;
    this.column = -1;
    if (isTrue(attributes('hidden'))) this.hiddenRows.add(this.row);
  }
  private beginCell(attributes: Attributes): void {
    const place = placeOf(attributes('r') ?? '');
    this.column = place?.column ?? this.column + 1;
    this.cell = {
      row: place?.row ?? this.row,
      column: this.column,
      type: attributes('t') ?? 'n',
      style: Number(attributes('s') ?? 0),
      hasFormula: false,
      value: '',
      inline: '',
    };
  }
  private endCell(): void {
    const { cell } = this;
    this.cell = null;
    const text = cell ? textOf(cell, this.context) : '';
    if (!cell || text.trim() === '') return;
    this.cells.push({ row: cell.row, column: cell.column, text });
    if (this.cells.length > readLimits.cells) throw new Unreadable('too_much', `more than ${readLimits.cells} cells`);
  }
  private formula(): void {
    if (!this.cell) return;
    this.cell.hasFormula = true;
    if (this.formulas.length < readLimits.cells) this.formulas.push({ row: this.cell.row, column: this.cell.column });
  }
  private merge(reference: string): void {
    const [from, to] = reference.split(':').map(placeOf);
    if (from && to && this.merges.length < readLimits.cells)
      this.merges.push({ row: from.row, column: from.column, lastRow: to.row, lastColumn: to.column });
  }
}

export const readSheet = async (source: Package, part: string, name: string, context: SheetContext): Promise<SheetCells> => {
  const reader = new SheetReader(context);
  await parseXml(source.pieces(part), reader, sieveSheet);
  return {
    name,
    cells: reader.cells,
    formulas: reader.formulas,
    merges: reader.merges,
    isRowHidden: (row) => reader.hiddenRows.has(row),
    isColumnHidden: (column) => reader.hiddenColumns.some(({ first, last }) => first <= column && column <= last),
  };
};
