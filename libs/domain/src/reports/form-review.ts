// Decides what the cells of a written form ought to say: what the figures hold, what follows from them, what its own lines add up to.
import { Decimal, decimal, isDecimal, plain } from '../decimal';
import type { FormRow, ReportContent } from './content';
import type { FigureKey } from './figures.table';
import { formFromFigures, rowsOfForm } from './form-layout';
import { gridsOfRows } from './form-rows-layout';
import { formSums, MONEY_WITH_POINTS, POINT_COLUMNS, TOTAL_OF_POINTS } from './form-sums.table';
import { officialForms } from './official-forms.table';
import type { FormKey } from './sections.table';

type Filled = Pick<ReportContent, 'figures'>;
type Rows = readonly FormRow[];

/** A line of the official form as rows know it: what is printed in it, and which figure stands in which column. */
export interface OfficialRow {
  readonly columns: readonly string[];
  readonly printed: Readonly<Record<string, string>>;
  readonly filled: readonly { readonly column: string; readonly figure: FigureKey | null; readonly text: string }[];
  /** The unit may add lines of this kind. */
  readonly repeats: boolean;
}
export const officialRows = (form: FormKey, content: Filled): OfficialRow[] => {
  const official = formFromFigures(form, content);
  const rows = rowsOfForm(official);
  const byPlace = new Map(official.cells.map((cell) => [`${cell.row}:${cell.column}`, cell]));
  const found = rows.map((row) => ({ row, printed: {} as Record<string, string>, filled: [] as OfficialRow['filled'][number][], line: 0 }));
  for (const grid of gridsOfRows(form, rows, content.figures.year))
    for (const { at, row, column } of grid.cells) {
      const cell = byPlace.get(`${row}:${column}`);
      const own = at === undefined ? undefined : found[at.row];
      if (!cell || !own || at === undefined) continue;
      own.line = row;
      if (cell.is === 'label') own.printed[at.column] = cell.text;
      else if (cell.is !== 'text') own.filled.push({ column: at.column, figure: cell.figure, text: cell.text });
    }
  return found.map(({ row, printed, filled, line }) => ({
    columns: Object.keys(row),
    printed,
    filled,
    repeats: officialForms[form].lines[line]?.repeats === true,
  }));
};

const bare = (text: string): string => text.replace(/\s+/g, '');
/** The official line that a written row is: the same columns, and what is printed in it. */
export const officialRowOf = (officials: readonly OfficialRow[], row: FormRow): OfficialRow | null =>
  officials.find(
    ({ columns, printed, filled }) =>
      Object.keys(printed).length > 0 &&
      columns.every((column) => column in row) &&
      Object.entries(printed).every(([column, text]) => bare(row[column] ?? '') === bare(text)) &&
      Object.keys(row).length === columns.length &&
      filled.every(({ column }) => column in row),
  ) ??
  officials.find(
    ({ columns, printed }) =>
      Object.keys(printed).length === 0 && columns.length === Object.keys(row).length && columns.every((column) => column in row),
  ) ??
  null;

/** A number of a cell without separators and units ("1,180.00", "95.97%", "39人"); null for words. */
export const numberInCell = (text: string): Decimal | null => {
  const digits = bare(text)
    .replace(/[,，]/g, '')
    .replace(/(?:万元|元|人|个|分|%|％|㎡|平方米)$/u, '');
  return isDecimal(digits) ? decimal(digits) : null;
};
const agrees = (written: string, expected: string): boolean => {
  const [a, b] = [numberInCell(written), numberInCell(expected)];
  return a && b ? a.eq(b) : bare(written) === bare(expected);
};

export interface CellReview {
  readonly row: number;
  readonly column: string;
  /**
   * figure: the report's figure says otherwise; computed: what follows from the figures; sum: what the lines of this form make;
   * parts: lines stated so far exceed it, others are still open.
   */
  readonly by: 'figure' | 'computed' | 'sum' | 'parts';
  readonly figure: FigureKey | null;
  /** What it ought to say, as it is written into the cell. */
  readonly expected: string;
}

