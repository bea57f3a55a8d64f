// Decides what is wrong with a scheme: weights that do not sum, unknown figures, points out of reach, bands with gaps, circles.
import { Decimal, decimal, plain } from '../decimal';
import { GRADES, figureDefinition, isFigureKey } from '../reports/figures.table';
import { unitOfFormula } from './evaluate';
import { coverageProblems } from './intervals';
import { problem, type Problem } from './problem';
import { builtInQuantities, quantitiesOf } from './quantities.table';
import { ruleProblems, unitOfRule } from './rule-kinds.table';
import { leavesOf, type Condition, type Formula, type Indicator, type Leaf, type Scheme, type Term } from './scheme';

const sumOf = (weights: readonly string[]): Decimal => weights.reduce((sum, weight) => sum.plus(weight), new Decimal(0));
const repeated = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];

const weightProblems = (scheme: Scheme, { id, weight }: Indicator): Problem[] => {
  if (decimal(weight).lte(0)) return [problem('weight_not_positive', { at: id })];
  const { step } = scheme.rounding;
  const fits = decimal(step).lte(0) || decimal(weight).mod(step).isZero();
  return fits ? [] : [problem('weight_not_on_step', { at: id, weight, step })];
};
const sumProblems = (at: string, children: readonly Indicator[], weight: string): Problem[] => {
  if (children.length === 0) return [problem('group_empty', { at })];
  const sum = sumOf(children.map((child) => child.weight));
  return sum.eq(weight) ? [] : [problem('weights_do_not_sum', { at, sum: plain(sum), weight })];
};

// ——— formulas ———
const termProblems = (scheme: Scheme, at: string, terms: readonly Term[]): Problem[] =>
  terms.flatMap(({ of }) => {
    if (isFigureKey(of)) {
      const { unit } = figureDefinition(of);
      return ['text', 'grade', 'unitKind', 'year'].includes(unit) ? [problem('figure_not_numeric', { at, figure: of })] : [];
    }
    return quantitiesOf(scheme).some(({ id }) => id === of) ? [] : [problem('unknown_figure', { at, figure: of })];
  });

const unitsOf = (scheme: Scheme, terms: readonly Term[], seen: readonly string[]): string[] =>
  terms.flatMap(({ of }) => {
    if (isFigureKey(of)) return [figureDefinition(of).unit];
    if (seen.includes(of)) return [];
    const quantity = quantitiesOf(scheme).find(({ id }) => id === of);
    return (quantity?.firstOf ?? []).flatMap((sum) => unitsOf(scheme, sum, [...seen, of]));
  });

const formulaProblems = (scheme: Scheme, at: string, { numerator, denominator }: Formula): Problem[] => {
  const empty = numerator.length === 0 || denominator?.length === 0 ? [problem('formula_empty', { at })] : [];
  const terms = [...numerator, ...(denominator ?? [])];
  const units = [...new Set(unitsOf(scheme, terms, []))];
  const mixed = units.length > 1 ? [problem('units_differ', { at, units: units.join(', ') })] : [];
  return [...empty, ...termProblems(scheme, at, terms), ...mixed];
};

/** The first way back to `id` through the quantities that it is made of. */
const circleFrom = (scheme: Scheme, id: string, path: readonly string[]): readonly string[] | undefined => {
  if (path.includes(id)) return [...path, id];
  const terms =
    quantitiesOf(scheme)
      .find((quantity) => quantity.id === id)
      ?.firstOf.flat() ?? [];
  for (const { of } of terms) {
    const circle = isFigureKey(of) ? undefined : circleFrom(scheme, of, [...path, id]);
    if (circle !== undefined) return circle;
  }
  return undefined;
};

const quantityProblems = (scheme: Scheme): Problem[] => {
  const own = scheme.quantities ?? [];
  const taken = own.filter(({ id }) => isFigureKey(id) || builtInQuantities.some((other) => other.id === id)).map(({ id }) => id);
  const twice = [...taken, ...repeated(own.map(({ id }) => id))].map((id) => problem('duplicate_id', { id }));
  const sums = own.flatMap(({ id, firstOf }) => firstOf.flatMap((terms) => formulaProblems(scheme, id, { numerator: terms })));
  const circle = own.map(({ id }) => circleFrom(scheme, id, [])).find((path) => path !== undefined);
  return [...twice, ...sums, ...(circle === undefined ? [] : [problem('formula_circular', { path: circle.join(' → ') })])];
};

