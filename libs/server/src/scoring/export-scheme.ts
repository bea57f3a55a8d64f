// Shows a scheme as a file: JSON that makes the same scheme again, or a workbook of its lines to read and print.
import { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import {
  decimal,
  describeRule,
  formulaWords,
  isScheme,
  placedLeaves,
  quantitiesOf,
  readSchemeShape,
  refuse,
  refuseAll,
  ruleKinds,
  type Actor,
  type Fallback,
  type Language,
  type PlacedLeaf,
  type Refusal,
  type Scheme,
  type Words,
} from '@camphor/domain';
import { writeListXlsx } from '@camphor/documents';
import type { FileAnswer } from '../file-answer';
import { schemeReasons } from './scheme-body';
import { visibleScheme } from './schemes.query';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const answer = (name: string, type: string, content: Buffer): FileAnswer => ({
  download: { name, type, size: content.length, content: Readable.from([content]) },
});

const fallbackWords: Record<Fallback, Words> = {
  judged: { zh: '由评分人评定', en: 'judged by a scorer' },
  full: { zh: '得满分', en: 'full points' },
  zero: { zh: '不得分', en: 'no points' },
};
interface Column {
  readonly heading: Words;
  readonly note: Words;
  readonly show: (line: PlacedLeaf, scheme: Scheme, language: Language) => string;
}
const columns: readonly Column[] = [
  {
    heading: { zh: '一级指标', en: 'Level 1' },
    note: { zh: '最上一级', en: 'The outermost group' },
    show: ({ path }, _, language) => path[0]?.[language] ?? '',
  },
  {
    heading: { zh: '二级指标', en: 'Level 2' },
    note: { zh: '其下各级', en: 'The groups below it' },
    show: ({ path }, _, language) =>
      path
        .slice(1)
        .map((name) => name[language])
        .join(' / '),
  },
  {
    heading: { zh: '三级指标', en: 'Line' },
    note: { zh: '评分的一项', en: 'What is scored' },
    show: ({ leaf }, _, language) => leaf.name[language],
  },
  {
    heading: { zh: '标识', en: 'Id' },
    note: { zh: '评分表和异议按它找到本项', en: 'By which sheets and objections find the line' },
    show: ({ leaf }) => leaf.id,
  },
  { heading: { zh: '分值', en: 'Weight' }, note: { zh: '满分', en: 'Full points' }, show: ({ leaf }) => leaf.weight },
  {
    heading: { zh: '规则类别', en: 'Kind' },
    note: { zh: 'T1 至 T9', en: 'T1 to T9' },
    show: ({ leaf }, _, language) => `${ruleKinds[leaf.rule.kind].number} ${ruleKinds[leaf.rule.kind].name[language]}`,
  },
  {
    heading: { zh: '评分标准', en: 'Rule' },
    note: { zh: '评分时照此打印', en: 'As printed with a score' },
    show: ({ leaf }, _, language) => describeRule(leaf.rule, decimal(leaf.weight))[language],
  },
  {
    heading: { zh: '公式', en: 'Formula' },
    note: { zh: '空白为人工评定', en: 'Blank: judged' },
    show: ({ leaf }, scheme, language) => (leaf.formula ? formulaWords(leaf.formula, quantitiesOf(scheme))[language] : ''),
  },
  {
    heading: { zh: '无法计算时', en: 'When not computable' },
    note: { zh: '数据缺失；分母为 0', en: 'A figure is absent; the denominator is zero' },
    show: ({ leaf }, _, language) =>
      leaf.formula
        ? [...new Set([leaf.absent ?? 'judged', leaf.zeroDenominator ?? 'judged'])].map((each) => fallbackWords[each][language]).join('；')
        : '',
  },
];

export const exportScheme = async (
  tx: EntityManager,
  { actor, id, language }: { readonly actor: Actor; readonly id: string; readonly language: Language },
  format: 'json' | 'xlsx',
): Promise<FileAnswer | Refusal | null> => {
  const row = await visibleScheme(tx, actor, id);
  if (!row) return null;
  const name = `${row.name}-${row.version}.${format}`;
  const body = JSON.parse(row.body) as unknown;
  if (format === 'json') return answer(name, 'application/json', Buffer.from(`${JSON.stringify(body, null, 2)}\n`, 'utf8'));
  const scheme = readSchemeShape(body);
  if (!isScheme(scheme)) {
    const [first, ...rest] = schemeReasons(scheme);
    return first ? refuseAll('guards', [first, ...rest]) : refuse('guards', 'unexpected');
  }
  const content = await writeListXlsx({
    sheet: language === 'en' ? 'Scheme' : '指标体系',
    notesSheet: language === 'en' ? 'Notes' : '说明',
    columns: columns.map(({ heading, note }) => ({ heading: heading[language], required: false, note: note[language] })),
    rows: placedLeaves(scheme).map((line) => columns.map(({ show }) => show(line, scheme, language))),
  });
  return answer(name, XLSX, content);
};
