// Records what was understood of a document: statements of figures, sections and headings, each with its place.
import type { FigureKey } from '../reports/figures.table';
import type { FormKey, SectionKey } from '../reports/sections.table';
import type { FormRow, ReportHeading } from '../reports/content';
import type { Numbering } from './numbering';

/** One place of the document that states a figure. Several statements of one key may contradict each other; none is dropped. */
export interface Statement {
  readonly key: FigureKey;
  /** As written, in the unit of the key: "6.33元" of a 万元 figure is "0.000633". Digits as written ("520.6"). */
  readonly value: string;
  /** Place and wording of the clause that states it; `quote` equals text.slice(start, end). */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Place of the number with its unit inside the document. */
  readonly numberStart: number;
  readonly numberEnd: number;
  /** The number and the unit as written, e.g. "6.33" and "元" ("" when none is written, "declared:元" when a table head says so). */
  readonly written: { readonly number: string; readonly unit: string };
  /** 1 = stated with its own subject and unit; below 0.7 is shown as low. */
  readonly confidence: number;
  readonly section: SectionKey | null;
  readonly medium: 'prose' | 'table';
}
export interface ReadHeading extends ReportHeading {
  readonly start: number;
  readonly end: number;
  /** Further sections that the same heading opens ("存在的问题及原因分析": problems and causes). */
  readonly also: readonly SectionKey[];
  /** The numbering as written ("（2）"), its style and its number; null for a heading without one. */
  readonly numbering: Numbering | null;
  /** A heading inside the text of a section ("（一）坚持实干为要" under the analysis): it belongs to that text. */
  readonly inner: boolean;
}
/** Text from the end of its heading to the next heading that has a key. `start`..`end` spans heading and text; `textStart` is where `text` begins. */
export interface ReadSection {
  readonly key: SectionKey;
  readonly title: string;
  readonly level: number;
  readonly start: number;
  readonly end: number;
  readonly textStart: number;
  readonly text: string;
}
export interface Reading {
  readonly title: string;
  readonly statements: readonly Statement[];
  readonly sections: readonly ReadSection[];
  /** All headings in document order, also those without a key. */
  readonly headings: readonly ReadHeading[];
  readonly tables: Partial<Record<FormKey, readonly FormRow[]>>;
}
