// Decides where the prose states a total beside its parts (分项合计): 其中 …, 分别为 …, in brackets, before 共 …, up to 剩余 ….
import type { Quantity } from './quantities';
import type { Sentence } from './prose';
import { areComplements, isClosedList, isOpenList, judged, type StatedSum } from './sum-judgement';

export type { StatedSum } from './sum-judgement';

// Lists longer than this are no lists, but a text without full stops.
const REACH = 16;
const LONGEST = 300;
/** What is left of the total, or still under way. */
const REMAINDER = /剩余|其余|余下|剩下|尚有|还剩|正在|在建|在办|尚未|未(?:完成|整改|办结|开工|化解|完工)/;
const LIST_TOTAL =
  /^[、和与及，]?(?:以上|上述)?(?:[两二三四五六七八九十]{0,2}(?:项|类|部分|者|方面))?(?:共计|合计|总计|一共|总共|共)(?:为|有|达)?$/;
/** "，粮食播种面积共": the words between may speak of something else, so it must nearly be the sum. */
const NAMED_TOTAL = /^[\u4e00-\u9fff]{2,8}(?:共计|合计|总计|共)(?:为|有|达)?$/;
/** "较上年减少1.12万元，其中…": the parts are those of the level before it. */
const CHANGE = /较|比|同比|增加|减少|增长|下降/;
/** "…，办结26件": another statement about the total begins, no further part of it. */
const PREDICATE =
  /^[，、;]?(?:已|均|均已|全部|共|全年)?(?:办结|办复|化解|调处|整改|整治|处置|结案|采纳|发现|发放|惠及|带动|覆盖|培训|满意|支出|实现)/;
/** 其中封堵38个，整治25个: the parts say what was done with them. */
const MEASURE = /(?:封堵|取缔|关停|拆除|更换|修复|新建|改建|维修|清理|查处|劝返|移交|销号|立案|报废|处罚)$/;
const NEXT_TOTAL = /^[、，]?(?:共|全年|同时|另外|另有|此外)/;

const summable = ({ kind }: Quantity): boolean => kind === 'whole' || kind === 'measured' || kind === 'money';
const textOf = ({ passage }: Sentence, from: number, to: number): string => passage.folded.text.slice(from, to);

/** The parts end where another total or another statement begins, or the list's brackets close. */
const runOf = (after: readonly Quantity[], unit: string, depth: number): Quantity[] => {
  const parts: Quantity[] = [];
  const first = after.find((one) => one.unit === unit);
  const predicates = first !== undefined && (PREDICATE.test(first.subject) || MEASURE.test(first.subject));
  for (const one of after) {
    if (one.depth > depth) continue;
    if (one.depth < depth || (parts.length > 0 && (NEXT_TOTAL.test(one.subject) || (!predicates && PREDICATE.test(one.subject))))) break;
    if (one.unit === unit) parts.push(one);
  }
  return parts;
};

interface Opening {
  /** Where the list begins. */
  readonly at: number;
  readonly until: number;
  /** 分别为, ：: the total stands right before. */
  readonly adjacent: boolean;
  readonly whole: boolean;
}
const OPENING = /其中|分别[为是]?|:/g;
const openingsOf = (sentence: Sentence): Opening[] => {
  const found = [...sentence.text.matchAll(OPENING)].slice(0, LONGEST);
  return found.map((match, index) => {
    const next = found.slice(index + 1).find(([word]) => word === '其中');
    return {
      at: sentence.start + match.index,
      until: next ? sentence.start + next.index : sentence.end,
      adjacent: match[0] !== '其中',
      whole: match[0].startsWith('分别'),
    };
  });
};

