// Decides for the rule kinds that turn one number into points which of them does it; T8 wraps any of these.
import type { Decimal } from '../decimal';
import type { Words } from '../words';
import type { Problem, Spot } from './problem';
import { byKind, type Reader } from './read-shape';
import type { PlacedPoints, RuleKind } from './rule-kind';
import { bands } from './rule-kinds/bands';
import { imported } from './rule-kinds/imported';
import { perPoint } from './rule-kinds/per-point';
import { perStep } from './rule-kinds/per-step';
import { perViolation } from './rule-kinds/per-violation';
import { proportional } from './rule-kinds/proportional';
import type { NumberKind, NumberRule, RuleParameters, RuleValues } from './rules';

export const numberKinds: { readonly [K in NumberKind]: RuleKind<K> } = { perPoint, perStep, bands, perViolation, proportional, imported };

export const readNumberRule: Reader<NumberRule> = byKind<NumberRule>({
  perPoint: perPoint.read,
  perStep: perStep.read,
  bands: bands.read,
  perViolation: perViolation.read,
  proportional: proportional.read,
  imported: imported.read,
});

const kindScore = <K extends NumberKind>(kind: K, rule: RuleParameters[K], value: RuleValues[K], weight: Decimal): Decimal =>
  numberKinds[kind].score(rule, value, weight);
const kindBecause = <K extends NumberKind>(kind: K, rule: RuleParameters[K], value: RuleValues[K], weight: Decimal): Words =>
  numberKinds[kind].because(rule, value, weight);
const kindDescribe = <K extends NumberKind>(kind: K, rule: RuleParameters[K], weight: Decimal): Words =>
  numberKinds[kind].describe(rule, weight);
const kindProblems = <K extends NumberKind>(kind: K, rule: RuleParameters[K], weight: Decimal, at: Spot): Problem[] =>
  numberKinds[kind].problems(rule, weight, at);

export const scoreNumber = (rule: NumberRule, value: Decimal, weight: Decimal): Decimal => kindScore(rule.kind, rule, value, weight);
export const becauseNumber = (rule: NumberRule, value: Decimal, weight: Decimal): Words => kindBecause(rule.kind, rule, value, weight);
export const describeNumber = (rule: NumberRule, weight: Decimal): Words => kindDescribe(rule.kind, rule, weight);
export const numberProblems = (rule: NumberRule, weight: Decimal, at: Spot): Problem[] => kindProblems(rule.kind, rule, weight, at);

const kindPoints = <K extends NumberKind>(kind: K, rule: RuleParameters[K]): readonly PlacedPoints[] => numberKinds[kind].points(rule);
export const numberPoints = (rule: NumberRule): readonly PlacedPoints[] => kindPoints(rule.kind, rule);
