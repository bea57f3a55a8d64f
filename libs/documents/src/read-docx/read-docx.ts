// Decides what is read of a Word document (.docx, .docm): its body in order, notes after the paragraph that they belong to.
import type { SourceDocument } from '@camphor/domain';
import { layOutDocument, type Found } from '../lay-out-document';
import type { Package } from '../read-package/open-package';
import { parseXml } from '../read-package/parse-xml';
import { relationshipsOf } from '../read-package/relationships';
import { StoryReader, type StoryContext } from './body';
import { ListCounter } from './count-lists';
import { readNumbering } from './numbering';
import { readStyles } from './styles';

type Notes = ReadonlyMap<string, readonly Found[]>;

/** The notes of a part by kind and id; separators are no notes. */
const readNotes = async (source: Package, part: string | undefined, context: StoryContext): Promise<Notes> => {
  const notes = new Map<string, readonly Found[]>();
  if (part === undefined || !source.has(part)) return notes;
  let reader: StoryReader | null = null;
  let key = '';
  await parseXml(source.pieces(part), {
    open: (name, attributes) => {
      if (reader) return reader.open(name, attributes);
      if (name !== 'w:footnote' && name !== 'w:endnote') return true;
      if (!/^(normal)?$/.test(attributes('w:type') ?? '')) return false;
      key = `${name.slice(2)} ${attributes('w:id') ?? ''}`;
      reader = new StoryReader(context);
      return true;
    },
    close: (name) => {
      if (name === 'w:footnote' || name === 'w:endnote') {
        if (reader) notes.set(key, reader.finish());
        reader = null;
      } else reader?.close(name);
    },
    text: (text) => reader?.text(text),
  });
  return notes;
};

const readBody = async (source: Package, part: string, context: StoryContext): Promise<StoryReader> => {
  const reader = new StoryReader(context);
  await parseXml(source.pieces(part), reader);
  return reader;
};

/** Reads the document whose main part is `part`; throws `Unreadable`. */
export const readDocx = async (source: Package, part: string): Promise<SourceDocument> => {
  const parts = new Map((await relationshipsOf(source, part)).map(({ kind, target }) => [kind, target]));
  const partOf = (kind: string): string => parts.get(kind) ?? `${part.slice(0, part.lastIndexOf('/') + 1)}${kind}.xml`;
  const styles = await readStyles(source, partOf('styles'));
  const numbering = await readNumbering(source, partOf('numbering'));
  const context = (brokenFields: boolean, notes: Notes = new Map()): StoryContext => ({
    styles,
    lists: new ListCounter(numbering, styles),
    note: (kind, id) => notes.get(`${kind} ${id}`) ?? [],
    brokenFields,
    counted: { paragraphs: 0, tables: 0, cells: 0, characters: 0 },
  });
  const notes: Notes = new Map([
    ...(await readNotes(source, partOf('footnotes'), context(false))),
    ...(await readNotes(source, partOf('endnotes'), context(false))),
  ]);
  const once = await readBody(source, part, context(false, notes));
  const body = once.brokenField ? await readBody(source, part, context(true, notes)) : once;
  return layOutDocument('docx', body.finish());
};
