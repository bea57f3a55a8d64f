// Decides what numbering (序号) a paragraph begins with: 一、 （一） 1. 1.1 （1） ① 第一章, and what Word left of it.
import { chineseCount } from './amounts';

export type NumberingStyle = 'part' | 'han' | 'hanBracket' | 'arabic' | 'dotted' | 'arabicBracket' | 'circled';
export interface Numbering {
  readonly style: NumberingStyle;
  /** Its own place in the row: 2 for "（二）", "2." and "1.2". */
  readonly value: number;
  /** Depth of "1.2.3" is 3; 1 otherwise. */
  readonly depth: number;
  /** As written, with the mark after it. */
  readonly written: string;
}

const HAN = '[零〇一二三四五六七八九十]{1,3}';
const stylesTable: readonly { readonly style: NumberingStyle; readonly pattern: RegExp }[] = [
  { style: 'part', pattern: new RegExp(`^第(${HAN})(?:部分|章|节)[、.．:：\\s]*`) },
  { style: 'hanBracket', pattern: new RegExp(`^[（(]\\s*(${HAN})\\s*[）)][、.．]?\\s*`) },
  { style: 'han', pattern: new RegExp(`^(${HAN})(?:[、.．,，:：]|\\s+(?=\\S))\\s*`) },
  { style: 'arabicBracket', pattern: /^[（(]\s*([0-9０-９]{1,2})\s*[）)][、.．]?\s*/ },
  { style: 'dotted', pattern: /^([0-9]{1,2}(?:[.．][0-9]{1,2}){1,3})[.．、]?\s*(?![0-9.．%％万亿元个人])/ },
  { style: 'arabic', pattern: /^([0-9０-９]{1,2})(?:\s*[.．、)）]|\s+(?=[\p{Script=Han}“]))\s*(?![0-9０-９])/u },
  { style: 'circled', pattern: /^([①-⑳])\s*/ },
];
const arabic = (digits: string): number =>
  Number([...digits].map((char) => (char >= '０' ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char)).join(''));

const valueOf = (style: NumberingStyle, written: string): number => {
  if (style === 'circled') return written.charCodeAt(0) - '①'.charCodeAt(0) + 1;
  if (style === 'dotted') return arabic(written.split(/[.．]/).at(-1) ?? '0');
  return /[0-9０-９]/.test(written) ? arabic(written) : (chineseCount(written) ?? 0);
};

/** Marks of a list without numbers; a minus stands right before its digits. */
const BULLET = /^(?:[●○•·∙◆◇■□▪▫★☆※➢►▶✓√◎➤\uf000-\uf0ff]+|[-–—−*]{1,2}(?=[\s\p{Script=Han}“]))\s*/u;

/** How many characters at the start of a paragraph only mark it: a bullet, a numbering, or both. */
export const leadLength = (text: string): number => {
  const bullet = BULLET.exec(text.slice(0, 24))?.[0].length ?? 0;
  return bullet + (numberingOf(text.slice(bullet))?.written.length ?? 0);
};

/** The numbering at the start of `text` (no blanks before it), null where it begins with a word. */
export const numberingOf = (text: string): Numbering | null => {
  const head = text.slice(0, 24);
  for (const { style, pattern } of stylesTable) {
    const match = pattern.exec(head);
    if (!match?.[1]) continue;
    return { style, value: valueOf(style, match[1]), depth: style === 'dotted' ? match[1].split(/[.．]/).length : 1, written: match[0] };
  }
  return null;
};
