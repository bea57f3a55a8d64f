// Decides how a score sheet is laid out as a workbook, and what is understood of one that comes back: facts above, rows by their headings.
import { isDecimal, decimal, plain } from '../decimal';
import type { Words } from '../words';
import type { SheetEntry } from './combine-sheets';
import { typedPoints } from './typed-points';
import {
  columnTable,
  factWords,
  neededColumns,
  neededFacts,
  SHEET_COLUMNS,
  SHEET_FACTS,
  type SheetColumn,
  type SheetFact,
} from './sheet-file.table';

/** Cells by column as a reader of workbooks gives them; rows count from 1. */
export interface FileRows {
  readonly rows: readonly { readonly number: number; readonly cells: ReadonlyMap<number, string> }[];
  readonly formulas: readonly { readonly row: number; readonly column: number }[];
}
export type SheetFileFacts = Readonly<Record<SheetFact, string>>;
export interface SheetFileRow {
  readonly row: number;
  readonly cells: Readonly<Record<SheetColumn, string>>;
  /** Open cells that hold a formula instead of a value. */
  readonly formulas: readonly SheetColumn[];
}
export interface SheetFile {
  readonly facts: SheetFileFacts;
  readonly rows: readonly SheetFileRow[];
}

/** Which sheet a guard belongs to, so that a row of another one never passes for a row of this. */
export interface SheetOwner {
  readonly reportId: string;
  readonly round: number;
  readonly scorerId: string;
}
export type DigestOfText = (text: string) => string;
const DIGITS = 12;

/** A reason as it comes out of a workbook: line ends of one kind, nothing around it. */
export const plainReason = (reason: string): string => reason.replace(/\r\n?/g, '\n').trim();
const plainPoints = (points: string): string => (isDecimal(points) ? plain(decimal(points)) : points.trim());
export const sameEntry = (one: Omit<SheetEntry, 'indicator'>, other: Omit<SheetEntry, 'indicator'>): boolean =>
  plainPoints(one.points) === plainPoints(other.points) && plainReason(one.reason) === plainReason(other.reason);

/** What stood in a line when it was taken out. */
export const lineDigest = (owner: SheetOwner, { indicator, points, reason }: SheetEntry, digestOf: DigestOfText): string =>
  digestOf(JSON.stringify([owner.reportId, owner.round, owner.scorerId, indicator, plainPoints(points), plainReason(reason)])).slice(
    0,
    DIGITS,
  );
/** "v3-0a1b2c3d4e5f": the version of the sheet that last changed the line, and the digest of what it said. */
export const guardOf = (version: number, digest: string): string => `v${version}-${digest}`;
export const readGuard = (text: string): { readonly version: number; readonly digest: string } | null => {
  const [, version, digest] = /^v(\d{1,9})-([0-9a-f]{12})$/.exec(text.normalize('NFKC').trim()) ?? [];
  return version !== undefined && digest !== undefined ? { version: Number(version), digest } : null;
};

const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
const isCalled = ({ zh, en }: Words, text: string): boolean => [zh, en].some((name) => squeezed(name) === squeezed(text));

const columnsOf = (cells: ReadonlyMap<number, string>): ReadonlyMap<SheetColumn, number> => {
  const places = new Map<SheetColumn, number>();
  for (const [place, text] of cells) {
    const column = SHEET_COLUMNS.find((each) => isCalled(columnTable[each].heading, text));
    if (column !== undefined && !places.has(column)) places.set(column, place);
  }
  return places;
};
const factsAbove = (rows: FileRows['rows']): Partial<Record<SheetFact, string>> => {
  const facts: Partial<Record<SheetFact, string>> = {};
  for (const { cells } of rows) {
    const [label, value] = [...cells.values()];
    const fact = label === undefined ? undefined : SHEET_FACTS.find((each) => isCalled(factWords[each], label));
    if (fact !== undefined && value !== undefined) facts[fact] ??= value.trim();
  }
  return facts;
};

const rowOf =
  (places: ReadonlyMap<SheetColumn, number>, { formulas }: FileRows) =>
  ({ number, cells }: FileRows['rows'][number]): SheetFileRow => {
    const text = (column: SheetColumn): string => cells.get(places.get(column) ?? -1) ?? '';
    const values = Object.fromEntries(SHEET_COLUMNS.map((column) => [column, text(column)])) as Record<SheetColumn, string>;
    return {
      row: number,
      cells: { ...values, indicator: values.indicator.trim(), points: typedPoints(values.points), reason: plainReason(values.reason) },
      formulas: (['points', 'reason'] as const).filter((column) =>
        formulas.some((formula) => formula.row === number && formula.column === places.get(column)),
      ),
    };
  };

/** The sheet that a workbook holds, or in words what it lacks for being one. */
export const readSheetFile = (
  file: FileRows,
): { readonly ok: true; readonly file: SheetFile } | { readonly ok: false; readonly lacks: readonly Words[] } => {
  const head = file.rows.findIndex(({ cells }) => {
    const columns = columnsOf(cells);
    return columns.has('indicator') && columns.has('points');
  });
  const places = columnsOf(file.rows[head]?.cells ?? new Map<number, string>());
  const facts = factsAbove(head < 0 ? file.rows : file.rows.slice(0, head));
  const lacks = [
    ...neededColumns.filter((column) => !places.has(column)).map((column) => columnTable[column].heading),
    ...neededFacts.filter((fact) => facts[fact] === undefined).map((fact) => factWords[fact]),
  ];
  if (lacks.length > 0) return { ok: false, lacks };
  const rows = file.rows.slice(head + 1).map(rowOf(places, file));
  return {
    ok: true,
    file: {
      facts: Object.fromEntries(SHEET_FACTS.map((fact) => [fact, facts[fact] ?? ''])) as SheetFileFacts,
      rows: rows.filter(({ cells, formulas }) => cells.indicator !== '' || cells.guard.trim() !== '' || formulas.length > 0),
    },
  };
};
