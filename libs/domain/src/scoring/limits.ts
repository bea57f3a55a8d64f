// Decides which caps (封顶) and vetoes (一票否决) of a scheme hold for a score, and what they do to total and grade.
import { Decimal, decimal, plain } from '../decimal';
import { GRADES, gradeWords, type Figures, type Grade } from '../reports/figures.table';
import { evaluate } from './evaluate';
import { quantitiesOf } from './quantities.table';
import { gradeOf } from './grade';
import type { Sentence } from './sentence';
import type { Comparison, Condition, Scheme } from './scheme';

export interface LimitFacts {
  readonly scheme: Scheme;
  readonly figures: Figures;
  /** Facts stated about the report, such as "late". */
  readonly facts: readonly string[];
  /** Rounded points by indicator; a line that is still open has none. */
  readonly points: ReadonlyMap<string, string>;
}
export type AppliedLimit = { readonly id: string; readonly effect: 'cap' | 'veto'; readonly explanation: Sentence };
export type Limited = { readonly total: string; readonly grade: Grade; readonly applied: readonly AppliedLimit[] };

const compare = (value: Decimal, is: Comparison, bound: string): boolean =>
  ({ above: value.gt(bound), atLeast: value.gte(bound), below: value.lt(bound), atMost: value.lte(bound) })[is];

/** A condition whose figures are absent or not computable does not hold: no one loses a grade by a guess. */
const holds = ({ scheme, figures, facts, points }: LimitFacts, when: Condition): boolean => {
  if (when.kind === 'fact') return facts.includes(when.fact);
  if (when.kind === 'line') {
    const line = points.get(when.indicator);
    return line !== undefined && compare(decimal(line), when.is, when.points);
  }
  const result = evaluate(when.formula, figures, quantitiesOf(scheme));
  return result.state === 'computed' && compare(result.value, when.is, when.value);
};

const worse = (grade: Grade, bound: Grade): Grade => (GRADES.indexOf(grade) < GRADES.indexOf(bound) ? bound : grade);

/** Total and grade after caps, then vetoes; a limit that changes nothing is not listed. */
export const limited = (input: LimitFacts, sum: Decimal): Limited => {
  const { scheme } = input;
  const caps = scheme.caps.filter(({ when, points }) => sum.gt(points) && holds(input, when));
  const total = plain(Decimal.min(sum, ...caps.map(({ points }) => points)));
  const earned = gradeOf(total, scheme.bands);
  const vetoes = scheme.vetoes.filter(({ when, grade }) => worse(earned, grade) !== earned && holds(input, when));
  return {
    total,
    grade: vetoes.reduce((grade, veto) => worse(grade, veto.grade), earned),
    applied: [
      ...caps.map(({ id, name, points }): AppliedLimit => ({
        id,
        effect: 'cap',
        explanation: {
          zh: `${name.zh}：总分最高 ${points} 分（各项合计 ${plain(sum)} 分）`,
          en: `${name.en}: at most ${points} points (the lines add up to ${plain(sum)})`,
        },
      })),
      ...vetoes.map(({ id, name, grade }): AppliedLimit => ({
        id,
        effect: 'veto',
        explanation: { zh: `${name.zh}：等级最高为“${gradeWords[grade].zh}”`, en: `${name.en}: "${gradeWords[grade].en}" at best` },
      })),
    ],
  };
};
