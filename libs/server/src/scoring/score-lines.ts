// Shows stored score lines in one language, in the shape of the contract.
import { figureDefinition, type Language, type ScoreLine } from '@camphor/domain';
import type { Score } from '@camphor/contract';

export const wireLine = (line: ScoreLine, language: Language): Score['lines'][number] => ({
  indicator: line.indicator,
  name: line.name[language],
  path: line.path.map((name) => name[language]),
  weight: line.weight,
  points: line.points ?? '0',
  unrounded: line.unrounded ?? '0',
  computed: line.computed,
  inputs: line.inputs.map(({ key, value }) => ({ key, label: figureDefinition(key).label[language], value })),
  formula: line.formula[language],
  substituted: line.substituted[language],
  rule: line.rule[language],
  rounding: line.rounding[language],
  explanation: line.explanation[language],
});
