// Decides which words were typed twice, and which hints and placeholders of the template were left in.
import type { Ground } from './ground';
import { placeOf, subjectOf, type Passage } from './prose';
import { outcomeOf, type Mistake, type Outcome } from './verdict';

const NO_TEXT = { zh: '没有正文', en: 'there is no text' };

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
// 一步一步, 逐项逐项, 研究研究: repeated on purpose.
const PURPOSE = /^[一二两三四五六七八九十几每各逐个]/;
const MEANT = new Set('研究 讨论 商量 了解 学习 考虑 彼此 常常 人人 大大 小小 上下 来来 往往 处处 时时 年年 天天'.split(' '));

/** Where a word of two to four letters stands twice in a row. Linear: a fixed number of comparisons per letter. */
const doubledIn = (text: string): { readonly at: number; readonly length: number }[] => {
  const found: { at: number; length: number }[] = [];
  for (let at = 0; at + 4 <= text.length; at += 1) {
    if (!isHan(text.charCodeAt(at))) continue;
    for (let length = 4; length >= 2; length -= 1) {
      const word = text.slice(at, at + length);
      if (word.length < length || !text.startsWith(word, at + length) || ![...word].every((char) => isHan(char.charCodeAt(0)))) continue;
      if (new Set(word).size < 2 || PURPOSE.test(word) || MEANT.has(word)) continue;
      found.push({ at, length });
      at += length * 2 - 1;
      break;
    }
  }
  return found;
};

export const checkDoubled = (ground: Ground): Outcome => {
  const mistakes = ground.passages.flatMap((passage) => {
    const { text } = passage.folded;
    return doubledIn(text).map(({ at, length }): Mistake => {
      const word = text.slice(at, at + length);
      return {
        about: subjectOf(word),
        place: placeOf(ground.input.document, passage, at, at + length * 2),
        message: { zh: `“${word}”连写了两遍。请删去一个。`, en: `"${word}" is typed twice. Please delete one.` },
      };
    });
  });
  return outcomeOf(ground.passages.length > 0 ? ['held', ...mistakes] : [], NO_TEXT);
};

const MOST = 10;
/** What a template leaves behind. */
const LEFTOVERS: readonly RegExp[] = [
  /[（(【[](?:(?:此处|在此|请(?!假|示))[^）)】\]]{2,40}|(?:填写|填列|填报说明|插入)[^）)】\]]{1,40})[）)】\]]|此处(?:请)?填写?[^，。；（）()]{0,30}|请(?:在此处?)?(?:填写|填列)[^，。；（）()]{0,30}/g,
  /(?<![A-Za-z0-9])[xX×*□○]{2,}(?=[\u4e00-\u9fff%])|(?:19|20)[xX×*]{2}年?|[×□]{2,}|[xX]{3,}(?![A-Za-z0-9])|_{3,}/g,
  /待填|待补充|待完善|待定稿|[（(](?:示例|样例|模板|参考模板|仅供参考)[）)]/g,
];
/** In or right after a heading: "反映自评得分及评价等级。", "（或综合评价情况）". */
const HEADING_HINT = /(?:^|[。：:])((?:主要|应|需|简要|重点|逐项)?(?:反映|说明|阐述|描述|概述|列明)[^，。；]{2,40})。?$/;
const HEADING_OR = /[（(]或[^（）()]{2,20}[）)]/;

const leftoversIn = (passage: Passage, heading: boolean): { readonly from: number; readonly to: number }[] => {
  const { text } = passage.folded;
  const found = LEFTOVERS.flatMap((pattern) => {
    const matches = [...text.matchAll(pattern)].slice(0, MOST);
    return matches.map((match) => ({ from: match.index, to: match.index + match[0].length }));
  });
  if (heading || text.length <= 40) {
    const hint = HEADING_HINT.exec(text);
    const wording = hint?.[1];
    if (hint && wording !== undefined && !/\d/.test(wording)) {
      const from = hint.index + hint[0].indexOf(wording);
      found.push({ from, to: hint.index + hint[0].length });
    }
  }
  const or = heading ? HEADING_OR.exec(text.slice(0, 60)) : null;
  if (or) found.push({ from: or.index, to: or.index + or[0].length });
  return found;
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
        about: subjectOf(place.quote),
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
