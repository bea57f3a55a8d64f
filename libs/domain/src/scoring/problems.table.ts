// Decides which mistakes a scheme or a calendar can have, how each is said, and what mends it.
import type { Words } from '../words';

interface ProblemRow extends Words {
  /** The way out. */
  readonly mend: Words;
}
const table = {
  malformed: {
    zh: '{at}：应为{expected}。',
    en: '{at}: expected {expected}.',
    mend: { zh: '请按说明的形式填写。', en: 'Give it in the form that is named.' },
  },
  unknown_field: {
    zh: '{at}：没有这个字段。',
    en: '{at}: there is no such field.',
    mend: { zh: '请删去这个字段或改正其名称。', en: 'Take the field out or correct its name.' },
  },
  not_a_decimal: {
    zh: '{at}：“{value}”不是数字。',
    en: '{at}: "{value}" is not a plain decimal.',
    mend: { zh: '请填写不带千分位和单位的数字，如 0.5。', en: 'Write a plain number without separators and units, such as 0.5.' },
  },
  duplicate_id: {
    zh: '标识“{id}”重复。',
    en: 'The id "{id}" is used twice.',
    mend: { zh: '请给其中一个换一个标识。', en: 'Give one of them another id.' },
  },
  weight_not_positive: {
    zh: '“{at}”的分值必须大于 0。',
    en: 'The weight of "{at}" must be above 0.',
    mend: { zh: '请填写大于 0 的分值，或删去该指标。', en: 'Give a weight above 0, or take the indicator out.' },
  },
  weight_not_on_step: {
    zh: '“{at}”的分值 {weight} 不是最小计分单位 {step} 的倍数。',
    en: 'The weight {weight} of "{at}" is no multiple of the rounding step {step}.',
    mend: { zh: '请调整分值，或把最小计分单位改细。', en: 'Change the weight, or make the rounding step finer.' },
  },
  weights_do_not_sum: {
    zh: '“{at}”下各项分值合计 {sum}，应为 {weight}。',
    en: 'The weights under "{at}" add up to {sum}, not to {weight}.',
    mend: { zh: '请调整下级指标的分值，或修改上级分值。', en: 'Change the weights below, or the weight above them.' },
  },
  group_empty: {
    zh: '“{at}”下没有指标。',
    en: 'There is no indicator under "{at}".',
    mend: { zh: '请添加指标，或删去这一级。', en: 'Add an indicator, or take this level out.' },
  },
  step_invalid: {
    zh: '最小计分单位“{step}”须大于 0 且不超过 3 位小数。',
    en: 'The rounding step "{step}" must be above 0 with at most 3 decimals.',
    mend: { zh: '请填 1、0.5、0.1、0.01 或 0.001 之类的数。', en: 'Take a step such as 1, 0.5, 0.1, 0.01 or 0.001.' },
  },
  unknown_figure: {
    zh: '“{at}”的公式引用了不存在的数据“{figure}”。',
    en: 'The formula of "{at}" names the unknown figure "{figure}".',
    mend: {
      zh: '请从数据目录中选择，或先在“自定数据”中定义。',
      en: 'Choose one from the list of figures, or define it as a quantity first.',
    },
  },
  figure_not_numeric: {
    zh: '“{at}”的公式引用的“{figure}”不是数字。',
    en: 'The formula of "{at}" names "{figure}", which is no number.',
    mend: { zh: '请改选一个数字型的数据。', en: 'Choose a figure that is a number.' },
  },
  units_differ: {
    zh: '“{at}”的公式把不同单位的数据放在一起：{units}。',
    en: 'The formula of "{at}" mixes units: {units}.',
    mend: { zh: '请只用同一单位的数据相加减、相除。', en: 'Use figures of one unit together.' },
  },
  formula_empty: {
    zh: '“{at}”的公式缺少数据。',
    en: 'The formula of "{at}" has no figures.',
    mend: {
      zh: '请至少选择一个数据，或删去公式（改为人工评定）。',
      en: 'Choose at least one figure, or take the formula out (the line is then judged).',
    },
  },
  formula_circular: {
    zh: '公式循环引用：{path}。',
    en: 'A formula goes round in a circle: {path}.',
    mend: { zh: '请让其中一个量直接由数据组成。', en: 'Let one of them be made of figures alone.' },
  },
  formula_needs_number_rule: {
    zh: '“{at}”有公式，但其评分规则不能由数据计算。',
    en: '"{at}" has a formula, but its rule cannot be computed from a number.',
    mend: { zh: '请删去公式，或改用按数值计分的规则。', en: 'Take the formula out, or use a rule that works on a number.' },
  },
  formula_missing: {
    zh: '“{at}”的设置“{setting}”需要公式。',
    en: 'The setting "{setting}" of "{at}" needs a formula.',
    mend: { zh: '请添加公式，或取消该设置。', en: 'Add a formula, or take the setting out.' },
  },
  unit_of_rule: {
    zh: '“{at}”的评分规则按{rule}计，公式的结果却是{formula}。',
    en: 'The rule of "{at}" works on {rule}, its formula gives {formula}.',
    mend: {
      zh: '请让规则的单位与公式一致（有分母的公式得百分比）。',
      en: 'Let rule and formula have the same unit (a formula with a denominator gives per cent).',
    },
  },
  points_unreachable: {
    zh: '“{at}”最多只能得 {most} 分，达不到分值 {weight}。',
    en: '"{at}" can reach {most} points at most, not its weight {weight}.',
    mend: { zh: '请提高最高一档（或各项合计）的得分，或降低分值。', en: 'Raise the best band (or the items), or lower the weight.' },
  },
  points_above_weight: {
    zh: '“{at}”可得 {points} 分，超过分值 {weight}。',
    en: '"{at}" gives {points} points, above its weight {weight}.',
    mend: { zh: '请降低得分，或提高分值。', en: 'Lower the points, or raise the weight.' },
  },
  points_negative: {
    zh: '“{at}”有负分 {points}。',
    en: '"{at}" gives {points} points, below zero.',
    mend: { zh: '得分最低为 0，请改正。', en: 'Points are 0 at least; correct it.' },
  },
  value_not_positive: {
    zh: '“{at}”的“{setting}”须大于 0，现为 {value}。',
    en: '"{setting}" of "{at}" must be above 0, not {value}.',
    mend: { zh: '请填写大于 0 的数。', en: 'Give a number above 0.' },
  },
  band_empty: {
    zh: '“{at}”的区间 {band} 不含任何数值。',
    en: 'The band {band} of "{at}" holds no value.',
    mend: { zh: '请改正区间两端，或删去这一档。', en: 'Correct the ends of the band, or take it out.' },
  },
  bands_overlap: {
    zh: '“{at}”的区间 {first} 与 {second} 重叠。',
    en: 'The bands {first} and {second} of "{at}" overlap.',
    mend: { zh: '请让相邻两档只有一档包含分界值。', en: 'Let only one of two neighbours hold the value between them.' },
  },
  bands_gap: {
    zh: '“{at}”的区间在 {gap} 处有空缺。',
    en: 'The bands of "{at}" leave a gap at {gap}.',
    mend: { zh: '请让各档首尾相接，分界值归其中一档。', en: 'Let the bands meet, each boundary held by one of them.' },
  },
  grades_out_of_order: {
    zh: '等级“{grade}”的区间次序不对或重复。',
    en: 'The band of the grade "{grade}" is out of order or given twice.',
    mend: { zh: '请从高到低依次排列等级，每个等级一次。', en: 'List the grades from best to worst, each once.' },
  },
  unknown_indicator: {
    zh: '“{at}”引用了不存在的指标“{indicator}”。',
    en: '"{at}" names the unknown indicator "{indicator}".',
    mend: { zh: '请选择方案中的一项指标。', en: 'Choose an indicator of the scheme.' },
  },
  unknown_grade: {
    zh: '“{at}”引用的等级“{grade}”没有分数区间。',
    en: '"{at}" names the grade "{grade}", which has no band.',
    mend: { zh: '请选择有分数区间的等级，或先为它设定区间。', en: 'Choose a grade that has a band, or give it one.' },
  },
  limit_out_of_range: {
    zh: '“{at}”的上限 {points} 不在 0 至 {total} 之间。',
    en: 'The cap {points} of "{at}" is not between 0 and {total}.',
    mend: { zh: '请填写该范围内的分数。', en: 'Give points within that range.' },
  },
  date_invalid: {
    zh: '“{value}”不是有效日期。',
    en: '"{value}" is not a date.',
    mend: { zh: '请写成 2024-01-31 的形式。', en: 'Write it like 2024-01-31.' },
  },
  date_outside_year: {
    zh: '{date} 不在 {year} 年内。',
    en: '{date} does not lie in {year}.',
    mend: { zh: '请只列当年的日期。', en: 'List days of the year alone.' },
  },
  date_twice: { zh: '{date} 重复列出。', en: '{date} is listed twice.', mend: { zh: '请删去重复的一个。', en: 'Take one of them out.' } },
  working_day_not_weekend: {
    zh: '{date} 不是周末，不必列为调休上班日。',
    en: '{date} is no weekend day and works anyway.',
    mend: { zh: '请删去该日期。', en: 'Take the day out.' },
  },
  text_missing: {
    zh: '{at}：未填写。',
    en: '{at}: nothing is written.',
    mend: { zh: '请填写中文和英文。', en: 'Write it, in Chinese and in English.' },
  },
  text_too_long: {
    zh: '{at}：过长（{length} 字），最多 {limit} 字。',
    en: '{at}: too long ({length} characters), at most {limit}.',
    mend: { zh: '请缩短文字。', en: 'Shorten it.' },
  },
  bad_characters: {
    zh: '{at}：含有无法保存的字符。',
    en: '{at}: holds characters that cannot be stored.',
    mend: { zh: '请删去该字符。', en: 'Take the character out.' },
  },
  list_short: { zh: '{at}：至少需要 {least} 项。', en: '{at}: at least {least} are needed.', mend: { zh: '请添加。', en: 'Add some.' } },
  list_long: {
    zh: '{at}：共 {length} 项，最多 {limit} 项。',
    en: '{at}: {length} entries, at most {limit}.',
    mend: { zh: '请减少项数。', en: 'Take some out.' },
  },
  too_deep: {
    zh: '{at}：层级过多，最多 {limit} 级。',
    en: '{at}: nested too deeply, at most {limit} levels.',
    mend: { zh: '请合并层级。', en: 'Merge levels.' },
  },
  too_many_lines: {
    zh: '共有 {lines} 项末级指标，最多 {limit} 项。',
    en: 'There are {lines} lines, at most {limit}.',
    mend: { zh: '请合并指标。', en: 'Merge indicators.' },
  },
  id_invalid: {
    zh: '标识“{id}”不合规：只能用字母、数字、点、横线和下划线，最多 64 位。',
    en: 'The id "{id}" is not possible: letters, digits, dots, dashes and underscores, at most 64.',
    mend: { zh: '请改用如 budgetControl 的标识。', en: 'Use an id such as budgetControl.' },
  },
  total_out_of_range: {
    zh: '总分 {total} 须大于 0 且不超过 {limit}。',
    en: 'The total {total} must be above 0 and at most {limit}.',
    mend: { zh: '通常为 100。', en: 'It is usually 100.' },
  },
  number_out_of_range: {
    zh: '“{at}”的数字 {value} 过大，绝对值不得超过 {limit}。',
    en: 'The number {value} of "{at}" is too large, at most {limit} either way.',
    mend: { zh: '请检查是否多写了位数。', en: 'See whether there is a digit too many.' },
  },
  points_not_on_step: {
    zh: '“{at}”的分数 {points} 不是最小计分单位 {step} 的倍数。',
    en: 'The points {points} of "{at}" are no multiple of the rounding step {step}.',
    mend: { zh: '请调整分数，或把最小计分单位改细。', en: 'Change the points, or make the rounding step finer.' },
  },
  absent_unsaid: {
    zh: '“{at}”有公式，但没有说明数据缺失时如何计分。',
    en: '"{at}" has a formula but does not say what counts when a figure is absent.',
    mend: { zh: '请选择：由评分人评定、得满分或不得分。', en: 'Choose: judged, full points or none.' },
  },
  zero_unsaid: {
    zh: '“{at}”的公式有分母，但没有说明分母为 0 时如何计分。',
    en: '"{at}" divides but does not say what counts when the denominator is zero.',
    mend: { zh: '请选择：由评分人评定、得满分或不得分。', en: 'Choose: judged, full points or none.' },
  },
  formula_too_long: {
    zh: '“{at}”的公式展开后有 {terms} 个数据，最多 {limit} 个。',
    en: 'The formula of "{at}" has {terms} figures once its quantities are written out, at most {limit}.',
    mend: { zh: '请简化公式或合成量。', en: 'Simplify the formula or the quantities.' },
  },
  condition_never_holds: {
    zh: '“{at}”的条件永远不会成立：该项的得分在 0 至 {weight} 之间。',
    en: 'The condition of "{at}" never holds: that line has 0 to {weight} points.',
    mend: { zh: '请改正界限。', en: 'Correct the bound.' },
  },
  number_below: {
    zh: '“{at}”的数字 {value} 不得小于 {least}。',
    en: 'The number {value} of "{at}" must not be below {least}.',
    mend: { zh: '请填写 {least} 或以上。', en: 'Give {least} or more.' },
  },
  // of a workbook
  sheet_missing: {
    zh: '工作簿中没有工作表“{sheet}”。',
    en: 'The workbook has no sheet "{sheetEn}".',
    mend: { zh: '请从“导出”得到的工作簿改起，保留其中各表。', en: 'Begin with the workbook that "Export" gives and keep its sheets.' },
  },
  column_missing: {
    zh: '没有“{at}”列。',
    en: 'There is no column "{at}".',
    mend: { zh: '请从“导出”得到的工作簿改起，保留其表头。', en: 'Begin with the workbook that "Export" gives and keep its headings.' },
  },
  item_unknown: {
    zh: '没有“{value}”这个项目，或它出现了两次。',
    en: '"{value}" is no item of a scheme, or stands twice.',
    mend: { zh: '请改正项目名称或删去该行。', en: 'Correct its name or take the row out.' },
  },
  cell_is_formula: {
    zh: '“{at}”是公式算出的值。',
    en: '"{at}" is the result of a formula.',
    mend: { zh: '请直接填写其值（选择性粘贴为数值）。', en: 'Write the value itself (paste as values).' },
  },
  cell_unreadable: {
    zh: '“{at}”读不懂“{value}”。',
    en: '"{at}" cannot be "{value}".',
    mend: { zh: '请写成{form}。', en: 'Write it as {form}.' },
  },
  level_without_group: {
    zh: '级次“{value}”之上没有相应的分组。',
    en: 'There is no group above the level "{value}".',
    mend: { zh: '请填 1，或在其上方补上一级的分组。', en: 'Write 1, or put a group of the level above before it.' },
  },
} as const satisfies Record<string, ProblemRow>;

export type ProblemCode = keyof typeof table;
export const problemsTable: Readonly<Record<ProblemCode, ProblemRow>> = table;
