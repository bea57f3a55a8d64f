// Decides what a target ("section:KEY", "figure:KEY" …) is called, where it stands in the report and in which order.
import {
  chapterOf,
  figuresTable,
  isFigureKey,
  isSectionKey,
  sectionsTable,
  placeWords,
  type SectionKey,
  type Words,
} from '@camphor/domain';
import { sectionOfFigure } from '../ui/figure-forms.table';

export interface Target {
  readonly kind: string;
  readonly key: string;
}
export const targetOf = (text: string): Target => {
  const colon = text.indexOf(':');
  return colon < 0 ? { kind: text, key: '' } : { kind: text.slice(0, colon), key: text.slice(colon + 1) };
};

/** What people call it; `names` gives indicators their names where they are known. */
export const targetWords = (text: string, names: ReadonlyMap<string, string> = new Map()): Words => {
  const { kind, key } = targetOf(text);
  const name = names.get(key);
  if (name !== undefined && kind === 'indicator') return { zh: name, en: name };
  if (name !== undefined && kind === 'selfScore') return { zh: `自评分：${name}`, en: `Self-score: ${name}` };
  return placeWords(text);
};

const kinds: Readonly<Record<string, Words>> = {
  section: { zh: '章节', en: 'section' },
  figure: { zh: '数据', en: 'figure' },
  table: { zh: '附表', en: 'form' },
  indicator: { zh: '指标', en: 'indicator' },
  evidence: { zh: '佐证', en: 'evidence' },
};
export const kindWords = (text: string): Words => kinds[targetOf(text).kind] ?? { zh: '其他', en: 'other' };

/** The section where a reader looks for the target; null where there is none (indicators, evidence). */
export const sectionOf = (text: string): SectionKey | null => {
  const { kind, key } = targetOf(text);
  if (kind === 'section' && isSectionKey(key)) return key;
  if (kind === 'figure' && isFigureKey(key)) return sectionOfFigure(key);
  return kind === 'table' ? 'attachments' : null;
};

const order = new Map<string, number>(sectionsTable.map((row, index) => [row.key, index]));
const figureOrder = new Map<string, number>(figuresTable.map((row, index) => [row.key, index]));
/** Sorts targets as the report reads: by section, the section itself before its figures. */
export const compareTargets = (left: string, right: string): number => {
  const place = (text: string): readonly [number, number] => {
    const section = sectionOf(text);
    const { kind, key } = targetOf(text);
    return [section === null ? order.size : (order.get(section) ?? order.size), kind === 'figure' ? (figureOrder.get(key) ?? 0) + 1 : 0];
  };
  const [a, b] = [place(left), place(right)];
  return a[0] - b[0] || a[1] - b[1] || (left < right ? -1 : left > right ? 1 : 0);
};

/** Does `text` stand inside the section `section` or in a part of it? */
export const standsIn = (text: string, section: SectionKey): boolean => {
  const place = sectionOf(text);
  return place !== null && (place === section || (chapterOf(place) === section && place !== section));
};

export interface TargetChoice {
  readonly target: string;
  readonly section: SectionKey;
  readonly label: Words;
}
/** Everything a return item can be tied to in this report: every section, and the figures that are stated in it. */
export const targetChoices = (figures: Readonly<Record<string, string>>): readonly TargetChoice[] =>
  sectionsTable.flatMap(({ key, label }): TargetChoice[] => [
    { target: `section:${key}`, section: key, label },
    ...figuresTable
      .filter((row) => figures[row.key] !== undefined && sectionOfFigure(row.key) === key)
      .map((row) => ({ target: `figure:${row.key}`, section: key, label: row.label })),
  ]);
