// Records how a scheme is laid out as a workbook: its sheets, their columns, and the words that stand for its settings.
import { gradeWords } from '../reports/figures.table';
import type { Words } from '../words';

export interface SheetColumnRow {
  readonly heading: Words;
  readonly width: number;
  /** Only to be read by people; what stands in it is not taken back. */
  readonly shown?: true;
}
const column = (zh: string, en: string, width = 14): SheetColumnRow => ({ heading: { zh, en }, width });

export const schemeSheets = {
  scheme: {
    name: { zh: '方案', en: 'Scheme' },
    columns: { item: column('项目', 'Item', 18), zh: column('内容', 'Content', 60), en: column('英文内容', 'Content in English', 60) },
  },
  indicators: {
    name: { zh: '指标', en: 'Indicators' },
    columns: {
      level: column('级次', 'Level', 7),
      id: column('标识', 'Id', 24),
      zh: column('名称', 'Name', 26),
      en: column('英文名称', 'Name in English', 26),
      weight: column('分值', 'Weight', 8),
      kind: column('规则类别', 'Kind of rule', 22),
      parameters: column('参数', 'Parameters', 40),
      formula: column('公式', 'Formula', 44),
      absent: column('数据缺失时', 'When a figure is absent', 16),
      zeroDenominator: column('分母为零时', 'When the denominator is zero', 16),
      origin: column('出处', 'Origin', 12),
      noteZh: column('说明', 'Note', 40),
      noteEn: column('英文说明', 'Note in English', 40),
      criteria: { ...column('评分标准（供查看）', 'Rule in words (to read)', 50), shown: true },
    },
  },
  bands: {
    name: { zh: '等级', en: 'Grades' },
    columns: { grade: column('等级', 'Grade'), interval: column('分数区间', 'Interval of points', 20) },
  },
  limits: {
    name: { zh: '封顶与否决', en: 'Caps and vetoes' },
    columns: {
      what: column('类别', 'Cap or veto'),
      id: column('标识', 'Id', 20),
      zh: column('名称', 'Name', 26),
      en: column('英文名称', 'Name in English', 26),
      when: column('条件类别', 'Kind of condition', 16),
      subject: column('条件对象', 'Looks at', 40),
      is: column('比较', 'Comparison'),
      bound: column('界限', 'Bound'),
      result: column('结果', 'Result', 16),
    },
  },
  quantities: {
    name: { zh: '自定数据', en: 'Quantities' },
    columns: {
      id: column('标识', 'Id', 20),
      zh: column('名称', 'Name', 26),
      en: column('英文名称', 'Name in English', 26),
      firstOf: column('取值（每行一种，取第一个齐全的）', 'Sums (one a line, the first complete one counts)', 60),
    },
  },
} as const;
export type SchemeSheet = keyof typeof schemeSheets;
export type ColumnOf<S extends SchemeSheet> = keyof (typeof schemeSheets)[S]['columns'] & string;

/** The rows of the first sheet, with the place of each in the scheme; texts in two languages fill two cells. */
export const schemeItems = {
  name: { zh: '方案标识', en: 'Id of the scheme' },
  version: { zh: '版本', en: 'Version' },
  title: { zh: '名称', en: 'Title' },
  source: { zh: '来源', en: 'Source' },
  example: { zh: '示例', en: 'Example' },
  total: { zh: '总分', en: 'Total' },
  mode: { zh: '舍入', en: 'Rounding' },
  step: { zh: '最小计分单位', en: 'Rounding step' },
} as const satisfies Record<string, Words>;
export type SchemeItem = keyof typeof schemeItems;
export const SCHEME_ITEMS = Object.keys(schemeItems) as SchemeItem[];

/** What a cell says for a setting; the code itself is understood too. */
export const settingWords = {
  fallback: {
    judged: { zh: '由评分人评定', en: 'judged by a scorer' },
    full: { zh: '得满分', en: 'full points' },
    zero: { zh: '不得分', en: 'no points' },
  },
  origin: { found: { zh: '来源所载', en: 'found in the source' }, own: { zh: '补充', en: 'completed by us' } },
  truth: { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } },
  mode: { 'half-up': { zh: '四舍五入', en: 'half-up' } },
  grade: gradeWords,
  limit: { cap: { zh: '封顶', en: 'cap' }, veto: { zh: '一票否决', en: 'veto' } },
  condition: {
    fact: { zh: '事实', en: 'fact' },
    rate: { zh: '比率', en: 'rate' },
    line: { zh: '指标得分', en: 'points of a line' },
  },
  comparison: {
    above: { zh: '高于', en: 'above' },
    atLeast: { zh: '不低于', en: 'at least' },
    below: { zh: '低于', en: 'below' },
    atMost: { zh: '不高于', en: 'at most' },
  },
} as const satisfies Record<string, Readonly<Record<string, Words>>>;
export type Setting = keyof typeof settingWords;
