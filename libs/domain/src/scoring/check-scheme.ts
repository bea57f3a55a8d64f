// Decides what is wrong with a scheme: weights that do not sum, points out of reach, ids, sizes; formulas, grades and limits beside.
import { Decimal, decimal, plain } from '../decimal';
import { formulaProblems, quantityProblems, surveyQuantities, type Quantities } from './check-formulas';
import { gradeProblems, limitProblems } from './check-grades';
import { unitOfFormula } from './evaluate';
import { inside, problem, spot, type Problem, type Spot } from './problem';
import { isSchemeId } from './rule-kind';
import { rulePoints, ruleProblems, unitOfRule } from './rule-kinds.table';
import { leavesOf, type Formula, type Indicator, type Leaf, type Scheme } from './scheme';

/** What a sheet, a page and a table of results can hold. */
export const SCHEME_LIMITS = { lines: 200, depth: 5, total: '1000', name: 200 } as const;

const sumOf = (weights: readonly string[]): Decimal => weights.reduce((sum, weight) => sum.plus(weight), new Decimal(0));
export const isOnStep = (points: string, step: string): boolean => decimal(step).lte(0) || decimal(points).mod(step).isZero();

const weightProblems = (scheme: Scheme, at: Spot, weight: string): Problem[] => {
  const here = inside(at, 'weight');
  if (decimal(weight).lte(0)) return [problem('weight_not_positive', here)];
  const { step } = scheme.rounding;
  return isOnStep(weight, step) ? [] : [problem('weight_not_on_step', { ...here, weight, step })];
};
const sumProblems = (at: Spot, children: readonly Indicator[], weight: string): Problem[] => {
  if (children.length === 0) return [problem('group_empty', at)];
  const sum = sumOf(children.map((child) => child.weight));
  return sum.eq(weight)
    ? []
    : [problem('weights_do_not_sum', { ...inside(at, at.place === '' ? 'total' : 'weight'), sum: plain(sum), weight })];
};

// ——— lines ———
/** A formula that cannot be computed has to say what then counts; a judged line has nothing to say. */
const settledProblems = (leaf: Leaf, at: Spot, formula: Formula): Problem[] => [
  ...(leaf.absent === undefined ? [problem('absent_unsaid', inside(at, 'absent'))] : []),
  ...(formula.denominator !== undefined && leaf.zeroDenominator === undefined
    ? [problem('zero_unsaid', inside(at, 'zeroDenominator'))]
    : []),
];
const idleProblems = (leaf: Leaf, at: Spot): Problem[] => {
  const idle = (['absent', 'zeroDenominator'] as const).filter((setting) => leaf[setting] !== undefined && leaf[setting] !== 'judged');
  const settings = leaf.rule.kind === 'notApplicable' ? [...idle, 'notApplicable'] : idle;
  return settings.map((setting) => problem('formula_missing', { ...inside(at, setting === 'notApplicable' ? 'rule' : setting), setting }));
};
const computedProblems = (quantities: Quantities, leaf: Leaf, at: Spot, formula: Formula): Problem[] => {
  const unit = unitOfRule(leaf.rule);
  const given = unitOfFormula(formula);
  const here = inside(at, 'formula');
  const fit =
    unit === null
      ? [problem('formula_needs_number_rule', here)]
      : unit === given
        ? []
        : [problem('unit_of_rule', { ...here, rule: unit, formula: given })];
  return [...formulaProblems(quantities, here, formula), ...settledProblems(leaf, at, formula), ...fit];
};
const stepOfPoints = ({ rounding: { step } }: Scheme, leaf: Leaf, at: Spot): Problem[] =>
  rulePoints(leaf.rule)
    .filter(({ points }) => !isOnStep(points, step))
    .map(({ field, points }) => problem('points_not_on_step', { ...inside(at, field), points, step }));
const leafProblems = (scheme: Scheme, quantities: Quantities, leaf: Leaf, at: Spot): Problem[] => {
  const rule = inside(at, 'rule');
  return [
    ...ruleProblems(leaf.rule, decimal(leaf.weight), rule),
    ...stepOfPoints(scheme, leaf, rule),
    ...(leaf.formula === undefined ? idleProblems(leaf, at) : computedProblems(quantities, leaf, at, leaf.formula)),
  ];
};

