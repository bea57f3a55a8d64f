// Decides what accepting an import saves of a reading: title, headings, section texts, chosen figures and forms.
import { type ReportContent, emptyContent } from '../reports/content';
import type { Figures } from '../reports/figures.table';
import type { SectionKey } from '../reports/sections.table';
import { headingEntries } from './document-from-content';
import { chooseFigures } from './read';
import type { ReadHeading, Reading } from './reading';

const sectionsOf = (reading: Reading): Partial<Record<SectionKey, string>> => {
  const sections: Partial<Record<SectionKey, string>> = {};
  for (const { key, text } of reading.sections) {
    const before = sections[key];
    sections[key] = before === undefined || before === '' ? text : [before, text].filter((part) => part !== '').join('\n');
  }
  return sections;
};

/** Headings inside a section's text stay in that text; the others are kept as the unit wrote them. */
export const contentFromReading = (reading: Reading): ReportContent => {
  const figures: Figures = {};
  for (const [key, chosen] of Object.entries(chooseFigures(reading))) Object.assign(figures, { [key]: chosen.value });
  return { ...emptyContent, title: reading.title, headings: ownHeadings(reading).flatMap(headingEntries), sections: sectionsOf(reading), figures, tables: reading.tables };
};

const ownHeadings = (reading: Reading): readonly ReadHeading[] => {
  let section = 0;
  return reading.headings.filter((heading) => {
    while (section + 1 < reading.sections.length && (reading.sections[section + 1]?.start ?? Infinity) <= heading.start) section += 1;
    const around = reading.sections[section];
    const inside = around !== undefined && around.textStart <= heading.start && heading.end <= around.textStart + around.text.length;
    return heading.key !== null || !(heading.inner || inside);
  });
};
