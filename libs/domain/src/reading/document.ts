// Records a document as every medium is turned into it: one text, and its blocks with their places.
import type { SectionKey } from '../reports/sections.table';

export type Medium = 'txt' | 'docx' | 'doc' | 'xlsx' | 'content';
/** A paragraph: `text` equals document.text.slice(start, end). Numbering restored from the medium stands in the text. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** 1 to 9 where the medium marks a heading. */
  readonly headingLevel?: number;
  readonly bold?: boolean;
  /** Sections that the paragraph opens as a heading, where the source knows them (a stored report); empty: a heading without one. */
  readonly opens?: readonly SectionKey[];
}
/** One cell; merged cells stand once, with their spans. `text` equals document.text.slice(start, end). */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}
export interface Table {
  readonly kind: 'table';
  readonly start: number;
  readonly end: number;
  readonly cells: readonly Cell[];
  /** Sheet name of a workbook. */
  readonly sheet?: string;
}
export type Block = Paragraph | Table;
export interface SourceDocument {
  readonly medium: Medium;
  /** Everything that can be read, blocks separated by \n; all offsets of Camphor are UTF-16 positions in it. */
  readonly text: string;
  readonly blocks: readonly Block[];
}