// ——— indicators ———
const leafProblems = (scheme: Scheme, leaf: Leaf): Problem[] => {
  const { id: at, formula, rule } = leaf;
  const ofRule = ruleProblems(rule, decimal(leaf.weight), at);
  if (formula === undefined) {
    const idle = (['absent', 'zeroDenominator'] as const).filter((setting) => leaf[setting] !== undefined && leaf[setting] !== 'judged');
    const settings = rule.kind === 'notApplicable' ? [...idle, 'notApplicable'] : idle;
    return [...ofRule, ...settings.map((setting) => problem('formula_missing', { at, setting }))];
  }
  const unit = unitOfRule(rule);
  const given = unitOfFormula(formula);
  const fit =
    unit === null
      ? [problem('formula_needs_number_rule', { at })]
      : unit === given
        ? []
        : [problem('unit_of_rule', { at, rule: unit, formula: given })];
  return [...ofRule, ...formulaProblems(scheme, at, formula), ...fit];
};

const indicatorProblems = (scheme: Scheme, indicator: Indicator): Problem[] => {
  const own = weightProblems(scheme, indicator);
  if (indicator.kind === 'leaf') return [...own, ...leafProblems(scheme, indicator)];
  return [
    ...own,
    ...sumProblems(indicator.id, indicator.children, indicator.weight),
    ...indicator.children.flatMap((child) => indicatorProblems(scheme, child)),
  ];
};
const idsOf = (indicators: readonly Indicator[]): string[] =>
  indicators.flatMap((indicator) => [indicator.id, ...(indicator.kind === 'group' ? idsOf(indicator.children) : [])]);

// ——— grades, caps, vetoes ———
const bandProblems = ({ bands, total }: Scheme): Problem[] => {
  const ranks = bands.map(({ grade }) => GRADES.indexOf(grade));
  const disordered = bands.filter((band, index) => {
    const before = bands[index - 1];
    return before !== undefined && ((ranks[index] ?? 0) <= (ranks[index - 1] ?? 0) || !isBelow(band, before));
  });
  return [
    ...coverageProblems('bands', bands, { from: { value: '0', closed: true }, to: { value: total, closed: true } }),
    ...disordered.map(({ grade }) => problem('grades_out_of_order', { grade })),
  ];
};
const isBelow = (band: Scheme['bands'][number], other: Scheme['bands'][number]): boolean =>
  decimal(band.from?.value ?? '0').lt(other.from?.value ?? '0');

const conditionProblems = (scheme: Scheme, at: string, when: Condition): Problem[] => {
  if (when.kind === 'fact') return [];
  if (when.kind === 'rate') return formulaProblems(scheme, at, when.formula);
  return leavesOf(scheme).some(({ id }) => id === when.indicator) ? [] : [problem('unknown_indicator', { at, indicator: when.indicator })];
};
const limitProblems = (scheme: Scheme): Problem[] => [
  ...repeated([...scheme.caps, ...scheme.vetoes].map(({ id }) => id)).map((id) => problem('duplicate_id', { id })),
  ...scheme.caps.flatMap(({ id, when, points }) => [
    ...conditionProblems(scheme, id, when),
    ...(decimal(points).lt(0) || decimal(points).gt(scheme.total)
      ? [problem('limit_out_of_range', { at: id, points, total: scheme.total })]
      : []),
  ]),
  ...scheme.vetoes.flatMap(({ id, when, grade }) => [
    ...conditionProblems(scheme, id, when),
    ...(scheme.bands.some((band) => band.grade === grade) ? [] : [problem('unknown_grade', { at: id, grade })]),
  ]),
];

const stepProblems = ({ rounding: { step } }: Scheme): Problem[] =>
  decimal(step).lte(0) || decimal(step).decimalPlaces() > 3 ? [problem('step_invalid', { step })] : [];

/** Everything that is wrong with a scheme of the right shape (parseScheme checks the shape first); empty = sound. */
export const checkScheme = (scheme: Scheme): Problem[] => [
  ...stepProblems(scheme),
  ...repeated(idsOf(scheme.indicators)).map((id) => problem('duplicate_id', { id })),
  ...sumProblems(scheme.name, scheme.indicators, scheme.total),
  ...scheme.indicators.flatMap((indicator) => indicatorProblems(scheme, indicator)),
  ...quantityProblems(scheme),
  ...bandProblems(scheme),
  ...limitProblems(scheme),
];
