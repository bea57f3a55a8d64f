// Decides in which order what was understood is shown, and how the source is cut so that every figure can be lit where it stands.
import type { Imported } from '@camphor/contract';
import { figuresTable, isFigureKey, sectionsTable, type FigureKey } from '@camphor/domain';
import { sectionOfFigure } from '../ui/figure-forms.table';

/** Below this a figure is shown first and marked. */
export const LOW_CONFIDENCE = 0.7;

export interface UnderstoodFigure {
  readonly key: FigureKey;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly low: boolean;
}
const rank = new Map<string, number>(figuresTable.map(({ key }, index) => [key, index]));
const sectionRank = new Map<string, number>(sectionsTable.map(({ key }, index) => [key, index]));

/** Low confidence first, then chapter by chapter as the forms show them. */
export const understoodFigures = (imported: Pick<Imported, 'figures'>): UnderstoodFigure[] =>
  Object.entries(imported.figures)
    .flatMap(([key, { value, start, end, quote, confidence }]): UnderstoodFigure[] =>
      isFigureKey(key) ? [{ key, value, start, end, quote, low: confidence < LOW_CONFIDENCE }] : [],
    )
    .sort(
      (a, b) =>
        Number(b.low) - Number(a.low) ||
        (sectionRank.get(sectionOfFigure(a.key)) ?? 0) - (sectionRank.get(sectionOfFigure(b.key)) ?? 0) ||
        (rank.get(a.key) ?? 0) - (rank.get(b.key) ?? 0),
    );

export interface Segment {
  readonly text: string;
  readonly start: number;
  /** Figures stated here; several share a clause. */
  readonly keys: readonly string[];
}
export interface SourceLine {
  readonly start: number;
  readonly end: number;
  readonly segments: readonly Segment[];
}
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

/** The source line by line; empty lines are left out. */
export const sourceLines = (text: string, ranges: readonly Range[]): SourceLine[] => {
  const lines: SourceLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ start, end: start + line.length, segments: cut(line, start, ranges) });
    start += line.length + 1;
  }
  return lines;
};

export const toCheck = (imported: Pick<Imported, 'findings'>): number =>
  imported.findings.filter(({ status }) => status === 'fail' || status === 'warn').length;
