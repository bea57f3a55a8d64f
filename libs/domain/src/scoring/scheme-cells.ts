// Decides how the parts of a scheme are written into single cells and understood again: settings, sums, formulas, intervals, parameters.
import type { Language, Words } from '../words';
import type { Interval } from './intervals';
import { ruleKinds } from './rule-kinds.table';
import type { RuleKindName } from './rules';
import type { Formula, Term } from './scheme';
import { settingWords, type Setting } from './scheme-sheets.table';

/** What no cell of this kind can say. */
export const UNREADABLE = Symbol('unreadable');
export type Unread = typeof UNREADABLE;

const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
export const isCalled = (words: Words, text: string): boolean => [words.zh, words.en].some((name) => squeezed(name) === squeezed(text));

// ——— settings ———
const rowsOfSetting = (setting: Setting): Readonly<Record<string, Words>> => settingWords[setting];
/** The words of a setting; an empty cell for none, and what is no setting as it is. */
export const writeSetting = (setting: Setting, value: string | boolean | undefined, language: Language): string =>
  value === undefined ? '' : (rowsOfSetting(setting)[String(value)]?.[language] ?? String(value));
/** The code of what a cell says; what is none stays as it is, for the reader of schemes to name. */
export const readSetting = (setting: Setting, text: string): string =>
  Object.entries(rowsOfSetting(setting)).find(([code, words]) => code === text.trim() || isCalled(words, text))?.[0] ?? text.trim();

export const GROUP: Words = { zh: '（分组）', en: '(group)' };
const KINDS = Object.keys(ruleKinds) as RuleKindName[];
export const kindText = (kind: RuleKindName, language: Language): string => `${ruleKinds[kind].number} ${ruleKinds[kind].name[language]}`;
/** By its number (T1), its name or its code; null for a group. */
export const readKind = (text: string): RuleKindName | null | Unread => {
  if (isCalled(GROUP, text) || squeezed(text) === 'group') return null;
  const number = /^\s*(T\d)(?!\d)/i.exec(text)?.[1]?.toUpperCase();
  return (
    KINDS.find((kind) => ruleKinds[kind].number === number || kind === text.trim() || isCalled(ruleKinds[kind].name, text)) ?? UNREADABLE
  );
};

// ——— sums and formulas ———
const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return UNREADABLE;
  }
};
const PLAIN_TERM = /^[^\s/+\-[{][^\s/]*$/;
/** A sum that stands in words; one that nobody could tell from another stands as JSON. */
const isPlain = (terms: readonly Term[]): boolean => terms.length > 0 && terms.every(({ of }) => PLAIN_TERM.test(of));
// No "+" in front: a program of sheets would take it for the beginning of a formula of its own.
const sumText = (terms: readonly Term[]): string =>
  terms
    .map(({ sign, of }) => `${sign}${of}`)
    .join(' ')
    .replace(/^\+/, '');
const readSum = (text: string): readonly Term[] | Unread => {
  const parts = text
    .trim()
    .replace(/(?<=^|\s)([+-])\s+/g, '$1')
    .split(/\s+/);
  const terms = parts.map((part, index): Term | null => {
    const signed = index === 0 && !/^[+-]/.test(part) ? `+${part}` : part;
    const of = signed.slice(1);
    if (!/^[+-]/.test(signed) || !PLAIN_TERM.test(of)) return null;
    return { sign: signed.startsWith('-') ? '-' : '+', of };
  });
  return terms.every((term) => term !== null) ? terms : UNREADABLE;
};

/** "a -b / c"; empty: none. */
export const writeFormula = (formula: Formula | undefined): string => {
  if (formula === undefined) return '';
  const sums = [formula.numerator, ...(formula.denominator === undefined ? [] : [formula.denominator])];
  return sums.every(isPlain) ? sums.map(sumText).join(' / ') : JSON.stringify(formula);
};
export const readFormula = (text: string): unknown => {
  if (text.trim() === '') return undefined;
  if (text.trim().startsWith('{')) return readJson(text);
  const [numerator, denominator, more] = text.split('/').map(readSum);
  if (numerator === UNREADABLE || denominator === UNREADABLE || more !== undefined) return UNREADABLE;
  return denominator === undefined ? { numerator } : { numerator, denominator };
};
/** One sum a line. */
export const writeSums = (sums: readonly (readonly Term[])[]): string =>
  sums.every(isPlain) ? sums.map(sumText).join('\n') : JSON.stringify(sums);
export const readSums = (text: string): unknown => {
  if (text.trim().startsWith('[')) return readJson(text);
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const sums = lines.map(readSum);
  return sums.includes(UNREADABLE) ? UNREADABLE : sums;
};

// ——— intervals ———
/** "[80, 90)", "(-∞, 60)". */
export const writeInterval = ({ from, to }: Interval): string =>
  `${from === null ? '(-∞' : `${from.closed ? '[' : '('}${from.value}`}, ${to === null ? '+∞)' : `${to.value}${to.closed ? ']' : ')'}`}`;
const INTERVAL = /^([[(])([^,]*),([^,]*)([\])])$/;
export const readInterval = (text: string): Interval | Unread => {
  const [, open, from, to, close] = INTERVAL.exec(text.normalize('NFKC').replace(/\s/g, '').replaceAll('−', '-')) ?? [];
  if (open === undefined || from === undefined || to === undefined) return UNREADABLE;
  return {
    from: from === '-∞' ? null : { value: from, closed: open === '[' },
    to: /^\+?∞$/.test(to) ? null : { value: to, closed: close === ']' },
  };
};

// ——— parameters ———
const LIKE_JSON = /^(?:["[{]|true$|false$|null$)/;
const parameterText = (value: unknown): string =>
  typeof value === 'string' && !LIKE_JSON.test(value) && value === value.trim() && !/[\r\n]/.test(value) ? value : JSON.stringify(value);
/** "threshold=100", one a line; lists and records as JSON. */
export const writeParameters = (parameters: Readonly<Record<string, unknown>>): string =>
  Object.entries(parameters)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${parameterText(value)}`)
    .join('\n');
export const readParameters = (text: string): Readonly<Record<string, unknown>> | Unread => {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const found = new Map<string, unknown>();
  for (const line of lines) {
    const [, key, typed] = /^\s*([A-Za-z]+)\s*[=＝]\s*(.*?)\s*$/.exec(line) ?? [];
    if (key === undefined || typed === undefined || found.has(key)) return UNREADABLE;
    const value = LIKE_JSON.test(typed) ? readJson(typed) : typed;
    if (value === UNREADABLE) return UNREADABLE;
    found.set(key, value);
  }
  return Object.fromEntries(found);
};
