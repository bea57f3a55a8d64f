// Decides how a line of a score explains itself: formula, figures put in, rounding and the sentence around them.
import { Decimal, plain } from '../decimal';
import { figureDefinition, isFigureKey } from '../reports/figures.table';
import { withinSentence, type Words } from '../words';
import type { CombinedLine } from './combine-sheets';
import type { Evaluation, Resolved } from './evaluate';
import type { Formula, Quantity, Term } from './scheme';
import type { Sentence } from './sentence';
import { numberText, valueText } from './value-text';

type Side = keyof Words;
const bothSides = (make: (side: Side) => string): Sentence => ({ zh: make('zh'), en: make('en') });
const signed = (text: string): string => text.replace('-', '−');

/** The name of a figure or of a quantity. English labels hold commas, so they stand in brackets. */
export const nameOf = (of: string, quantities: readonly Quantity[]): Words => {
  if (isFigureKey(of)) return figureDefinition(of).label;
  return quantities.find(({ id }) => id === of)?.name ?? { zh: of, en: of };
};
const labelOf = (of: string, quantities: readonly Quantity[], side: Side): string => {
  const name = nameOf(of, quantities)[side];
  return side === 'en' ? `[${name}]` : name;
};

const joined = (terms: readonly { readonly sign: '+' | '-'; readonly text: string }[]): string =>
  terms
    .map(({ sign, text }, index) => (index === 0 ? (sign === '-' ? `−${text}` : text) : ` ${sign === '+' ? '+' : '−'} ${text}`))
    .join('');
const inBrackets = (terms: readonly unknown[], text: string): string => (terms.length > 1 ? `(${text})` : text);

/** "本年追加 ÷ 年初预算支出 × 100%". */
export const formulaWords = ({ numerator, denominator }: Formula, quantities: readonly Quantity[]): Sentence =>
  bothSides((side) => {
    const sum = (terms: readonly Term[]) => joined(terms.map(({ sign, of }) => ({ sign, text: labelOf(of, quantities, side) })));
    if (denominator === undefined) return sum(numerator);
    return `${inBrackets(numerator, sum(numerator))} ÷ ${inBrackets(denominator, sum(denominator))} × 100%`;
  });

const resolvedText = ({ value, parts }: Resolved): string => {
  if (parts !== null && parts.length > 1) return `(${sumText(parts)})`;
  return value.isNegative() && !value.isZero() ? `(${signed(plain(value))})` : plain(value);
};
const sumText = (terms: readonly Resolved[]): string => joined(terms.map((term) => ({ sign: term.sign, text: resolvedText(term) })));
const quotientText = (numerator: readonly Resolved[], denominator: readonly Resolved[]): string => {
  const [single] = numerator;
  const top = numerator.length === 1 && single?.sign === '+' ? resolvedText(single) : `(${sumText(numerator)})`;
  return `${top} ÷ ${inBrackets(denominator, sumText(denominator))} × 100%`;
};

/** "无法计算：缺少“上年结转”" / "not computable: …". */
export const notComputableWords = (evaluation: Exclude<Evaluation, { state: 'computed' }>, quantities: readonly Quantity[]): Sentence => {
  if (evaluation.state === 'absent') {
    const names = evaluation.missing.map((of) => nameOf(of, quantities));
    return {
      zh: `无法计算：缺少${names.map(({ zh }) => `“${zh}”`).join('')}`,
      en: `not computable: ${names.map(({ en }) => `[${en}]`).join(', ')} not stated`,
    };
  }
  const quotient = quotientText(evaluation.numerator, evaluation.denominator);
  const divisor = evaluation.denominator.reduce(
    (sum, { sign, value }) => (sign === '+' ? sum.plus(value) : sum.minus(value)),
    new Decimal(0),
  );
  return divisor.isZero()
    ? { zh: `无法计算：分母为 0（${quotient}）`, en: `not computable: the denominator is 0 (${quotient})` }
    : { zh: `无法计算：分母小于 0（${quotient}）`, en: `not computable: the denominator is below 0 (${quotient})` };
};

