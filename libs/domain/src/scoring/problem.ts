// Records what is wrong with a scheme or a calendar, as data, and decides how it is said.
import type { Words } from '../words';

const problemsTable = {
  malformed: { zh: '{at}：应为{expected}。', en: '{at}: expected {expected}.' },
  unknown_field: { zh: '{at}：没有这个字段。', en: '{at}: there is no such field.' },
  not_a_decimal: { zh: '{at}：“{value}”不是数字。', en: '{at}: "{value}" is not a plain decimal.' },
  duplicate_id: { zh: '标识“{id}”重复。', en: 'The id "{id}" is used twice.' },
  weight_not_positive: { zh: '“{at}”的分值必须大于 0。', en: 'The weight of "{at}" must be above 0.' },
  weight_not_on_step: {
    zh: '“{at}”的分值 {weight} 不是最小计分单位 {step} 的倍数。',
    en: 'The weight {weight} of "{at}" is no multiple of the rounding step {step}.',
  },
  weights_do_not_sum: {
    zh: '“{at}”下各项分值合计 {sum}，应为 {weight}。',
    en: 'The weights under "{at}" add up to {sum}, not to {weight}.',
  },
  group_empty: { zh: '“{at}”下没有指标。', en: 'There is no indicator under "{at}".' },
  step_invalid: {
    zh: '最小计分单位“{step}”须大于 0 且不超过 3 位小数。',
    en: 'The rounding step "{step}" must be above 0 with at most 3 decimals.',
  },
  unknown_figure: { zh: '“{at}”的公式引用了不存在的数据“{figure}”。', en: 'The formula of "{at}" names the unknown figure "{figure}".' },
  figure_not_numeric: { zh: '“{at}”的公式引用的“{figure}”不是数字。', en: 'The formula of "{at}" names "{figure}", which is no number.' },
  units_differ: { zh: '“{at}”的公式把不同单位的数据放在一起：{units}。', en: 'The formula of "{at}" mixes units: {units}.' },
  formula_empty: { zh: '“{at}”的公式缺少数据。', en: 'The formula of "{at}" has no figures.' },
  formula_circular: { zh: '公式循环引用：{path}。', en: 'A formula goes round in a circle: {path}.' },
  formula_needs_number_rule: {
    zh: '“{at}”有公式，但其评分规则不能由数据计算。',
    en: '"{at}" has a formula, but its rule cannot be computed from a number.',
  },
  formula_missing: { zh: '“{at}”的设置“{setting}”需要公式。', en: 'The setting "{setting}" of "{at}" needs a formula.' },
  unit_of_rule: {
    zh: '“{at}”的评分规则按{rule}计，公式的结果却是{formula}。',
    en: 'The rule of "{at}" works on {rule}, its formula gives {formula}.',
  },
  points_unreachable: {
    zh: '“{at}”最多只能得 {most} 分，达不到分值 {weight}。',
    en: '"{at}" can reach {most} points at most, not its weight {weight}.',
  },
  points_above_weight: {
    zh: '“{at}”可得 {points} 分，超过分值 {weight}。',
    en: '"{at}" gives {points} points, above its weight {weight}.',
  },
  points_negative: { zh: '“{at}”有负分 {points}。', en: '"{at}" gives {points} points, below zero.' },
  value_not_positive: { zh: '“{at}”的“{setting}”须大于 0，现为 {value}。', en: '"{setting}" of "{at}" must be above 0, not {value}.' },
  band_empty: { zh: '“{at}”的区间 {band} 不含任何数值。', en: 'The band {band} of "{at}" holds no value.' },
  bands_overlap: { zh: '“{at}”的区间 {first} 与 {second} 重叠。', en: 'The bands {first} and {second} of "{at}" overlap.' },
  bands_gap: { zh: '“{at}”的区间在 {place} 处有空缺。', en: 'The bands of "{at}" leave a gap at {place}.' },
  grades_out_of_order: { zh: '等级“{grade}”的区间次序不对或重复。', en: 'The band of the grade "{grade}" is out of order or given twice.' },
  unknown_indicator: { zh: '“{at}”引用了不存在的指标“{indicator}”。', en: '"{at}" names the unknown indicator "{indicator}".' },
  unknown_grade: { zh: '“{at}”引用的等级“{grade}”没有分数区间。', en: '"{at}" names the grade "{grade}", which has no band.' },
  limit_out_of_range: {
    zh: '“{at}”的上限 {points} 不在 0 至 {total} 之间。',
    en: 'The cap {points} of "{at}" is not between 0 and {total}.',
  },
  date_invalid: { zh: '“{value}”不是有效日期。', en: '"{value}" is not a date.' },
  date_outside_year: { zh: '{date} 不在 {year} 年内。', en: '{date} does not lie in {year}.' },
  date_twice: { zh: '{date} 重复列出。', en: '{date} is listed twice.' },
  working_day_not_weekend: { zh: '{date} 不是周末，不必列为调休上班日。', en: '{date} is no weekend day and works anyway.' },
} as const satisfies Record<string, Words>;

export type ProblemCode = keyof typeof problemsTable;
export interface Problem {
  readonly code: ProblemCode;
  readonly facts: Readonly<Record<string, string>>;
}

export const problem = (code: ProblemCode, facts: Readonly<Record<string, string>>): Problem => ({ code, facts });

/** The sentence of a problem with its facts filled in. */
export const problemWords = ({ code, facts }: Problem): Words => {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
  return { zh: fill(problemsTable[code].zh), en: fill(problemsTable[code].en) };
};
