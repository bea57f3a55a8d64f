// Decides what accepting an import saves of a reading: title, headings, section texts, chosen figures and forms.
import { type ReportContent, emptyContent } from '../reports/content';
import type { Figures } from '../reports/figures.table';
import type { SectionKey } from '../reports/sections.table';
import { headingEntries } from './document-from-content';
import { chooseFigures } from './read';
import type { ReadHeading, Reading } from './reading';

/** A section that is opened twice keeps its second heading as a line of its text. */
const sectionsOf = (reading: Reading): Partial<Record<SectionKey, string>> => {
  const titles = new Map(reading.headings.map((heading) => [heading.start, heading.title]));
  const parts = new Map<SectionKey, string[]>();
  for (const { key, text, start, title } of reading.sections) {
    const before = parts.get(key);
    if (before) before.push(titles.get(start) ?? title, text);
    else parts.set(key, [text]);
  }
  return Object.fromEntries([...parts].map(([key, texts]) => [key, texts.filter((text) => text !== '').join('\n')]));
};

/** Headings inside a section's text stay in that text; the others are kept as the unit wrote them. */
export const contentFromReading = (reading: Reading): ReportContent => {
  const figures: Figures = {};
  for (const [key, chosen] of Object.entries(chooseFigures(reading))) Object.assign(figures, { [key]: chosen.value });
  return {
    ...emptyContent,
    // A file that is nothing but forms has no title of a report.
    title: /(自评表|数据表|评价表)$/.test(reading.title) ? '' : reading.title,
    headings: ownHeadings(reading).flatMap(headingEntries),
    sections: sectionsOf(reading),
    figures,
    tables: reading.tables,
  };
};

const ownHeadings = (reading: Reading): readonly ReadHeading[] => {
  let section = 0;
  const opened = new Set<SectionKey>();
  return reading.headings.filter((heading) => {
    while (section + 1 < reading.sections.length && (reading.sections[section + 1]?.start ?? Infinity) <= heading.start) section += 1;
    const around = reading.sections[section];
    const inside = around !== undefined && around.textStart <= heading.start && heading.end <= around.textStart + around.text.length;
    if (heading.key === null) return !(heading.inner || inside);
    const fresh = !opened.has(heading.key);
    for (const key of [heading.key, ...heading.also]) opened.add(key);
    return fresh;
  });
};
