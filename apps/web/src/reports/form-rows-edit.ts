// Decides what writing into a form, adding a line and taking one out do to its rows.
import { rowsFromFigures, type FormKey, type FormRow, type Figures } from '@camphor/domain';

type Rows = readonly FormRow[];
/** In these columns an empty cell says "the same as above". */
const CONTINUES: readonly string[] = ['一级指标', '二级指标'];

export const withCell = (rows: Rows, at: number, column: string, text: string): FormRow[] =>
  rows.map((row, index) => (index === at && row[column] !== text ? { ...row, [column]: text } : row));

/** A line of the same columns below; it belongs to the same indicators as the one above. */
export const withRowBelow = (rows: Rows, at: number): FormRow[] => {
  const above = rows[at];
  if (!above) return [...rows];
  const fresh = Object.fromEntries(Object.keys(above).map((column) => [column, '']));
  return [...rows.slice(0, at + 1), fresh, ...rows.slice(at + 1)];
};

/** What continued in the lines below moves down to the first of them. */
export const withoutRow = (rows: Rows, at: number): FormRow[] => {
  const [gone, next] = [rows[at], rows[at + 1]];
  const rest = rows.filter((_, index) => index !== at);
  if (!gone || !next) return rest;
  const moved = CONTINUES.filter((column) => (gone[column] ?? '') !== '' && next[column] === '');
  if (moved.length === 0) return rest;
  const heir = { ...next, ...Object.fromEntries(moved.map((column) => [column, gone[column] ?? ''])) };
  return rest.map((row) => (row === next ? heir : row));
};

/** One more project: the blank form again, below. */
export const withAnotherForm = (rows: Rows, form: FormKey, figures: Figures): FormRow[] => [...rows, ...rowsFromFigures(form, { figures })];
export const withoutRows = (rows: Rows, gone: ReadonlySet<number>): FormRow[] => rows.filter((_, index) => !gone.has(index));

export const rowsOfField = (value: string | null): Rows => (value === null ? [] : (JSON.parse(value) as FormRow[]));
export const fieldOfRows = (rows: Rows): string | null => (rows.length === 0 ? null : JSON.stringify(rows));
