// Decides which figure a number of a table states: its row × its column, and what is written over the table.
import type { FigureKey } from '../reports/figures.table';
import { type Item, type Side, type Topic, keysOf, topicOf, totalOf } from './figure-keys.table';
import type { Period } from './prose-state';
import { NO_LABEL, type Label } from './table-labels';

export interface Around {
  /** Labels of row and column, nearest first. */
  readonly row: readonly Label[];
  readonly column: readonly Label[];
  /** Lines over the table, the nearest last. */
  readonly captions: readonly Label[];
  /** Topic of the rows above: 货物 below 政府采购, 合计 below 基本支出. */
  readonly topic: Topic | null;
  /** The only row of numbers below its head. */
  readonly alone: boolean;
  /** Numbers of the row under the same kind of label. */
  readonly numbers: number;
  /** Each number has its own label before it. */
  readonly paired: boolean;
}
export interface Keyed {
  readonly key: FigureKey;
  readonly confidence: number;
  readonly doubt?: true;
}
const SURE = 0.95;
const SPENT = new Set<Topic>(['threePublic', 'procurement', 'runningCosts']);

const first = <Value>(values: readonly (Value | null)[]): Value | null => values.find((value) => value !== null) ?? null;

/** Of two subjects in row and column the one that is the part, or null where they contradict each other. */
const joined = (row: Item, column: Item): Item | null => {
  // A rate of use below the assets it is taken of is no amount of them.
  if (row === column || row === 'utilisation' || topicOf(row) === 'carryOver') return row;
  if (column === 'generalPublic') return row === 'expenditure' || row === 'revenue' ? column : null;
  if (row === 'generalPublic') return column === 'expenditure' || column === 'revenue' ? row : null;
  if (column === 'expenditure' || column === 'staff') return row === 'revenue' ? null : row;
  if (row === 'expenditure' || row === 'staff') return column === 'revenue' ? null : column;
  const whole = topicOf(row) === topicOf(column) ? (totalOf[topicOf(row)] ?? 'fixedOriginal') : null;
  if (whole === row) return column;
  if (whole === column) return row;
  return null;
};

const itemOf = ({ row, column, captions, topic, alone, paired }: Around): Item | null => {
  const topics = new Set([...row, ...column, ...captions].map((label) => label.topic));
  if (topic !== null) topics.add(topic);
  const said = (label: Label | undefined): Item | null => {
    if (label?.item) return label.needs === null || topics.has(label.needs) ? label.item : null;
    return label?.spend ? 'expenditure' : null;
  };
  const near = row[0] ?? NO_LABEL;
  const whole = near.total && topic !== null ? (totalOf[topic] ?? null) : null;
  const inRow = said(near) ?? (near.unknown ? null : first(row.slice(1).map(said)));
  const inColumn = first(column.map(said));
  if (inRow !== null) return inColumn === null ? inRow : joined(inRow, inColumn);
  if (whole !== null && inColumn === 'expenditure') return whole;
  // A row with a name of its own (a project, an office) is not the unit, unless it is the only one.
  if (inColumn !== null) return !near.unknown || alone ? inColumn : null;
  if (near.unknown || column[0]?.unknown) return null;
  if (whole !== null) return whole;
  if (column[0]?.total && topic !== null) return totalOf[topic] ?? null;
  // Below 年度支出情况 a column that names only its side is of all expenditure.
  if (column[0]?.side && column[0].item === null && near.side !== null && captions[0]?.spend) return 'expenditure';
  // "年初预算（万元） 1186.35" beside other pairs is the whole budget.
  return paired && near.side !== null && (topic === null || !SPENT.has(topic)) ? 'expenditure' : null;
};

