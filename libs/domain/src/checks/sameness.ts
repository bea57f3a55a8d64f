// Decides whether what is stated twice is stated alike (前后一致), and whether a plan looks copied.
import { Decimal, isDecimal } from '../decimal';
import { figureDefinition, gradeWords, GRADES, type FigureKey, type Grade } from '../reports/figures.table';
import type { Statement } from '../reading/reading';
import { LIKELY, type Ground } from './ground';
import { plansTable } from './figure-relations.table';
import { nameOf, said, worth } from './say-figures';
import { isUnitSlip } from './unit-slips';
import { outcomeOf, type Mistake, type Outcome, type Verdict } from './verdict';

const ROUGH_BEFORE = /(?:约|近|超|逾|至少|接近|超过)$/;
const isRough = (ground: Ground, { numberStart, numberEnd }: Statement): boolean => {
  const { text } = ground.input.document;
  return (
    ROUGH_BEFORE.test(text.slice(Math.max(0, numberStart - 3), numberStart)) ||
    /^(?:余|多|以上|左右)/.test(text.slice(numberEnd, numberEnd + 2))
  );
};

/** Worth of the last digit of a value as written, in the unit of its figure: 1.2亿元 is exact to 1000 万元. */
const stepOf = ({ value, written }: Statement): Decimal => {
  const digits = written.number.replace(/[,，\s]/g, '');
  const places = /[.．]/.test(digits) ? digits.length - digits.search(/[.．]/) - 1 : 0;
  const number = new Decimal(isDecimal(digits) ? digits : 0);
  const scale = number.isZero() || !isDecimal(value) ? new Decimal(1) : new Decimal(value).div(number).abs();
  return scale.times(new Decimal(10).pow(-places));
};
const isRounded = (statement: Statement, value: Decimal): boolean =>
  new Decimal(statement.value).minus(value).abs().lte(stepOf(statement).times('0.5'));

const differs = (ground: Ground, statement: Statement, value: Decimal): boolean => {
  if (!isDecimal(statement.value) || isRough(ground, statement)) return false;
  if (new Decimal(statement.value).eq(value) || isUnitSlip(ground, statement)) return false;
  const exact = ground.statementsOf(statement.key).find((one) => isDecimal(one.value) && value.eq(one.value));
  const coarse = exact !== undefined && stepOf(exact).gt(stepOf(statement)) ? exact : undefined;
  // The value that counts may be the rounded one, or the one that is rounded here.
  return coarse ? !isRounded(coarse, new Decimal(statement.value)) : !isRounded(statement, value);
};

/** Points of an indicator or of a project, read as the score of the whole: "产出指标40分，自评得分38.8分". */
const isPartialScore = (ground: Ground, { key, value, start, section }: Statement, score: Decimal): boolean => {
  if (key !== 'result.selfScore') return false;
  const before = ground.input.document.text.slice(Math.max(0, start - 20), start);
  return (
    section === 'projects' || section === 'attachments' || new Decimal(value).lt(score.div(2)) || /指标|项目|分值|满分|\d分/.test(before)
  );
};

/** "第三方稽核服务项目支出84.00万元": what one project cost, not all of them. */
const isOneProject = (ground: Ground, { key, start, quote }: Statement): boolean => {
  if (!key.endsWith('.project') || !quote.startsWith('项目')) return false;
  const before = ground.input.document.text.slice(Math.max(0, start - 4), start);
  return (
    /[\u4e00-\u9fff]$/.test(before) &&
    !/(?:年|年度|其中|安排|决算|预算|实际|全年|完成|总|本级|和|及|与|的|个|[我本全](?:局|镇|乡|街道|街|单位|部门|委|办|县|中心|会|院|校|站|所))$/.test(
      before,
    )
  );
};

/** Two numbers of one sentence are hardly two values of one thing: one of them is its part or its neighbour. */
const isInSentenceOf = (ground: Ground, statement: Statement, other: Statement | undefined): boolean => {
  if (other === undefined || other === statement) return false;
  const [from, to] = [Math.min(statement.numberStart, other.numberStart), Math.max(statement.numberStart, other.numberStart)];
  return to - from < 200 && !/[。；;！!？?\n]/.test(ground.input.document.text.slice(from, to));
};

/** 收入总计 holds what was carried over, 本年收入 does not: two subjects that share a figure. */
const isOtherScope = (ground: Ground, statement: Statement, other: Statement | undefined): boolean => {
  if (other === undefined || !/(?:revenue|expenditure)$/.test(statement.key)) return false;
  const [here, there] = [clauseOf(ground, statement), clauseOf(ground, other)];
  const [all, own] = [/总计/, /本年|当年/];
  return (all.test(here) && own.test(there)) || (own.test(here) && all.test(there));
};
/** The words of its clause up to the number. */
const clauseOf = (ground: Ground, { numberStart }: Statement): string =>
  ground.input.document.text
    .slice(Math.max(0, numberStart - 40), numberStart)
    .split(/[，。；;\n]/)
    .at(-1) ?? '';

