// Decides how the rows and cells of a Word table become a grid in which a merged cell stands once.
import type { Found, FoundCell, FoundTable } from '../lay-out-document';
import { readLimits } from '../read-limits.table';

export interface OpenCell {
  readonly found: Found[];
  span: number;
  /** Goes on downwards from the cell above, or to the right from the one before. */
  continuesAbove: boolean;
  continuesBefore: boolean;
  startsMerge: boolean;
  deleted: boolean;
}
export interface OpenRow {
  readonly cells: OpenCell[];
  skippedBefore: number;
  left: boolean;
}
export interface OpenTable {
  readonly rows: OpenRow[];
}

export const openCell = (): OpenCell => ({
  found: [],
  span: 1,
  continuesAbove: false,
  continuesBefore: false,
  startsMerge: false,
  deleted: false,
});
export const openRow = (): OpenRow => ({ cells: [], skippedBefore: 0, left: false });

export const spanOf = (value: string | undefined): number => {
  const span = Number(value);
  return Number.isInteger(span) && span > 0 ? Math.min(span, readLimits.columns) : 1;
};

type Growing = { -readonly [K in keyof FoundCell]: FoundCell[K] };

const wordsOf = (found: readonly Found[]): string =>
  found
    .filter((item) => item.kind === 'paragraph')
    .map(({ text }) => text)
    .join('\n');

/** The grid of a table, and the tables that stand inside its cells: each is a table of its own after it. */
export const tableOf = ({ rows }: OpenTable): Found[] => {
  const kept = rows.filter(({ left }) => !left);
  const only = kept.length === 1 ? kept[0]?.cells.filter(({ deleted }) => !deleted) : undefined;
  // A table of one cell is a frame around what it holds.
  if (only?.length === 1) return [...(only[0]?.found ?? [])];
  const cells: Growing[] = [];
  const inside: Found[] = [];
  let above = new Map<number, Growing>();
  kept.forEach(({ cells: written, skippedBefore }, row) => {
    const merging = new Map<number, Growing>();
    let column = skippedBefore;
    let before: Growing | null = null;
    for (const cell of written) {
      if (cell.deleted) continue;
      const from = cell.continuesAbove ? above.get(column) : undefined;
      if (cell.continuesBefore && before) before.columnSpan += cell.span;
      else if (from) {
        if (from.row + from.rowSpan === row) from.rowSpan += 1;
        merging.set(column, from);
        before = null;
      } else {
        inside.push(...cell.found.filter(({ kind }) => kind === 'table'));
        before = { text: wordsOf(cell.found), row, column, rowSpan: 1, columnSpan: cell.span };
        cells.push(before);
        if (cell.startsMerge || cell.continuesAbove) merging.set(column, before);
      }
      column += cell.span;
    }
    above = merging;
  });
  const table: FoundTable = { kind: 'table', cells };
  return [table, ...inside];
};
