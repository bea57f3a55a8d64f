// Records what a report says: its title, figures, sections, forms, explanations and self-scores.
import type { Figures } from './figures.table';
import type { FormKey, SectionKey } from './sections.table';

/** One row of an official form: column label → cell text. */
export type FormRow = Readonly<Record<string, string>>;
export interface SelfScore {
  readonly indicator: string;
  /** Decimal string. */
  readonly points: string;
  readonly reason: string;
}
/** A heading as the unit wrote it, with its own numbering ("（2） 人员编制情况"); `key` null when it maps to no section. */
export interface ReportHeading {
  readonly key: SectionKey | null;
  readonly title: string;
  readonly level: number;
}
export interface ReportContent {
  readonly title: string;
  readonly figures: Figures;
  /** Text of the section itself, without the parts that have a key of their own. Paragraphs are separated by \n. */
  readonly sections: Partial<Record<SectionKey, string>>;
  /** Headings in document order; empty for a report that was typed in from scratch. */
  readonly headings: readonly ReportHeading[];
  readonly tables: Partial<Record<FormKey, readonly FormRow[]>>;
  /** Explanation of a warning by its finding id. */
  readonly explanations: Readonly<Record<string, string>>;
  readonly selfScores: readonly SelfScore[];
}
export const emptyContent: ReportContent = {
  title: '',
  figures: {},
  sections: {},
  headings: [],
  tables: {},
  explanations: {},
  selfScores: [],
};
