// Decides which words were typed twice, and which hints and placeholders of the template were left in.
import type { Ground } from './ground';
import { placeOf, subjectOf, withNeighbours } from './prose';
import { leftoversIn } from './template-leftovers';
import { outcomeOf, type Mistake, type Outcome } from './verdict';

const NO_TEXT = { zh: '没有正文', en: 'there is no text' };

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
// 一步一步, 逐项逐项, 研究研究: repeated on purpose.
const PURPOSE = /^[一二两三四五六七八九十几每各逐个]/;
const MEANT = new Set(
  '研究 讨论 商量 了解 学习 考虑 彼此 打扫 表示 打听 宣传 检查 整理 收拾 指导 介绍 体验 感受 尝试 常常 人人 大大 小小 上下 来来 往往 处处 时时 年年 天天 中国'.split(
    ' ',
  ),
);
/** One letter too many: 的的, 了了 (not 为了了解, 不了了之). */
const LETTER_TWICE = /的的(?!确)|了了(?![解之却事结])|够够|和和(?![平睦美谐])|于于|及及(?!时)|对对(?!外|应|口|照|象)/g;
/** Longest word that is looked for. */
const LONGEST = 8;

/** Where a word of two to eight letters stands twice in a row. Linear: a fixed number of comparisons per letter. */
const doubledIn = (text: string): { readonly at: number; readonly length: number }[] => {
  const found: { at: number; length: number }[] = [];
  for (let at = 0; at + 4 <= text.length; at += 1) {
    if (!isHan(text.charCodeAt(at))) continue;
    for (let length = LONGEST; length >= 2; length -= 1) {
      // Hardly ever true, and much cheaper to ask than for the whole word.
      if (text.charCodeAt(at) !== text.charCodeAt(at + length)) continue;
      const word = text.slice(at, at + length);
      if (!text.startsWith(word, at + length) || ![...word].every((char) => isHan(char.charCodeAt(0)))) continue;
      if (new Set(word).size < 2 || PURPOSE.test(word) || MEANT.has(word)) continue;
      found.push({ at, length });
      at += length * 2 - 1;
      break;
    }
  }
  return [...found, ...[...text.matchAll(LETTER_TWICE)].map((match) => ({ at: match.index, length: 1 }))].sort((a, b) => a.at - b.at);
};

export const checkDoubled = (ground: Ground): Outcome => {
  const mistakes = ground.passages.flatMap((passage) => {
    const { text } = passage.folded;
    return doubledIn(text).map(({ at, length }): Mistake => {
      const word = text.slice(at, at + length);
      return {
        about: subjectOf(text.slice(at, at + length) + text.slice(at + length * 2, at + length * 2 + 4)),
        place: placeOf(ground.input.document, passage, at, at + length * 2),
        message: { zh: `“${word}”连写了两遍。请删去一个。`, en: `"${word}" is typed twice. Please delete one.` },
      };
    });
  });
  return outcomeOf(ground.passages.length > 0 ? ['held', ...mistakes] : [], NO_TEXT);
};

/** Lines in which a heading stands: its hints stand there too. */
const headingStarts = (ground: Ground): ReadonlySet<number> => new Set(ground.input.reading.headings.map(({ start }) => start));

export const checkTemplate = (ground: Ground): Outcome => {
  const headings = headingStarts(ground);
  const mistakes = ground.passages.flatMap((passage) => {
    if (passage.table) return [];
    const heading = headings.has(passage.start) || headings.has(passage.folded.at[0] ?? -1);
    return leftoversIn(passage, heading).map(({ from, to }): Mistake => {
      const place = placeOf(ground.input.document, passage, from, to);
      return {
        about: withNeighbours(passage, from, to),
        place,
        message: {
          zh: `“${place.quote}”像是模板里的提示或占位。请删去，或换成实际内容。`,
          en: `"${place.quote}" looks like a hint or placeholder of the template. Please delete or fill it.`,
        },
      };
    });
  });
  return outcomeOf(ground.passages.length > 0 ? ['held', ...mistakes] : [], NO_TEXT);
};
