// Decides in which columns the cells of a row stand in an old Word file: rows name the edges of their cells, and all edges together make the columns.
import { openCell, type OpenRow, type OpenTable } from '../read-docx/table';
import type { FoundParagraph } from '../lay-out-document';

export interface DocCell {
  readonly left: number;
  readonly right: number;
  readonly continuesAbove: boolean;
  readonly startsMerge: boolean;
  readonly continuesBefore: boolean;
}
export interface DocRow {
  readonly layout: readonly DocCell[];
  readonly cells: readonly (readonly FoundParagraph[])[];
}

const CELL_BYTES = 20;
/** The operand of the change that lays a row out: count, edges in twips, and flags of each cell. */
export const readLayout = (operand: Buffer): DocCell[] => {
  const count = operand.readUInt8(0);
  const edges = Array.from({ length: count + 1 }, (_, index) => operand.readInt16LE(1 + index * 2));
  return Array.from({ length: count }, (_, index) => {
    const at = 1 + (count + 1) * 2 + index * CELL_BYTES;
    const flags = at + 2 <= operand.length ? operand.readUInt16LE(at) : 0;
    const vertical = (flags >> 5) & 3;
    return {
      left: edges[index] ?? 0,
      right: edges[index + 1] ?? 0,
      continuesAbove: vertical === 1,
      startsMerge: vertical === 3,
      continuesBefore: (flags & 3) === 1,
    };
  });
};

/** Edges that lie closer than this are one line, drawn by hand. */
const NEAR = 30;
const columnsOf = (rows: readonly DocRow[]): ((edge: number) => number) => {
  const edges = [...new Set(rows.flatMap(({ layout }) => layout.flatMap(({ left, right }) => [left, right])))].sort((a, b) => a - b);
  const columns = new Map<number, number>();
  let column = -1;
  let last = -Infinity;
  for (const edge of edges) {
    if (edge - last > NEAR) {
      column += 1;
      last = edge;
    }
    columns.set(edge, column);
  }
  return (edge) => columns.get(edge) ?? 0;
};

/** The rows as those of a new document are written. */
export const openTableOf = (rows: readonly DocRow[]): OpenTable => {
  const columnOf = columnsOf(rows);
  return {
    rows: rows.map(({ layout, cells }): OpenRow => {
      const first = layout[0];
      return {
        left: false,
        skippedBefore: first ? columnOf(first.left) : 0,
        cells: cells.map((found, index) => {
          const place = layout[index];
          const cell = openCell();
          cell.found.push(...found);
          if (!place) return cell;
          cell.span = Math.max(1, columnOf(place.right) - columnOf(place.left));
          cell.continuesAbove = place.continuesAbove;
          cell.startsMerge = place.startsMerge;
          cell.continuesBefore = place.continuesBefore && found.length === 0;
          return cell;
        }),
      };
    }),
  };
};
