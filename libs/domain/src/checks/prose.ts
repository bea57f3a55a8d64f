// Records the prose of a document as the checks scan it: passages, their sentences and clauses, with the way back to the source.
import type { SourceDocument } from '../reading/document';
import { fold, sourceEnd, type FoldedText } from '../reading/folded-text';
import { quantitiesIn, type Quantity } from './quantities';
import type { Place } from './verdict';

/** One line of a paragraph or of a cell. */
export interface Passage {
  readonly folded: FoldedText;
  readonly start: number;
  readonly end: number;
  readonly table: boolean;
}
/** From one 。；！？ to the next; places are those of the folded text of its passage. */
export interface Sentence {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly quantities: readonly Quantity[];
  /** The sentence before it in the same passage. */
  readonly before: Sentence | null;
}

const passageOf = (document: SourceDocument, start: number, end: number, table: boolean): Passage => ({
  folded: fold(document.text.slice(start, end), start),
  start,
  end,
  table,
});
const linesOf = (document: SourceDocument, start: number, end: number, table: boolean): Passage[] => {
  const passages: Passage[] = [];
  for (let from = start; from < end;) {
    const feed = document.text.indexOf('\n', from);
    const to = feed < 0 || feed > end ? end : feed;
    if (to > from) passages.push(passageOf(document, from, to, table));
    from = to + 1;
  }
  return passages.filter((passage) => passage.folded.text !== '');
};

/** No report is longer; what follows is not scanned, so that a text of five million letters cannot hold up the server. */
const SCANNED = 600_000;

export const passagesOf = (document: SourceDocument): Passage[] => {
  const found: Passage[] = [];
  for (const block of document.blocks) {
    if (block.start >= SCANNED) break;
    const stretches = block.kind === 'paragraph' ? [block] : block.cells;
    for (const { start, end } of stretches) found.push(...linesOf(document, start, Math.min(end, SCANNED), block.kind === 'table'));
  }
  return found;
};

const SENTENCE_END = /[。；;！!？?]/g;

export const sentencesOf = (passage: Passage): Sentence[] => {
  const { text } = passage.folded;
  const found: Sentence[] = [];
  const mark = new RegExp(SENTENCE_END);
  for (let start = 0; start < text.length;) {
    mark.lastIndex = start;
    const at = mark.exec(text)?.index ?? text.length;
    if (at > start) {
      const quantities = quantitiesIn(text, start, at);
      found.push({ passage, start, end: at, text: text.slice(start, at), quantities, before: found.at(-1) ?? null });
    }
    start = at + 1;
  }
  return found;
};

/** The source behind folded text[from, to) of a passage. */
export const placeOf = (document: SourceDocument, passage: Passage, from: number, to: number): Place => {
  const start = passage.folded.at[from] ?? passage.start;
  return { quote: document.text.slice(start, sourceEnd(passage.folded, to)), start };
};

/** Where clauses (between commas) of text[from, to) begin and end. */
export const clausesIn = (text: string, from: number, to: number): { readonly start: number; readonly end: number }[] => {
  const found: { start: number; end: number }[] = [];
  let start = from;
  for (let at = from; at <= to; at += 1) {
    if (at < to && !'，,：:。；;！!？?'.includes(text.charAt(at))) continue;
    if (at > start) found.push({ start, end: at });
    start = at + 1;
  }
  return found;
};

/** What stays of a wording in the id of a finding: Chinese characters, letters and digits. */
export const subjectOf = (wording: string): string => wording.replace(/[^\u4e00-\u9fffA-Za-z0-9]/g, '').slice(0, 30) || '文';

/** A wording with the words before it, a short one also with those after it: by itself ("此处填写", "xx名") it would not say which one is meant. */
export const withNeighbours = ({ folded: { text } }: Passage, from: number, to: number): string =>
  subjectOf(text.slice(Math.max(0, from - 6), to - from >= 8 ? to : Math.min(text.length, to + 4)));
