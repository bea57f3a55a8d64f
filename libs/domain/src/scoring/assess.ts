// Decides for one line whether its points follow from the figures, from what its row says about absent ones, or from a scorer.
import { Decimal, decimal } from '../decimal';
import type { Figures } from '../reports/figures.table';
import type { Words } from '../words';
import { evaluate, type Evaluation } from './evaluate';
import { notComputableWords } from './explain';
import { becauseNumber, scoreNumber } from './number-rules';
import { quantitiesOf } from './quantities.table';
import { effectiveWeights } from './redistribute';
import { ruleKinds } from './rule-kinds.table';
import { placedLeaves, type Fallback, type Leaf, type PlacedLeaf, type Scheme } from './scheme';

export type Assessment =
  /** `unrounded` is what counts towards `weight`. */
  | { readonly by: 'figures'; readonly unrounded: Decimal; readonly because: Words; readonly evaluation: Evaluation }
  | { readonly by: 'scorer'; readonly evaluation: Evaluation | null };
export interface AssessedLine extends PlacedLeaf {
  /** Points that can be reached here after the weight of lines that do not apply has been shared out. */
  readonly weight: Decimal;
  readonly assessment: Assessment;
}

/** T8: no input is stated, or every stated one is zero. */
const doesNotApply = (leaf: Leaf, evaluation: Evaluation): boolean =>
  leaf.rule.kind === 'notApplicable' && evaluation.inputs.every(({ value }) => decimal(value).isZero());

const fallbackOf = (leaf: Leaf, evaluation: Evaluation): Fallback => {
  if (evaluation.state === 'zeroDenominator') return leaf.zeroDenominator ?? 'judged';
  const fallback = leaf.absent ?? 'judged';
  // Leaving out one of two figures must not earn full points: "none built" is only true where nothing is stated.
  return fallback === 'full' && evaluation.inputs.length > 0 ? 'judged' : fallback;
};

const fallbackWords = (fallback: Exclude<Fallback, 'judged'>): Words =>
  fallback === 'full'
    ? { zh: '按本项规定得满分', en: 'by the rule of this line it counts full' }
    : { zh: '按本项规定不得分', en: 'by the rule of this line it counts nothing' };

const scoreComputed = ({ rule }: Leaf, value: Decimal, weight: Decimal): { points: Decimal; because: Words } | null => {
  if (rule.kind === 'checklist' || rule.kind === 'tiers') return null;
  const applied = rule.kind === 'notApplicable' ? rule.otherwise : rule;
  return { points: scoreNumber(applied, value, weight), because: becauseNumber(applied, value, weight) };
};

const assess = (scheme: Scheme, leaf: Leaf, figures: Figures): Assessment => {
  if (leaf.formula === undefined) return { by: 'scorer', evaluation: null };
  const nominal = decimal(leaf.weight);
  const evaluation = evaluate(leaf.formula, figures, quantitiesOf(scheme));
  if (leaf.rule.kind === 'notApplicable' && doesNotApply(leaf, evaluation)) {
    const { score, because } = ruleKinds.notApplicable;
    return { by: 'figures', unrounded: score(leaf.rule, null, nominal), because: because(leaf.rule, null, nominal), evaluation };
  }
  if (evaluation.state === 'computed') {
    const scored = scoreComputed(leaf, evaluation.value, nominal);
    return scored === null
      ? { by: 'scorer', evaluation }
      : { by: 'figures', unrounded: scored.points, because: scored.because, evaluation };
  }
  const fallback = fallbackOf(leaf, evaluation);
  if (fallback === 'judged') return { by: 'scorer', evaluation };
  const reason = notComputableWords(evaluation, quantitiesOf(scheme));
  const words = fallbackWords(fallback);
  return {
    by: 'figures',
    unrounded: fallback === 'full' ? nominal : new Decimal(0),
    because: { zh: `${reason.zh}，${words.zh}`, en: `${reason.en}; ${words.en}` },
    evaluation,
  };
};

/** Lines whose weight goes to the others because nothing of the kind exists. */
const redistributed = (scheme: Scheme, figures: Figures): ReadonlySet<string> => {
  const out = placedLeaves(scheme).filter(({ leaf: { rule, formula }, leaf }) => {
    if (rule.kind !== 'notApplicable' || rule.then !== 'redistributed' || formula === undefined) return false;
    return doesNotApply(leaf, evaluate(formula, figures, quantitiesOf(scheme)));
  });
  return new Set(out.map(({ leaf }) => leaf.id));
};

const scaled = (assessment: Assessment, leaf: Leaf, weight: Decimal): Assessment => {
  if (assessment.by === 'scorer' || weight.eq(leaf.weight)) return assessment;
  return { ...assessment, unrounded: assessment.unrounded.times(weight).div(leaf.weight) };
};

/** Every line of the scheme with its weight and where its points come from. */
export const assessLines = (scheme: Scheme, figures: Figures): AssessedLine[] => {
  const weights = effectiveWeights(scheme, redistributed(scheme, figures));
  return placedLeaves(scheme).map(({ leaf, path }) => {
    const weight = decimal(weights.get(leaf.id) ?? leaf.weight);
    return { leaf, path, weight, assessment: scaled(assess(scheme, leaf, figures), leaf, weight) };
  });
};

/** The lines that need a scorer, given these figures; in the order of the scheme. */
export const judgedIndicators = (scheme: Scheme, figures: Figures): string[] =>
  assessLines(scheme, figures).flatMap(({ leaf, assessment }) => (assessment.by === 'scorer' ? [leaf.id] : []));
