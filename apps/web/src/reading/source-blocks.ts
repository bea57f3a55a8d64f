// Decides how the source is drawn: line by line, and its tables as tables, each cut so that every figure can be lit where it stands.
import type { Imported } from '@camphor/contract';

export interface Segment {
  readonly text: string;
  readonly start: number;
  /** Figures stated here; several share a clause. */
  readonly keys: readonly string[];
}
export interface SourceLine {
  readonly kind: 'line';
  readonly start: number;
  readonly end: number;
  readonly segments: readonly Segment[];
}
export interface SourceCell {
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly start: number;
  readonly segments: readonly Segment[];
}
export interface SourceTable {
  readonly kind: 'table';
  readonly start: number;
  readonly end: number;
  readonly sheet: string | null;
  readonly rows: readonly (readonly SourceCell[])[];
}
export type SourceBlock = SourceLine | SourceTable;

interface Range {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}
const cut = (text: string, start: number, ranges: readonly Range[]): Segment[] => {
  const end = start + text.length;
  const here = ranges.filter((range) => range.start < end && range.end > start);
  const edges = [...new Set([start, end, ...here.flatMap((range) => [Math.max(range.start, start), Math.min(range.end, end)])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? end;
    return {
      text: text.slice(from - start, to - start),
      start: from,
      keys: here.filter((range) => range.start <= from && range.end >= to).map(({ key }) => key),
    };
  });
};

const linesOf = (text: string, from: number, to: number, ranges: readonly Range[]): SourceLine[] => {
  const lines: SourceLine[] = [];
  let start = from;
  for (const line of text.slice(from, to).split('\n')) {
    if (line.trim() !== '') lines.push({ kind: 'line', start, end: start + line.length, segments: cut(line, start, ranges) });
    start += line.length + 1;
  }
  return lines;
};

type Shape = Imported['tables'][number];
const tableOf = (text: string, { start, end, sheet, cells }: Shape, ranges: readonly Range[]): SourceTable => {
  const rows: SourceCell[][] = [];
  for (const { row, column, rowSpan, columnSpan, ...place } of cells) {
    const segments = cut(text.slice(place.start, place.end), place.start, ranges);
    (rows[row] ??= []).push({ column, rowSpan, columnSpan, start: place.start, segments });
  }
  return { kind: 'table', start, end, sheet: sheet ?? null, rows: Array.from(rows, (row) => row ?? []) };
};

/** Empty lines are left out; no other character is lost. */
export const sourceBlocks = (text: string, ranges: readonly Range[], tables: readonly Shape[] = []): SourceBlock[] => {
  const blocks: SourceBlock[] = [];
  let at = 0;
  for (const table of tables) {
    blocks.push(...linesOf(text, at, table.start, ranges), tableOf(text, table, ranges));
    at = table.end;
  }
  return [...blocks, ...linesOf(text, at, text.length, ranges)];
};
