// Decides which rows of a table list the sources below stated revenue (收入合计, then 拨款, 其他收入 …), as written in its column.
import { Decimal, isDecimal } from '../decimal';
import type { Cell, Table } from '../reading/document';
import type { Statement } from '../reading/reading';
import type { Ground } from './ground';

export interface Sources {
  /** In the unit in which the table writes the total. */
  readonly amounts: readonly Decimal[];
  readonly total: Decimal;
}
/** Revenue has no more sources. */
const LONGEST = 40;
const SOURCE = /拨款|收入|补助/;
const NO_SOURCE = /支出|合计|总计|小计|结转|结余/;
/** A list that ends in 其他收入 is whole. */
const REST = /其他|其它/;

const numberOf = (text: string): Decimal | null => {
  const digits = text.replace(/[,，\s]/g, '');
  return isDecimal(digits) ? new Decimal(digits) : null;
};
const nameOfRow = (cells: readonly Cell[], before: number): string =>
  cells
    .filter(({ column }) => column < before)
    .map(({ text }) => text.trim())
    .filter((text) => numberOf(text) === null)
    .join('');

/** Null where the revenue stands in no table, or where its list is not whole. */
export const sourcesBelow = (ground: Ground, statement: Statement): Sources | null => {
  const table = ground.input.document.blocks.find(
    (block): block is Table => block.kind === 'table' && block.start <= statement.start && statement.start < block.end,
  );
  const own = table?.cells.find(({ start, end }) => start <= statement.numberStart && statement.numberStart < end);
  const total = numberOf(own?.text ?? '');
  if (!table || !own || !total) return null;
  const amounts: Decimal[] = [];
  let whole = false;
  for (let row = own.row + own.rowSpan; row < own.row + LONGEST; row += 1) {
    const cells = table.cells.filter((cell) => cell.row === row);
    const name = nameOfRow(cells, own.column);
    const amount = numberOf(cells.find(({ column }) => column === own.column)?.text ?? '');
    if (amount === null || !SOURCE.test(name) || NO_SOURCE.test(name)) break;
    // What stands below 其中 is a part of the line before it.
    if (amounts.length > 0 && name.startsWith('其中')) return null;
    amounts.push(amount);
    whole ||= REST.test(name);
  }
  return whole && amounts.length >= 2 ? { amounts, total } : null;
};
