// Decides how an official form of one report is laid out: as it was imported or written, else filled from the figures.
import { Decimal, decimal, isDecimal, rounded } from '../decimal';
import { rowsOf } from '../reading/form-rows';
import { gridOf } from '../reading/table-grid';
import type { FormRow, ReportContent } from './content';
import { figureDefinition, type Figures } from './figures.table';
import { labelFor } from './form-label';
import { type FormGrid, GridBuilder, tableOfGrid } from './form-grid';
import { gridsOfRows } from './form-rows-layout';
import { type FormCell, officialForms } from './official-forms.table';
import type { FormKey } from './sections.table';

type Filled = Pick<ReportContent, 'figures'>;

const numberOf = (text: string | undefined): Decimal | null => (text !== undefined && isDecimal(text) ? decimal(text) : null);
const percentOf = (part: string | undefined, whole: string | undefined): string => {
  const [above, below] = [numberOf(part), numberOf(whole)];
  return above && below && !below.isZero() ? `${rounded(above.div(below).times(100), 2)}%` : '';
};
const pointsOf = (rate: string | undefined, weight: string): string => {
  const stated = numberOf(rate);
  return stated ? rounded(Decimal.min(decimal(weight), decimal(weight).times(stated).div(100)), 2) : '';
};

const textOf = (cell: FormCell, figures: Figures): string => {
  if (cell.is === 'label') return labelFor(cell.label, figures.year);
  if (cell.is === 'rate') return percentOf(figures[cell.part], figures[cell.whole]);
  if (cell.is === 'points') return pointsOf(figures[cell.rate], cell.weight);
  if (cell.is === 'text') return '';
  const value = figures[cell.figure];
  return value === undefined ? '' : figureDefinition(cell.figure).unit === 'percent' ? `${value}%` : value;
};
const KINDS = { label: 'label', figure: 'figure', rate: 'computed', points: 'computed', text: 'text' } as const;

/** The official form with what the figures say; empty where they say nothing. */
export const formFromFigures = (form: FormKey, { figures }: Filled): FormGrid => {
  const { title, unitLine, widths, lines, notes, footer } = officialForms[form];
  const builder = new GridBuilder();
  for (const line of lines) {
    builder.nextRow();
    for (const cell of line.cells)
      builder.put({
        text: textOf(cell, figures),
        rowSpan: cell.rows,
        columnSpan: cell.columns,
        is: KINDS[cell.is],
        header: line.header === true,
        figure: cell.is === 'figure' ? cell.figure : null,
      });
  }
  const headerRows = lines[0]?.header === true && lines[0].cells.every(({ rows }) => rows === 1) ? 1 : 0;
  return { form, title, unitLine, widths, rows: builder.rows, headerRows, cells: builder.cells, notes, footer, from: 'figures' };
};

/** Rows of column label → text, as the importer would read a laid-out form. */
export const rowsOfForm = (grid: FormGrid): FormRow[] => rowsOf(gridOf(tableOfGrid(grid)));
export const rowsFromFigures = (form: FormKey, content: Filled): FormRow[] => rowsOfForm(formFromFigures(form, content));

/** What a report shows as this form: its own rows as they are (a contradiction is for the checks to say), else the figures. Several project forms are several grids. */
export const formLayout = (form: FormKey, content: Pick<ReportContent, 'figures' | 'tables'>): readonly FormGrid[] => {
  const rows = content.tables[form];
  return rows !== undefined && rows.length > 0 ? gridsOfRows(form, rows, content.figures.year) : [formFromFigures(form, content)];
};
