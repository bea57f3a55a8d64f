// Decides the order and the headings in which a report is read: as the unit wrote them, else as the county template numbers them.
import { chapterOf, sectionsTable, type ReportContent, type SectionKey, type Words } from '@camphor/domain';
import { formsOf } from './figure-forms.table';

export interface OutlineEntry {
  readonly key: SectionKey;
  readonly title: Words;
  /** 1 for a chapter, 2 for a part of one. */
  readonly level: 1 | 2;
  readonly text: string;
  /** Further sections that the same heading opens ("问题及原因分析"); they share its text. */
  readonly also: readonly SectionKey[];
}
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
/** 1 → 一, 13 → 十三; enough for the twenty sections that exist. */
export const numeral = (count: number): string => {
  if (count <= 10) return NUMERALS[count - 1] ?? '';
  return `${count >= 20 ? '二' : ''}十${count % 10 === 0 ? '' : (NUMERALS[(count % 10) - 1] ?? '')}`;
};

type Told = Pick<ReportContent, 'figures' | 'sections' | 'headings'>;
const hasFigures = (key: SectionKey, { figures }: Told): boolean =>
  formsOf(key).some(({ lines }) => lines.some(({ keys }) => keys.some((figure) => figure !== null && figures[figure] !== undefined)));
const isTold = (key: SectionKey, told: Told): boolean => (told.sections[key] ?? '').trim() !== '' || hasFigures(key, told);

const ranks = new Map<SectionKey, number>(sectionsTable.map(({ key }, index) => [key, index]));
const rank = (key: SectionKey): number => ranks.get(key) ?? 0;

/** The unit's own headings first; what has text or figures but no heading follows its predecessor in the template. */
const orderOf = (told: Told): SectionKey[] => {
  const order: SectionKey[] = [];
  for (const { key } of told.headings) if (key !== null && !order.includes(key)) order.push(key);
  for (const { key } of sectionsTable) {
    const wanted =
      isTold(key, told) || sectionsTable.some((part) => part.key !== key && chapterOf(part.key) === key && isTold(part.key, told));
    if (!wanted || order.includes(key)) continue;
    const at = order.findLastIndex((other) => rank(other) < rank(key));
    order.splice(at + 1, 0, key);
  }
  return order;
};

const joined = (entries: readonly OutlineEntry[], written: ReadonlyMap<SectionKey, string>): OutlineEntry[] => {
  const out: OutlineEntry[] = [];
  for (const entry of entries) {
    const before = out.at(-1);
    const own = written.get(entry.key);
    if (before && own !== undefined && own === written.get(before.key) && entry.text.trim() === before.text.trim()) {
      out[out.length - 1] = { ...before, also: [...before.also, entry.key] };
    } else out.push(entry);
  }
  return out;
};

export const outlineOf = (told: Told): OutlineEntry[] => {
  const written = new Map<SectionKey, string>();
  for (const { key, title } of told.headings) if (key !== null && !written.has(key)) written.set(key, title.trim());
  let chapters = 0;
  let parts = 0;
  const entries = orderOf(told).map((key): OutlineEntry => {
    const level = chapterOf(key) === key ? 1 : 2;
    if (level === 1) {
      chapters += 1;
      parts = 0;
    } else parts += 1;
    const own = written.get(key);
    const label = sectionsTable[rank(key)]?.label ?? { zh: key, en: key };
    const numbered: Words =
      level === 1
        ? { zh: `${numeral(chapters)}、${label.zh}`, en: `${chapters}. ${label.en}` }
        : { zh: `（${numeral(parts)}）${label.zh}`, en: `${chapters}.${parts} ${label.en}` };
    return { key, level, title: own ? { zh: own, en: own } : numbered, text: told.sections[key] ?? '', also: [] };
  });
  return joined(entries, written);
};
