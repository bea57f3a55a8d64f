// Decides the headings of sections that the unit gave none: those of the county template, numbered 一、 and （一）.
import { chapterOf, sectionsTable, type ReportContent, type ReportHeading, type SectionKey } from '@camphor/domain';

const HAN = '一二三四五六七八九';
/** 1 to 99. */
export const hanNumber = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return (tens === 0 ? '' : tens === 1 ? '十' : `${HAN[tens - 1] ?? ''}十`) + (ones === 0 ? '' : (HAN[ones - 1] ?? ''));
};

const labels = new Map(sectionsTable.map(({ key, label }) => [key, label.zh]));
const chapter = (key: SectionKey, number: number): ReportHeading => ({
  key,
  title: `${hanNumber(number)}、${labels.get(key) ?? key}`,
  level: 1,
});

/** Headings for these sections, in the order of the template; a part brings its chapter along. */
export const outlineOf = (keys: readonly SectionKey[], from = 1): ReportHeading[] => {
  const headings: ReportHeading[] = [];
  let number = from - 1;
  let within: SectionKey | null = null;
  let part = 0;
  for (const { key } of sectionsTable) {
    if (!keys.includes(key)) continue;
    const own = chapterOf(key);
    if (own !== within) {
      within = own;
      part = 0;
      headings.push(chapter(own, (number += 1)));
    }
    if (key === own) continue;
    headings.push({ key, title: `（${hanNumber((part += 1))}）${labels.get(key) ?? key}`, level: 2 });
  }
  return headings;
};

/** The report with a heading for each of its sections. Headings of the unit stay as they are; what has none follows them, numbered on. */
export const outlined = (content: ReportContent): ReportContent => {
  const known = new Set(content.headings.map(({ key }) => key));
  const without = sectionsTable.map(({ key }) => key).filter((key) => content.sections[key] !== undefined && !known.has(key));
  if (without.length === 0) return content;
  const chapters = content.headings.filter(({ level, title }) => level === 1 && /^[一二三四五六七八九十]+、/.test(title)).length;
  return { ...content, headings: [...content.headings, ...outlineOf(without, chapters + 1)] };
};
