// Decides whether an unknown value is a scheme: first its shape, then everything that checkScheme asks of it.
import { GRADES } from '../reports/figures.table';
import { checkScheme } from './check-scheme';
import { intervalFields } from './intervals';
import type { Problem } from './problem';
import {
  byKind,
  decimalText,
  later,
  listOf,
  oneOf,
  optional,
  readAll,
  record,
  text,
  truth,
  wholeNumber,
  words,
  type Reader,
} from './read-shape';
import { readRule } from './rule-kinds.table';
import {
  COMPARISONS,
  FALLBACKS,
  ORIGINS,
  type Cap,
  type Condition,
  type Formula,
  type GradeBand,
  type Group,
  type Indicator,
  type Leaf,
  type Quantity,
  type Scheme,
  type Term,
  type Veto,
} from './scheme';

const readTerm = record<Term>({ sign: oneOf('+', '-'), of: text });
const readFormula = record<Formula>({ numerator: listOf(readTerm, 1), denominator: optional(listOf(readTerm, 1)) });
const readQuantity = record<Quantity>({ id: text, name: words, firstOf: listOf(listOf(readTerm, 1), 1) });

const readLeaf = record<Leaf>({
  kind: oneOf('leaf'),
  id: text,
  name: words,
  weight: decimalText,
  rule: readRule,
  formula: optional(readFormula),
  absent: optional(oneOf(...FALLBACKS)),
  zeroDenominator: optional(oneOf(...FALLBACKS)),
  origin: optional(oneOf(...ORIGINS)),
  note: optional(words),
});
const readGroup: Reader<Group> = record<Group>({
  kind: oneOf('group'),
  id: text,
  name: words,
  weight: decimalText,
  children: listOf(later(() => readIndicator)),
  unitSet: optional(truth),
});
const readIndicator: Reader<Indicator> = byKind<Indicator>({ leaf: readLeaf, group: readGroup });

const readCondition: Reader<Condition> = byKind<Condition>({
  fact: record({ kind: oneOf('fact'), fact: text }),
  rate: record({ kind: oneOf('rate'), formula: readFormula, is: oneOf(...COMPARISONS), value: decimalText }),
  line: record({ kind: oneOf('line'), indicator: text, is: oneOf(...COMPARISONS), points: decimalText }),
});

const readScheme = record<Scheme>({
  name: text,
  version: wholeNumber,
  title: words,
  source: words,
  example: optional(truth),
  total: decimalText,
  rounding: record<Scheme['rounding']>({ mode: oneOf('half-up'), step: decimalText }),
  bands: listOf(record<GradeBand>({ ...intervalFields, grade: oneOf(...GRADES) }), 1),
  caps: listOf(record<Cap>({ id: text, name: words, when: readCondition, points: decimalText })),
  vetoes: listOf(record<Veto>({ id: text, name: words, when: readCondition, grade: oneOf(...GRADES) })),
  quantities: optional(listOf(readQuantity)),
  indicators: listOf(readIndicator, 1),
});

/** Problems of shape alone: what cannot be looked at further. */
export const shapeProblems = (value: unknown): Problem[] => {
  const read = readAll(readScheme, value);
  return read.ok ? [] : read.problems;
};

/** A scheme read from outside, or everything that is wrong with it. */
export const parseScheme = (value: unknown): Scheme | Problem[] => {
  const read = readAll(readScheme, value);
  if (!read.ok) return read.problems;
  const problems = checkScheme(read.value);
  return problems.length > 0 ? problems : read.value;
};

/** Told apart from the problems that parseScheme may give instead. */
export const isScheme = (parsed: Scheme | Problem[]): parsed is Scheme => !Array.isArray(parsed);
