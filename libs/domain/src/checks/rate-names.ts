// Decides which per cents of a sentence are named rates (整改率, 受理率、办结率分别为 …) and what they are called.
import type { Quantity } from './quantities';
import type { Sentence } from './prose';

export interface NamedRate {
  readonly sentence: Sentence;
  /** Of the per cent among the quantities of the sentence. */
  readonly index: number;
  readonly name: string;
  readonly percent: Quantity;
  /** Where the name begins. */
  readonly start: number;
}

const NAME =
  /([\u4e00-\u9fff]{1,14}?率|[\u4e00-\u9fff]{0,6}满意度)(?:均|都|已|仅|约)*(?:达到了?|达|为|是|保持在|稳定在|提升至|提高到|实现)*$/;
const SEVERAL = /((?:[\u4e00-\u9fff]{1,12}率[、和与及]?){2,5})(?:分别|依次)(?:达到|达|为|是)*$/;

export const textBetween = ({ passage }: Sentence, from: number, to: number): string => passage.folded.text.slice(from, to);

/** "受理率、调处成功率分别为100%、98%" names several at once. */
const severalNames = (sentence: Sentence, index: number): NamedRate[] => {
  const first = sentence.quantities[index];
  const names =
    SEVERAL.exec(first?.clause ?? '')?.[1]
      ?.split(/(?<=率)[、和与及]?/)
      .filter((name) => name !== '') ?? [];
  const percents = sentence.quantities.slice(index, index + names.length);
  const inRow = percents.every(
    (percent, at) =>
      percent.kind === 'percent' && (at === 0 || /^[、，和与及]$/.test(textBetween(sentence, percents[at - 1]?.end ?? 0, percent.start))),
  );
  if (names.length < 2 || percents.length !== names.length || !inRow) return [];
  return percents.map((percent, at) => ({ sentence, index: index + at, name: names[at] ?? '', percent, start: percent.start }));
};

const LEADING = /^(?:其中|全年|今年|目前|年内|年底|年末|截至|全镇|全乡|全县|全局|全街道|使|并|且|的|和|及|实现|确保了?|切实)+/;
const nameBefore = (sentence: Sentence, index: number): NamedRate[] => {
  const percent = sentence.quantities[index];
  const found = percent && NAME.exec(percent.clause);
  if (!percent || !found) return [];
  const name = (found[1] ?? '').replace(LEADING, '');
  const start = percent.start - percent.clause.length + found.index + ((found[1] ?? '').length - name.length);
  return name.length < 2 ? [] : [{ sentence, index, name, percent, start }];
};

export const namedRates = (sentence: Sentence): NamedRate[] => {
  const found: NamedRate[] = [];
  for (let index = 0; index < sentence.quantities.length;) {
    if (sentence.quantities[index]?.kind !== 'percent') {
      index += 1;
      continue;
    }
    const named = severalNames(sentence, index);
    const one = named.length > 0 ? named : nameBefore(sentence, index);
    found.push(...one);
    index += Math.max(one.length, 1);
  }
  return found;
};