/** Is the statement sure enough to be held against the value that counts? */
const isWitness = (ground: Ground, statement: Statement, value: Decimal): boolean => {
  if (statement.confidence < LIKELY || !isDecimal(statement.value) || /未|不低于|不超过|以上|以内|≥|≤|目标/.test(statement.quote))
    return false;
  const counted = ground.statementsOf(statement.key).find((one) => isDecimal(one.value) && value.eq(one.value));
  if (isOtherScope(ground, statement, counted)) return false;
  return !isInSentenceOf(ground, statement, counted) && !isPartialScore(ground, statement, value) && !isOneProject(ground, statement);
};

const mistake = (ground: Ground, statement: Statement, value: Decimal): Mistake => {
  const stored = ground.input.document.medium === 'content';
  const [name, here, there] = [nameOf(statement.key), worth(statement.key, new Decimal(statement.value)), worth(statement.key, value)];
  return {
    about: `${statement.key}:${statement.value}`,
    key: statement.key,
    place: { quote: statement.quote, start: statement.start },
    expected: value.toFixed(),
    message: stored
      ? {
          zh: `数据“${name.zh}”为 ${there.zh}，正文此处写的是 ${here.zh}，两者不一致。请改正正文或数据。`,
          en: `"${name.en}" is ${there.en}, but the text here says ${here.en}. Please mend the text or the figure.`,
        }
      : {
          zh: `“${name.zh}”在别处为 ${there.zh}，此处写的是 ${here.zh}，前后不一致。请改为同一个数。`,
          en: `"${name.en}" is ${there.en} elsewhere, but ${here.en} here. Please state one value.`,
        },
  };
};

const gradeMistakes = (ground: Ground): Mistake[] => {
  const key = 'result.selfGrade';
  const grade = ground.input.figures[key];
  const other = ground
    .statementsOf(key)
    .find((one) => grade !== undefined && one.value !== grade && (GRADES as readonly string[]).includes(one.value));
  if (!other || grade === undefined) return [];
  const [here, there] = [gradeWords[other.value as Grade], gradeWords[grade as Grade]];
  return [
    {
      about: key,
      key,
      place: { quote: other.quote, start: other.start },
      message: {
        zh: `自评等级在别处为“${there.zh}”，此处写的是“${here.zh}”，前后不一致。请改为同一个等级。`,
        en: `The self-grade is "${there.en}" elsewhere, but "${here.en}" here. Please state one grade.`,
      },
    },
  ];
};

const NUMBERS = new Set(['wanyuan', 'persons', 'count', 'percent', 'squareMetre', 'points']);

/** One finding per figure and deviating value, at its last place. */
export const checkSameValues = (ground: Ground): Outcome => {
  const found = new Map<string, Mistake>();
  let compared = false;
  for (const statement of ground.input.reading.statements) {
    const value = NUMBERS.has(figureDefinition(statement.key).unit) ? ground.value(statement.key) : undefined;
    if (!value || !ground.stated(statement.key)) continue;
    compared = true;
    if (isWitness(ground, statement, value) && differs(ground, statement, value))
      found.set(`${statement.key} ${new Decimal(statement.value).toFixed()}`, mistake(ground, statement, value));
  }
  const verdicts: Verdict[] = [...(compared ? ['held' as const] : []), ...found.values(), ...gradeMistakes(ground)];
  return outcomeOf(verdicts, { zh: '正文没有写明数据', en: 'the text states no figures' });
};

const alike = (ground: Ground, [plan, actual]: readonly [FigureKey, FigureKey]): Verdict => {
  const [a, b] = [ground.mended(plan), ground.mended(actual)];
  if (!a || !b || (a.isZero() && b.isZero())) return 'unknown';
  if (!a.eq(b)) return 'held';
  const [first, second] = [said(plan, a), said(actual, b)];
  return {
    ...ground.at(actual, plan),
    about: actual,
    message: {
      zh: `${first.zh}，${second.zh}，预算与决算分毫不差。请确认决算数不是照抄预算数。`,
      en: `${first.en} and ${second.en} are alike to the last digit. Please make sure that the accounts are not copied from the budget.`,
    },
  };
};

export const checkIdenticalPlans = (ground: Ground): Outcome => {
  const verdicts = plansTable.map((pairs): Verdict => {
    const all = pairs.map((pair) => alike(ground, pair));
    // The first pair that is alike speaks for the others.
    return all.find((verdict) => typeof verdict === 'object') ?? all.find((verdict) => verdict !== 'unknown') ?? 'unknown';
  });
  return outcomeOf(verdicts, { zh: '没有可以对照的预算数与决算数', en: 'no budget stands beside its accounts' });
};
