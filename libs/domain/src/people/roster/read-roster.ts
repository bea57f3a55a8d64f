// Decides how the rows of a workbook are understood as a roster: where the headings stand, which column is which, what each row says.
import { ignoredHeadings, type ColumnRow } from './columns.table';
import { rosterProblem, type RosterProblem } from './problems.table';

export interface GivenRow {
  /** As numbered in the workbook. */
  readonly number: number;
  /** By the place of the column. */
  readonly cells: ReadonlyMap<number, string>;
}
export interface GivenRows {
  readonly rows: readonly GivenRow[];
  /** Does the cell lie in a merged range, not as its first? */
  readonly isCovered: (row: number, column: number) => boolean;
}
export interface RosterRow<K extends string> {
  readonly row: number;
  /** Only columns that the file has; blank cells are ''. */
  readonly values: Readonly<Partial<Record<K, string>>>;
  readonly problems: readonly RosterProblem[];
}
export interface Roster<K extends string> {
  readonly rows: readonly RosterRow<K>[];
  /** About the file as a whole: nothing can be taken. */
  readonly problems: readonly RosterProblem[];
}
export const ROSTER_ROWS = 5_000;
const HEADINGS_WITHIN = 12;
const LONGEST_CELL = 1_000;
const FORMULA_ERROR = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/i;
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;
const BAD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u;

const plain = (text: string): string => text.replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
const folded = (text: string): string => plain(text.normalize('NFKC'));
/** "单位代码（必填）*" is "单位代码". */
const headingOf = (text: string): string =>
  folded(text)
    .replace(/[(（【[].*?[)）】\]]|[*＊:：\s]/gu, '')
    .toLowerCase();

const namesOf = <K extends string>(columns: readonly ColumnRow<K>[]): Map<string, ColumnRow<K>> =>
  new Map(
    columns.flatMap((column) =>
      [column.heading.zh, column.heading.en, column.key, ...column.also].map((name) => [headingOf(name), column] as const),
    ),
  );

const findHeadings = <K extends string>(names: ReadonlyMap<string, ColumnRow<K>>, rows: readonly GivenRow[]): number =>
  rows.slice(0, HEADINGS_WITHIN).findIndex(({ cells }) => [...cells.values()].filter((text) => names.has(headingOf(text))).length >= 2);

interface Headings<K extends string> {
  readonly columns: readonly { readonly at: number; readonly column: ColumnRow<K> }[];
  readonly problems: readonly RosterProblem[];
}
const readHeadings = <K extends string>(
  table: readonly ColumnRow<K>[],
  names: ReadonlyMap<string, ColumnRow<K>>,
  { number: row, cells }: GivenRow,
): Headings<K> => {
  const columns: { at: number; column: ColumnRow<K> }[] = [];
  const problems: RosterProblem[] = [];
  for (const [at, text] of cells) {
    const heading = headingOf(text);
    const column = names.get(heading);
    if (heading === '' || ignoredHeadings.includes(heading)) continue;
    if (!column) problems.push(rosterProblem('unknown_column', { row, value: plain(text) }));
    else if (columns.some((one) => one.column === column)) problems.push(rosterProblem('column_twice', { row, column: column.heading }));
    else columns.push({ at, column });
  }
  for (const column of table)
    if (column.required && !columns.some((one) => one.column === column))
      problems.push(rosterProblem('column_missing', { row, column: column.heading }));
  return { columns, problems };
};

const cellProblem = <K extends string>(column: ColumnRow<K>, text: string, row: number, covered: boolean): RosterProblem | null => {
  const at = { row, column: column.heading };
  if (text.length > LONGEST_CELL) return rosterProblem('too_long', { ...at, limit: LONGEST_CELL });
  if (BAD.test(text)) return rosterProblem('bad_characters', at);
  if (FORMULA_ERROR.test(text)) return rosterProblem('formula_error', { ...at, value: text });
  if (text !== '' || !column.required) return null;
  return rosterProblem(covered ? 'merged' : 'blank', at);
};

/** Rows without any text in a known column are no rows. */
export const readRoster = <K extends string>(table: readonly ColumnRow<K>[], given: GivenRows): Roster<K> => {
  const names = namesOf(table);
  const place = findHeadings(names, given.rows);
  const headings = given.rows[place];
  const expected = table.filter(({ required }) => required).map(({ heading }) => heading);
  if (!headings) {
    const columns = { zh: expected.map(({ zh }) => zh).join('、'), en: expected.map(({ en }) => en).join(', ') };
    return { rows: [], problems: [rosterProblem('no_heading', { row: 0, column: columns })] };
  }
  const { columns, problems } = readHeadings(table, names, headings);
  const rows = given.rows.slice(place + 1).flatMap(({ number, cells }): RosterRow<K>[] => {
    const said = columns.map(({ at, column }) => {
      const text = cells.get(at) ?? '';
      const value = column.code ? folded(text) : plain(text);
      return { column, value, problem: cellProblem(column, value, number, given.isCovered(number, at)) };
    });
    if (said.every(({ value }) => value === '')) return [];
    return [
      {
        row: number,
        values: Object.fromEntries(said.map(({ column, value }) => [column.key, value])) as Partial<Record<K, string>>,
        problems: said.flatMap(({ problem }) => problem ?? []),
      },
    ];
  });
  const wrong = [
    ...problems,
    ...(rows.length === 0 && problems.length === 0 ? [rosterProblem('no_rows', { row: headings.number })] : []),
    ...(rows.length > ROSTER_ROWS ? [rosterProblem('too_many_rows', { row: 0, limit: ROSTER_ROWS })] : []),
  ];
  return { rows: rows.length > ROSTER_ROWS ? [] : rows, problems: wrong };
};
