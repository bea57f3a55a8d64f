// Decides the points of judged lines from several scorers' sheets (评分表), and how far the scorers lie apart.
import { Decimal, decimal, isDecimal, plain } from '../decimal';

export type SheetEntry = { readonly indicator: string; readonly points: string; readonly reason: string };
/** A submitted sheet. */
export type ScoreSheet = { readonly scorer: string; readonly lines: readonly SheetEntry[] };

/** mean 平均 · trimmed 去掉一个最高分和一个最低分后平均 (of fewer than three: the mean) · median 中位数. */
export const COMBINATIONS = ['mean', 'trimmed', 'median'] as const;
export type Combination = (typeof COMBINATIONS)[number];

export type GivenPoints = { readonly scorer: string; readonly points: string; readonly reason: string; readonly counted: boolean };
export type CombinedLine = {
  readonly indicator: string;
  readonly method: Combination | 'single' | 'moderated';
  /** Up to 40 digits; rounding is the score's affair. */
  readonly unrounded: string;
  /** Ordered by scorer, so that the same sheets give the same bytes in whatever order they came in. */
  readonly given: readonly GivenPoints[];
  /** Reason of the moderation (评议), else null. */
  readonly moderation: string | null;
};
export type CombinedSheets = {
  readonly lines: readonly CombinedLine[];
  /** Judged lines for which at least one sheet has no points, or there is no sheet at all. */
  readonly open: readonly string[];
  /** Sum of the judged points of each sheet; null while one is missing. */
  readonly totals: readonly { readonly scorer: string; readonly total: string | null }[];
  /** Highest minus lowest complete total; null with fewer than two. */
  readonly spread: string | null;
};

const sum = (values: readonly Decimal[]): Decimal => values.reduce((total, value) => total.plus(value), new Decimal(0));
const mean = (values: readonly Decimal[]): Decimal => sum(values).div(values.length);
const median = (sorted: readonly Decimal[]): Decimal => {
  const half = Math.floor(sorted.length / 2);
  return mean(sorted.length % 2 === 1 ? sorted.slice(half, half + 1) : sorted.slice(half - 1, half + 1));
};

/** Positions (in the order given) of the values that count. */
const counted = (values: readonly Decimal[], method: Combination): Set<number> => {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value.cmp(b.value) || a.index - b.index);
  const kept = method === 'trimmed' && order.length >= 3 ? order.slice(1, -1) : order;
  return new Set(kept.map(({ index }) => index));
};
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const combineLine = (indicator: string, entries: readonly Omit<GivenPoints, 'counted'>[], method: Combination): CombinedLine => {
  const values = entries.map(({ points }) => decimal(points));
  const kept = counted(values, method);
  const used = values.filter((_, index) => kept.has(index)).sort((a, b) => a.cmp(b));
  return {
    indicator,
    method: entries.length === 1 ? 'single' : method === 'trimmed' && entries.length < 3 ? 'mean' : method,
    unrounded: plain(method === 'median' ? median(used) : mean(used)),
    given: entries.map((entry, index) => ({ ...entry, counted: kept.has(index) })),
    moderation: null,
  };
};

const entryOf = ({ lines }: ScoreSheet, indicator: string): SheetEntry | undefined =>
  lines.find((line) => line.indicator === indicator && isDecimal(line.points));

const totalOf = (sheet: ScoreSheet, judged: readonly string[]): Decimal | null => {
  const entries = judged.flatMap((indicator) => entryOf(sheet, indicator) ?? []);
  return entries.length < judged.length ? null : sum(entries.map(({ points }) => decimal(points)));
};

/** The scorers' totals over the judged lines and their spread (computed lines are the same for all). */
const apart = (sheets: readonly ScoreSheet[], judged: readonly string[]): Pick<CombinedSheets, 'totals' | 'spread'> => {
  const totals = sheets.map((sheet) => ({ scorer: sheet.scorer, total: totalOf(sheet, judged) }));
  const complete = totals.flatMap(({ total }) => total ?? []);
  return {
    totals: totals.map(({ scorer, total }) => ({ scorer, total: total === null ? null : plain(total) })),
    spread: complete.length < 2 ? null : plain(Decimal.max(...complete).minus(Decimal.min(...complete))),
  };
};

/**
 * Combines submitted sheets over the `judged` lines (judgedIndicators of the score); entries for other lines count nothing.
 * `moderated` entries (评议, with their reason) take the place of what the scorers gave. Points must have passed checkSheet.
 */
export const combineSheets = (
  sheets: readonly ScoreSheet[],
  judged: readonly string[],
  method: Combination,
  moderated: readonly SheetEntry[] = [],
): CombinedSheets => {
  const ordered = [...sheets].sort((a, b) => byText(a.scorer, b.scorer));
  const lines: CombinedLine[] = [];
  const open: string[] = [];
  for (const indicator of judged) {
    const entries = ordered.flatMap((sheet) => {
      const entry = entryOf(sheet, indicator);
      return entry === undefined ? [] : [{ scorer: sheet.scorer, points: entry.points, reason: entry.reason }];
    });
    const decided = moderated.find((entry) => entry.indicator === indicator && isDecimal(entry.points));
    if (decided !== undefined) {
      const given = entries.map((entry) => ({ ...entry, counted: false }));
      lines.push({ indicator, method: 'moderated', unrounded: plain(decimal(decided.points)), given, moderation: decided.reason });
    } else if (entries.length === 0 || entries.length < ordered.length) open.push(indicator);
    else lines.push(combineLine(indicator, entries, method));
  }
  return { lines, open, ...apart(ordered, judged) };
};

/** Is the spread wider than the cycle's bound, so that someone must moderate? */
export const spreadTooWide = ({ spread }: Pick<CombinedSheets, 'spread'>, bound: string | null): boolean =>
  spread !== null && bound !== null && decimal(spread).gt(bound);

/** The way of combining that judged lines were made with; where all were given by one scorer or moderated, any gives the same. */
export const combinationIn = (lines: readonly { readonly judged?: Pick<CombinedLine, 'method'> | null | undefined }[]): Combination =>
  lines.flatMap(({ judged }) => COMBINATIONS.find((method) => method === judged?.method) ?? [])[0] ?? 'mean';
