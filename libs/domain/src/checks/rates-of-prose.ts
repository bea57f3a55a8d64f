// Decides which rates of the prose are false, impossible, or over 100 % of a task.
import { controlVerdicts } from './control-rates';
import type { Ground } from './ground';
import { placeOf, subjectOf } from './prose';
import { bare, rateText } from './say-figures';
import type { StatedRate } from './stated-rates';
import { GROWTH } from './rate-words.table';
import type { Quantity } from './quantities';
import type { Sentence } from './prose';
import { outcomeOf, type Outcome, type Place, type Verdict } from './verdict';

const placeOfRate = (ground: Ground, { sentence, start, percent }: StatedRate): Place =>
  placeOf(ground.input.document, sentence.passage, start, percent.end);

/** 整改率, 办结率, 调解成功率: said of many things in one report. */
const SAYS_LITTLE = 6;
/** Name and number, and for a name that says little what its sentence begins with: another rate is another finding, and stays so when this one is mended. */
const aboutRate = ({ name, percent, sentence, start }: StatedRate): string => {
  const subject = subjectOf(name);
  // Words only: a count that is mended makes no new finding.
  const opening = /[\u4e00-\u9fff]{2,10}/.exec(sentence.text.slice(0, Math.max(0, start - sentence.start)))?.[0] ?? '';
  return `${subject.length < SAYS_LITTLE ? opening : ''}${subject}${percent.digits}`;
};

const brokenVerdict = (ground: Ground, rate: StatedRate): Verdict => {
  const { result, name, percent } = rate;
  if (result.kind === 'held') return 'held';
  if (result.kind !== 'broken') return 'unknown';
  const found = rateText(result.rate, percent.places);
  return {
    about: aboutRate(rate),
    place: placeOfRate(ground, rate),
    expected: found,
    message: {
      zh: `“${name}”写作 ${percent.written}，而${result.proof.zh}。请改正比率，或核对这些数。`,
      en: `"${name}" is stated as ${percent.written}, but ${result.proof.en}. Please mend the rate or check the counts.`,
    },
  };
};

export const checkStatedRates = (ground: Ground): Outcome =>
  outcomeOf([...ground.rates.map((rate) => brokenVerdict(ground, rate)), ...controlVerdicts(ground)], {
    zh: '文中没有同时写明比率及其基数',
    en: 'no rate is stated beside its counts',
  });

/** The rates just below and above that whole numbers of the base give. */
const neighbours = (base: Quantity, percent: Quantity): string => {
  const below = base.value.times(percent.value).div(100).floor();
  const choices = [below, below.plus(1)].filter((count) => count.gte(0) && count.lte(base.value));
  return choices.map((count) => `${bare(count)}/${bare(base.value)} = ${rateText(count.div(base.value).times(100))}%`).join('，');
};

const impossibleVerdict = (ground: Ground, rate: StatedRate): Verdict => {
  const { result, name, percent } = rate;
  if (result.kind === 'possible') return 'held';
  if (result.kind !== 'impossible') return 'unknown';
  const near = neighbours(result.base, percent);
  return {
    about: aboutRate(rate),
    place: placeOfRate(ground, rate),
    message: {
      zh: `“${name}”写作 ${percent.written}，但 ${result.base.written}中没有一个整数能得出这个比率（${near}）。请核对基数或比率。`,
      en: `"${name}" is stated as ${percent.written}, but no whole number of ${result.base.written} gives that rate (${near}). Please check count or rate.`,
    },
  };
};

export const checkImpossibleRates = (ground: Ground): Outcome =>
  outcomeOf(
    ground.rates.map((rate) => impossibleVerdict(ground, rate)),
    { zh: '文中没有按件数计的比率', en: 'no rate of counted things is stated' },
  );

const COMPLETION = /完成率|达标率|任务率/;
const OF_TASK = /(?:完成|达到?|占|为|是)[^，。]{0,20}(?:任务|目标|计划|指标)(?:数|量|值|总量)?(?:\d[\d.]*[\u4e00-\u9fff㎡]{0,4})?的$/;
const isOfTask = (sentence: Sentence, percent: Quantity): boolean => {
  if (percent.kind !== 'percent' || percent.value.lte(100)) return false;
  const words = sentence.passage.folded.text.slice(Math.max(sentence.start, percent.start - 40), percent.start);
  return !GROWTH.test(percent.clause) && (COMPLETION.test(percent.clause) || OF_TASK.test(words));
};

export const checkOverTarget = (ground: Ground): Outcome => {
  const verdicts = ground.sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((percent): Verdict[] => {
      if (!isOfTask(sentence, percent)) return [];
      const name = subjectOf(percent.clause);
      return [
        {
          about: `${name}${percent.digits}`,
          place: placeOf(ground.input.document, sentence.passage, percent.start - percent.clause.length, percent.end),
          message: {
            zh: `完成率 ${percent.written} 超过任务，可能是目标定得偏低。请说明原因。`,
            en: `${percent.written} is more than the task; the target may have been set low. Please explain.`,
          },
        },
      ];
    }),
  );
  const any = ground.rates.some(({ name }) => COMPLETION.test(name));
  return outcomeOf(any ? ['held', ...verdicts] : verdicts, { zh: '文中没有任务完成率', en: 'no rate of completed tasks is stated' });
};
