// Decides which counts each rate of the prose belongs to, and whether they give it.
import { Decimal } from '../decimal';
import type { Quantity } from './quantities';
import type { Sentence } from './prose';
import { NO_BASE } from './counters.table';
import { BASE_WORDS, GROWTH, NOT_DONE, PLANNED, wordsOfRate, type RateWords } from './rate-words.table';

export interface StatedRate {
  readonly sentence: Sentence;
  readonly name: string;
  readonly percent: Quantity;
  /** Where the name begins. */
  readonly start: number;
  readonly result: RateResult;
}
export type RateResult =
  | { readonly kind: 'held' | 'unknown' }
  | { readonly kind: 'broken'; readonly done: Quantity; readonly base: Quantity; readonly all: boolean; readonly rate: Decimal }
  | { readonly kind: 'possible' | 'impossible'; readonly base: Quantity };

interface Named {
  readonly sentence: Sentence;
  readonly index: number;
  readonly name: string;
  readonly percent: Quantity;
  readonly start: number;
}

// How far back a rate looks: sentences without a full stop must not make the search quadratic.
const REACH = 16;
const NAME =
  /([\u4e00-\u9fff]{1,14}?率|[\u4e00-\u9fff]{0,6}满意度)(?:均|都|已|仅|约)*(?:达到了?|达|为|是|保持在|稳定在|提升至|提高到|实现)*$/;
const SEVERAL = /((?:[\u4e00-\u9fff]{1,12}率[、和与及]?){2,5})(?:分别|依次)(?:达到|达|为|是)*$/;
const SHARE = /^(?:总数|总量)?的$/;

const textBetween = ({ passage }: Sentence, from: number, to: number): string => passage.folded.text.slice(from, to);

/** "受理率、调处成功率分别为100%、98%" names several at once. */
const severalNames = (sentence: Sentence, index: number): Named[] => {
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
const nameBefore = (sentence: Sentence, index: number): Named[] => {
  const percent = sentence.quantities[index];
  const found = percent && NAME.exec(percent.clause);
  if (!percent || !found) return [];
  const name = (found[1] ?? '').replace(LEADING, '');
  const start = percent.start - percent.clause.length + found.index + ((found[1] ?? '').length - name.length);
  return name.length < 2 ? [] : [{ sentence, index, name, percent, start }];
};

const namedRates = (sentence: Sentence): Named[] => {
  const found: Named[] = [];
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

const saysOneOf = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));
const countable = (quantity: Quantity): boolean => quantity.kind !== 'percent' && quantity.kind !== 'points' && !quantity.rough;

/** Is the count that of what was done? "已恢复78.6亩" is, "应参保31240人", "放弃整改23座" and "下达任务65亩" are not. */
const isDone = (quantity: Quantity, words: RateWords): boolean => {
  const text = quantity.subject;
  if (!saysOneOf(text, words.done)) return false;
  return !NOT_DONE.test(text) && !(text.includes('任务') && !/完成|已|实际/.test(text));
};
const isBase = (quantity: Quantity, words: RateWords): boolean =>
  (saysOneOf(quantity.subject, words.base) || saysOneOf(quantity.subject, BASE_WORDS)) && !isDone(quantity, words);

const rateOf = (done: Quantity, base: Quantity): Decimal => done.value.div(base.value).times(100);
const gives = (done: Quantity, base: Quantity, percent: Quantity, tolerance: Decimal): boolean =>
  rateOf(done, base).minus(percent.value).abs().lte(tolerance);

const ALL = /全部|均已|全数|悉数|都已/;
/** "14块，目前已全部整改到位，整改率100%": what was done is all there was. */
const allDone = (named: Named, words: RateWords): Quantity | null => {
  const last = named.sentence.quantities.slice(Math.max(0, named.index - REACH), named.index).findLast((one) => one.kind !== 'percent');
  if (!last || !countable(last)) return null;
  const gap = textBetween(named.sentence, last.end, named.percent.start).slice(0, 60);
  return ALL.test(gap) && saysOneOf(gap.slice(gap.search(ALL)), words.done) && !/未/.test(gap) ? last : null;
};

