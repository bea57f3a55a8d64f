// Records what an import of a roster would do, row by row; what is shown beforehand is what is done.
import type { RosterProblem } from './problems.table';
import { rosterProblem } from './problems.table';
import type { RosterRow } from './read-roster';
import type { ColumnRow } from './columns.table';

export interface PlannedChange {
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
}
export type Outcome = 'create' | 'change' | 'unchanged' | 'error';
/** `value` is what the row stands for, complete; null where it cannot be taken. */
export interface PlannedRow<V> {
  readonly row: number;
  /** Code or username, as it will be stored. */
  readonly key: string;
  readonly name: string;
  readonly outcome: Outcome;
  readonly changes: readonly PlannedChange[];
  readonly problems: readonly RosterProblem[];
  readonly value: V | null;
}
export interface RosterPlan<V> {
  readonly rows: readonly PlannedRow<V>[];
  readonly problems: readonly RosterProblem[];
}
export const isTakeable = <V>({ rows, problems }: RosterPlan<V>): boolean =>
  problems.length === 0 && rows.every(({ outcome }) => outcome !== 'error');

export const headingsOf = <K extends string>(table: readonly ColumnRow<K>[]) =>
  Object.fromEntries(table.map(({ key, heading }) => [key, heading])) as Record<K, ColumnRow<K>['heading']>;

/** The row in which a key stood first, for every row that says it again (keys that differ in case alone would be the same to a person). */
export const repeatedIn = <K extends string>(rows: readonly RosterRow<K>[], key: K): ReadonlyMap<number, number> => {
  const first = new Map<string, number>();
  const repeated = new Map<number, number>();
  for (const { row, values } of rows) {
    const text = (values[key] ?? '').toLowerCase();
    const before = first.get(text);
    if (text === '') continue;
    if (before === undefined) first.set(text, row);
    else repeated.set(row, before);
  }
  return repeated;
};

/** Compares what stands with what is wanted, in the words in which both are shown. */
export const changesBetween = <K extends string>(
  before: Readonly<Partial<Record<K, string | null>>>,
  after: Readonly<Partial<Record<K, string | null>>>,
): PlannedChange[] =>
  (Object.keys(after) as K[])
    .filter((column) => (before[column] ?? null) !== (after[column] ?? null))
    .map((column) => ({ column, before: before[column] ?? null, after: after[column] ?? null }));

export const settle = <V>(
  row: { readonly row: number; readonly key: string; readonly name: string },
  problems: readonly RosterProblem[],
  known: boolean,
  changes: readonly PlannedChange[],
  value: V,
): PlannedRow<V> => {
  if (problems.length > 0) return { ...row, outcome: 'error', changes: [], problems, value: null };
  const outcome = known ? (changes.length > 0 ? 'change' : 'unchanged') : 'create';
  return { ...row, outcome, changes: known ? changes : [], problems: [], value };
};
export const twice = (row: number, other: number | undefined, value: string): RosterProblem[] =>
  other === undefined ? [] : [rosterProblem('twice', { row, value, other })];
