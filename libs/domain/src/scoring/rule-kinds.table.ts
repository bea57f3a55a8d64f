// Decides which kinds of scoring rule (评分规则, T1–T9) exist; each row reads, applies, says and checks its own parameters.
import type { Decimal } from '../decimal';
import type { Words } from '../words';
import { numberKinds } from './number-rules';
import type { Problem, Spot } from './problem';
import { byKind, type Reader } from './read-shape';
import type { PlacedPoints, RuleKind } from './rule-kind';
import { checklist } from './rule-kinds/checklist';
import { notApplicable } from './rule-kinds/not-applicable';
import { tiers } from './rule-kinds/tiers';
import type { NumberRule, Rule, RuleKindName, RuleOf, RuleParameters, ValueUnit } from './rules';

/** Every rule kind. A new one is a row here, its file in rule-kinds/ and its parameters in rules.ts. */
export const ruleKinds: { readonly [K in RuleKindName]: RuleKind<K> } = {
  perPoint: numberKinds.perPoint, // T1
  perStep: numberKinds.perStep, // T2
  bands: numberKinds.bands, // T3
  checklist, // T4
  perViolation: numberKinds.perViolation, // T5
  proportional: numberKinds.proportional, // T6
  tiers, // T7
  notApplicable, // T8
  imported: numberKinds.imported, // T9
};

export const readRule: Reader<Rule> = byKind<Rule>({
  perPoint: ruleKinds.perPoint.read,
  perStep: ruleKinds.perStep.read,
  bands: ruleKinds.bands.read,
  checklist: ruleKinds.checklist.read,
  perViolation: ruleKinds.perViolation.read,
  proportional: ruleKinds.proportional.read,
  tiers: ruleKinds.tiers.read,
  notApplicable: ruleKinds.notApplicable.read,
  imported: ruleKinds.imported.read,
});

/** Rules that a formula can feed. */
export type ComputableRule = NumberRule | RuleOf<'notApplicable'>;
export const isComputable = (rule: Rule): rule is ComputableRule => unitOfRule(rule) !== null;

/** What the rule is applied to; null for rules that no formula can feed. */
export const unitOfRule = (rule: Rule): ValueUnit | null => {
  switch (rule.kind) {
    case 'perPoint':
    case 'perStep':
      return 'percent';
    case 'bands':
    case 'proportional':
      return rule.unit;
    case 'perViolation':
    case 'imported':
      return 'number';
    case 'notApplicable':
      return unitOfRule(rule.otherwise);
    case 'checklist':
    case 'tiers':
      return null;
  }
};

const kindDescribe = <K extends RuleKindName>(kind: K, rule: RuleParameters[K], weight: Decimal): Words =>
  ruleKinds[kind].describe(rule, weight);
const kindProblems = <K extends RuleKindName>(kind: K, rule: RuleParameters[K], weight: Decimal, at: Spot): Problem[] =>
  ruleKinds[kind].problems(rule, weight, at);

export const describeRule = (rule: Rule, weight: Decimal): Words => kindDescribe(rule.kind, rule, weight);
export const ruleProblems = (rule: Rule, weight: Decimal, at: Spot): Problem[] => kindProblems(rule.kind, rule, weight, at);

const kindPoints = <K extends RuleKindName>(kind: K, rule: RuleParameters[K]): readonly PlacedPoints[] => ruleKinds[kind].points(rule);
export const rulePoints = (rule: Rule): readonly PlacedPoints[] => kindPoints(rule.kind, rule);
