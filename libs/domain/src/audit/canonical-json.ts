// Decides the one spelling of a value that digests are taken over: JSON in the canonical form of RFC 8785.

/** Deeper nesting than this (or a cycle) is refused. */
const DEEPEST = 200;
/** Characters of a place that a refusal names. */
const LONGEST_PLACE = 200;
const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Where a value stands; spelled out only for a refusal, for most values have a canonical form. */
interface Place {
  readonly within: Place | null;
  readonly step: string | number;
}
const spelledPlace = (place: Place | null): string => {
  const steps: string[] = [];
  for (let at = place; at !== null; at = at.within) steps.unshift(typeof at.step === 'number' ? `[${at.step}]` : `.${at.step}`);
  return steps.join('');
};
const refuse = (place: Place | null, what: string): never => {
  throw new TypeError(`no canonical form: ${what} at ${spelledPlace(place).slice(0, LONGEST_PLACE) || 'the root'}`);
};

// Few texts have any surrogate, and to look for one is several times quicker than to look for a lone one.
const isUnpaired = (value: string): boolean => SURROGATE.test(value) && LONE_SURROGATE.test(value);
const text = (value: string, place: Place | null): string =>
  isUnpaired(value) ? refuse(place, 'a lone surrogate') : JSON.stringify(value);

// Points, money and rates travel as strings; a fraction here is a mistake, and its spelling would depend on the reader.
const integer = (value: number, place: Place | null): string =>
  Number.isSafeInteger(value) ? String(value) : refuse(place, `the number ${value}`);

const isPlainObject = (value: object): value is Record<string, unknown> => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

const list = (value: readonly unknown[], within: Place | null, depth: number): string => {
  const items: string[] = [];
  // Counted, so that the holes of a sparse array are visited too, which then are refused as undefined.
  for (let step = 0; step < value.length; step += 1) items.push(spell(value[step], { within, step }, depth + 1));
  return `[${items.join(',')}]`;
};

// RFC 8785 orders member names by their UTF-16 code units, which is what Array.prototype.sort compares.
const members = (value: Record<string, unknown>, within: Place | null, depth: number): string =>
  `{${Object.keys(value)
    .sort()
    .map((step) => `${text(step, within)}:${spell(value[step], { within, step }, depth + 1)}`)
    .join(',')}}`;

const spell = (value: unknown, place: Place | null, depth: number): string => {
  if (depth > DEEPEST) return refuse(place, `more than ${DEEPEST} levels`);
  if (value === null) return 'null';
  if (typeof value === 'string') return text(value, place);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return integer(value, place);
  if (Array.isArray(value)) return list(value, place, depth);
  if (typeof value === 'object' && isPlainObject(value)) return members(value, place, depth);
  return refuse(place, typeof value === 'object' ? 'an object that is no plain record' : typeof value);
};

/**
 * The canonical JSON of strings, booleans, null, safe integers, arrays and plain records.
 * Throws TypeError, naming the place, for anything else: fractions, NaN, undefined, functions, lone surrogates, dates, cycles.
 */
export const canonicalJson = (value: unknown): string => spell(value, null, 0);
