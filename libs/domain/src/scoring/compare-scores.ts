// Decides why two scores of one report differ: which line, by which rule, weight, figure or judgement; then caps, vetoes and bands.
import { Decimal, decimal, plain } from '../decimal';
import { figureDefinition, gradeWords, type Grade } from '../reports/figures.table';
import { sameJson } from '../same-json';
import type { Words } from '../words';
import type { Score, ScoreLine } from './score';
import type { Sentence } from './sentence';

/** What changed a line: `cap`, `veto` and `bands` belong to the score as a whole. */
export const CAUSES = ['added', 'removed', 'weight', 'rule', 'figures', 'judged', 'cap', 'veto', 'bands', 'total'] as const;
export type Cause = (typeof CAUSES)[number];
export type Difference = {
  /** Id of the line; null where the score as a whole is meant. */
  readonly indicator: string | null;
  readonly name: Sentence;
  /** Points; the grade where that moved; null where there is none. */
  readonly before: string | null;
  readonly after: string | null;
  readonly because: Cause;
  readonly sentence: Sentence;
};
/** A score as it is stored: total and grade after caps and vetoes. */
export interface StoredScore {
  readonly total: string;
  readonly grade: Grade;
  readonly lines: readonly ScoreLine[];
}

const sentence = ({ zh, en }: Words): Sentence => ({ zh, en });
const joined = (parts: readonly Words[]): Sentence => ({
  zh: `${parts.map(({ zh }) => zh).join('；')}。`,
  en: `${parts.map(({ en }) => en).join('; ')}.`,
});
const pointsMove = (before: string | null, after: string | null): Words => ({
  zh: before === after ? `得分不变（${before ?? '—'} 分）` : `得分 ${before ?? '—'} → ${after ?? '—'} 分`,
  en: before === after ? `points unchanged (${before ?? '—'})` : `points ${before ?? '—'} → ${after ?? '—'}`,
});

type Part = { readonly because: Cause; readonly words: Words };
const inputWords = (before: ScoreLine, after: ScoreLine): Part[] => {
  const values = new Map(before.inputs.map(({ key, value }) => [key, value]));
  const keys = [...new Set([...before.inputs, ...after.inputs].map(({ key }) => key))];
  return keys.flatMap((key): Part[] => {
    const was = values.get(key) ?? null;
    const is = after.inputs.find((input) => input.key === key)?.value ?? null;
    // Inputs of another formula are no changed figures.
    if (was === is || was === null || is === null) return [];
    const { zh, en } = figureDefinition(key).label;
    return [{ because: 'figures', words: { zh: `数据“${zh}”${was} → ${is}`, en: `the figure [${en}] ${was} → ${is}` } }];
  });
};

const judgedBy = ({ judged }: ScoreLine): unknown =>
  judged && { method: judged.method, given: judged.given, moderation: judged.moderation };
/** What of a line is no longer the same, most telling first. */
const partsOf = (before: ScoreLine, after: ScoreLine): Part[] => {
  const parts: Part[] = [];
  const add = (because: Cause, zh: string, en: string): void => void parts.push({ because, words: { zh, en } });
  if (before.weight !== after.weight)
    add('weight', `分值由 ${before.weight} 分改为 ${after.weight} 分`, `the weight is ${after.weight} instead of ${before.weight}`);
  if (before.rule.zh !== after.rule.zh)
    add('rule', `规则由“${before.rule.zh}”改为“${after.rule.zh}”`, `the rule is "${after.rule.en}" instead of "${before.rule.en}"`);
  if (before.computed !== after.computed)
    add(
      'rule',
      after.computed ? '由评分人评定改为按数据计算' : '由按数据计算改为评分人评定',
      after.computed ? 'computed instead of judged' : 'judged instead of computed',
    );
  else if (after.computed && before.formula.zh !== after.formula.zh)
    add(
      'rule',
      `算法由“${before.formula.zh}”改为“${after.formula.zh}”`,
      `the formula is "${after.formula.en}" instead of "${before.formula.en}"`,
    );
  parts.push(...inputWords(before, after));
  if (before.value !== after.value && before.value !== null && after.value !== null)
    add('figures', `计算值 ${before.value} → ${after.value}`, `the value ${before.value} → ${after.value}`);
  if (!sameJson(judgedBy(before), judgedBy(after)) && !before.computed && !after.computed)
    add('judged', '评分人的评定有变化', 'what the scorers gave is combined differently');
  return parts;
};

