// Decides whether 行政, 事业 and 工勤 in a form that writes label beside number count posts (编制) or people in post (实有).
import type { Cell, Table } from './document';
import { topicOf } from './figure-keys.table';
import { isLabel } from './table-grid';
import type { Label } from './table-labels';

export type StaffSide = 'established' | 'inPost';

const rowsOf = (table: Table): Cell[][] => {
  const rows = new Map<number, Cell[]>();
  for (const cell of table.cells) if (isLabel(cell)) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows].sort(([a], [b]) => a - b).map(([, cells]) => cells.sort((a, b) => a.column - b.column));
};

/**
 * The side of each kind that does not name one. A row that names a kind twice is about both sides, in the order in which the rows above
 * name them ("编制人数 45 实有人数 43" over "其中：行政 22 其中：行政 21"); any other kind belongs to the side that was named last.
 */
export const sidesOfKinds = (table: Table, label: (cell: Cell) => Label): ReadonlyMap<Cell, StaffSide> => {
  const sides = new Map<Cell, StaffSide>();
  let both: StaffSide[] = [];
  let last: StaffSide | null = null;
  for (const cells of rowsOf(table)) {
    const read = cells.map((cell) => ({ cell, ...label(cell) }));
    const kinds = read.filter(
      ({ item, staffSide }) => item !== null && topicOf(item) === 'staff' && item !== 'staff' && staffSide === null,
    );
    const named = read.flatMap(({ staffSide }) => staffSide ?? []);
    const twice = new Set(kinds.map(({ item }) => item)).size < kinds.length;
    if (named.length > 1) both = named;
    const order = twice && both.length === kinds.length ? both : null;
    for (const { cell, item, staffSide } of read) {
      last = staffSide ?? last;
      const at = kinds.findIndex((kind) => kind.cell === cell);
      const side = order?.[at] ?? last;
      if (at >= 0 && item !== null && side !== null) sides.set(cell, side);
    }
  }
  return sides;
};
