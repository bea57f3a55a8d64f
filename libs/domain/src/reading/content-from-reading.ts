// Decides what accepting an import saves of a reading: title, headings, section texts, chosen figures and forms.
import { type ReportContent, emptyContent } from '../reports/content';
import type { Figures } from '../reports/figures.table';
import type { SectionKey } from '../reports/sections.table';
import { headingEntries } from './document-from-content';
import { chooseFigures } from './read';
import type { Reading } from './reading';

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
  const sections = sectionsOf(reading);
  const headings = reading.headings.filter((heading) => !heading.inner).filter((heading) => heading.key !== null || !standsInside(heading, reading)).flatMap(headingEntries);
  return { ...emptyContent, title: reading.title, headings, sections, figures, tables: reading.tables };
};

const standsInside = (heading: Reading['headings'][number], reading: Reading): boolean =>
  reading.sections.some((section) => section.textStart <= heading.start && heading.end <= section.textStart + section.text.length);
