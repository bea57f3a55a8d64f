// Decides whether an unknown value is a scheme: first its shape, then everything that checkScheme asks of it.
import { GRADES } from '../reports/figures.table';
import { checkScheme } from './check-scheme';
import { intervalFields } from './intervals';
import { problem, type Problem, type ProblemCode } from './problem';
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
const readTerms = listOf(readTerm, 1, 50);
const readFormula = record<Formula>({ numerator: readTerms, denominator: optional(readTerms) });
const readQuantity = record<Quantity>({ id: text, name: words, firstOf: listOf(readTerms, 1, 20) });

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
  children: listOf(
    later(() => readIndicator),
    0,
    200,
  ),
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
  bands: listOf(record<GradeBand>({ ...intervalFields, grade: oneOf(...GRADES) }), 1, 10),
  caps: listOf(record<Cap>({ id: text, name: words, when: readCondition, points: decimalText }), 0, 50),
  vetoes: listOf(record<Veto>({ id: text, name: words, when: readCondition, grade: oneOf(...GRADES) }), 0, 50),
  quantities: optional(listOf(readQuantity, 0, 100)),
  indicators: listOf(readIndicator, 1, 200),
});

/** A scheme, its rules and formulas lie less deep than this; whatever is deeper is not even looked at. */
const DEEPEST = 30;
const isTooDeep = (value: unknown, depth = 0): boolean =>
  typeof value === 'object' && value !== null && (depth > DEEPEST || Object.values(value).some((inner) => isTooDeep(inner, depth + 1)));
const readShape = (value: unknown): { readonly ok: true; readonly value: Scheme } | { readonly ok: false; readonly problems: Problem[] } =>
  isTooDeep(value) ? { ok: false, problems: [problem('too_deep', { at: '/', limit: String(DEEPEST) })] } : readAll(readScheme, value);

/** A scheme of the right shape, or its misfits; whether it is sound is another question (checkScheme), answered before it is released. */
export const readSchemeShape = (value: unknown): Scheme | Problem[] => {
  const read = readShape(value);
  return read.ok ? read.value : read.problems;
};

/** A scheme read from outside, or everything that is wrong with it. */
export const parseScheme = (value: unknown): Scheme | Problem[] => {
  const read = readShape(value);
  if (!read.ok) return read.problems;
  const problems = checkScheme(read.value);
  return problems.length > 0 ? problems : read.value;
};

/** What somebody who is still writing may leave for later: blank texts, numbers not yet written, lists not yet begun. */
const UNFINISHED: readonly ProblemCode[] = ['text_missing', 'not_a_decimal', 'list_short'];
export type ReadDraft =
  | {
      readonly ok: true;
      /** Has every field of a scheme; while `problems` name unfinished ones, texts may be blank and numbers none. */
      readonly draft: Scheme;
      /** All that stands against its release; empty = sound. */
      readonly problems: Problem[];
    }
  | { readonly ok: false; readonly problems: Problem[] };
/** A draft read from outside: anything that has the shape of a scheme may be kept, finished or not. */
export const readDraft = (value: unknown): ReadDraft => {
  const read = readShape(value);
  if (read.ok) return { ok: true, draft: read.value, problems: checkScheme(read.value) };
  const { problems } = read;
  return problems.every(({ code }) => UNFINISHED.includes(code)) ? { ok: true, draft: value as Scheme, problems } : { ok: false, problems };
};

/** Told apart from the problems that parseScheme may give instead. */
export const isScheme = (parsed: Scheme | Problem[]): parsed is Scheme => !Array.isArray(parsed);
