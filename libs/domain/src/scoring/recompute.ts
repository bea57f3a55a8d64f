// Decides the score again from its own record: the figures, the scheme, and what each scorer gave for each judged line.
import type { Json } from '../json';
import type { Figures } from '../reports/figures.table';
import { COMBINATIONS, combineSheets, type CombinedLine } from './combine-sheets';
import { anyText, listOf, orNull, readAll, record, truth } from './read-shape';
import { scoreReport, type Score } from './score';
import type { Scheme } from './scheme';

const readGiven = record<CombinedLine['given'][number]>({ scorer: anyText, points: anyText, reason: anyText, counted: truth });
interface Judged {
  readonly indicator: string;
  readonly method: string;
  readonly unrounded: string;
  readonly given: CombinedLine['given'];
  readonly moderation: string | null;
}
const readJudged = record<Judged>({
  indicator: anyText,
  method: anyText,
  unrounded: anyText,
  given: listOf(readGiven),
  moderation: orNull(anyText),
});

/** Combines again what was given for one line; scorers keep the order that they stand in, whatever they are called. */
const combinedAgain = ({ indicator, method, unrounded, given, moderation }: Judged): CombinedLine[] => {
  const seat = (index: number): string => String(index).padStart(6, '0');
  const sheets = given.map(({ points, reason }, index) => ({ scorer: seat(index), lines: [{ indicator, points, reason }] }));
  const moderated = method === 'moderated' ? [{ indicator, points: unrounded, reason: moderation ?? '' }] : [];
  const combination = COMBINATIONS.find((name) => name === method) ?? 'mean';
  return combineSheets(sheets, [indicator], combination, moderated).lines.map((line) => ({
    ...line,
    given: line.given.map((entry, index) => ({ ...entry, scorer: given[index]?.scorer ?? '' })),
  }));
};

const judgedOf = (line: Json): Judged[] => {
  const judged = typeof line === 'object' && line !== null && !Array.isArray(line) ? (line as { readonly judged?: Json }).judged : null;
  if (judged === null || judged === undefined) return [];
  const read = readAll(readJudged, judged);
  if (!read.ok) throw new RangeError('a judged line does not say who gave what');
  return [read.value];
};

/** Throws RangeError where points are no decimals or the record is not one of a score. */
export const recomputeScore = (scheme: Scheme, figures: Figures, lines: readonly Json[], late: boolean): Score =>
  scoreReport({ scheme, figures, judged: { lines: lines.flatMap(judgedOf).flatMap(combinedAgain) }, facts: late ? ['late'] : [] });