/** "94座，其中整改到位81座，拆除9座，纳入长期整改4座"; each unit of the list has its own total ("215户326人，其中…15户22人"). */
const ofWhich = (sentence: Sentence): StatedSum[] =>
  openingsOf(sentence).flatMap(({ at, until, adjacent, whole }) => {
    const after = sentence.quantities.filter((one) => one.start > at && one.start < until && summable(one)).slice(0, REACH);
    const before = sentence.quantities.filter((one) => one.end <= at && summable(one)).slice(-3);
    const units = new Set(after.slice(0, 3).map(({ unit }) => unit));
    return [...units].flatMap((unit): StatedSum[] => {
      const first = after.find((one) => one.unit === unit);
      const total = before.findLast((one) => {
        const inside = first !== undefined && one.depth === first.depth - 1 && /^[^，。]{0,2}[（(]$/.test(textOf(sentence, one.end, at));
        return one.unit === unit && (one.depth === first?.depth || inside) && !CHANGE.test(one.subject);
      });
      if (!first || !total || total.value.isZero()) return [];
      // "分别比上年增加1905人次和72人次": changes are no parts.
      if (whole && CHANGE.test(first.subject)) return [];
      if (adjacent && !/^[，、:（(]?$/.test(textOf(sentence, total.end, at))) return [];
      const run = runOf(after, unit, first.depth);
      const closing = run.map((_, end) => judged(sentence, total, run.slice(0, end + 1), false)).find((one) => one?.holds);
      if (closing) return [closing];
      // "受理3264件，办结3199件，其中热线2110件，窗口1154件": the parts may be those of a total before the last one.
      const earlier = sentence.quantities
        .filter((one) => one.end <= total.start && one.unit === unit && one.depth === total.depth && summable(one))
        .map((one) => judged(sentence, one, run, true))
        .find((one) => one?.holds);
      if (earlier) return [earlier];
      const words = textOf(sentence, at, (run.at(-1)?.end ?? at) + 1);
      const closed = whole ? !isOpenList(words.slice(2)) : isClosedList(words, total, run);
      const judgement = judged(sentence, total, run, closed);
      return judgement ? [judgement] : [];
    });
  });

/** "立案2起（信访1起，上级移交1起）" */
const inBrackets = (sentence: Sentence): StatedSum[] => {
  const { text } = sentence.passage.folded;
  return sentence.quantities.flatMap((total, index) => {
    const open = text.slice(total.end, total.end + 9).search(/[（(]/);
    if (!summable(total) || open < 0 || /[，,。；、]/.test(text.slice(total.end, total.end + open))) return [];
    const inner = sentence.quantities.slice(index + 1, index + 1 + REACH);
    const outside = inner.findIndex((one) => one.depth <= total.depth);
    const parts = (outside < 0 ? inner : inner.slice(0, outside)).filter((one) => one.unit === total.unit && one.depth === total.depth + 1);
    const words = text.slice(total.end, (parts.at(-1)?.end ?? total.end) + 1);
    if (words.includes('其中') || parts.some(({ subject }) => subject === '') || CHANGE.test(words)) return [];
    return judged(sentence, total, parts, !isOpenList(words)) ?? [];
  });
};

const COUNT = /([两二三四五六七八九])(?:项|类|部分|者|方面)/;
/** "四项合计": so many, also from the sentence before; what is only a bound ("20万元以内") is none of them. */
const countedRun = (sentence: Sentence, total: Quantity, run: readonly Quantity[]): readonly Quantity[] => {
  const word = COUNT.exec(total.subject)?.[1];
  if (word === undefined) return run;
  const count = word === '两' ? 2 : '一二三四五六七八九'.indexOf(word) + 1;
  const earlier = (sentence.before?.quantities ?? []).filter(({ unit }) => unit === total.unit);
  return [...earlier, ...run].filter((one) => !one.rough).slice(-count);
};

/** "人大建议9件、政协提案7件，共16件": the run before it, or any end of that run, must give the total. */
const listed = (sentence: Sentence): StatedSum[] =>
  sentence.quantities.flatMap((total, index) => {
    const named = NAMED_TOTAL.test(total.subject);
    if (!summable(total) || (!LIST_TOTAL.test(total.subject) && !named)) return [];
    const before = sentence.quantities.slice(Math.max(0, index - REACH), index);
    const other = before.findLastIndex((one) => one.unit !== total.unit || one.depth !== total.depth);
    const run = countedRun(sentence, total, before.slice(other + 1));
    if (run.length < 2 || run.some((one) => one.rough)) return [];
    const whole = run
      .map((_, start) => judged(sentence, total, run.slice(start), true))
      .find((one) => one !== null && (one.holds || one.slip !== undefined));
    if (whole) return [whole];
    const group = run.slice(run.findLastIndex((one, at) => at > 0 && !/^[、和与及]/.test(one.subject)));
    const parts = group.length >= 2 ? group : run;
    if (named && !isClosedList('', total, parts)) return [];
    return judged(sentence, total, parts, true) ?? [];
  });

/** "排查167座，实际整改117座，放弃23座，剩余27座" */
const withRemainder = (sentence: Sentence): StatedSum[] =>
  sentence.quantities.flatMap((last, index) => {
    const next = sentence.quantities[index + 1];
    if (!summable(last) || !REMAINDER.test(last.subject)) return [];
    // The list goes on: "在建3个，未开工2个".
    if (next !== undefined && next.unit === last.unit && REMAINDER.test(next.subject)) return [];
    const before = sentence.quantities.slice(Math.max(0, index - REACH), index);
    const run = before.filter((one) => one.unit === last.unit && one.depth === last.depth);
    const split = textOf(sentence, run[0]?.end ?? last.start, last.start).includes('其中');
    if (split || run.length < 2) return [];
    const tries = run.slice(0, -1).map((total, at) => {
      const parts = [...run.slice(at + 1), last];
      return parts.every(({ value }) => value.lte(total.value)) ? judged(sentence, total, parts, true) : null;
    });
    return tries.find((one) => one?.holds) ?? tries.find((one) => one !== null) ?? [];
  });

/** "收到建议23条，采纳18条，未采纳5条" */
const ofComplements = (sentence: Sentence): StatedSum[] =>
  sentence.quantities.flatMap((undone, index) => {
    const [total, done] = [sentence.quantities[index - 2], sentence.quantities[index - 1]];
    if (!total || !done || !areComplements(done, undone) || total.unit !== done.unit || total.depth !== done.depth) return [];
    return summable(total) ? (judged(sentence, total, [done, undone], true) ?? []) : [];
  });

/** Every total of the prose that is stated with at least two parts of it, where the list can be taken as whole. */
export const readSums = (sentences: readonly Sentence[]): StatedSum[] =>
  sentences.flatMap((sentence) => {
    if (sentence.quantities.length < 3 || sentence.quantities.length > LONGEST) return [];
    const all = [inBrackets, ofWhich, listed, withRemainder, ofComplements].flatMap((find) => find(sentence));
    return all.filter((one, index) => all.findIndex((other) => other.total === one.total) === index);
  });
