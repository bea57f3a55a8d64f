// Decides the score of a report: every line with its points and its own explanation, the total and the grade.
import { Decimal, decimal, plain } from '../decimal';
import type { Figures, Grade } from '../reports/figures.table';
import type { Words } from '../words';
import { assessLines, type AssessedLine } from './assess';
import type { CombinedLine, CombinedSheets } from './combine-sheets';
import type { Evaluation, Input } from './evaluate';
import {
  conclusion,
  formulaWords,
  judgedFormula,
  judgedSubstituted,
  notComputableWords,
  reasonsWords,
  roundingWords,
  substitutedWords,
} from './explain';
import { roundedToStep } from './grade';
import { limited, type AppliedLimit } from './limits';
import { quantitiesOf } from './quantities.table';
import { within } from './rule-kind';
import { describeRule } from './rule-kinds.table';
import type { Scheme } from './scheme';
import type { Sentence } from './sentence';
import { valueText } from './value-text';

export type ScoreLine = {
  readonly indicator: string;
  readonly name: Sentence;
  /** Names of the groups that hold it, outermost first. */
  readonly path: readonly Sentence[];
  readonly weight: string;
  /** The points follow from the figures, or from what the row says about absent ones; else they are a scorer's. */
  readonly computed: boolean;
  /** Rounded once; null while a judged line is open. */
  readonly points: string | null;
  readonly unrounded: string | null;
  /** The rate or number that the rule was applied to, as shown ("396.04%"); null where none was computed. */
  readonly value: string | null;
  readonly inputs: readonly Input[];
  /** Figure keys or quantity ids that the formula lacks. */
  readonly missing: readonly string[];
  /** Why the formula of the line gives no value; null where it does, or where there is none. */
  readonly notComputable: Sentence | null;
  readonly formula: Sentence;
  readonly substituted: Sentence;
  readonly rule: Sentence;
  readonly rounding: Sentence;
  readonly explanation: Sentence;
  /** What the scorers gave; null for a computed or an open line. */
  readonly judged: CombinedLine | null;
};
export type Score = {
  readonly scheme: { readonly name: string; readonly version: number; readonly title: Sentence };
  readonly lines: readonly ScoreLine[];
  /** Exact sum of the rounded lines, before caps. */
  readonly sum: string;
  readonly total: string;
  /** null while judged lines are open. */
  readonly grade: Grade | null;
  readonly limits: readonly AppliedLimit[];
  /** Judged lines without points; the score is final only when there are none. */
  readonly open: readonly string[];
};
export interface ScoreInput {
  readonly scheme: Scheme;
  readonly figures: Figures;
  /** From combineSheets; lines that are computed are ignored there. */
  readonly judged: Pick<CombinedSheets, 'lines'>;
  /** Facts that caps and vetoes may ask for, such as "late". */
  readonly facts?: readonly string[];
}

const sentence = ({ zh, en }: Words): Sentence => ({ zh, en });
const missingOf = (evaluation: Evaluation | null): readonly string[] => (evaluation?.state === 'absent' ? evaluation.missing : []);
const valueOf = (evaluation: Evaluation | null): string | null =>
  evaluation?.state === 'computed' ? valueText(evaluation.value, evaluation.unit) : null;

type Frame = Pick<ScoreLine, 'indicator' | 'name' | 'path' | 'weight' | 'inputs' | 'missing' | 'notComputable' | 'value' | 'rule'>;
const frameOf = (scheme: Scheme, { leaf, path, weight, assessment: { evaluation } }: AssessedLine): Frame => ({
  indicator: leaf.id,
  name: sentence(leaf.name),
  path: path.map(sentence),
  weight: plain(weight),
  inputs: evaluation?.inputs ?? [],
  missing: missingOf(evaluation),
  notComputable: evaluation === null || evaluation.state === 'computed' ? null : notComputableWords(evaluation, quantitiesOf(scheme)),
  value: valueOf(evaluation),
  rule: sentence(describeRule(leaf.rule, decimal(leaf.weight))),
});

