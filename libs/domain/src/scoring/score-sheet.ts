// Decides what a scorer's sheet (评分表) shows, and what is wrong with the points and reasons that a scorer enters.
import { decimal, isDecimal, plain } from '../decimal';
import type { Figures } from '../reports/figures.table';
import type { Reason } from '../refusal';
import type { Words } from '../words';
import { scoreReport } from './score';
import type { Scheme } from './scheme';

/** A judged line as entered; in a draft the points may still be missing. */
export type SheetInput = { readonly indicator: string; readonly points?: string | null; readonly reason?: string | null };
export interface SheetLine {
  readonly indicator: string;
  readonly name: Words;
  readonly path: readonly Words[];
  readonly weight: string;
  readonly computed: boolean;
  readonly points?: string;
  readonly reason?: string;
  readonly explanation: Words;
  /** The rule by which a judged line is to be scored. */
  readonly criteria: Words;
}
/** Finest points that a sheet takes. */
export const POINT_DECIMALS = 3;

const isBlank = (text: string | null | undefined): boolean => text === undefined || text === null || text.trim() === '';

type Entered = Pick<SheetLine, 'points' | 'reason'>;
const enteredOf = (own: SheetInput | undefined): Entered => ({
  ...(isBlank(own?.points) ? {} : { points: own?.points ?? '' }),
  ...(isBlank(own?.reason) ? {} : { reason: own?.reason ?? '' }),
});
const toJudge = ({ weight, judgedSince }: { readonly weight: string; readonly judgedSince: Words | null }): Words => ({
  zh: `${judgedSince === null ? '' : `${judgedSince.zh}；`}由评分人评定，满分 ${weight} 分`,
  en: `${judgedSince === null ? '' : `${judgedSince.en}; `}for the scorer to judge, out of ${weight}`,
});

/** The flat leaves of the scheme: computed ones with points and explanation, judged ones with what the scorer has entered. */
export const sheetLines = (scheme: Scheme, figures: Figures, entered: readonly SheetInput[] = []): SheetLine[] =>
  scoreReport({ scheme, figures, judged: { lines: [] } }).lines.map((line) => {
    const { indicator, name, path, weight, computed, points, rule: criteria } = line;
    const frame = { indicator, name, path, weight, computed, criteria };
    if (computed) return { ...frame, explanation: line.explanation, ...(points === null ? {} : { points }) };
    const judgedSince = line.notComputable;
    return {
      ...frame,
      explanation: toJudge({ weight, judgedSince }),
      ...enteredOf(entered.find((entry) => entry.indicator === indicator)),
    };
  });

const pointsAreValid = (points: string, weight: string): boolean => {
  if (!isDecimal(points)) return false;
  const value = decimal(points);
  return value.decimalPlaces() <= POINT_DECIMALS && value.gte(0) && value.lte(weight);
};

const entryProblems = (lines: readonly SheetLine[], { indicator, points }: SheetInput): Reason[] => {
  const line = lines.find((each) => each.indicator === indicator);
  if (line === undefined) return [{ code: 'unknown_key', facts: { field: indicator } }];
  if (line.computed) return [{ code: 'line_not_judged', facts: { indicator: line.name.zh, key: indicator } }];
  if (isBlank(points) || pointsAreValid(points ?? '', line.weight)) return [];
  return [{ code: 'points_invalid', facts: { indicator: line.name.zh, key: indicator, weight: line.weight } }];
};

const finalProblems = ({ indicator, name, weight }: SheetLine, entered: SheetInput | undefined): Reason[] => {
  const facts = { indicator: name.zh, key: indicator };
  const points = entered?.points;
  if (isBlank(points)) return [{ code: 'points_missing', facts }];
  const loses = pointsAreValid(points ?? '', weight) && decimal(points ?? '').lt(weight);
  return loses && isBlank(entered?.reason)
    ? [{ code: 'loss_reason_missing', facts: { ...facts, lost: plain(decimal(weight).minus(points ?? '')) } }]
    : [];
};

/**
 * Everything that is wrong with a sheet: lines that do not exist, are computed or given twice; points that are no decimal, finer than
 * three places, below zero or above the weight. When it is final also: judged lines without points, lost points without a reason.
 */
export const checkSheet = (
  lines: readonly SheetLine[],
  entered: readonly SheetInput[],
  { final }: { readonly final: boolean },
): Reason[] => {
  const twice = entered.filter(({ indicator }, index) => entered.findIndex((other) => other.indicator === indicator) !== index);
  const judged = lines.filter(({ computed }) => !computed);
  return [
    ...entered.flatMap((entry) => entryProblems(lines, entry)),
    ...twice.map(({ indicator }): Reason => ({ code: 'already_exists', facts: { what: indicator } })),
    ...(final
      ? judged.flatMap((line) =>
          finalProblems(
            line,
            entered.find(({ indicator }) => indicator === line.indicator),
          ),
        )
      : []),
  ];
};
