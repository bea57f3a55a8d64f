// Decides how a table of an official form becomes rows of column label → text.
import type { FormRow } from '../reports/content';
import type { Cell } from './document';
import { type Grid, isLabel } from './table-grid';

/** Words of column heads in the official forms. */
const HEAD = /预算|决算|执行数|[一二三]级指标|指标(名称|值)|编制|分值|规模|预期目标/;
/** Title, year, unit of measure, notes and signatures are written into a sheet like rows; they are none. */
const AROUND =
  /^([^，。；]{0,40}(基础数据表|自评表|绩效评价表)|[（(]?\d{4}年度?[）)]?|(金额)?单位[:：].{0,6}|(说明|备注|注)[:：].*|填[表报][人单日].*)$/s;

/** A row of short labels, one of them naming what forms have columns for, is the header of the rows below it. */
const isHeader = (own: readonly Cell[], said: readonly Cell[]): boolean =>
  said.length >= 3 &&
  said.length * 3 >= own.length * 2 &&
  said.every((cell) => isLabel(cell) && cell.text.trim().length <= 24) &&
  said.some((cell) => HEAD.test(cell.text));
const isAround = (said: readonly Cell[]): boolean => said.length === 1 && AROUND.test(said[0]?.text.trim() ?? '');

export const rowsOf = (grid: Grid): FormRow[] => {
  const rows: FormRow[] = [];
  let header: string[] = [];
  for (let row = 0; row < grid.rows; row += 1) {
    const cells = Array.from({ length: grid.columns }, (_, column) => grid.at(row, column));
    const own = cells.filter((cell, column): cell is Cell => cell !== undefined && cell.column === column);
    const said = own.filter((cell) => cell.text.trim() !== '');
    if (said.length === 0 || isAround(said)) continue;
    if (isHeader(own, said)) {
      header = cells.map((cell, column) => cell?.text.trim().replace(/\s+/g, '') || header[column] || '');
      continue;
    }
    const entry: Record<string, string> = {};
    cells.forEach((cell, column) => {
      // A workbook does not keep cells that say nothing: those below one head are one.
      const again = column > 0 && cells[column - 1] === undefined && header[column] === header[column - 1];
      if (cell === undefined && !again) entry[columnName(header, column, entry)] = '';
      else if (cell?.column === column) entry[columnName(header, column, entry)] = cell.row === row ? cell.text.trim() : '';
    });
    rows.push(entry);
  }
  return rows;
};

/** What columns without a head, and columns with the same one, are called. */
export const FIRST_COLUMN = '项目';
export const unnamedColumn = (column: number): string => (column === 0 ? FIRST_COLUMN : `列${column + 1}`);
const columnName = (header: readonly string[], column: number, taken: FormRow): string => {
  const name = header[column] || unnamedColumn(column);
  return name in taken ? `${name}（${column + 1}）` : name;
};
/** The head under which a column stood, and the column where its name tells. */
export const headOfColumn = (name: string): { readonly head: string; readonly column: number | null } => {
  const unnamed = /^列(\d{1,3})$/.exec(name);
  if (unnamed) return { head: '', column: Number(unnamed[1]) - 1 };
  const again = /^(.+)（(\d{1,3})）$/s.exec(name);
  return again ? { head: again[1] ?? '', column: Number(again[2]) - 1 } : { head: name, column: null };
};