const compareLine = (before: ScoreLine, after: ScoreLine): Difference => {
  const parts = partsOf(before, after);
  const [first] = parts;
  return {
    indicator: after.indicator,
    name: after.name,
    before: before.points,
    after: after.points,
    because: first?.because ?? 'rule',
    sentence: joined([
      ...(first
        ? parts.map(({ words }) => words)
        : [{ zh: '计算或舍入的说明有变化', en: 'how it is computed or rounded is told differently' }]),
      pointsMove(before.points, after.points),
    ]),
  };
};
const added = (line: ScoreLine): Difference => ({
  indicator: line.indicator,
  name: line.name,
  before: null,
  after: line.points,
  because: 'added',
  sentence: { zh: `新增的指标：${line.explanation.zh}`, en: `a new line: ${line.explanation.en}` },
});
const removed = (line: ScoreLine): Difference => ({
  indicator: line.indicator,
  name: line.name,
  before: line.points,
  after: null,
  because: 'removed',
  sentence: {
    zh: `取消的指标，原得 ${line.points ?? '—'} 分（满分 ${line.weight} 分）。`,
    en: `a line that is no more; it had ${line.points ?? '—'} of ${line.weight} points.`,
  },
});

/** Every line that is not the same to the byte, in the order of the later score, then those that it lacks. */
const compareLines = (before: readonly ScoreLine[], after: readonly ScoreLine[]): Difference[] => {
  const old = new Map(before.map((line) => [line.indicator, line]));
  const kept = new Set(after.map(({ indicator }) => indicator));
  const present = after.flatMap((line): Difference[] => {
    const was = old.get(line.indicator);
    if (was === undefined) return [added(line)];
    return sameJson(was, line) ? [] : [compareLine(was, line)];
  });
  return [...present, ...before.filter(({ indicator }) => !kept.has(indicator)).map(removed)];
};

const sumOf = (lines: readonly ScoreLine[]): Decimal => lines.reduce((sum, { points }) => sum.plus(points ?? '0'), new Decimal(0));
const capOf = ({ total, lines }: StoredScore): Decimal => sumOf(lines).minus(decimal(total));
const whole = { zh: '总分与等级', en: 'Total and grade' };

const compareCaps = (before: StoredScore, after: StoredScore, limits: Score['limits']): Difference[] => {
  const [was, is] = [capOf(before), capOf(after)];
  if (was.eq(is)) return [];
  const said = limits.filter(({ effect }) => effect === 'cap').map(({ explanation }) => explanation);
  const words = said.length > 0 ? said : [{ zh: '原有的封顶不再适用', en: 'the earlier cap no longer holds' }];
  return [{ indicator: null, name: whole, before: plain(was.neg()), after: plain(is.neg()), because: 'cap', sentence: joined(words) }];
};

const compareGrades = (before: StoredScore, after: StoredScore, limits: Score['limits']): Difference[] => {
  if (before.grade === after.grade) return [];
  const [was, is] = [gradeWords[before.grade], gradeWords[after.grade]];
  const vetoes = limits.filter(({ effect }) => effect === 'veto').map(({ explanation }) => explanation);
  const because = vetoes.length > 0 ? 'veto' : before.total === after.total ? 'bands' : 'total';
  const move = { zh: `等级“${was.zh}”→“${is.zh}”`, en: `grade "${was.en}" → "${is.en}"` };
  const causes: Record<typeof because, readonly Words[]> = {
    veto: vetoes,
    bands: [
      { zh: `总分仍为 ${after.total} 分，等级的分数线有变化`, en: `the total is still ${after.total}; the bands of the grades moved` },
    ],
    total: [{ zh: `总分 ${before.total} → ${after.total} 分`, en: `total ${before.total} → ${after.total}` }],
  };
  return [
    { indicator: null, name: whole, before: before.grade, after: after.grade, because, sentence: joined([...causes[because], move]) },
  ];
};

const moved = ({ before, after, because }: Difference): boolean =>
  before !== after || because === 'weight' || because === 'added' || because === 'removed';

/**
 * Why the later score is not the earlier one: lines whose points, weight or presence differ (where there are none, lines that are told
 * differently), then caps, then the grade. Empty when the scores are the same.
 */
export const compareScores = (before: StoredScore, after: StoredScore, limits: Score['limits']): Difference[] => {
  const lines = compareLines(before.lines, after.lines);
  const rest = [...compareCaps(before, after, limits), ...compareGrades(before, after, limits)];
  const telling = lines.filter(moved);
  return telling.length + rest.length > 0 ? [...telling, ...rest] : lines.map((line) => ({ ...line, name: sentence(line.name) }));
};
