// Decides the value of a formula over a report's figures, with the inputs used; or which are absent; or that its denominator is zero.
import { Decimal, decimal, isDecimal } from '../decimal';
import { figureDefinition, isFigureKey, type FigureKey, type Figures } from '../reports/figures.table';
import type { Formula, Quantity, Term } from './scheme';
import type { ValueUnit } from './rules';

export type Input = { readonly key: FigureKey; readonly value: string };
/** A term with its value; a quantity carries the sum it stands for. */
export type Resolved = {
  readonly sign: '+' | '-';
  readonly of: string;
  readonly value: Decimal;
  readonly parts: readonly Resolved[] | null;
};
export type Evaluation =
  | {
      readonly state: 'computed';
      readonly value: Decimal;
      readonly unit: ValueUnit;
      readonly inputs: readonly Input[];
      readonly numerator: readonly Resolved[];
      readonly denominator: readonly Resolved[] | null;
    }
  /** `missing` are figure keys or quantity ids. */
  | { readonly state: 'absent'; readonly missing: readonly string[]; readonly inputs: readonly Input[] }
  | {
      readonly state: 'zeroDenominator';
      readonly inputs: readonly Input[];
      readonly numerator: readonly Resolved[];
      readonly denominator: readonly Resolved[];
      readonly allZero: boolean;
    };

/** The stated figure as a number; undefined when it is absent or no plain decimal. */
export const numberOf = (figures: Figures, key: FigureKey): Decimal | undefined => {
  const stated = figures[key];
  return stated !== undefined && isDecimal(stated) ? decimal(stated) : undefined;
};

const total = (terms: readonly Resolved[]): Decimal =>
  terms.reduce((sum, { sign, value }) => (sign === '+' ? sum.plus(value) : sum.minus(value)), new Decimal(0));

type Lookup = { readonly figures: Figures; readonly quantities: readonly Quantity[] };

const resolveTerm = (lookup: Lookup, { sign, of }: Term, seen: readonly string[]): Resolved | undefined => {
  if (isFigureKey(of)) {
    const value = numberOf(lookup.figures, of);
    return value === undefined ? undefined : { sign, of, value, parts: null };
  }
  // A circle is refused when the scheme is checked; here it only must not run for ever.
  const quantity = seen.includes(of) ? undefined : lookup.quantities.find(({ id }) => id === of);
  for (const terms of quantity?.firstOf ?? []) {
    const parts = resolveAll(lookup, terms, [...seen, of]);
    if (parts !== undefined) return { sign, of, value: total(parts), parts };
  }
  return undefined;
};

const resolveAll = (lookup: Lookup, terms: readonly Term[], seen: readonly string[]): Resolved[] | undefined => {
  const resolved = terms.flatMap((term) => resolveTerm(lookup, term, seen) ?? []);
  return resolved.length === terms.length ? resolved : undefined;
};

const inputsOf = (terms: readonly Resolved[]): Input[] =>
  terms.flatMap(({ of, value, parts }) =>
    parts !== null ? inputsOf(parts) : isFigureKey(of) ? [{ key: of, value: value.toFixed() }] : [],
  );
const once = (inputs: readonly Input[]): Input[] =>
  inputs.filter(({ key }, index) => inputs.findIndex((other) => other.key === key) === index);

const termsOf = ({ numerator, denominator }: Formula): Term[] => [...numerator, ...(denominator ?? [])];

const unitOf = (formula: Formula): ValueUnit => {
  if (formula.denominator !== undefined) return 'percent';
  const first = formula.numerator[0]?.of;
  return first !== undefined && isFigureKey(first) && figureDefinition(first).unit === 'percent' ? 'percent' : 'number';
};

/** The unit in which a formula gives its value. */
export const unitOfFormula = unitOf;

/** Per cent are exact up to the last of 40 digits: multiplied first, divided once, never rounded here. */
export const evaluate = (formula: Formula, figures: Figures, quantities: readonly Quantity[]): Evaluation => {
  const lookup: Lookup = { figures, quantities };
  const terms = termsOf(formula);
  const resolved = terms.map((term) => resolveTerm(lookup, term, []));
  const stated = resolved.flatMap((term) => term ?? []);
  const inputs = once(inputsOf(stated));
  if (stated.length < terms.length) {
    const missing = terms.filter((_, index) => resolved[index] === undefined).map(({ of }) => of);
    return { state: 'absent', missing: [...new Set(missing)], inputs };
  }
  const numerator = stated.slice(0, formula.numerator.length);
  if (formula.denominator === undefined) {
    return { state: 'computed', value: total(numerator), unit: unitOf(formula), inputs, numerator, denominator: null };
  }
  const denominator = stated.slice(formula.numerator.length);
  const divisor = total(denominator);
  if (divisor.lte(0)) {
    return { state: 'zeroDenominator', inputs, numerator, denominator, allZero: inputs.every(({ value }) => decimal(value).isZero()) };
  }
  return { state: 'computed', value: total(numerator).times(100).div(divisor), unit: 'percent', inputs, numerator, denominator };
};
