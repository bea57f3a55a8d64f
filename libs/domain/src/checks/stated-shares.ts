// Decides where the prose says which share one count is of another (占排查总数167处的70%, 其中11个村…，占比91.67%), and whether it is.
import type { Decimal } from '../decimal';
import { isCountable } from './counted-tasks';
import type { Quantity } from './quantities';
import type { Sentence } from './prose';
import { brokenBy, shareOf } from './rate-result';
import type { StatedRate } from './stated-rates';

const OF_WHOLE = /^(?:总数|总量)?的$/;
/** Said before the whole: "占排查总数", "完成年度任务". */
const WHOLE = /占|(?:完成|为|达到?)[^，。]{0,12}(?:任务|目标|计划)/;
const SHARE = /^(?:占比|占总数的?|占全部的?|占总[\u4e00-\u9fff]{1,4}的?|所占比(?:例|重)|比例|比重)(?:为|达到?|约)?$/;

const isShare = (part: Quantity, whole: Quantity, percent: Quantity, tolerance: Decimal): boolean =>
  shareOf(part.value, whole.value).minus(percent.value).abs().lte(tolerance);

interface Pair {
  readonly part: Quantity;
  readonly whole: Quantity;
  readonly name: string;
}
/** "整改117座，占排查167座的70%", "就业150人，完成年度任务120人的125%". */
const ofNamedWhole = (sentence: Sentence, index: number): Pair | null => {
  const [part, whole, percent] = [sentence.quantities[index - 2], sentence.quantities[index - 1], sentence.quantities[index]];
  if (!part || !whole || !percent || !OF_WHOLE.test(percent.subject) || !WHOLE.test(whole.subject)) return null;
  return { part, whole, name: `${whole.subject}占比` };
};
/** "共12个村，其中11个村…，占比91.67%". */
const ofWhich = (sentence: Sentence, index: number): Pair | null => {
  const percent = sentence.quantities[index];
  if (!percent || !SHARE.test(percent.subject)) return null;
  const at = sentence.text.slice(0, percent.start - sentence.start).lastIndexOf('其中');
  if (at < 0) return null;
  const before = sentence.quantities.slice(0, index).filter((one) => one.end <= sentence.start + at);
  const part = sentence.quantities
    .slice(0, index)
    .findLast((one) => one.start >= sentence.start + at && before.some(({ unit }) => unit === one.unit));
  const whole = part && before.findLast(({ unit }) => unit === part.unit);
  return whole ? { part, whole, name: '占比' } : null;
};

export const sharesIn = (sentence: Sentence, toleranceOf: (places: number) => Decimal): StatedRate[] =>
  sentence.quantities.flatMap((percent, index): StatedRate[] => {
    if (percent.kind !== 'percent' || percent.rough) return [];
    const pair = ofNamedWhole(sentence, index) ?? ofWhich(sentence, index);
    if (!pair || pair.part.unit !== pair.whole.unit || !isCountable(pair.part) || !isCountable(pair.whole) || pair.whole.value.isZero())
      return [];
    const { part, whole, name } = pair;
    const held = isShare(part, whole, percent, toleranceOf(percent.places));
    const result = held ? ({ kind: 'held' } as const) : brokenBy(part, whole, percent.places);
    return [{ sentence, name, percent, start: part.start, result }];
  });