/** "2061.79 ÷ 520.6 × 100% = 396.04%". */
export const substitutedWords = (evaluation: Evaluation, quantities: readonly Quantity[]): Sentence => {
  if (evaluation.state !== 'computed') return notComputableWords(evaluation, quantities);
  const { numerator, denominator, value, unit } = evaluation;
  const left = denominator === null ? sumText(numerator) : quotientText(numerator, denominator);
  const right = valueText(value, unit);
  const text = left === right ? right : `${left} = ${right}`;
  return { zh: text, en: text };
};

const shortened = (value: Decimal): string => (value.decimalPlaces() > 10 ? `${value.toFixed(10, Decimal.ROUND_DOWN)}…` : plain(value));

/** "四舍五入到 0.01 分：7.3333333333… → 7.33". */
export const roundingWords = (step: string, unrounded: Decimal | null, points: Decimal | null): Sentence => {
  const rule = { zh: `四舍五入到 ${step} 分`, en: `half-up to ${step} points` };
  if (unrounded === null || points === null) return rule;
  if (unrounded.eq(points)) return { zh: `${rule.zh}（${plain(points)} 无需舍入）`, en: `${rule.en} (${plain(points)} is exact)` };
  const step2 = `${shortened(unrounded)} → ${plain(points)}`;
  return { zh: `${rule.zh}：${step2}`, en: `${rule.en}: ${step2}` };
};

// ——— judged lines ———
const methodWords: Record<CombinedLine['method'], Words> = {
  single: { zh: '评分人评定', en: 'judged by the scorer' },
  mean: { zh: '各评分人得分的平均值', en: "mean of the scorers' points" },
  trimmed: { zh: '去掉一个最高分和一个最低分后的平均值', en: 'mean without one highest and one lowest' },
  median: { zh: '各评分人得分的中位数', en: "median of the scorers' points" },
  moderated: { zh: '评议确定', en: 'decided by moderation' },
};
export const judgedFormula = (line: CombinedLine | undefined): Sentence => {
  const { zh, en } = line === undefined ? { zh: '由评分人评定', en: 'for the scorers to judge' } : methodWords[line.method];
  return { zh, en };
};

/** "(7 + 8 + 7.5) ÷ 3 = 7.5". */
export const judgedSubstituted = ({ method, given, unrounded }: CombinedLine): Sentence => {
  const result = numberText(new Decimal(unrounded));
  const used = given.filter(({ counted }) => counted).map(({ points }) => points);
  if (method === 'single' || method === 'moderated') return { zh: result, en: result };
  if (method === 'median') return { zh: `中位数（${used.join('、')}）= ${result}`, en: `median(${used.join(', ')}) = ${result}` };
  const text = used.length === 1 ? result : `(${used.join(' + ')}) ÷ ${used.length} = ${result}`;
  return { zh: text, en: text };
};

/** The reasons that the scorers gave, in their own words. */
export const reasonsWords = ({ given, moderation }: CombinedLine): Sentence => {
  const reasons = [...given.map(({ reason }) => withinSentence(reason)), withinSentence(moderation ?? '')].filter(
    (reason) => reason !== '',
  );
  if (reasons.length === 0) return { zh: '', en: '' };
  return { zh: `理由：${reasons.join('；')}`, en: `reason: ${reasons.join('; ')}` };
};

/** Joins what is not empty into one sentence that ends with the points. */
export const conclusion = (parts: readonly Words[], points: Decimal | null, weight: Decimal): Sentence => {
  const end =
    points === null
      ? { zh: `尚未评分（满分 ${plain(weight)} 分）`, en: `no points yet (of ${plain(weight)})` }
      : { zh: `得 ${plain(points)} 分（满分 ${plain(weight)} 分）`, en: `${plain(points)} of ${plain(weight)} points` };
  const all = [...parts, end];
  return {
    zh: `${all
      .map(({ zh }) => zh)
      .filter((text) => text !== '')
      .join('；')}。`,
    en: `${all
      .map(({ en }) => en)
      .filter((text) => text !== '')
      .join('; ')}.`,
  };
};
