// Decides how a stored report is laid out as a document, so that the same reading and the same checks run over it; and the way back.
import type { FormRow, ReportContent, ReportHeading } from '../reports/content';
import { FORM_KEYS, type FormKey, type SectionKey, formWords, sectionsTable } from '../reports/sections.table';
import type { Block, Cell, SourceDocument, Table } from './document';

/** Where the text of a section stands in the document: offset − start is the offset within the section. */
export interface ContentPlace {
  readonly section: SectionKey;
  readonly start: number;
  readonly end: number;
}
export interface ContentDocument extends SourceDocument {
  readonly places: readonly ContentPlace[];
}

const labels = new Map(sectionsTable.map((row) => [row.key, row.label.zh]));
const lines = (text: string): string[] => text.split('\n').map((line) => line.trim());

class Layout {
  text = '';
  readonly blocks: Block[] = [];
  readonly places: ContentPlace[] = [];

  private begin(): number {
    if (this.text !== '') this.text += '\n';
    return this.text.length;
  }

  line(text: string, heading?: { readonly opens: readonly SectionKey[]; readonly level: number }): void {
    const words = text.trim();
    if (words === '') return;
    const start = this.begin();
    this.text += words;
    this.blocks.push({
      kind: 'paragraph',
      text: words,
      start,
      end: start + words.length,
      ...(heading ? { opens: heading.opens, headingLevel: heading.level } : {}),
    });
  }

  /** The text of a section stands as it is, so that offsets within it hold. */
  section(sections: readonly SectionKey[], text: string): void {
    if (text === '') return;
    const start = this.begin();
    this.text += text;
    for (const section of sections) this.places.push({ section, start, end: start + text.length });
    for (let from = 0; from <= text.length;) {
      const at = text.indexOf('\n', from);
      const to = at < 0 ? text.length : at;
      const line = text.slice(from, to);
      const words = line.trim();
      const lead = start + from + line.length - line.trimStart().length;
      if (words !== '') this.blocks.push({ kind: 'paragraph', text: words, start: lead, end: lead + words.length });
      from = to + 1;
    }
  }

  form(key: FormKey, rows: readonly FormRow[]): void {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    if (columns.length === 0) return;
    this.line(formWords[key].zh);
    const start = this.begin();
    const cells: Cell[] = [];
    [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].forEach((row, rowIndex) => {
      if (rowIndex > 0) this.text += '\n';
      row.forEach((value, column) => {
        if (column > 0) this.text += '\t';
        const text = value.replace(/[\n\t]/g, ' ');
        cells.push({
          text,
          start: this.text.length,
          end: this.text.length + text.length,
          row: rowIndex,
          column,
          rowSpan: 1,
          columnSpan: 1,
        });
        this.text += text;
      });
    });
    const table: Table = { kind: 'table', start, end: this.text.length, cells };
    this.blocks.push(table);
  }
}

/** A heading and the sections it opens; one heading that says two things ("问题及原因分析") is stored twice in a row. */
interface Opening {
  readonly title: string;
  readonly level: number;
  readonly opens: readonly SectionKey[];
}

const openingsOf = (content: ReportContent): Opening[] => {
  const openings: Opening[] = [];
  for (const heading of content.headings) {
    const before = openings.at(-1);
    const joins =
      before !== undefined &&
      heading.key !== null &&
      before.opens.length > 0 &&
      before.title === heading.title &&
      sameText(content, before.opens[0], heading.key);
    if (joins) openings[openings.length - 1] = { ...before, opens: [...before.opens, heading.key as SectionKey] };
    else openings.push({ title: heading.title, level: heading.level, opens: heading.key === null ? [] : [heading.key] });
  }
  return openings;
};
const sameText = (content: ReportContent, a: SectionKey | undefined, b: SectionKey): boolean =>
  a !== undefined && (content.sections[a] ?? '').trim() === (content.sections[b] ?? '').trim();

/** A heading that has since become a line of the section's own text is not written twice. */
const standsInText = (opening: Opening, text: string): boolean => opening.opens.length === 0 && lines(text).includes(opening.title.trim());

/** Lays a stored report out: title, headings as the unit wrote them (the standard label where there is none), section texts, forms. */
export const documentFromContent = (content: ReportContent): ContentDocument => {
  const layout = new Layout();
  layout.line(content.title);
  const written = new Set<SectionKey>();
  let text = '';
  for (const opening of openingsOf(content)) {
    if (standsInText(opening, text)) continue;
    layout.line(opening.title, { opens: opening.opens, level: opening.level });
    const fresh = opening.opens.filter((key) => !written.has(key));
    for (const key of fresh) written.add(key);
    if (fresh[0] === undefined) continue;
    text = content.sections[fresh[0]] ?? '';
    layout.section(fresh, text);
  }
  for (const { key } of sectionsTable) {
    const own = content.sections[key];
    if (own === undefined || written.has(key)) continue;
    layout.line(labels.get(key) ?? key, { opens: [key], level: key.includes('.') ? 2 : 1 });
    layout.section([key], own);
  }
  for (const key of FORM_KEYS) layout.form(key, content.tables[key] ?? []);
  return { medium: 'content', text: layout.text, blocks: layout.blocks, places: layout.places };
};

/** The section and the offset within its text at which a place of the document lies; null for titles, headings and forms. */
export const placeInContent = (
  document: Pick<ContentDocument, 'places'>,
  offset: number,
): { readonly section: SectionKey; readonly offset: number } | null => {
  const place = document.places.find(({ start, end }) => start <= offset && offset < end);
  return place ? { section: place.section, offset: offset - place.start } : null;
};

/** The headings of a report as content keeps them: one entry for each section that a heading opens. */
export const headingEntries = (heading: ReportHeading & { readonly also: readonly SectionKey[] }): ReportHeading[] =>
  [heading.key, ...heading.also].map((key) => ({ key, title: heading.title, level: heading.level }));
