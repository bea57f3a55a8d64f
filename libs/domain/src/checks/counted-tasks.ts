// Decides which counts of a sentence say what was done, what was left undone, and what there was to do.
import type { Quantity } from './quantities';
import type { Sentence } from './prose';
import { BASE_WORDS, DONE_LATER, NOT_DONE, type RateWords } from './rate-words.table';

export const saysOneOf = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));
export const isCountable = (quantity: Quantity): boolean => quantity.kind !== 'percent' && quantity.kind !== 'points' && !quantity.rough;

/** "185家上线": what follows the count within its clause, up to 中 ("17起矛盾纠纷中…"). */
export const wordsAfter = ({ passage }: Sentence, { end }: Quantity): string =>
  passage.folded.text.slice(end, end + 12).split(/[，,。；;:：、（()）中里内\d]/)[0] ?? '';

/** "不合格2批次", "未完成3个": a word of what was done, denied. */
const deniedIn = (text: string, words: readonly string[]): boolean =>
  words.some((word) => {
    const at = text.indexOf(word);
    return at >= 0 && /[不未没无]/.test(text.slice(Math.max(0, at - 3), at));
  });

const around = (sentence: Sentence, quantity: Quantity): string => `${quantity.subject}|${wordsAfter(sentence, quantity)}`;

/** Is the count that of what was done? "已恢复78.6亩" is, "应参保31240人", "放弃整改23座" and "下达任务65亩" are not. */
export const isDone = (sentence: Sentence, quantity: Quantity, done: readonly string[]): boolean => {
  const text = saysOneOf(quantity.subject, done) ? quantity.subject : around(sentence, quantity);
  if (!saysOneOf(text, done) || deniedIn(text, done)) return false;
  return !NOT_DONE.test(text) && !(text.includes('任务') && !/完成|已|实际/.test(text));
};
/** Also what was set right within a set time (限期整改). */
export const isPartOfDone = (sentence: Sentence, quantity: Quantity, done: readonly string[]): boolean =>
  isDone(sentence, quantity, done) ||
  (DONE_LATER.test(quantity.subject) &&
    saysOneOf(quantity.subject, done) &&
    !deniedIn(quantity.subject, done) &&
    !NOT_DONE.test(quantity.subject.replace(DONE_LATER, '')));
export const isUndone = (quantity: Quantity, done: readonly string[]): boolean => deniedIn(quantity.subject, done);

export const isBase = (sentence: Sentence, quantity: Quantity, words: RateWords): boolean =>
  (saysOneOf(quantity.subject, words.base) || saysOneOf(quantity.subject, BASE_WORDS)) && !isDone(sentence, quantity, words.done);
