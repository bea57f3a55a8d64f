// Decides what the self-scores of a report come to: the suggestion for each indicator, the sum, its grade, and what is still open.
import {
  decimal,
  isDecimal,
  roundedToStep,
  contains,
  scoreReport,
  type Figures,
  type Grade,
  type Scheme,
  type Words,
} from '@camphor/domain';
import { losesPoints, pointsProblem, sum } from '../scoring/points';
import type { FieldValue } from './autosave';

/** What the unit gives itself; both are empty where it has not said. */
export interface OwnScore {
  readonly points: string;
  readonly reason: string;
}
export const readOwn = (value: FieldValue): OwnScore => (value === null ? { points: '', reason: '' } : (JSON.parse(value) as OwnScore));
export const writeOwn = ({ points, reason }: OwnScore): FieldValue =>
  points === '' && reason.trim() === '' ? null : JSON.stringify({ points, reason });

export interface SelfLine {
  readonly indicator: string;
  readonly name: Words;
  readonly path: readonly Words[];
  readonly weight: string;
  /** What the figures give; null where the line is for people to judge, or a figure is missing. */
  readonly suggestion: string | null;
  /** Formula, figures put in, rule and points; of a line that is judged why it cannot be computed, or nothing. */
  readonly because: Words | null;
  /** The rule by which the line is scored. */
  readonly criteria: Words;
}

export const selfLines = (scheme: Scheme, figures: Figures): SelfLine[] =>
  scoreReport({ scheme, figures, judged: { lines: [] } }).lines.map((line) => ({
    indicator: line.indicator,
    name: line.name,
    path: line.path,
    weight: line.weight,
    suggestion: line.computed ? line.points : null,
    because: line.computed ? line.explanation : line.notComputable,
    criteria: line.rule,
  }));

/** The suggestion taken over; what it costs explains itself, unless the unit has a reason of its own. */
export const adopted = ({ suggestion, weight, because }: SelfLine, own: OwnScore): OwnScore => ({
  points: suggestion ?? own.points,
  reason: own.reason.trim() === '' && suggestion !== null && losesPoints(suggestion, weight) ? (because?.zh ?? '') : own.reason,
});

export interface Tally {
  readonly total: string;
  readonly open: readonly string[];
  /** Points are lost and nothing is said about it. */
  readonly unexplained: readonly string[];
  readonly impossible: readonly string[];
  /** null while a line is open or impossible. */
  readonly grade: Grade | null;
}
export const tallyOfScores = (
  scheme: Pick<Scheme, 'bands' | 'rounding'>,
  lines: readonly SelfLine[],
  own: Readonly<Record<string, OwnScore>>,
): Tally => {
  const of = ({ indicator }: SelfLine): OwnScore => own[indicator] ?? { points: '', reason: '' };
  const named = (wanted: (line: SelfLine) => boolean) => lines.filter(wanted).map(({ indicator }) => indicator);
  const total = sum(lines.map((line) => of(line).points));
  const open = named((line) => of(line).points === '');
  const impossible = named((line) => pointsProblem(of(line).points, line.weight) !== null);
  const shown = roundedToStep(decimal(total), scheme.rounding.step);
  const band = scheme.bands.find((each) => contains(each, shown));
  return {
    total,
    open,
    impossible,
    unexplained: named((line) => losesPoints(of(line).points, line.weight) && of(line).reason.trim() === ''),
    grade: lines.length > 0 && open.length + impossible.length === 0 ? (band?.grade ?? null) : null,
  };
};

/** sum − stated with its sign; null where they agree or cannot be compared. */
export const offBy = (total: string, stated: string | null): string | null => {
  if (stated === null || !isDecimal(stated)) return null;
  const difference = decimal(total).minus(decimal(stated));
  if (difference.isZero()) return null;
  return `${difference.isNegative() ? '−' : '+'}${difference.abs().toFixed()}`;
};
