// Decides what is wrong with the formulas and quantities of a scheme: unknown figures, mixed units, circles, sums without end.
import { figureDefinition, isFigureKey } from '../reports/figures.table';
import { inside, problem, spot, type Problem, type Spot } from './problem';
import { builtInQuantities, quantitiesOf } from './quantities.table';
import type { Formula, Quantity, Scheme, Term } from './scheme';

/** Figures of a formula once its quantities are written out: what is printed with a score must stay readable. */
const MOST_FIGURES = 100;

/** What a scheme's quantities are made of, each looked at once however often it is named. */
export interface Quantities {
  readonly byId: ReadonlyMap<string, Quantity>;
  /** How many figures it stands for, over all the ways to give it; without end in a circle. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, ReadonlySet<string>>;
  /** The first way from a quantity back to itself. */
  readonly circle: readonly string[] | null;
}

export const surveyQuantities = (scheme: Pick<Scheme, 'quantities'>): Quantities => {
  const byId = new Map(quantitiesOf(scheme).map((each) => [each.id, each]));
  const sizes = new Map<string, number>();
  const units = new Map<string, Set<string>>();
  let circle: readonly string[] | null = null;
  const visit = (id: string, path: readonly string[]): void => {
    if (sizes.has(id)) return;
    if (path.includes(id)) {
      circle ??= [...path.slice(path.indexOf(id)), id];
      return;
    }
    const own = new Set<string>();
    let size = 0;
    for (const { of } of byId.get(id)?.firstOf.flat() ?? []) {
      if (isFigureKey(of)) own.add(figureDefinition(of).unit);
      else visit(of, [...path, id]);
      for (const unit of units.get(of) ?? []) own.add(unit);
      size += isFigureKey(of) ? 1 : (sizes.get(of) ?? 0);
    }
    sizes.set(id, size);
    units.set(id, own);
  };
  for (const id of byId.keys()) visit(id, []);
  return { byId, sizes, units, circle };
};

const NOT_NUMBERS: readonly string[] = ['text', 'grade', 'unitKind', 'year'];
const termProblems = ({ byId }: Quantities, at: Spot, terms: readonly Term[]): Problem[] =>
  terms.flatMap(({ of }, index) => {
    const here = inside(at, `[${index}]`);
    if (!isFigureKey(of)) return byId.has(of) ? [] : [problem('unknown_figure', { ...here, figure: of })];
    return NOT_NUMBERS.includes(figureDefinition(of).unit) ? [problem('figure_not_numeric', { ...here, figure: of })] : [];
  });

const sizeOf = (quantities: Quantities, { of }: Term): number => (isFigureKey(of) ? 1 : (quantities.sizes.get(of) ?? 0));
const unitsOf = (quantities: Quantities, { of }: Term): string[] =>
  isFigureKey(of) ? [figureDefinition(of).unit] : [...(quantities.units.get(of) ?? [])];
/** What no sum may have, whether it stands in a formula or in a quantity. */
const togetherProblems = (quantities: Quantities, at: Spot, terms: readonly Term[]): Problem[] => {
  const size = terms.reduce((sum, term) => sum + sizeOf(quantities, term), 0);
  const units = [...new Set(terms.flatMap((term) => unitsOf(quantities, term)))];
  return [
    ...(units.length > 1 ? [problem('units_differ', { ...at, units: units.join(', ') })] : []),
    ...(size > MOST_FIGURES ? [problem('formula_too_long', { ...at, terms: String(size), limit: String(MOST_FIGURES) })] : []),
  ];
};

export const formulaProblems = (quantities: Quantities, at: Spot, { numerator, denominator }: Formula): Problem[] => [
  ...(numerator.length === 0 || denominator?.length === 0 ? [problem('formula_empty', at)] : []),
  ...termProblems(quantities, inside(at, 'numerator'), numerator),
  ...termProblems(quantities, inside(at, 'denominator'), denominator ?? []),
  ...togetherProblems(quantities, at, [...numerator, ...(denominator ?? [])]),
];

const circleProblems = (own: readonly Quantity[], circle: readonly string[] | null): Problem[] => {
  if (circle === null) return [];
  const turning = own.findIndex(({ id }) => circle.includes(id));
  const name = own[turning]?.name ?? { zh: circle[0] ?? '', en: circle[0] ?? '' };
  return [problem('formula_circular', { ...spot(name, `quantities[${turning}]`), path: circle.join(' → ') })];
};
export const quantityProblems = (scheme: Pick<Scheme, 'quantities'>, quantities: Quantities): Problem[] => {
  const own = scheme.quantities ?? [];
  const isTaken = (id: string, index: number): boolean =>
    isFigureKey(id) || builtInQuantities.some((other) => other.id === id) || own.findIndex((other) => other.id === id) < index;
  const each = ({ id, name, firstOf }: Quantity, index: number): Problem[] => {
    const here = spot(name, `quantities[${index}]`);
    const sums = firstOf.flatMap((terms, way) => {
      const at = inside(here, `firstOf[${way}]`);
      return [
        ...(terms.length === 0 ? [problem('formula_empty', at)] : []),
        ...termProblems(quantities, at, terms),
        ...togetherProblems(quantities, at, terms),
      ];
    });
    return [...(isTaken(id, index) ? [problem('duplicate_id', { ...inside(here, 'id'), id })] : []), ...sums];
  };
  return [...own.flatMap(each), ...circleProblems(own, quantities.circle)];
};
