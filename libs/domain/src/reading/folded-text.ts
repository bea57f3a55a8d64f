// Records a stretch of text as the grammar sees it: half-width, without spaces and quotes, with the way back to the source.

/** `text` is the folded text; `at[i]` is the position of its i-th character in the source, `at[text.length]` the end. */
export interface FoldedText {
  readonly text: string;
  readonly at: Uint32Array;
}

const QUOTES = new Set('“”‘’"\'「」『』＂＇`');
const DASHES = new Set('–—−－﹣');
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isSpace = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  code === 0xa0 ||
  code === 0x3000 ||
  code === 0xfeff ||
  (code >= 0x2000 && code <= 0x200f);

/** The half-width twin of a full-width letter, digit or sign; the comma stays, because "，" also ends a clause. */
const halfWidth = (char: string, code: number): string => {
  if (code === 0xff0c) return '，';
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (char === '﹪') return '%';
  return DASHES.has(char) ? '-' : char;
};

/** Source position after `end` folded characters (the end of the last of them, not the start of the next one). */
export const sourceEnd = (folded: FoldedText, end: number): number => (end === 0 ? (folded.at[0] ?? 0) : (folded.at[end - 1] ?? 0) + 1);

/** Folds `source`; `offset` is added to every position. Blanks between two digits stay as one space, so that cells never grow together. */
export const fold = (source: string, offset = 0): FoldedText => {
  const at = new Uint32Array(source.length + 1);
  const kept: string[] = [];
  let length = 0;
  let blank = false;
  let before = 0;
  for (let i = 0; i < source.length; i += 1) {
    const char = source.charAt(i);
    const code = source.charCodeAt(i);
    if (isSpace(code)) {
      blank = true;
      continue;
    }
    if (code < 0x80 ? code === 0x22 || code === 0x27 || code === 0x60 : QUOTES.has(char)) continue;
    const half = code > 0x2000 ? halfWidth(char, code) : char;
    const folded = half.charCodeAt(0);
    if (blank && isDigit(before) && isDigit(folded)) {
      kept.push(' ');
      at[length++] = offset + i - 1;
    }
    blank = false;
    before = folded;
    kept.push(half);
    at[length++] = offset + i;
  }
  at[length] = offset + source.length;
  return { text: kept.join(''), at: at.subarray(0, length + 1) };
};
