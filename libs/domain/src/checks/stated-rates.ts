// Decides which counts each rate of the prose belongs to, and whether they give it.
import { Decimal } from '../decimal';
import { NO_BASE } from './counters.table';
import { isBase, isCountable, isDone, isPartOfDone, isUndone, saysOneOf, wordsAfter } from './counted-tasks';
import type { Quantity } from './quantities';
import type { Sentence } from './prose';
import { namedRates, textBetween, type NamedRate } from './rate-names';
import { ASKED_OF, GROWTH, PART_OF_YEAR, PLANNED, REALLY_DONE, wordsOfRate, type RateWords } from './rate-words.table';
import { brokenBy, shareOf, type RateResult } from './rate-result';
import { rateText } from './say-figures';
import { sharesIn } from './stated-shares';

export interface StatedRate {
  readonly sentence: Sentence;
  readonly name: string;
  readonly percent: Quantity;
  /** Where the name begins. */
  readonly start: number;
  readonly result: RateResult;
}
type KnownWords = ReturnType<typeof wordsOfRate>;

// How far back a rate looks: sentences without a full stop must not make the search quadratic.
const REACH = 16;
const HUNDRED = new Decimal(100);
const UNKNOWN: RateResult = { kind: 'unknown' };

const isNear = (rate: Decimal, percent: Quantity, tolerance: Decimal): boolean => rate.minus(percent.value).abs().lte(tolerance);
const sumOf = (all: readonly Quantity[]): Decimal => all.reduce((sum, { value }) => sum.plus(value), new Decimal(0));

const ALL = /全部|均已|全数|悉数|都已/;
const ONLY_PLANNED = /未|列入|纳入|计划|限期|推进|正在/;
/** "14块，目前已全部整改到位，整改率100%": what was done is all there was. */
const allDone = (named: NamedRate, words: RateWords, tolerance: Decimal): RateResult | null => {
  const last = named.sentence.quantities.slice(Math.max(0, named.index - REACH), named.index).findLast((one) => one.kind !== 'percent');
  if (!last || !isCountable(last) || /剩余|其余|余下|剩下/.test(last.subject)) return null;
  const gap = textBetween(named.sentence, last.end, named.percent.start).slice(0, 60);
  if (!ALL.test(gap) || !saysOneOf(gap.slice(gap.search(ALL)), words.done) || ONLY_PLANNED.test(gap)) return null;
  if (isNear(HUNDRED, named.percent, tolerance)) return { kind: 'held' };
  const proof = { zh: `写明 ${last.written}全部完成，应为 100%`, en: `all of ${last.written} were done, which is 100%` };
  return { kind: 'broken', rate: HUNDRED, proof };
};

/** Counts before the rate: what was done, what it may be taken of, and what was left. */
interface Counts {
  readonly near: readonly Quantity[];
  readonly done: readonly Quantity[];
  readonly earlier: readonly Quantity[];
}
const countsOf = ({ sentence, index }: NamedRate, words: KnownWords): Counts => {
  const near = sentence.quantities.slice(Math.max(0, index - REACH), index).filter(isCountable);
  const own = near.filter((one) => words.rate.length > 0 && isDone(sentence, one, words.rate));
  const done = own.length > 0 ? own : near.filter((one) => isDone(sentence, one, words.done));
  const { before } = sentence;
  const earlier = (before?.quantities ?? [])
    .slice(-REACH)
    .filter((one) => isCountable(one) && before !== null && isBase(before, one, words));
  return { near, done, earlier };
};

/** Do any of the counts give the rate: what was done, altogether, or all but what was left undone? */
const isGiven = (named: NamedRate, words: KnownWords, counts: Counts, tolerance: Decimal): boolean => {
  const { sentence, percent } = named;
  const bases = [...counts.near, ...counts.earlier].filter(({ value }) => !value.isZero());
  return bases.some((base) => {
    const alike = counts.near.filter((one) => one !== base && one.unit === base.unit);
    const done = alike.filter((one) => counts.done.includes(one) && !(one.value.gt(base.value) && !words.over));
    const parts = alike.filter((one) => isPartOfDone(sentence, one, words.done));
    const tries = [
      ...done.map(({ value }) => value),
      ...(parts.length > 1 ? [sumOf(parts)] : []),
      ...alike.filter((one) => isUndone(one, words.done)).map(({ value }) => base.value.minus(value)),
    ];
    return tries.some((value) => isNear(shareOf(value, base.value), percent, tolerance));
  });
};

/** The base that a count of what was done is most likely taken of. */
const baseFor = (named: NamedRate, words: KnownWords, counts: Counts, done: Quantity): Quantity | undefined => {
  const { sentence } = named;
  const fits = (one: Quantity) => one !== done && one.unit === done.unit && !one.value.isZero();
  const before = counts.near.filter((one) => fits(one) && one.start < done.start);
  const larger = REALLY_DONE.test(done.subject) ? before.findLast((one) => one.value.gt(done.value)) : undefined;
  return (
    before.findLast((one) => isBase(sentence, one, words)) ??
    before.find((one) => !isDone(sentence, one, words.rate.length > 0 ? words.rate : words.done)) ??
    larger ??
    (counts.near.some(fits) ? undefined : counts.earlier.findLast(fits))
  );
};