/** Said where the weight of lines that do not apply has gone to this one. */
const sharedWords = ({ leaf, weight }: AssessedLine): Words[] =>
  weight.eq(leaf.weight)
    ? []
    : [
        {
          zh: `因有指标不适用，本项分值由 ${leaf.weight} 分调整为 ${plain(weight)} 分，得分按比例折算`,
          en: `as other lines do not apply, the weight is ${plain(weight)} instead of ${leaf.weight}, and points are scaled with it`,
        },
      ];

const computedLine = (scheme: Scheme, line: AssessedLine, unrounded: Decimal, because: Words, evaluation: Evaluation): ScoreLine => {
  const { step } = scheme.rounding;
  const frame = frameOf(scheme, line);
  const points = roundedToStep(unrounded, step);
  const quantities = quantitiesOf(scheme);
  const formula = line.leaf.formula === undefined ? sentence(because) : formulaWords(line.leaf.formula, quantities);
  const substituted = substitutedWords(evaluation, quantities);
  const worked =
    evaluation.state === 'computed' ? [{ zh: `${formula.zh} = ${substituted.zh}`, en: `${formula.en} = ${substituted.en}` }] : [];
  return {
    ...frame,
    computed: true,
    points: plain(points),
    unrounded: plain(unrounded),
    formula,
    substituted,
    rounding: roundingWords(step, unrounded, points),
    explanation: conclusion([...worked, because, ...sharedWords(line)], points, line.weight),
    judged: null,
  };
};

const judgedLine = (scheme: Scheme, line: AssessedLine, given: CombinedLine | undefined): ScoreLine => {
  const { step } = scheme.rounding;
  const quantities = quantitiesOf(scheme);
  const unrounded = given === undefined ? null : within(new Decimal(given.unrounded), line.weight);
  const points = unrounded === null ? null : roundedToStep(unrounded, step);
  const frame = frameOf(scheme, line);
  const gap = frame.notComputable === null ? [] : [frame.notComputable];
  const method = judgedFormula(given);
  const sums = given === undefined ? { zh: '', en: '' } : judgedSubstituted(given);
  const judgement = given === undefined ? method : { zh: `${method.zh}：${sums.zh}`, en: `${method.en}: ${sums.en}` };
  return {
    ...frame,
    computed: false,
    points: points === null ? null : plain(points),
    unrounded: unrounded === null ? null : plain(unrounded),
    formula: line.leaf.formula === undefined ? method : formulaWords(line.leaf.formula, quantities),
    substituted: gap[0] ?? sums,
    rounding: roundingWords(step, unrounded, points),
    explanation: conclusion(
      [...gap, ...sharedWords(line), judgement, ...(given === undefined ? [] : [reasonsWords(given)])],
      points,
      line.weight,
    ),
    judged: given ?? null,
  };
};

const lineOf = (scheme: Scheme, line: AssessedLine, judged: readonly CombinedLine[]): ScoreLine => {
  const { assessment } = line;
  if (assessment.by === 'figures') return computedLine(scheme, line, assessment.unrounded, assessment.because, assessment.evaluation);
  const given = judged.find(({ indicator }) => indicator === line.leaf.id);
  return judgedLine(scheme, line, given);
};

/**
 * The score of a report under a scheme that checkScheme found sound. Points are decimal strings without trailing zeros. Each line is
 * rounded once; the total is their exact sum (then caps), and the grade is that of the total as shown.
 */
export const scoreReport = ({ scheme, figures, judged, facts = [] }: ScoreInput): Score => {
  const lines = assessLines(scheme, figures).map((line) => lineOf(scheme, line, judged.lines));
  const sum = lines.reduce((total, { points }) => total.plus(points ?? '0'), new Decimal(0));
  const open = lines.flatMap(({ indicator, points }) => (points === null ? [indicator] : []));
  const points = new Map(lines.flatMap((line) => (line.points === null ? [] : [[line.indicator, line.points] as const])));
  const result = limited({ scheme, figures, facts, points }, sum);
  return {
    scheme: { name: scheme.name, version: scheme.version, title: sentence(scheme.title) },
    lines,
    sum: plain(sum),
    total: result.total,
    grade: open.length === 0 ? result.grade : null,
    limits: result.applied,
    open,
  };
};
