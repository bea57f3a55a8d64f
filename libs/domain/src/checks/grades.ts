// Decides whether score, grade and lost points of the unit's own result agree (自评得分, 等级, 扣分原因).
import { Decimal, isDecimal } from '../decimal';
import { gradeWords, type Grade } from '../reports/figures.table';
import { earnedPoints, type Earned } from './earned-points';
import { contains, intervalText } from '../scoring/intervals';
import type { Language } from '../words';
import type { Ground } from './ground';
import { bare, needs } from './say-figures';
import { outcomeOf, skipped, type Mistake, type Outcome, type Place, type Verdict } from './verdict';

const SCORE = 'result.selfScore';
const GRADE = 'result.selfGrade';

/** Score and grade as one quote where they stand in one line. */
const placeOfResult = (ground: Ground): Place | undefined => {
  const [score, grade] = [ground.statementOf(SCORE), ground.statementOf(GRADE)];
  const first = score ?? grade;
  if (!score || !grade) return first && { quote: first.quote, start: first.start };
  const [start, end] = [Math.min(score.start, grade.start), Math.max(score.end, grade.end)];
  const quote = ground.input.document.text.slice(start, end);
  return end - start <= 80 && !quote.includes('\n') ? { quote, start } : { quote: grade.quote, start: grade.start };
};

export const checkGrade = (ground: Ground): Outcome => {
  const score = ground.mended(SCORE);
  const stated = ground.input.figures[GRADE] as Grade | undefined;
  if (!score || stated === undefined) return skipped(needs([...(score ? [] : ([SCORE] as const)), ...(stated ? [] : ([GRADE] as const))]));
  const band = ground.input.bands.find((one) => contains(one, score));
  if (!band) return skipped({ zh: '没有等级区间', en: 'no grade band holds this score' });
  if (band.grade === stated) return outcomeOf(['held'], needs([]));
  const [said, due] = [gradeWords[stated], gradeWords[band.grade]];
  const range = intervalText(band, '');
  const mistake: Mistake = {
    about: GRADE,
    key: GRADE,
    place: placeOfResult(ground),
    message: {
      zh: `自评得分 ${bare(score)} 分属于“${due.zh}”${range}，写的等级是“${said.zh}”。请改正等级或得分。`,
      en: `A self-score of ${bare(score)} is "${due.en}" ${range}, but the grade stated is "${said.en}". Please mend grade or score.`,
    },
  };
  return outcomeOf([mistake], needs([]));
};

export const checkAttainable = (ground: Ground): Outcome => {
  const score = ground.mended(SCORE);
  const bound = ground.input.attainable;
  if (!score) return skipped(needs([SCORE]));
  if (!bound || !isDecimal(bound.max))
    return skipped({ zh: '没有评分方案，或方案所需数据不足', en: 'there is no scheme to hold it against' });
  if (score.lte(bound.max)) return outcomeOf(['held'], needs([]));
  const short = bound.lines.filter(({ max, weight }) => isDecimal(max) && isDecimal(weight) && new Decimal(max).lt(weight)).slice(0, 6);
  const list = (language: Language, join: string) =>
    short.length === 0 ? '' : ` (${short.map(({ name, max, weight }) => `${name[language]} ${max}/${weight}`).join(join)})`;
  const mistake: Mistake = {
    ...ground.at(SCORE),
    about: SCORE,
    message: {
      zh: `自评得分 ${bare(score)} 分，而按评分方案和已填数据最高只能得 ${bound.max} 分${list('zh', '；')}。请核对自评分，或说明理由。`,
      en: `The self-score is ${bare(score)}, but under the scheme the stated figures give ${bound.max} at most${list('en', '; ')}. Please check it or explain.`,
    },
  };
  return outcomeOf([mistake], needs([]));
};

export const checkScoreSum = (ground: Ground): Outcome => {
  const score = ground.mended(SCORE);
  const missing = { zh: '没有写明各项指标得分', en: 'the points of the indicators are not stated' };
  if (!score) return skipped(needs([SCORE]));
  const sumOf = ({ points }: Earned): Decimal => points.reduce((all, each) => all.plus(each), new Decimal(0));
  const all = earnedPoints(ground);
  if (all.some((one) => sumOf(one).eq(score))) return outcomeOf(['held'], missing);
  const earned = all.find((one) => one.whole || sumOf(one).gt(score));
  if (!earned) return skipped(missing);
  const sum = sumOf(earned);
  const list = earned.points.map(bare).join(' + ');
  const mistake: Verdict = {
    ...ground.at(SCORE),
    about: SCORE,
    expected: earned.whole ? bare(sum) : undefined,
    message: {
      zh: `自评得分 ${bare(score)} 分，各项得分 ${list} = ${bare(sum)} 分，两者不等。请核对。`,
      en: `The self-score is ${bare(score)}, but the indicators (${list}) make ${bare(sum)}. Please check them.`,
    },
  };
  return outcomeOf([mistake], missing);
};
