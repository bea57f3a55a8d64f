// Decides what is read of an old Word file (.doc, .wps): its body in order, notes after the paragraph that they belong to, text boxes at the end.
import type { SourceDocument } from '@camphor/domain';
import { layOutDocument, type Found } from '../lay-out-document';
import { ListCounter } from '../read-docx/count-lists';
import { plainStyles } from '../read-docx/styles';
import { readDocLists } from './doc-lists';
import { DocStory, type DocContext } from './doc-story';
import { openDoc, parts, type DocStreams } from './doc-streams';
import { readDocStyles } from './doc-styles';
import { readText } from './pieces';
import { characterRuns, paragraphRuns } from './properties';

/** Positions of a table of places ("PLC"): one more than it has items, each of which follows with so many bytes. */
const positions = (plc: Buffer, itemBytes: number): number[] =>
  plc.length < 4
    ? []
    : Array.from({ length: Math.floor((plc.length - 4) / (4 + itemBytes)) + 1 }, (_, index) => plc.readUInt32LE(index * 4));

/** Where each mark stands in the body, and from where to where its text lies among all stories. */
const notesOf = (streams: DocStreams, marks: number, texts: number, begin: number): Map<number, readonly [number, number]> => {
  const ends = positions(streams.part(texts), 0);
  const notes = new Map<number, readonly [number, number]>();
  positions(streams.part(marks), 2)
    .slice(0, -1)
    .forEach((position, index) => {
      const [from, to] = [ends[index], ends[index + 1]];
      if (from !== undefined && to !== undefined) notes.set(position, [begin + from, begin + to]);
    });
  return notes;
};

/** Throws; what is thrown besides `Unreadable` means that the file is damaged. */
export const readDoc = (bytes: Uint8Array): SourceDocument => {
  const streams = openDoc(bytes);
  const { body, footnotes, headers, comments, endnotes, boxes } = streams.lengths;
  const endnotesBegin = body + footnotes + headers + comments;
  const notes = new Map([
    ...notesOf(streams, parts.footnoteMarks, parts.footnoteTexts, body),
    ...notesOf(streams, parts.endnoteMarks, parts.endnoteTexts, endnotesBegin),
  ]);
  const context = (noteAt: DocContext['noteAt']): DocContext => ({ ...shared, noteAt });
  const shared = {
    text: readText(streams),
    characters: characterRuns(streams),
    paragraphs: paragraphRuns(streams),
    styleOf: readDocStyles(streams),
    lists: new ListCounter(readDocLists(streams), plainStyles),
    data: streams.data,
  };
  const story = (from: number, to: number, noteAt: DocContext['noteAt'] = () => []): readonly Found[] =>
    new DocStory(context(noteAt)).read(from, to);
  const noteAt = (position: number): readonly Found[] => {
    const place = notes.get(position);
    return place ? story(...place) : [];
  };
  const boxesBegin = endnotesBegin + endnotes;
  return layOutDocument('doc', [...story(0, body, noteAt), ...story(boxesBegin, boxesBegin + boxes)]);
};
