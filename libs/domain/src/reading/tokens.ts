// Decides how a sentence falls into words of the lexicon, amounts, years, marks and what is unknown.
import { type Amount, amountAt, chineseAmountAt, chineseMoneyAt, yearAt } from './amounts';
import type { Saying } from './lexicon.table';
import { lexicon } from './lexicon';

export type Mark = 'comma' | 'pause' | 'colon' | 'semicolon' | 'stop' | 'open' | 'close';
interface Place {
  readonly start: number;
  readonly end: number;
}
export type Token = Place &
  (
    | { readonly is: 'word'; readonly saying: Saying }
    | { readonly is: 'amount'; readonly amount: Amount }
    | { readonly is: 'year'; readonly year: string }
    | { readonly is: 'mark'; readonly mark: Mark }
    | { readonly is: 'unknown' }
  );

const marksTable: Readonly<Record<string, Mark>> = {
  '，': 'comma',
  ',': 'comma',
  '、': 'pause',
  '/': 'pause',
  '.': 'pause',
  '·': 'pause',
  ' ': 'pause',
  '|': 'comma',
  ':': 'colon',
  ';': 'semicolon',
  '。': 'stop',
  '!': 'stop',
  '?': 'stop',
  '(': 'open',
  '〔': 'open',
  '[': 'open',
  '【': 'open',
  ')': 'close',
  '〕': 'close',
  ']': 'close',
  '】': 'close',
};
// By code: a string of one Chinese character would be made anew at every place of the text.
const MARKS = new Map(Object.entries(marksTable).map(([char, mark]) => [char.charCodeAt(0), mark]));
const HAN_NUMERALS = new Set([...'零〇一二两三四五六七八九十百'].map((char) => char.charCodeAt(0)));
const OFFICE = '办'.charCodeAt(0);
const TITLE = '《'.charCodeAt(0);
const MINUS = 0x2d;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isItem = (saying: Saying | undefined): boolean => saying?.says === 'item' && /^(offices|centres|brigades)$/.test(saying.item);

/** 办 counts offices only in shorthand: "五办三中心一大队". */
const OFFICES_SHORT: Saying = { says: 'item', item: 'offices' };
const isShortOffices = (text: string, at: number): boolean =>
  text.charCodeAt(at) === OFFICE && /^([零〇一二两三四五六七八九十、，。;)和及与]|$)/.test(text.charAt(at + 1));
const countsOrgan = (text: string, at: number): boolean => isShortOffices(text, at) || isItem(lexicon.longest(text, at)?.meaning);

/** Falls `text` (folded) between `from` and `to` into tokens. `own` are names of the unit itself, which qualify nothing. */
export const tokenise = (text: string, from: number, to: number, own: readonly string[]): Token[] => {
  const tokens: Token[] = [];
  let unknownFrom = -1;
  const close = (at: number): void => {
    if (unknownFrom >= 0) tokens.push({ is: 'unknown', start: unknownFrom, end: at });
    unknownFrom = -1;
  };
  const add = (token: Token): number => {
    close(token.start);
    tokens.push(token);
    return token.end;
  };
  let i = from;
  while (i < to) {
    const token = tokenAt(text, i, own);
    if (token && token.end <= to) {
      i = add(token);
      continue;
    }
    if (unknownFrom < 0) unknownFrom = i;
    const code = text.charCodeAt(i);
    i = code === TITLE ? titleEnd(text, i, to) : isDigit(code) ? digitsSkipped(text, i, to) : i + 1;
  }
  close(to);
  return tokens;
};

const titleEnd = (text: string, start: number, to: number): number => {
  const end = text.slice(start, Math.min(to, start + 80)).indexOf('》');
  return end < 0 ? start + 1 : start + end + 1;
};
const digitsSkipped = (text: string, start: number, to: number): number => {
  let end = start;
  while (end < to && isDigit(text.charCodeAt(end))) end += 1;
  return end;
};

const tokenAt = (text: string, at: number, own: readonly string[]): Token | null => {
  const code = text.charCodeAt(at);
  if (isDigit(code)) return numberToken(text, at);
  if (code === MINUS && isDigit(text.charCodeAt(at + 1))) {
    const amount = amountAt(text, at + 1);
    return 'start' in amount && amount.start === at
      ? { is: 'amount', amount, start: at, end: amount.end }
      : { is: 'mark', mark: 'pause', start: at, end: at + 1 };
  }
  const mark = MARKS.get(code);
  if (mark) return { is: 'mark', mark, start: at, end: at + 1 };
  const name = own.find((candidate) => text.startsWith(candidate, at));
  if (name) return { is: 'word', saying: { says: 'plain' }, start: at, end: at + name.length };
  const word = lexicon.longest(text, at);
  if (HAN_NUMERALS.has(code) && (!word || word.end === at + 1)) {
    const han = hanToken(text, at);
    if (han) return han;
  }
  if (word) return { is: 'word', saying: word.meaning, start: at, end: word.end };
  if (isShortOffices(text, at) && (HAN_NUMERALS.has(text.charCodeAt(at - 1)) || text.charAt(at - 1) === '个'))
    return { is: 'word', saying: OFFICES_SHORT, start: at, end: at + 1 };
  return null;
};

const numberToken = (text: string, at: number): Token | null => {
  const year = yearAt(text, at);
  if (year) return { is: 'year', year: year.year, start: at, end: year.end };
  const amount = amountAt(text, at);
  return 'skipTo' in amount ? null : { is: 'amount', amount, start: amount.start, end: amount.end };
};

const hanToken = (text: string, at: number): Token | null => {
  const year = yearAt(text, at);
  if (year) return { is: 'year', year: year.year, start: at, end: year.end };
  const amount = chineseMoneyAt(text, at) ?? chineseAmountAt(text, at, (end) => countsOrgan(text, end));
  return amount && { is: 'amount', amount, start: at, end: amount.end };
};
