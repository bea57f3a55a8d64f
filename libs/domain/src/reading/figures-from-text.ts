// Decides which figures the paragraphs of a document state: each is read in the surroundings of its section.
import type { SectionKey } from '../reports/sections.table';
import type { SourceDocument, Table } from './document';
import type { DraftStatement } from './drafted';
import type { Identity } from './identity';
import { numberingOf } from './numbering';
import { ProseReader } from './prose-reader';
import type { ReadHeading, ReadSection } from './reading';

/** The section in which each place lies, asked in ascending order. */
export const sectionFinder = (sections: readonly ReadSection[]): ((offset: number) => SectionKey | null) => {
  let index = -1;
  return (offset) => {
    while ((sections[index + 1]?.start ?? Infinity) <= offset) index += 1;
    return sections[index]?.key ?? null;
  };
};

/** Statements of the prose, doubtful ones among them. */
export const statementsFromText = (
  document: SourceDocument,
  headings: readonly ReadHeading[],
  sections: readonly ReadSection[],
  identity: Identity,
  inLines: readonly Table[] = [],
): DraftStatement[] => {
  const reader = new ProseReader();
  const sectionAt = sectionFinder(sections);
  const headingEnds = new Map(headings.map((heading) => [heading.start, heading.end]));
  let line = 0;
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph') continue;
    while ((inLines[line]?.end ?? Infinity) <= block.start) line += 1;
    if ((inLines[line]?.start ?? Infinity) <= block.start) continue;
    const headingEnd = headingEnds.get(block.start);
    const from = headingEnd ?? block.start + (numberingOf(block.text)?.written.length ?? 0);
    if (from >= block.end) continue;
    reader.paragraph(document.text, from, block.end, { section: sectionAt(block.start), year: identity.year, own: identity.own });
  }
  return reader.found;
};
