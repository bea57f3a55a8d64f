// Decides which points of its indicators the report states (指标得分): as self-scores, in a form or table, or in the prose.
import { Decimal, isDecimal } from '../decimal';
import type { SectionKey } from '../reports/sections.table';
import type { Ground } from './ground';

export interface Earned {
  readonly points: readonly Decimal[];
  /** Points add up to the whole only when the list is whole. */
  readonly whole: boolean;
}
interface Line {
  readonly weight: Decimal | null;
  readonly points: Decimal;
}
const HUNDRED = new Decimal(100);
const sumOf = (values: readonly Decimal[]): Decimal => values.reduce((sum, value) => sum.plus(value), new Decimal(0));

/** Lines with weights are whole when these make 100; more than 100 means that some are parts of others. */
const earnedOf = (lines: readonly Line[], named: boolean): Earned | null => {
  if (lines.length < 2 || lines.some(({ weight, points }) => weight !== null && points.gt(weight))) return null;
  const weights = lines.flatMap(({ weight }) => weight ?? []);
  const total = sumOf(weights);
  if (total.gt(HUNDRED)) return null;
  const whole = weights.length === lines.length ? total.eq(HUNDRED) : named;
  return { points: lines.map(({ points }) => points), whole };
};

const ofSelfScores = ({ input }: Ground): Earned | null => {
  const lines = (input.selfScores ?? []).filter(({ points }) => isDecimal(points));
  if (lines.length < 2) return null;
  const { weights } = input;
  const whole =
    weights === undefined ? false : Object.keys(weights).every((indicator) => lines.some((line) => line.indicator === indicator));
  return { points: lines.map(({ points }) => new Decimal(points)), whole };
};

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const EARNS = '(?:自评得分|自评|自我评分|实际得分|实得|得分|评分|实际|可得|计|得)(?:分)?(?:为|是)?';
/** "投入10分，计10分", "投入（15分）得13分", "部门决策（25分，自评得分23分）", "投入（满分10分）9分" */
const WEIGHTED = new RegExp(
  String.raw`[\u4e00-\u9fff]{2,16}?[（(]?(?:满分|权重|分值|标准分|总分|共|计)?(?:为|值)?${NUMBER}分(?:[，,、]?[）)]|[，,、])?(?:${EARNS}|(?<=[）)]))${NUMBER}分`,
  'g',
);
/** "投入得9分（满分10分）" */
const REVERSED = new RegExp(
  String.raw`[\u4e00-\u9fff]{2,16}?${EARNS}${NUMBER}分[（(](?:满分|权重|分值|标准分|总分|共)?(?:为|值)?${NUMBER}分[）)]`,
  'g',
);
/** "各项得分：预算执行9.81分（满分10分），产出46分（满分50分）": the brackets say that the first is what was earned. */
const OF_FULL = new RegExp(
  String.raw`(?:[，,、；;：:。]|^)(?:其中)?[\u4e00-\u9fff]{2,12}${NUMBER}分[（(](?:满分|权重|分值|标准分|共)(?:为|值)?${NUMBER}分[）)]`,
  'g',
);
/** "产出指标得48分" */
const PLAIN = new RegExp(String.raw`([\u4e00-\u9fff]{2,14}?)(?:指标|类|方面)?(?:自评)?(?:得分|得|计)(?:为)?${NUMBER}分`, 'g');
/** Names that together are the whole of a scheme. */
const WHOLES: readonly (readonly RegExp[])[] = [
  [/投入/, /过程/, /产出/],
  [/决策/, /过程/, /产出/],
  [/执行/, /产出/, /效[益果]/, /满意/],
  [/执行/, /产出/, /效[益果]/],
];

const weighted = (text: string): Line[] => {
  const worded = [
    ...[...text.matchAll(WEIGHTED)].map(([, weight, points]) => ({ weight, points })),
    ...[...text.matchAll(REVERSED)].map(([, points, weight]) => ({ weight, points })),
  ];
  const lines = worded.length > 0 ? worded : [...text.matchAll(OF_FULL)].map(([, points, weight]) => ({ weight, points }));
  return lines.flatMap(({ weight, points }) =>
    weight === undefined || points === undefined || HUNDRED.eq(weight)
      ? []
      : [{ weight: new Decimal(weight), points: new Decimal(points) }],
  );
};
const plain = (text: string): Earned | null => {
  const found = [...text.matchAll(PLAIN)].flatMap(([, name, points]) =>
    name === undefined || points === undefined ? [] : [{ name, points: new Decimal(points) }],
  );
  const whole = WHOLES.find((names) => names.every((name) => found.some((one) => name.test(one.name))));
  const lines = found.filter(({ name }) => whole?.some((one) => one.test(name)) ?? false);
  return whole && lines.length === whole.length
    ? earnedOf(
        lines.map(({ points }) => ({ weight: null, points })),
        true,
      )
    : null;
};

/** A project's own points are not those of the unit. */
const ELSEWHERE = new Set<SectionKey | undefined>(['projects', 'attachments']);

const ofProse = (ground: Ground): Earned[] => {
  const passages = ground.passages.filter(
    ({ table, start, folded }) => !table && /\d分/.test(folded.text) && !ELSEWHERE.has(ground.sectionAt(start)?.key),
  );
  const single: Line[] = [];
  const found = passages.flatMap(({ folded }): (Earned | null)[] => {
    const lines = weighted(folded.text);
    if (lines.length === 1) single.push(...lines);
    return lines.length >= 2 ? [earnedOf(lines, false)] : [plain(folded.text)];
  });
  // One line each in several headings: "（一）部门决策（25分，自评得分23分）".
  const together = earnedOf(single, false);
  return [...found, together?.whole ? together : null].filter((one): one is Earned => one !== null);
};

/** Indicators, and the execution rate where its points stand in the form as well; forms that run on in another table count together. */
const ofForms = (ground: Ground): Earned[] => {
  const lines = ground.forms.flatMap((form): Line[] => [
    ...(form.execution ? [{ weight: form.execution.weight, points: form.execution.points }] : []),
    ...form.lines,
  ]);
  const each = ground.forms.map((form) => earnedOf(form.lines, false));
  return [earnedOf(lines, false), ...each].filter((one): one is Earned => one?.whole === true);
};

/** Every list of points that the report states; the first is the surest. */
export const earnedPoints = (ground: Ground): Earned[] => {
  const own = ofSelfScores(ground);
  return [...(own ? [own] : []), ...ofProse(ground), ...ofForms(ground)];
};