/** "整改完成率98%，实际整改102处": the count of what was done follows its rate. */
const doneAfter = ({ sentence, index }: NamedRate, words: KnownWords, counts: Counts): Quantity | undefined =>
  sentence.quantities
    .slice(index + 1, index + 3)
    .find(
      (one) =>
        isCountable(one) &&
        /^[，、]?(?:其中)?(?:已|实际|实)/.test(one.subject) &&
        isDone(sentence, one, words.done) &&
        counts.near.some(({ unit }) => unit === one.unit),
    );

/** "重大隐患2处，重大隐患整改率100%": the name says which count it is taken of. */
const narrower = ({ name }: NamedRate, words: KnownWords, counts: Counts, done: Quantity): Quantity | undefined => {
  const kernel = Math.min(...words.rate.map((word) => name.indexOf(word)).filter((at) => at >= 0));
  const prefix = Number.isFinite(kernel) ? name.slice(0, kernel) : '';
  return prefix.length < 2 ? undefined : counts.near.findLast((one) => one.start > done.start && one.subject.includes(prefix));
};

const pairResult = (named: NamedRate, words: KnownWords, tolerance: Decimal): RateResult => {
  const { sentence, percent } = named;
  const counts = countsOf(named, words);
  if (isGiven(named, words, counts, tolerance)) return { kind: 'held' };
  const undone = counts.near.findLast((one) => isUndone(one, words.done));
  const done = counts.done.at(-1) ?? doneAfter(named, words, counts);
  if (!done) {
    const whole = undone && counts.near.find((one) => one.start < undone.start && one.unit === undone.unit && one.value.gt(undone.value));
    if (!undone || !whole || deniedRate(named.name)) return UNKNOWN;
    const rate = shareOf(whole.value.minus(undone.value), whole.value);
    const found = rateText(rate, percent.places);
    const proof = {
      zh: `(${whole.written} − ${undone.written}) ÷ ${whole.written} = ${found}%`,
      en: `${whole.written} less ${undone.written} is ${found}%`,
    };
    return { kind: 'broken', rate, proof };
  }
  const base = baseFor(named, words, counts, done);
  if (!base || narrower(named, words, counts, done) || (done.value.gt(base.value) && !words.over)) return UNKNOWN;
  // "其中八十岁以上620人 … 率": a rate of some of them is not taken of the counts of all.
  const inner = textBetween(sentence, done.end, percent.start).lastIndexOf('其中');
  if (inner >= 0 && counts.near.some((one) => one.start > done.end + inner && isBase(sentence, one, words))) return UNKNOWN;
  const partOfYear = PART_OF_YEAR.exec(percent.clause)?.[0];
  if (partOfYear !== undefined && !sentence.text.slice(0, done.start - sentence.start).includes(partOfYear)) return UNKNOWN;
  return brokenBy(done, base, percent.places);
};
const deniedRate = (name: string): boolean => /^[不未]|未|逾期/.test(name);

/** No whole number of the base gives the rate; more than all of it only where a task can be overfulfilled. */
const canGive = (base: Decimal, percent: Quantity, words: RateWords, tolerance: Decimal): boolean => {
  const nearest = base.times(percent.value).div(100).toDecimalPlaces(0);
  if (nearest.gt(base) && !words.over) return false;
  return isNear(shareOf(nearest, base), percent, tolerance);
};
const isCounted = ({ kind, unit, subject, value }: Quantity): boolean =>
  kind === 'whole' && !value.isZero() && (!NO_BASE.has(unit) || ASKED_OF.test(subject));

const baseResult = (named: NamedRate, words: KnownWords, tolerance: Decimal): RateResult => {
  const { sentence, index, percent } = named;
  const near = sentence.quantities.slice(Math.max(0, index - REACH), index).filter((one) => one.kind !== 'percent');
  const said = (one: Quantity): boolean => {
    if (!words.known) return /应|计划|任务/.test(one.subject);
    return saysOneOf(one.subject, words.base) || saysOneOf(wordsAfter(sentence, one), words.base);
  };
  const base = near.slice(-2).findLast((one) => said(one) && !isDone(sentence, one, words.rate) && !isUndone(one, words.done));
  if (!base || !isCountable(base) || !isCounted(base) || PART_OF_YEAR.test(percent.clause)) return UNKNOWN;
  // "建议12件、提案8件，办复率95%" is a rate of all twenty.
  const run = near.slice(near.findLastIndex((one) => one.unit !== base.unit) + 1).filter(isCountable);
  const bases = [base.value, ...run.map((_, at) => sumOf(run.slice(at))), ...run.map(({ value }) => value)];
  const possible = bases.some((value) => !value.isZero() && canGive(value, percent, words, tolerance));
  return { kind: possible ? 'possible' : 'impossible', base };
};

/** "两项任务完成率均为100%": a rate of each task, not of the counts before it taken together. */
const EACH = /(?:[两二三四五六七八九十]|\d)(?:项|类|个)[^，。\d]{0,8}率均/;

const resultOf = (named: NamedRate, toleranceOf: (places: number) => Decimal): RateResult => {
  const { name, percent } = named;
  if (percent.rough || GROWTH.test(percent.clause) || PLANNED.test(percent.clause) || name.includes('占比')) return UNKNOWN;
  if (EACH.test(percent.clause)) return UNKNOWN;
  const tolerance = toleranceOf(percent.places);
  const words = wordsOfRate(name);
  const all = allDone(named, words, tolerance);
  if (all) return all;
  const paired = pairResult(named, words, tolerance);
  return paired.kind === 'unknown' ? baseResult(named, words, tolerance) : paired;
};

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