const pairResult = (named: Named, words: RateWords, done: Quantity, tolerance: Decimal): RateResult => {
  const { sentence, index, percent } = named;
  const near = sentence.quantities.slice(Math.max(0, index - REACH), index);
  const earlier = (sentence.before?.quantities ?? []).slice(-REACH).filter((one) => isBase(one, words));
  const others = (list: readonly Quantity[]) =>
    list.filter((one) => one !== done && one.unit === done.unit && countable(one) && !one.value.isZero());
  const bases = others(near);
  const spare = bases.length > 0 ? [] : others(earlier);
  if ([...bases, ...spare].some((base) => gives(done, base, percent, tolerance))) return { kind: 'held' };
  const before = bases.filter((one) => one.start < done.start);
  const base = before.findLast((one) => isBase(one, words)) ?? before.find((one) => !isDone(one, words)) ?? spare.at(-1);
  if (!base || (done.value.gt(base.value) && !words.over)) return { kind: 'unknown' };
  return { kind: 'broken', done, base, all: false, rate: rateOf(done, base) };
};

/** No whole number of the base gives the rate; more than all of it only where a task can be overfulfilled. */
const canGive = (base: Quantity, percent: Quantity, words: RateWords, tolerance: Decimal): boolean => {
  const nearest = base.value.times(percent.value).div(100).toDecimalPlaces(0);
  if (nearest.gt(base.value) && !words.over) return false;
  return nearest.div(base.value).times(100).minus(percent.value).abs().lte(tolerance);
};
const wordsAfter = ({ passage }: Sentence, { end }: Quantity): string =>
  passage.folded.text.slice(end, end + 6).split(/[，,。；（(]/)[0] ?? '';
const baseResult = (named: Named, words: RateWords & { known: boolean }, tolerance: Decimal): RateResult => {
  const { sentence, index, percent } = named;
  const near = sentence.quantities.slice(Math.max(0, index - REACH), index).filter((one) => one.kind !== 'percent');
  const base = near.slice(-2).findLast((one) => {
    const said = saysOneOf(one.subject, words.base) || saysOneOf(wordsAfter(sentence, one), words.base);
    return words.known ? said : /应|计划|任务/.test(one.subject);
  });
  if (!base || !countable(base) || base.kind !== 'whole' || NO_BASE.has(base.unit) || base.value.isZero()) return { kind: 'unknown' };
  return { kind: canGive(base, percent, words, tolerance) ? 'possible' : 'impossible', base };
};

const resultOf = (named: Named, toleranceOf: (places: number) => Decimal): RateResult => {
  const { name, percent, sentence, index } = named;
  if (percent.rough || GROWTH.test(percent.clause) || PLANNED.test(percent.clause) || name.includes('占比')) return { kind: 'unknown' };
  const tolerance = toleranceOf(percent.places);
  const words = wordsOfRate(name);
  const all = allDone(named, words);
  if (all) {
    const hundred = new Decimal(100);
    if (percent.value.minus(hundred).abs().lte(tolerance)) return { kind: 'held' };
    return { kind: 'broken', done: all, base: all, all: true, rate: hundred };
  }
  const near = sentence.quantities.slice(Math.max(0, index - REACH), index);
  const done = near.findLast((one) => countable(one) && isDone(one, words));
  const paired = done ? pairResult(named, words, done, tolerance) : null;
  return paired && paired.kind !== 'unknown' ? paired : baseResult(named, words, tolerance);
};

/** "整改117座，占排查167座的70%". */
const sharesIn = (sentence: Sentence, toleranceOf: (places: number) => Decimal): StatedRate[] =>
  sentence.quantities.flatMap((percent, index): StatedRate[] => {
    const [part, whole] = [sentence.quantities[index - 2], sentence.quantities[index - 1]];
    if (percent.kind !== 'percent' || !part || !whole || !SHARE.test(percent.subject) || !whole.subject.includes('占')) return [];
    if (percent.rough || part.unit !== whole.unit || !countable(part) || !countable(whole) || whole.value.isZero()) return [];
    const held = gives(part, whole, percent, toleranceOf(percent.places));
    const result: RateResult = held ? { kind: 'held' } : { kind: 'broken', done: part, base: whole, all: false, rate: rateOf(part, whole) };
    return [{ sentence, name: `${whole.subject}占比`, percent, start: part.start, result }];
  });

/** Every rate of the prose with the counts it is stated with. `rate`: percentage points allowed where two decimals are stated. */
export const readRates = (sentences: readonly Sentence[], rate: Decimal): StatedRate[] => {
  const half = new Decimal('0.5');
  const toleranceOf = (places: number) => (places >= 2 ? rate : places === 1 ? half.div(10) : half);
  return sentences.flatMap((sentence) => {
    if (!sentence.quantities.some(({ kind }) => kind === 'percent')) return [];
    const named = namedRates(sentence).map((one) => ({ ...one, result: resultOf(one, toleranceOf) }));
    return [...named, ...sharesIn(sentence, toleranceOf)];
  });
};