const sideOf = ({ row, column, captions }: Around, item: Item): { readonly side: Side | null; readonly guessed: boolean } => {
  // 年初预算数 over a row that is called 2022年决算 is said of the number itself.
  if (row[0]?.item === null && column[0]?.item === null && (column[0].side === 'initial' || column[0].side === 'adjusted'))
    return { side: column[0].side, guessed: false };
  const own = first([row[0]?.side ?? null, column[0]?.side ?? null]);
  // 全年执行 says its side by itself, whatever the group of rows is called (预算执行).
  const spentInYear = own === null && column[0]?.spend === true && column[0].item === null && column[0].period === 'current';
  const near = own ?? (spentInYear ? 'final' : first([...row, ...column].map(({ side }) => side)));
  if (near !== null) return { side: near, guessed: false };
  const spent = [...row, ...column].some((label) => label.spend) && (SPENT.has(topicOf(item)) || item === 'basic' || item === 'project');
  // 全年支出 over the line of the total.
  const spentInAll = item === 'expenditure' && (row[0]?.total === true || row[0]?.item === item) && column[0]?.spend === true;
  if (spent || spentInAll || topicOf(item) === 'assets') return { side: 'final', guessed: false };
  const over = first([...captions].reverse().map(({ side }) => side));
  if (over !== null) return { side: over, guessed: false };
  return { side: 'final', guessed: true };
};

const periodOf = ({ row, column, captions }: Around): Period =>
  first([row[0]?.period ?? null, column[0]?.period ?? null, ...row.map(({ period }) => period), ...column.map(({ period }) => period)]) ??
  first([...captions].reverse().map(({ period }) => period)) ??
  'current';

const shareOf = (around: Around, item: Item): Keyed | null => {
  const key = keysOf(item).share;
  const initial = [...around.row, ...around.column].some(({ side, base }) => side === 'initial' || base === 'initial');
  return key && !initial && periodOf(around) === 'current' ? { key, confidence: SURE } : null;
};

const staffKey = (around: Around, item: Item): Keyed | null => {
  const { row, column, captions } = around;
  const side = first([
    column[0]?.staffSide ?? null,
    row[0]?.staffSide ?? null,
    ...[...column, ...row, ...captions].map(({ staffSide }) => staffSide),
  ]);
  const key = side === null || periodOf(around) !== 'current' ? undefined : keysOf(item)[side];
  return key ? { key, confidence: SURE } : null;
};

/** 结转 stands under three columns of the same form: what was really carried over is the one of the whole year. */
const CARRIED: Record<Side, number> = { initial: 0.8, adjusted: 0.9, final: 0.85, established: 0, inPost: 0 };

export const keyOf = (around: Around): Keyed | null => {
  const { row, column } = around;
  const labels = [...row, ...column];
  if (labels.some((label) => label.apart) || labels.some((label) => label.item === 'score')) return null;
  const near = [row[0], column[0]];
  if (near.some((label) => label?.rate)) {
    const item = first([row[0]?.item ?? null, column[0]?.item ?? null]);
    const whole = item === 'expenditure' || (item === null && (row[0]?.total === true || row[0]?.rate === true || around.alone));
    return whole && periodOf(around) === 'current' ? { key: 'budget.final.executionRate', confidence: SURE } : null;
  }
  const item = itemOf(around);
  if (item === null) return null;
  if (near.some((label) => label?.share)) return shareOf(around, item);
  if (near.some((label) => label?.change)) {
    const fromInitial = near.some((label) => label?.change && label.base === 'initial');
    return fromInitial && item === 'expenditure' ? { key: 'budget.final.change', confidence: SURE } : null;
  }
  if (topicOf(item) === 'organisation' && !near.some((label) => label?.count)) return null;
  const keys = keysOf(item);
  const period = periodOf(around);
  const { side, guessed } = sideOf(around, item);
  if (keys.always) {
    if (topicOf(item) === 'carryOver') return { key: keys.always, confidence: guessed ? SURE : CARRIED[side ?? 'final'] };
    return period === 'current' ? { key: keys.always, confidence: SURE } : null;
  }
  if (topicOf(item) === 'staff') return staffKey(around, item);
  if (guessed && ((around.numbers > 1 && !around.paired) || period !== 'current') && around.row.length > 0 && !around.alone) return null;
  if (period === 'prior')
    return keys.prior && !guessed
      ? { key: keys.prior, confidence: side === 'final' ? 0.65 : SURE, ...(side === 'final' ? { doubt: true } : {}) }
      : null;
  if (side === null || period === 'other') return null;
  const key = keys[side] ?? (side === 'adjusted' && topicOf(item) !== 'budget' ? keys.initial : undefined);
  // 总计 of a column may hold more (结转) than the line that names the subject.
  const summed = row[0]?.item === null && row[0].total && column.some((label) => label.item === item);
  return key ? { key, confidence: guessed ? 0.75 : summed ? 0.9 : SURE, ...(guessed || summed ? { doubt: true } : {}) } : null;
};
