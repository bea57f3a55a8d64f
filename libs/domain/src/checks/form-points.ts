// Decides which points the self-evaluation forms (自评表) state: of the execution rate, of each indicator, and in total.
import { Decimal, isDecimal } from '../decimal';
import type { Ground } from './ground';
import type { Place } from './verdict';

export interface FormLine {
  readonly name: Place;
  readonly weight: Decimal;
  readonly points: Decimal;
  /** Null where the form has no column for reasons. */
  readonly reason: string | null;
}
export interface ExecutionLine {
  readonly rate: Decimal;
  readonly points: Decimal;
  readonly weight: Decimal;
  readonly places: number;
  readonly place: Place;
}
export interface FormPoints {
  readonly lines: readonly FormLine[];
  readonly execution: ExecutionLine | null;
  readonly total: Decimal | null;
}

type Cell = Place | undefined;
type Grid = readonly (readonly Cell[])[];

const gridsOfTables = ({ input }: Ground): Grid[] =>
  input.document.blocks.flatMap((block): Grid[] => {
    if (block.kind !== 'table') return [];
    const rows: Cell[][] = [];
    for (const { row, column, text, start } of block.cells) (rows[row] ??= [])[column] = { quote: text, start };
    // Merged cells leave holes.
    return [Array.from(rows, (row: Cell[] | undefined) => Array.from(row ?? []))];
  });
/** Lines of a text whose columns are separated by tabs. */
const gridsInLines = ({ passages, input }: Ground): Grid[] => {
  const grids: Cell[][][] = [];
  let open: Cell[][] | null = null;
  for (const { start, end, table } of passages) {
    const line = input.document.text.slice(start, end);
    if (table || !line.includes('\t')) {
      open = null;
      continue;
    }
    if (!open) grids.push((open = []));
    let at = start;
    open.push(
      line.split('\t').map((quote) => {
        const cell = { quote, start: at };
        at += quote.length + 1;
        return cell;
      }),
    );
  }
  return grids;
};

const textOf = (cell: Cell): string => cell?.quote.replace(/\s/g, '').replace(/（/g, '(').replace(/）/g, ')') ?? '';
const numberOf = (cell: Cell): Decimal | null => {
  const text = textOf(cell).replace(/分$/, '');
  return isDecimal(text) ? new Decimal(text) : null;
};
const rateOf = (cell: Cell): Decimal | null => {
  const text = textOf(cell).replace(/[%％]$/, '');
  return isDecimal(text) ? new Decimal(text) : null;
};
const columnOf = (row: readonly Cell[], label: RegExp): number => row.findIndex((cell) => label.test(textOf(cell)));

const POINTS = /^(?:自评|实际|评价)?得分|^自评分|^评分$/;
const WEIGHT = /^(?:分值|权重|满分|标准分)/;
const REASON = /偏差原因|扣分原因|失分原因|未完成原因|原因分析|^原因/;
const TOTAL = /^(?:合计|总计|总分|综合得分|得分合计|自评得分)/;
const PROJECT = /^项目名称/;
const USUAL = new Decimal(10);

interface Columns {
  readonly points: number;
  readonly weight: number;
  readonly rate: number;
  readonly reason: number;
  /** "得分（10分）", "得分（分值10）" */
  readonly ofHead: Decimal | null;
}
const columnsOf = (row: readonly Cell[]): Columns | null => {
  const points = columnOf(row, POINTS);
  if (points < 0) return null;
  const [weight, rate] = [columnOf(row, WEIGHT), columnOf(row, /^(?:预算)?执行率/)];
  if (weight < 0 && rate < 0) return null;
  const said = /\d+(?:\.\d+)?/.exec(textOf(row[points]))?.[0];
  return { points, weight, rate, reason: columnOf(row, REASON), ofHead: said === undefined ? null : new Decimal(said) };
};

const nameOf = (row: readonly Cell[], columns: Columns): Place | undefined => {
  const before = row.slice(0, Math.max(columns.weight, 0)).filter((cell) => textOf(cell) !== '');
  // 一级、二级、三级指标, then the target and what was reached.
  const indicators = before.slice(0, Math.max(1, before.length - 2));
  return indicators.at(-1) ?? before[0];
};

const isProject = (grid: Grid): boolean => grid.slice(0, 6).some((row) => row.some((cell) => PROJECT.test(textOf(cell))));

const pointsOf = (grid: Grid): FormPoints | null => {
  if (isProject(grid)) return null;
  let columns: Columns | null = null;
  let [execution, total]: [ExecutionLine | null, Decimal | null] = [null, null];
  const lines: FormLine[] = [];
  for (const row of grid) {
    const head = columnsOf(row);
    if (head) {
      columns = head;
      continue;
    }
    const points = columns && numberOf(row[columns.points]);
    if (!columns || !points) continue;
    if (row.some((cell) => TOTAL.test(textOf(cell)))) {
      total = points;
      continue;
    }
    const rate = columns.rate >= 0 ? rateOf(row[columns.rate]) : null;
    const weight = columns.weight >= 0 ? numberOf(row[columns.weight]) : columns.ofHead;
    const place = row[columns.points];
    if (rate && place && !execution) {
      const places = textOf(place).split('.')[1]?.length ?? 0;
      execution = { rate, points, weight: weight ?? USUAL, places, place };
    } else if (weight && columns.weight >= 0) {
      const name = nameOf(row, columns);
      if (name) lines.push({ name, weight, points, reason: columns.reason < 0 ? null : textOf(row[columns.reason]) });
    }
  }
  return lines.length + (execution ? 1 : 0) === 0 ? null : { lines, execution, total };
};

/** The forms of the unit itself; those of its projects have points of their own. */
export const formPoints = (ground: Ground): FormPoints[] =>
  [...gridsOfTables(ground), ...gridsInLines(ground)].flatMap((grid) => pointsOf(grid) ?? []);
