// Decides how the before and after of a trail event read: one line per field, in words.
import { GRADES, gradeWords, isState, stateWords, type EventName, type Words } from '@camphor/domain';
import { targetWords } from '../review/targets';
import { figureText } from '../ui/amounts';
import { stampOf } from '../ui/dates';

export interface ChangeLine {
  readonly field: string;
  readonly label: Words;
  /** null = there was nothing. */
  readonly before: Words | null;
  readonly after: Words | null;
}

const names: Readonly<Record<string, Words>> = {
  state: { zh: '状态', en: 'state' },
  round: { zh: '轮次', en: 'round' },
  due: { zh: '截止日', en: 'due' },
  version: { zh: '版本', en: 'version' },
  late: { zh: '逾期提交', en: 'late' },
  openedAt: { zh: '开始审核', en: 'opened' },
  accepted: { zh: '单位确认', en: 'accepted' },
  reviewers: { zh: '审核人', en: 'reviewers' },
  scorers: { zh: '评分人', en: 'scorers' },
  total: { zh: '得分', en: 'total' },
  grade: { zh: '等级', en: 'grade' },
  scheme: { zh: '指标体系摘要', en: 'scheme digest' },
  digest: { zh: '摘要', en: 'digest' },
  algorithm: { zh: '摘要算法', en: 'digest algorithm' },
  number: { zh: '编号', en: 'number' },
  itemCount: { zh: '意见条数', en: 'items' },
  items: { zh: '退回意见', en: 'return items' },
  target: { zh: '位置', en: 'place' },
  answer: { zh: '答复', en: 'answer' },
  text: { zh: '内容', en: 'text' },
  reason: { zh: '理由', en: 'reason' },
  points: { zh: '分数', en: 'points' },
  resolved: { zh: '已处理', en: 'resolved' },
  indicator: { zh: '指标', en: 'indicator' },
  indicators: { zh: '指标', en: 'indicators' },
  upheld: { zh: '异议成立', en: 'upheld' },
  granted: { zh: '同意延期', en: 'granted' },
  file: { zh: '文件', en: 'file' },
  unit: { zh: '单位', en: 'unit' },
  cycle: { zh: '年度工作', en: 'cycle' },
  year: { zh: '年度', en: 'year' },
  title: { zh: '标题', en: 'title' },
};

const both = (text: string): Words => ({ zh: text, en: text });
const joined = (parts: readonly Words[], zh: string, en: string): Words => ({
  zh: parts.map((part) => part.zh).join(zh),
  en: parts.map((part) => part.en).join(en),
});

const labelOf = (field: string, indicators: ReadonlyMap<string, string>): Words => {
  const known = names[field];
  if (known) return known;
  if (field.includes(':')) return targetWords(field, indicators);
  const indicator = indicators.get(field);
  return indicator === undefined ? both(field) : both(indicator);
};

const textWords = (field: string, text: string, indicators: ReadonlyMap<string, string>): Words => {
  if (field === 'state' && isState(text)) return stateWords[text].bureau;
  if (field === 'grade') {
    const grade = GRADES.find((name) => name === text);
    if (grade) return gradeWords[grade];
  }
  if (field === 'target') return targetWords(text, indicators);
  if (field === 'indicator' || field === 'indicators') return targetWords(`indicator:${text}`, indicators);
  if (field === 'algorithm') return both(text.toUpperCase());
  if (field.startsWith('figure:')) return figureText(field.slice('figure:'.length), text);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text)) return both(stampOf(text));
  if (/^(selfScore|table):/.test(field) || field === 'headings') {
    try {
      return valueWords('', JSON.parse(text), indicators) ?? both('');
    } catch {
      return both(text);
    }
  }
  return both(text);
};

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
/** Ids say nothing to a reader; the bundle holds them. */
const isBareId = (value: unknown): boolean => typeof value === 'string' && UUID.test(value);
const LEADING = ['target', 'indicator', 'points'];
/** Trail facts are sorted by name; a reader wants the place first, then the points, then the rest. */
const inOrder = (value: Readonly<Record<string, unknown>>): [string, unknown][] => {
  const rank = (name: string): number => (LEADING.includes(name) ? LEADING.indexOf(name) : LEADING.length);
  return Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
};