const againstFigures = (form: FormKey, content: Filled, rows: Rows): CellReview[] => {
  const officials = officialRows(form, content);
  return rows.flatMap((row, index) =>
    (officialRowOf(officials, row)?.filled ?? []).flatMap(({ column, figure, text }): CellReview[] =>
      text === '' || agrees(row[column] ?? '', text)
        ? []
        : [{ row: index, column, by: figure === null ? 'computed' : 'figure', figure, expected: text }],
    ),
  );
};

const labelOf = (row: FormRow): string => bare(Object.values(row)[0] ?? '');
/** What a line says in a column; one that says nothing is what its own parts make. */
const worthOf = (form: FormKey, rows: Rows, at: number, column: string): Decimal | null => {
  const row = rows[at];
  const stated = numberInCell(row?.[column] ?? '');
  if (!row || stated) return stated;
  const parts = formSums[form].find(({ total }) => total.test(labelOf(row)))?.parts ?? [];
  const values = parts.flatMap((part) => {
    const below = rows.findIndex((other, index) => index > at && part.test(labelOf(other)));
    return below < 0 ? [] : (worthOf(form, rows, below, column) ?? []);
  });
  return values.length === 0 ? null : sumOf(values);
};
const sumOf = (values: readonly Decimal[]): Decimal => values.reduce((all, value) => all.plus(value), new Decimal(0));

/** A line is wrong when its stated parts exceed it, or when all are stated and make something else; at least two must be stated. */
const againstSums = (form: FormKey, rows: Rows): CellReview[] =>
  formSums[form].flatMap(({ total, parts }) => {
    const at = rows.findIndex((row) => total.test(labelOf(row)));
    const whole = rows[at];
    if (!whole) return [];
    const below = parts.map((part) => rows.findIndex((row, index) => index > at && part.test(labelOf(row))));
    return Object.keys(whole)
      .slice(1)
      .flatMap((column): CellReview[] => {
        const stated = numberInCell(whole[column] ?? '');
        const values = below.flatMap((row) => (row < 0 ? [] : (worthOf(form, rows, row, column) ?? [])));
        if (!stated || values.length < 2) return [];
        const off = sumOf(values).minus(stated);
        const isWhole = values.length === parts.length;
        if (off.abs().lte(new Decimal('0.01').times(values.length)) || (!isWhole && off.isNegative())) return [];
        return [{ row: at, column, by: isWhole ? 'sum' : 'parts', figure: null, expected: plain(sumOf(values)) }];
      });
  });

export interface PointsTotal {
  /** Row of 总分; null where the form has none. */
  readonly row: number | null;
  readonly column: string;
  readonly sum: string;
  /** Lines with points. */
  readonly lines: number;
}
/** What the points of a form come to as they stand (分值, 得分): money of the year and indicators, for each form that the rows hold. */
export const pointsOfForm = (rows: Rows): PointsTotal[] => {
  const totals: PointsTotal[] = [];
  let from = 0;
  rows.forEach((row, at) => {
    if (!TOTAL_OF_POINTS.test(labelOf(row))) return;
    const own = rows
      .slice(from, at)
      .filter((each) => '三级指标' in each || '二级指标' in each || Object.values(each).some((text) => MONEY_WITH_POINTS.test(bare(text))));
    for (const column of POINT_COLUMNS) {
      const points = own.flatMap((each) => numberInCell(each[column] ?? '') ?? []);
      totals.push({ row: at, column, sum: plain(points.reduce((sum, one) => sum.plus(one), new Decimal(0))), lines: points.length });
    }
    from = at + 1;
  });
  return totals;
};
const againstPoints = (rows: Rows): CellReview[] =>
  pointsOfForm(rows).flatMap(({ row, column, sum, lines }): CellReview[] => {
    const stated = row === null ? null : numberInCell(rows[row]?.[column] ?? '');
    // Before the indicators are filled in there is nothing to add up.
    if (row === null || stated === null || lines < 3 || stated.eq(sum)) return [];
    return [{ row, column, by: 'sum', figure: null, expected: sum }];
  });

/** Every cell that says something else than it ought to; an imported form whose lines are called otherwise is judged by its sums alone. */
export const reviewForm = (form: FormKey, content: Filled, rows: Rows): CellReview[] => [
  ...againstFigures(form, content, rows),
  ...againstSums(form, rows),
  ...againstPoints(rows),
];
