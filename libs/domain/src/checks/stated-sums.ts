// Decides where the prose states a total beside its parts, and whether they add up (分项合计).
import { Decimal } from '../decimal';
import type { Quantity } from './quantities';
import type { Sentence } from './prose';

export interface StatedSum {
  readonly sentence: Sentence;
  readonly total: Quantity;
  readonly parts: readonly Quantity[];
  readonly sum: Decimal;
  readonly holds: boolean;
}

// Lists longer than this are no lists, but a text without full stops.
const REACH = 16;
const LONGEST = 300;
const OPEN = /等(?!级|待|方面)|含|包括|主要/;
const REMAINDER = /剩余|其余|余下|剩下|尚有|还剩/;
const COMPLEMENT = /剩余|其余|余下|剩下|其他|其它|非税|未|正在|在建|续建|政务立案/;
/** Attributes that overlap: a party member may also hold a degree. */
const OVERLAP = /女|岁|学历|党员|大专|本科|研究生|脱贫|少数民族|职称|退休|以上|以下|困难|残疾|低保|重点/;
const LIST_TOTAL = /^[、和与及，]?(?:共计|合计|总计|一共|总共|共)(?:为|有|达)?$/;

/** "较上年减少1.12万元，其中…": the parts are those of the level before it. */
const CHANGE = /较|比|同比|增加|减少|增长|下降/;

const summable = ({ kind }: Quantity): boolean => kind === 'whole' || kind === 'measured' || kind === 'money';
const sumOf = (parts: readonly Quantity[]): Decimal => parts.reduce((sum, { value }) => sum.plus(value), new Decimal(0));
const half = new Decimal('0.5');
/** Whole counts exactly; measured ones to half the last digit of each. */
const toleranceOf = (all: readonly Quantity[]): Decimal =>
  all.every(({ kind, step }) => kind === 'whole' && step.eq(1))
    ? new Decimal(0)
    : sumOf(all.map((one) => ({ ...one, value: one.step }))).times(half);

const judged = (sentence: Sentence, total: Quantity, parts: readonly Quantity[], closed: boolean): StatedSum | null => {
  if (parts.length < 2 || [total, ...parts].some((one) => one.rough) || parts.some(({ unit }) => unit !== total.unit)) return null;
  const sum = sumOf(parts);
  const gap = sum.minus(total.value);
  if (gap.abs().lte(toleranceOf([total, ...parts]))) return { sentence, total, parts, sum, holds: true };
  return gap.isNegative() && !closed ? null : { sentence, total, parts, sum, holds: false };
};

const near = (sum: Decimal, total: Quantity): boolean => sum.minus(total.value).abs().div(total.value).lte('0.1');

/** "94座，其中整改到位81座，拆除9座，纳入长期整改4座" */
const ofWhich = (sentence: Sentence): StatedSum[] => {
  const found: StatedSum[] = [];
  for (let from = sentence.text.indexOf('其中'); from >= 0; from = sentence.text.indexOf('其中', from + 2)) {
    const at = sentence.start + from;
    const next = sentence.text.indexOf('其中', from + 2);
    const stop = next < 0 ? sentence.end : sentence.start + next;
    const after = sentence.quantities.filter((one) => one.start > at && one.start < stop && summable(one)).slice(0, REACH);
    const before = sentence.quantities.filter((one) => one.end <= at && summable(one)).slice(-3);
    const first = after[0];
    const total = first && before.findLast((one) => one.unit === first.unit && one.depth === first.depth && !CHANGE.test(one.subject));
    if (!first || !total || total.value.isZero()) continue;
    const parts = runOf(after, total);
    const judgement = judged(sentence, total, parts, closedList(sentence.passage.folded.text.slice(at, parts.at(-1)?.end), parts, total));
    if (judgement && !overlapping(judgement)) found.push(judgement);
  }
  return found;
};
/** The parts end where another total begins or the counter changes for good. */
const runOf = (after: readonly Quantity[], total: Quantity): Quantity[] => {
  const parts: Quantity[] = [];
  for (const one of after) {
    if (one.depth > total.depth) continue;
    if (one.depth < total.depth || /^[、，]?(?:共|全年|同时|另外|此外)/.test(one.subject)) break;
    if (one.unit === total.unit) parts.push(one);
  }
  return parts;
};
const isMenAndWomen = (parts: readonly Quantity[]): boolean =>
  parts.length === 2 && parts.some(({ subject }) => subject.includes('男')) && parts.some(({ subject }) => subject.includes('女'));
