// Decides the one spelling of a value that digests are taken over: JSON in the canonical form of RFC 8785.

/** Deeper nesting than this (or a cycle) is refused. */
const DEEPEST = 200;
const LONE_SURROGATE = /\p{Surrogate}/u;

const refuse = (at: string, what: string): never => {
  throw new TypeError(`no canonical form: ${what} at ${at || 'the root'}`);
};

const text = (value: string, at: string): string => (LONE_SURROGATE.test(value) ? refuse(at, 'a lone surrogate') : JSON.stringify(value));

// Points, money and rates travel as strings; a fraction here is a mistake, and its spelling would depend on the reader.
const integer = (value: number, at: string): string => (Number.isSafeInteger(value) ? String(value) : refuse(at, `the number ${value}`));

const isPlainObject = (value: object): value is Record<string, unknown> => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

const list = (value: readonly unknown[], at: string, depth: number): string => {
  const items: string[] = [];
  // Array.from also visits the holes of a sparse array, which then are refused as undefined.
  for (const [index, item] of Array.from(value).entries()) items.push(spell(item, `${at}[${index}]`, depth + 1));
  return `[${items.join(',')}]`;
};

// RFC 8785 orders member names by their UTF-16 code units, which is what Array.prototype.sort compares.
const members = (value: Record<string, unknown>, at: string, depth: number): string =>
  `{${Object.keys(value)
    .sort()
    .map((key) => `${text(key, at)}:${spell(value[key], `${at}.${key}`, depth + 1)}`)
    .join(',')}}`;

const spell = (value: unknown, at: string, depth: number): string => {
  if (depth > DEEPEST) return refuse(at.slice(0, 80), `more than ${DEEPEST} levels`);
  if (value === null) return 'null';
  if (typeof value === 'string') return text(value, at);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return integer(value, at);
  if (Array.isArray(value)) return list(value, at, depth);
  if (typeof value === 'object' && isPlainObject(value)) return members(value, at, depth);
  return refuse(at, typeof value === 'object' ? 'an object that is no plain record' : typeof value);
};

/**
 * The canonical JSON of strings, booleans, null, safe integers, arrays and plain records.
 * Throws TypeError, naming the place, for anything else: fractions, NaN, undefined, functions, lone surrogates, dates, cycles.
 */
export const canonicalJson = (value: unknown): string => spell(value, '', 0);
