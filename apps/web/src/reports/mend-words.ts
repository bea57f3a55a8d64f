// Decides how the words of a section are mended when a figure is: which stretch states the wrong number, and how it reads rightly.
import { figureDefinition, isFigureKey } from '@camphor/domain';
import type { ShownFinding } from './shown-finding';

export interface WordMend {
  readonly section: string;
  /** The stretch as it stands and as it would read. */
  readonly before: string;
  readonly after: string;
  /** Offsets of `before` in the text of the section. */
  readonly start: number;
  readonly end: number;
}
/** A number with what is written behind it; years, ordinals and parts of dates are not followed by these. */
const NUMBER = /[+-]?\d[\d,，]*(?:[.．]\d+)?\s*(亿元|万元|元|百分点|[%％]|分|人|个|平方米|㎡)?/gu;

interface Found {
  readonly text: string;
  readonly unit: string;
  readonly at: number;
}
const numbersIn = (quote: string): Found[] =>
  [...quote.matchAll(NUMBER)].map((match) => ({ text: match[0], unit: match[1] ?? '', at: match.index }));

const isMoney = (unit: string) => unit === '元' || unit === '万元' || unit === '亿元';
const isRate = (unit: string) => unit === '%' || unit === '％';
const bare = (text: string): string => text.replace(/[^\d.]/g, '');

/** Only numbers that could state the figure: money for money, per cent for per cent. */
const candidates = (finding: ShownFinding, quote: string): Found[] => {
  const found = numbersIn(quote);
  const kind = finding.key !== undefined && isFigureKey(finding.key) ? figureDefinition(finding.key).unit : 'percent';
  if (kind === 'wanyuan') return found.filter(({ unit }) => isMoney(unit));
  if (kind === 'percent') return found.filter(({ unit }) => isRate(unit));
  return found.filter(({ unit }) => !isMoney(unit) && !isRate(unit));
};

const rewritten = (found: Found, expected: string): string => {
  if (isMoney(found.unit)) return `${expected}万元`;
  const space = /\s/.exec(found.text)?.[0] ?? '';
  return `${expected}${found.unit === '' ? '' : space + found.unit}`;
};

/**
 * The one stretch of the quote that states the wrong value. Of several numbers the one with the digits of `expected` is meant (6.33元 for 6.33万元),
 * else the one with the digits of what the figure holds now; when that does not single one out, nothing is offered: guessing would write a new mistake.
 */
export const wordMendOf = (finding: ShownFinding, sectionText: string, now: string | null): WordMend | null => {
  const { expected, quote, section, start } = finding;
  if (expected === undefined || quote === undefined || section === undefined) return null;
  const at = start !== undefined && sectionText.startsWith(quote, start) ? start : sectionText.indexOf(quote);
  if (at < 0) return null;
  const all = candidates(finding, quote);
  const wrong = all.filter((found) => rewritten(found, expected) !== found.text);
  const sameDigits = wrong.filter(({ text }) => bare(text) === bare(expected));
  const asHeld = now === null ? [] : wrong.filter(({ text }) => bare(text) === bare(now));
  const chosen = [sameDigits, asHeld, wrong].find((group) => group.length === 1)?.[0];
  if (!chosen || (all.some((found) => rewritten(found, expected) === found.text) && sameDigits.length !== 1 && asHeld.length !== 1))
    return null;
  const from = at + chosen.at;
  const text = chosen.text.trimEnd();
  return { section, before: text, after: rewritten({ ...chosen, text }, expected), start: from, end: from + text.length };
};

export const mended = (sectionText: string, { before, after, start, end }: WordMend): string =>
  sectionText.slice(start, end) === before ? sectionText.slice(0, start) + after + sectionText.slice(end) : sectionText;
