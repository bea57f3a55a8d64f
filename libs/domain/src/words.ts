// Records how Camphor says one thing in its two languages.

/** One sentence or label in Chinese (zh-CN, first) and English. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
export type Language = keyof Words;

/** A text that goes on inside another sentence: without the stop at its own end. */
export const withinSentence = (text: string): string => text.trim().replace(/[。．.；;！!]+$/u, '');

/** Chinese put together from parts: no space stands between two of its characters; what is quoted stays as it is. */
export const withoutGaps = (zh: string): string => zh.replace(/“[^”]*”|(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, (found) => found.trim());
