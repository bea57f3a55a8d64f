// Decides which figures the paragraphs of a document state: each is read in the surroundings of its section.
import type { SectionKey } from '../reports/sections.table';
import type { SourceDocument, Table } from './document';
import type { DraftStatement } from './drafted';
import type { Identity } from './identity';
import { type Topic, topicOfHeading } from './figure-keys.table';
import { leadLength } from './numbering';
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
  // "资产：年末数…" says its subject in the words that also head it.
  const headingEnds = new Map(
    headings.map(({ start, end, numbering, title }) => [start, numbering === null && /[：:]$/.test(title) ? start : end]),
  );
  let line = 0;
  let topic: Topic | null = null;
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph') continue;
    while ((inLines[line]?.end ?? Infinity) <= block.start) line += 1;
    if ((inLines[line]?.start ?? Infinity) <= block.start) continue;
    const headingEnd = headingEnds.get(block.start);
    if (headingEnd !== undefined) topic = topicOfHeading(document.text.slice(block.start, headingEnd));
    const from = headingEnd ?? block.start + leadLength(block.text);
    if (from >= block.end) continue;
    const section = sectionAt(block.start);
    reader.paragraph(document.text, from, block.end, { section, topic, year: identity.year, own: identity.own });
  }
  return reader.found;
};
