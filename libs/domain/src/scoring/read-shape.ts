// Decides how an unknown value is read into a typed one: every misfit is named with its place, unknown fields included.
import { isDecimal } from '../decimal';
import type { Json } from '../json';
import type { Words } from '../words';
import { problem, type Problem } from './problem';

const FAILED = Symbol('failed');
export type Note = (problem: Problem) => void;
/** Gives the value as T, or notes at least one problem and gives FAILED. */
export type Reader<T> = (value: unknown, at: string, note: Note) => T | typeof FAILED;

const misfit = (at: string, expected: string, note: Note): typeof FAILED => {
  note(problem('malformed', { at: at === '' ? '/' : at, expected }));
  return FAILED;
};

const LONGEST = 2000;
// NUL ends texts elsewhere; a lone surrogate has no UTF-8.
const BAD = /\u0000|\p{Surrogate}/u;
const failed = (found: Problem, note: Note): typeof FAILED => {
  note(found);
  return FAILED;
};
export const text: Reader<string> = (value, at, note) => {
  if (typeof value !== 'string') return misfit(at, `text, 1–${LONGEST}`, note);
  if (value.length > LONGEST) return failed(problem('text_too_long', { at, length: String(value.length), limit: String(LONGEST) }), note);
  if (BAD.test(value)) return failed(problem('bad_characters', { at }), note);
  return value.trim() === '' ? failed(problem('text_missing', { at }), note) : value;
};

/** Text of any length, blank or not. */
export const anyText: Reader<string> = (value, at, note) => (typeof value === 'string' ? value : misfit(at, 'text', note));
/** Whatever JSON holds; only that it is there. */
export const anyJson: Reader<Json> = (value, at, note) => (value === undefined ? misfit(at, 'value', note) : (value as Json));

export const decimalText: Reader<string> = (value, at, note) => {
  if (typeof value !== 'string' || value.length > 40) return misfit(at, 'decimal text', note);
  if (BAD.test(value)) return failed(problem('bad_characters', { at }), note);
  if (isDecimal(value)) return value;
  return failed(problem('not_a_decimal', { at, value }), note);
};

export const wholeNumber: Reader<number> = (value, at, note) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : misfit(at, 'whole number', note);

export const truth: Reader<boolean> = (value, at, note) => (typeof value === 'boolean' ? value : misfit(at, 'true / false', note));

export const oneOf =
  <T extends string>(...allowed: readonly T[]): Reader<T> =>
  (value, at, note) =>
    allowed.find((candidate) => candidate === value) ?? misfit(at, allowed.join(' | '), note);

export const listOf =
  <T>(item: Reader<T>, least = 0, most = Number.MAX_SAFE_INTEGER): Reader<readonly T[]> =>
  (value, at, note) => {
    if (!Array.isArray(value)) return misfit(at, `list, ≥ ${least}`, note);
    const { length } = value;
    if (length > most) return failed(problem('list_long', { at, length: String(length), limit: String(most) }), note);
    const items = value.map((entry: unknown, index) => item(entry, `${at}/${index}`, note));
    if (length < least) return failed(problem('list_short', { at, least: String(least) }), note);
    return items.includes(FAILED) ? FAILED : (items as T[]);
  };

export const orNull =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value, at, note) =>
    value === null ? null : reader(value, at, note);

/** A field that may be left out; it is then left out of the result too. */
export const optional =
  <T>(reader: Reader<T>): Reader<T | undefined> =>
  (value, at, note) =>
    value === undefined ? undefined : reader(value, at, note);

/** Reads later, for shapes that contain themselves. */
export const later =
  <T>(reader: () => Reader<T>): Reader<T> =>
  (value, at, note) =>
    reader()(value, at, note);

export type Fields<T> = { readonly [K in keyof T]-?: Reader<T[K]> };
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export const record =
  <T extends object>(fields: Fields<T>): Reader<T> =>
  (value, at, note) => {
    if (!isRecord(value)) return misfit(at, 'record', note);
    const known = Object.keys(fields) as (keyof T & string)[];
    const unknown = Object.keys(value).filter((key) => !Object.hasOwn(fields, key));
    for (const key of unknown) note(problem('unknown_field', { at: `${at}/${key.slice(0, 80)}` }));
    const result: Partial<T> = {};
    let failed = unknown.length > 0;
    for (const key of known) {
      const own: unknown = Object.hasOwn(value, key) ? value[key] : undefined;
      const read = fields[key](own, `${at}/${key}`, note);
      if (read === FAILED) failed = true;
      else if (read !== undefined) result[key] = read;
    }
    return failed ? FAILED : (result as T);
  };

/** Reads one of several records told apart by the field `kind`. */
export const byKind =
  <T extends { readonly kind: string }>(kinds: { readonly [K in T['kind']]: Reader<Extract<T, { kind: K }>> }): Reader<T> =>
  (value, at, note) => {
    const kind = isRecord(value) ? value['kind'] : undefined;
    if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) return misfit(`${at}/kind`, Object.keys(kinds).join(' | '), note);
    return kinds[kind as T['kind']](value, at, note);
  };

export const words: Reader<Words> = record<Words>({ zh: text, en: text });

/** Runs a reader over a value from outside: the typed value, or every problem. */
export const readAll = <T>(
  reader: Reader<T>,
  value: unknown,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: Problem[] } => {
  const problems: Problem[] = [];
  const read = reader(value, '', (found) => problems.push(found));
  return read === FAILED || problems.length > 0 ? { ok: false, problems } : { ok: true, value: read };
};