const overlap = (parts: readonly Quantity[]): boolean => !isMenAndWomen(parts) && parts.some(({ subject }) => OVERLAP.test(subject));
const closedList = (text: string, parts: readonly Quantity[], total: Quantity): boolean => {
  if (OPEN.test(text) || overlap(parts)) return false;
  return isMenAndWomen(parts) || parts.some(({ subject }) => COMPLEMENT.test(subject)) || near(sumOf(parts), total);
};
const overlapping = ({ holds, parts, total }: StatedSum): boolean =>
  !holds && parts.every(({ value }) => value.lte(total.value)) && overlap(parts);

/** "立案2起（信访1起，上级移交1起）" */
const inBrackets = (sentence: Sentence): StatedSum[] => {
  const { text } = sentence.passage.folded;
  return sentence.quantities.flatMap((total, index) => {
    const open = text.slice(total.end, total.end + 9).search(/[（(]/);
    if (!summable(total) || open < 0 || /[，,。；、]/.test(text.slice(total.end, total.end + open))) return [];
    const inner = sentence.quantities.slice(index + 1, index + 1 + REACH);
    const outside = inner.findIndex((one) => one.depth <= total.depth);
    const parts = (outside < 0 ? inner : inner.slice(0, outside)).filter((one) => one.unit === total.unit && one.depth === total.depth + 1);
    const words = text.slice(total.end, parts.at(-1)?.end ?? total.end);
    if (words.includes('其中') || parts.some(({ subject }) => subject === '' || OVERLAP.test(subject))) return [];
    return judged(sentence, total, parts, !OPEN.test(words)) ?? [];
  });
};

/** "人大建议9件、政协提案7件，共16件": the run before it, or any end of that run, must give the total. */
const listed = (sentence: Sentence): StatedSum[] =>
  sentence.quantities.flatMap((total, index) => {
    if (!summable(total) || !LIST_TOTAL.test(total.subject)) return [];
    const before = sentence.quantities.slice(Math.max(0, index - REACH), index);
    const other = before.findLastIndex((one) => one.unit !== total.unit || one.depth !== total.depth);
    const run = before.slice(other + 1);
    if (run.length < 2 || run.some((one) => one.rough)) return [];
    const whole = run.map((_, start) => judged(sentence, total, run.slice(start), true)).find((one) => one?.holds);
    const group = run.slice(run.findLastIndex((one, at) => at > 0 && !/^[、和与及]/.test(one.subject)));
    return whole ?? judged(sentence, total, group.length >= 2 ? group : run, true) ?? [];
  });

/** "排查167座，实际整改117座，放弃23座，剩余27座" */
const withRemainder = (sentence: Sentence): StatedSum[] =>
  sentence.quantities.flatMap((last, index) => {
    if (!summable(last) || !REMAINDER.test(last.subject)) return [];
    const before = sentence.quantities.slice(Math.max(0, index - REACH), index);
    const run = before.filter((one) => one.unit === last.unit && one.depth === last.depth);
    const split = sentence.passage.folded.text.slice(run[0]?.end ?? last.start, last.start).includes('其中');
    if (split || run.length < 2) return [];
    const tries = run.slice(0, -1).map((total, at) => judged(sentence, total, [...run.slice(at + 1), last], true));
    return tries.find((one) => one?.holds) ?? tries[0] ?? [];
  });

/** Every total of the prose that is stated with at least two parts of it, where the list can be taken as whole. */
export const readSums = (sentences: readonly Sentence[]): StatedSum[] =>
  sentences.flatMap((sentence) => {
    if (sentence.quantities.length < 3 || sentence.quantities.length > LONGEST) return [];
    const all = [...inBrackets(sentence), ...ofWhich(sentence), ...listed(sentence), ...withRemainder(sentence)];
    return all.filter((one, index) => all.findIndex((other) => other.total === one.total) === index);
  });
