// Records how Camphor says one thing in its two languages.

/** One sentence or label in Chinese (zh-CN, first) and English. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
export type Language = keyof Words;

/** A text that goes on inside another sentence: without the stop at its own end. */
export const withinSentence = (text: string): string => text.trim().replace(/[。．.；;！!]+$/u, '');
