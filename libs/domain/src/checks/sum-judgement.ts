// Decides whether a total and the parts listed with it add up, whether the list can be taken as whole, and whether a wrong unit is the reason.
import { Decimal } from '../decimal';
import { looksMistyped } from './mistyped';
import type { Quantity } from './quantities';
import type { Sentence } from './prose';

export interface StatedSum {
  readonly sentence: Sentence;
  readonly total: Quantity;
  readonly parts: readonly Quantity[];
  readonly sum: Decimal;
  readonly holds: boolean;
  /** The one amount that makes it hold when 元 is read as 万元, or the reverse. */
  readonly slip?: Quantity;
}

const OPEN = /等(?!级|待|方面)|含|包括|主要/;
const COMPLEMENT = /剩余|其余|余下|剩下|其他|其它|非税|未|正在|在建|续建|政务立案/;
/** Attributes that overlap: a party member may also hold a degree. */
const OVERLAP =
  /女|岁|学历|党员|大专|本科|研究生|脱贫|少数民族|职称|退休|以上|以下|困难|残疾|低保|重点|常住|外出|流动|户籍|务工|夜间|节假日|骨干/g;
const COUNTED_TWICE = /^[^，。；;]{0,4}[（(][^（）()]{0,4}(?:含|其中|双|同时|重复)/;

const half = new Decimal('0.5');
const sumOf = (parts: readonly Quantity[]): Decimal => parts.reduce((sum, { value }) => sum.plus(value), new Decimal(0));
/** Whole counts exactly; measured ones to half the last digit of each. */
const toleranceOf = (all: readonly Quantity[]): Decimal =>
  all.every(({ kind, step }) => kind === 'whole' && step.eq(1))
    ? new Decimal(0)
    : sumOf(all.map((one) => ({ ...one, value: one.step }))).times(half);

const isMenAndWomen = (parts: readonly Quantity[]): boolean =>
  parts.length === 2 && parts.some(({ subject }) => subject.includes('男')) && parts.some(({ subject }) => subject.includes('女'));
/** 城市低保 and 农村低保 do not overlap: both are 低保. */
const overlap = (parts: readonly Quantity[]): boolean => {
  if (isMenAndWomen(parts)) return false;
  const said = new Set(parts.flatMap(({ subject }) => subject.match(OVERLAP) ?? []));
  return [...said].some((word) => !parts.every(({ subject }) => subject.includes(word)));
};
/** 采纳 … 未采纳. */
export const areComplements = (done: Quantity, undone: Quantity): boolean => {
  const word = /[未不没]([\u4e00-\u9fff]{2})/.exec(undone.subject)?.[1];
  return word !== undefined && done.subject.includes(word) && !/[未不没]/.test(done.subject);
};
const hasComplements = (parts: readonly Quantity[]): boolean =>
  parts.some(({ subject }) => COMPLEMENT.test(subject)) || parts.some((one) => parts.some((other) => areComplements(one, other)));

const near = (sum: Decimal, total: Quantity): boolean => sum.minus(total.value).abs().div(total.value).lte('0.1');
const mistyped = (total: Quantity, parts: readonly Quantity[], sum: Decimal): boolean => {
  const step = Decimal.min(...[total, ...parts].map((one) => one.step));
  const gap = total.value.minus(sum);
  return looksMistyped(total.value, sum, step) || parts.some(({ value }) => looksMistyped(value, value.plus(gap), step));
};

/** Can the parts be all there are? `words` run from the list's beginning to its last part. */
export const isClosedList = (words: string, total: Quantity, parts: readonly Quantity[]): boolean => {
  if (OPEN.test(words)) return false;
  const sum = sumOf(parts);
  if (mistyped(total, parts, sum)) return true;
  return !overlap(parts) && (isMenAndWomen(parts) || hasComplements(parts) || near(sum, total));
};
export const isOpenList = (words: string): boolean => OPEN.test(words);

const UP = new Decimal(10000);
const isYuan = ({ kind, written }: Quantity): boolean => kind === 'money' && /\d(?:元|圆)/.test(written);
const isWan = ({ kind, written }: Quantity): boolean => kind === 'money' && written.includes('万');
const slipIn = (total: Quantity, parts: readonly Quantity[]): Quantity | undefined => {
  const all = [total, ...parts];
  if (!all.some(isYuan) || !all.some(isWan)) return undefined;
  return all.find((odd) => {
    if (odd.value.isZero() || (!isYuan(odd) && !isWan(odd))) return false;
    const scaled = all.map((one) => {
      const factor = isYuan(odd) ? UP : UP.pow(-1);
      return one === odd ? { ...one, value: one.value.times(factor), step: one.step.times(factor) } : one;
    });
    const [whole, ...rest] = scaled;
    return whole !== undefined && sumOf(rest).minus(whole.value).abs().lte(toleranceOf(scaled));
  });
};

/** Null where nothing can be said: an open list below its total, attributes that overlap, rough numbers. */
export const judged = (sentence: Sentence, total: Quantity, parts: readonly Quantity[], closed: boolean): StatedSum | null => {
  if (parts.length < 2 || [total, ...parts].some((one) => one.rough) || parts.some(({ unit }) => unit !== total.unit)) return null;
  const sum = sumOf(parts);
  const gap = sum.minus(total.value);
  if (gap.abs().lte(toleranceOf([total, ...parts]))) return { sentence, total, parts, sum, holds: true };
  const slip = slipIn(total, parts);
  if (slip) return { sentence, total, parts, sum, holds: false, slip };
  if (gap.isNegative() && !closed) return null;
  const last = parts.at(-1);
  const after = last ? sentence.passage.folded.text.slice(last.end, Math.min(last.end + 16, sentence.end)) : '';
  if (gap.isPositive() && (COUNTED_TWICE.test(after) || (overlap(parts) && parts.every(({ value }) => value.lte(total.value)))))
    return null;
  return { sentence, total, parts, sum, holds: false };
};
