// Decides what is wrong with the grade bands, caps (封顶) and vetoes (一票否决) of a scheme.
import { decimal } from '../decimal';
import { GRADES } from '../reports/figures.table';
import { formulaProblems, type Quantities } from './check-formulas';
import { coverageProblems } from './intervals';
import { inside, problem, spot, type Problem, type Spot } from './problem';
import { isSchemeId } from './rule-kind';
import { leavesOf, type Condition, type GradeBand, type Scheme } from './scheme';

const isBelow = (band: GradeBand, other: GradeBand): boolean => decimal(band.from?.value ?? '0').lt(other.from?.value ?? '0');
export const gradeProblems = ({ bands, total }: Scheme): Problem[] => {
  const at = spot({ zh: '等级', en: 'Grades' }, 'bands');
  const rank = (band: GradeBand): number => GRADES.indexOf(band.grade);
  const disordered = bands.flatMap((band, index) => {
    const before = bands[index - 1];
    const isFine = before === undefined || (rank(band) > rank(before) && isBelow(band, before));
    return isFine ? [] : [problem('grades_out_of_order', { ...inside(at, `[${index}]`), grade: band.grade })];
  });
  return [...coverageProblems(at, bands, { from: { value: '0', closed: true }, to: { value: total, closed: true } }), ...disordered];
};

const conditionProblems = (scheme: Scheme, quantities: Quantities, at: Spot, when: Condition): Problem[] => {
  if (when.kind === 'fact') return [];
  if (when.kind === 'rate') return formulaProblems(quantities, inside(at, 'formula'), when.formula);
  const line = leavesOf(scheme).find(({ id }) => id === when.indicator);
  if (line === undefined) return [problem('unknown_indicator', { ...inside(at, 'indicator'), indicator: when.indicator })];
  const { weight } = line;
  const bound = decimal(when.points);
  const isNever = { above: bound.gte(weight), atLeast: bound.gt(weight), below: bound.lte(0), atMost: bound.lt(0) }[when.is];
  return isNever ? [problem('condition_never_holds', { ...inside(at, 'points'), weight })] : [];
};

const limitIdProblems = (scheme: Scheme): Problem[] => {
  const all = [
    ...scheme.caps.map(({ id, name }, index) => ({ id, at: spot(name, `caps[${index}].id`) })),
    ...scheme.vetoes.map(({ id, name }, index) => ({ id, at: spot(name, `vetoes[${index}].id`) })),
  ];
  return all.flatMap(({ id, at }, index) => {
    if (!isSchemeId(id)) return [problem('id_invalid', { ...at, id: id.slice(0, 40) })];
    return all.findIndex((other) => other.id === id) < index ? [problem('duplicate_id', { ...at, id })] : [];
  });
};
export const limitProblems = (scheme: Scheme, quantities: Quantities): Problem[] => {
  const { total, rounding } = scheme;
  const ofPoints = (at: Spot, points: string): Problem[] => {
    if (decimal(points).lt(0) || decimal(points).gt(total)) return [problem('limit_out_of_range', { ...at, points, total })];
    const isFine = decimal(rounding.step).lte(0) || decimal(points).mod(rounding.step).isZero();
    return isFine ? [] : [problem('points_not_on_step', { ...at, points, step: rounding.step })];
  };
  return [
    ...limitIdProblems(scheme),
    ...scheme.caps.flatMap(({ name, when, points }, index) => {
      const at = spot(name, `caps[${index}]`);
      return [...conditionProblems(scheme, quantities, inside(at, 'when'), when), ...ofPoints(inside(at, 'points'), points)];
    }),
    ...scheme.vetoes.flatMap(({ name, when, grade }, index) => {
      const at = spot(name, `vetoes[${index}]`);
      const isKnown = scheme.bands.some((band) => band.grade === grade);
      return [
        ...conditionProblems(scheme, quantities, inside(at, 'when'), when),
        ...(isKnown ? [] : [problem('unknown_grade', { ...inside(at, 'grade'), grade })]),
      ];
    }),
  ];
};
