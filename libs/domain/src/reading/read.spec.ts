// Shows that every labelled document is read completely and without a false figure, and that a stored report reads like its source.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from '../reports/figures.table';
import { contentFromReading } from './content-from-reading';
import { documentFromContent } from './document-from-content';
import { documentFromText } from './document-from-text';
import { type ChosenFigures, chooseFigures, readDocument } from './read';

const folder = join(__dirname, '../../../../test/golden/documents');
interface Labels {
  readonly title: string;
  readonly figures: Figures;
  readonly optionalFigures?: Figures;
  readonly sections: readonly string[];
}
const documents = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => ({
    file,
    text: readFileSync(join(folder, file), 'utf8'),
    labels: JSON.parse(readFileSync(join(folder, file.replace('.txt', '.labels.json')), 'utf8')) as Labels,
  }));
const values = (chosen: ChosenFigures): Record<string, string> =>
  Object.fromEntries(Object.entries(chosen).map(([key, { value }]) => [key, value]));
const sorted = (keys: readonly string[]): string[] => [...new Set(keys)].sort();

it('has at least a dozen documents', () => expect(documents.length).toBeGreaterThanOrEqual(12));

describe.each(documents)('$file', ({ text, labels }) => {
  const document = documentFromText(text);
  const reading = readDocument(document);
  const read = values(chooseFigures(reading));

  it('states every labelled figure, and nothing else (recall 1, precision 1)', () => {
    const optional: Record<string, string | undefined> = labels.optionalFigures ?? {};
    const beyond = Object.fromEntries(Object.entries(read).filter(([key, value]) => key in labels.figures || optional[key] !== value));
    expect(beyond).toEqual(labels.figures);
  });
  it('has the labelled sections and title', () => {
    expect(sorted(reading.sections.map(({ key }) => key))).toEqual(sorted(labels.sections));
    expect(reading.title).toBe(labels.title);
  });
  it('gives each statement, section and heading its place', () => {
    for (const { start, end, quote, numberStart, numberEnd } of reading.statements) {
      expect(document.text.slice(start, end)).toBe(quote);
      expect(start <= numberStart && numberStart < numberEnd && numberEnd <= end).toBe(true);
    }
    for (const section of reading.sections)
      expect(document.text.slice(section.textStart, section.textStart + section.text.length)).toBe(section.text);
    for (const heading of reading.headings) expect(document.text.slice(heading.start, heading.end)).toBe(heading.title);
  });
  it('reads the same from the report that an import stores', () => {
    const content = contentFromReading(reading);
    const again = readDocument(documentFromContent(content));
    const stored = values(chooseFigures(again));
    // A preamble and a cover have no section; what only they say is kept as a figure.
    for (const statement of reading.statements)
      if (statement.section !== null) expect([statement.key, stored[statement.key]]).toEqual([statement.key, read[statement.key]]);
    expect(again.sections.map(({ key, text: words }) => [key, words])).toEqual(
      reading.sections.map(({ key, text: words }) => [key, words]),
    );
    expect(contentFromReading(again).sections).toEqual(content.sections);
    expect(contentFromReading(again).headings).toEqual(content.headings);
  });
});