const indicatorProblems = (scheme: Scheme, quantities: Quantities, indicator: Indicator, place: string): Problem[] => {
  const at = spot(indicator.name, place);
  const own = weightProblems(scheme, at, indicator.weight);
  if (indicator.kind === 'leaf') return [...own, ...leafProblems(scheme, quantities, indicator, at)];
  return [
    ...own,
    ...sumProblems(at, indicator.children, indicator.weight),
    ...indicator.children.flatMap((child, index) => indicatorProblems(scheme, quantities, child, `${place}.children[${index}]`)),
  ];
};

// ——— the whole ———
interface PlacedIndicator {
  readonly indicator: Indicator;
  readonly place: string;
  readonly level: number;
}
/** Every indicator with its path, groups before what they hold. */
export const placedIndicators = (indicators: readonly Indicator[], under = 'indicators', level = 1): PlacedIndicator[] =>
  indicators.flatMap((indicator, index) => {
    const place = `${under}[${index}]`;
    const below = indicator.kind === 'group' ? placedIndicators(indicator.children, `${place}.children`, level + 1) : [];
    return [{ indicator, place, level }, ...below];
  });

const idProblems = (scheme: Scheme): Problem[] => {
  const taken = new Set<string>();
  const name = isSchemeId(scheme.name) ? [] : [problem('id_invalid', { place: 'name', id: scheme.name.slice(0, 40) })];
  const own = placedIndicators(scheme.indicators).flatMap(({ indicator: { id, name }, place }) => {
    const at = inside(spot(name, place), 'id');
    const isNew = !taken.has(id);
    taken.add(id);
    if (!isSchemeId(id)) return [problem('id_invalid', { ...at, id: id.slice(0, 40) })];
    return isNew ? [] : [problem('duplicate_id', { ...at, id })];
  });
  return [...name, ...own];
};
const sizeProblems = (scheme: Scheme): Problem[] => {
  const lines = leavesOf(scheme).length;
  const deep = placedIndicators(scheme.indicators).find(({ level }) => level > SCHEME_LIMITS.depth);
  const longest = String(SCHEME_LIMITS.name);
  return [
    ...(lines > SCHEME_LIMITS.lines
      ? [problem('too_many_lines', { place: 'indicators', lines: String(lines), limit: String(SCHEME_LIMITS.lines) })]
      : []),
    ...(deep ? [problem('too_deep', { ...spot(deep.indicator.name, deep.place), limit: String(SCHEME_LIMITS.depth) })] : []),
    ...[
      ...placedIndicators(scheme.indicators).map(({ indicator, place }) => ({ name: indicator.name, place: `${place}.name` })),
      { name: scheme.title, place: 'title' },
    ]
      .filter(({ name }) => Math.max(name.zh.length, name.en.length) > SCHEME_LIMITS.name)
      .map(({ name, place }) =>
        problem('text_too_long', { at: place, place, length: String(Math.max(name.zh.length, name.en.length)), limit: longest }),
      ),
  ];
};
const scaleProblems = ({ rounding: { step }, total }: Scheme): Problem[] => [
  ...(decimal(step).lte(0) || decimal(step).decimalPlaces() > 3 ? [problem('step_invalid', { place: 'rounding.step', step })] : []),
  ...(decimal(total).lte(0) || decimal(total).gt(SCHEME_LIMITS.total)
    ? [problem('total_out_of_range', { place: 'total', total, limit: SCHEME_LIMITS.total })]
    : []),
];

/** Everything that is wrong with a scheme of the right shape (parseScheme checks the shape first); empty = sound. */
export const checkScheme = (scheme: Scheme): Problem[] => {
  const quantities = surveyQuantities(scheme);
  return [
    ...scaleProblems(scheme),
    ...sizeProblems(scheme),
    ...idProblems(scheme),
    ...sumProblems(spot(scheme.title, ''), scheme.indicators, scheme.total),
    ...scheme.indicators.flatMap((indicator, index) => indicatorProblems(scheme, quantities, indicator, `indicators[${index}]`)),
    ...quantityProblems(scheme, quantities),
    ...gradeProblems(scheme),
    ...limitProblems(scheme, quantities),
  ];
};