/** A value in words; null = nothing was there. */
export const valueWords = (field: string, value: unknown, indicators: ReadonlyMap<string, string>): Words | null => {
  if (value === null || value === undefined) return null;
  if (value === true) return { zh: '是', en: 'yes' };
  if (value === false) return { zh: '否', en: 'no' };
  if (typeof value === 'number') return both(String(value));
  if (typeof value === 'string') return value === '' ? null : textWords(field, value, indicators);
  if (Array.isArray(value)) {
    const parts = value.flatMap((item: unknown) => valueWords(field, item, indicators) ?? []);
    const deep = value.some((item: unknown) => typeof item === 'object' && item !== null);
    return parts.length === 0 ? null : joined(parts, deep ? '\n' : '、', deep ? '\n' : ', ');
  }
  const parts = inOrder(value as Record<string, unknown>).flatMap(([name, inner]): Words[] => {
    if (isBareId(inner) || (name === 'indicator' && inner === field)) return [];
    const words = valueWords(name, inner, indicators);
    const label = labelOf(name, indicators);
    return words === null ? [] : [{ zh: `${label.zh}：${words.zh}`, en: `${label.en}: ${words.en}` }];
  });
  return parts.length === 0 ? null : joined(parts, '；', '; ');
};

const fieldsOf = (side: unknown): Readonly<Record<string, unknown>> =>
  typeof side === 'object' && side !== null && !Array.isArray(side)
    ? (side as Record<string, unknown>)
    : side === null || side === undefined
      ? {}
      : { text: side };

/** One line per field that differs; what is the same before and after is left out. */
export const changeLines = (
  before: unknown,
  after: unknown,
  indicators: ReadonlyMap<string, string> = new Map(),
): readonly ChangeLine[] => {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => JSON.stringify(old[field] ?? null) !== JSON.stringify(now[field] ?? null))
    .filter((field) => !isBareId(old[field]) && !isBareId(now[field]))
    .map((field) => ({
      field,
      label: labelOf(field, indicators),
      before: valueWords(field, old[field], indicators),
      after: valueWords(field, now[field], indicators),
    }));
};

const KEY = /(?:figure|section|table|selfScore|explanation|indicator):[\w.:\-\u3400-\u9fff]+|\b(?:headings|title)\b/gu;
/** A sentence with field names in it, readable: "figure:assets.total" → 资产总额. */
export const readableSentence = (sentence: string, indicators: ReadonlyMap<string, string> = new Map()): Words => ({
  zh: sentence.replace(KEY, (key) => targetWords(key, indicators).zh),
  en: sentence.replace(KEY, (key) => targetWords(key, indicators).en),
});

/** The name stands before the sentence in bold; a sentence that begins with it says it once. */
export const withoutActor = (sentence: string, name: string): string =>
  name !== '' && sentence.startsWith(name) ? sentence.slice(name.length).trimStart() : sentence;

const viaNames: Readonly<Record<string, Words>> = {
  web: { zh: '网页', en: 'web' },
  api: { zh: '接口', en: 'interface' },
  cli: { zh: '命令行', en: 'command line' },
  worker: { zh: '系统自动', en: 'automatic' },
  system: { zh: '系统自动', en: 'automatic' },
  demo: { zh: '演示数据', en: 'demonstration' },
  import: { zh: '导入', en: 'import' },
};
export const viaWords = (via: string): Words => viaNames[via] ?? both(via);

const MILESTONES: ReadonlySet<string> = new Set<EventName>([
  'report.created',
  'report.submitted',
  'report.withdrawn',
  'report.returned',
  'report.approved',
  'report.scored',
  'report.rescored',
  'report.published',
  'report.amended',
  'result.accepted',
  'objection.filed',
  'objection.decided',
]);
/** Events that move the line stand out among the many edits. */
export const isMilestone = (action: string): boolean => MILESTONES.has(action);

/** What can be said of the numbers that were read: complete, with a hole, or only a part read so far. Digests are verified elsewhere. */
export const completeness = (read: readonly number[], count: number): Words => {
  const numbers = new Set(read);
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter((number) => !numbers.has(number));
  const oldest = read.reduce((least, number) => Math.min(least, number), count + 1);
  const holes = missing.filter((number) => number > oldest);
  if (holes.length > 0)
    return { zh: `共 ${count} 条记录，缺第 ${holes.join('、')} 号。`, en: `${count} records; missing: ${holes.join(', ')}.` };
  if (missing.length > 0)
    return {
      zh: `共 ${count} 条记录，已读到第 ${oldest} 号，其间没有缺号。`,
      en: `${count} records, read back to no. ${oldest} without a gap.`,
    };
  return { zh: `1 至 ${count} 号记录齐全，没有缺号。`, en: `Records 1 to ${count} are all here.` };
};
