// Decides what a scorer's sheet (评分表) shows, and what is wrong with the points and reasons that a scorer enters.
import { decimal, isDecimal, plain } from '../decimal';
import { LIMITS, textProblem } from '../reports/fields';
import type { Figures } from '../reports/figures.table';
import type { Reason } from '../refusal';
import { withinSentence, type Words } from '../words';
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

/** Why these points cannot be given for a line: beyond 0..weight, or finer than the step to which the scheme rounds. */
export const pointsProblem = ({ indicator, name, weight }: SheetLine, points: string, step: string): Reason | null => {
  const facts = { indicator: name.zh, key: indicator };
  const value = isDecimal(points) ? decimal(points) : null;
  if (value === null || value.lt(0) || value.gt(weight)) return { code: 'points_invalid', facts: { ...facts, weight } };
  // A weight that was shared out may lie between two steps; all of it can still be given.
  return value.eq(weight) || value.mod(step).isZero() ? null : { code: 'points_too_fine', facts: { ...facts, step } };
};

const entryProblems = (lines: readonly SheetLine[], { indicator, points, reason }: SheetInput, step: string): Reason[] => {
  const line = lines.find((each) => each.indicator === indicator);
  if (line === undefined) return [{ code: 'unknown_key', facts: { field: indicator } }];
  if (line.computed) {
    return [
      { code: 'line_not_judged', facts: { indicator: line.name.zh, key: indicator, explanation: withinSentence(line.explanation.zh) } },
    ];
  }
  const wrong = isBlank(points) ? null : pointsProblem(line, points ?? '', step);
  const unwritable = textProblem(line.name.zh, reason ?? '', LIMITS.reason);
  return [...(wrong ? [wrong] : []), ...(unwritable ? [unwritable] : [])];
};

const finalProblems = ({ indicator, name, weight }: SheetLine, entered: SheetInput | undefined): Reason[] => {
  const facts = { indicator: name.zh, key: indicator };
  const points = entered?.points ?? '';
  if (isBlank(points)) return [{ code: 'points_missing', facts }];
  const loses = isDecimal(points) && decimal(points).gte(0) && decimal(points).lt(weight);
  return loses && isBlank(entered?.reason)
    ? [{ code: 'loss_reason_missing', facts: { ...facts, lost: plain(decimal(weight).minus(points)) } }]
    : [];
};

/**
 * Everything that is wrong with a sheet: lines that do not exist, are computed or given twice; points that are no decimal, finer than
 * `step` (the rounding of the scheme), below zero or above the weight. When it is final also: judged lines without points, lost points
 * without a reason.
 */
export const checkSheet = (
  lines: readonly SheetLine[],
  entered: readonly SheetInput[],
  { final, step }: { readonly final: boolean; readonly step: string },
): Reason[] => {
  const twice = entered.filter(({ indicator }, index) => entered.findIndex((other) => other.indicator === indicator) !== index);
  const judged = lines.filter(({ computed }) => !computed);
  return [
    ...entered.flatMap((entry) => entryProblems(lines, entry, step)),
    ...[...new Set(twice.map(({ indicator }) => indicator))].map((key): Reason => ({
      code: 'line_given_twice',
      facts: { indicator: lines.find(({ indicator }) => indicator === key)?.name.zh ?? key, key },
    })),
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
