// Records a stretch of text as the grammar sees it: half-width, without spaces and quotes, with the way back to the source.

/** `text` is the folded text; `at[i]` is the position of its i-th character in the source, `at[text.length]` the end. */
export interface FoldedText {
  readonly text: string;
  readonly at: Uint32Array;
}

const codesOf = (chars: string): ReadonlySet<number> => new Set([...chars].map((char) => char.charCodeAt(0)));
const QUOTES = codesOf('“”‘’"\'「」『』＂＇`');
const DASHES = codesOf('–—−－﹣');
/** From here to there stand the Chinese characters, which are neither blank nor quote nor folded. */
const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isSpace = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  code === 0xa0 ||
  code === 0x3000 ||
  code === 0xfeff ||
  (code >= 0x2000 && code <= 0x200f);

/** The half-width twin of a full-width letter, digit or sign; the comma stays, because "，" also ends a clause. */
const halfWidth = (code: number): number => {
  if (code === 0xff0c) return code;
  if (DASHES.has(code)) return 0x2d;
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  return code === 0xfe6a ? 0x25 : code;
};

/** Source position after `end` folded characters (the end of the last of them, not the start of the next one). */
export const sourceEnd = (folded: FoldedText, end: number): number => (end === 0 ? (folded.at[0] ?? 0) : (folded.at[end - 1] ?? 0) + 1);

/** Folds `source`; `offset` is added to every position. Blanks between two digits stay as one space, so that cells never grow together. */
export const fold = (source: string, offset = 0): FoldedText => {
  const at = new Uint32Array(source.length + 1);
  // Characters that stay as they are wait from `waiting` on: a stretch is copied at once.
  let text = '';
  let waiting = 0;
  let length = 0;
  let blank = false;
  let before = 0;
  for (let i = 0; i < source.length; i += 1) {
    const code = source.charCodeAt(i);
    const han = isHan(code);
    const half = han ? code : halfWidth(code);
    if (!han && (isSpace(code) || QUOTES.has(code))) {
      blank ||= isSpace(code);
      text += source.slice(waiting, i);
      waiting = i + 1;
      continue;
    }
    if (blank && isDigit(before) && isDigit(half)) {
      text += ' ';
      at[length++] = offset + i - 1;
    }
    blank = false;
    before = half;
    if (half !== code) {
      text += source.slice(waiting, i) + String.fromCharCode(half);
      waiting = i + 1;
    }
    at[length++] = offset + i;
  }
  at[length] = offset + source.length;
  return { text: text + source.slice(waiting), at: at.subarray(0, length + 1) };
};
