// Shows that every labelled document is read as its labels say, that each thing has its place, and that a stored report reads like its source.
import { resolve } from 'node:path';
import {
  type ChosenFigures,
  type Reading,
  type SourceDocument,
  chooseFigures,
  contentFromReading,
  documentFromContent,
  readDocument,
} from '@camphor/domain';
import { compareFigures, compareSections } from './compare';
import { knownMisses } from './known-misses.table';
import { labelledDocuments } from './labels';
import { documentAt } from './measure-document';

const documents = labelledDocuments(resolve(__dirname, 'documents'));
const values = (chosen: ChosenFigures): Record<string, string> =>
  Object.fromEntries(Object.entries(chosen).map(([key, { value }]) => [key, value]));

it('has documents of every medium', () => {
  expect(documents.length).toBeGreaterThanOrEqual(30);
  for (const ending of ['.txt', '.docx', '.xlsx', '.doc', '.xls']) expect(documents.some(({ name }) => name.endsWith(ending))).toBe(true);
});

it('knows no miss of a document that is not there', () => {
  expect(Object.keys(knownMisses).filter((name) => !documents.some((one) => one.name === name))).toEqual([]);
});

describe.each(documents)('$name', ({ name, path, labels }) => {
  let document: SourceDocument;
  let reading: Reading;
  let read: Record<string, string>;
  beforeAll(async () => {
    document = await documentAt(path);
    reading = readDocument(document);
    read = values(chooseFigures(reading));
  });

  it('states every labelled figure and section and nothing else, but for the misses that are known', () => {
    const figures = compareFigures(read, labels);
    const sections = compareSections(
      reading.sections.map(({ key }) => key),
      labels,
    );
    const misses = [
      ...figures.missed.map((one) => `missed ${one}`),
      ...figures.beyond.map((one) => `beyond ${one}`),
      ...sections.missed.map((one) => `missed section ${one}`),
      ...sections.beyond.map((one) => `beyond section ${one}`),
      ...(labels.title === undefined || labels.title === reading.title ? [] : [`title ${reading.title}`]),
    ];
    expect(misses).toEqual(knownMisses[name] ?? []);
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
    // A preamble and a cover have no section; what only they say is kept as a figure. Of a table only the official forms are stored.
    for (const { section, medium, key } of reading.statements)
      if (section !== null && medium === 'prose' && document.medium === 'txt') expect([key, stored[key]]).toEqual([key, read[key]]);
    // What a key says in two places is stored in the first of them.
    const keys = reading.sections.map(({ key }) => key);
    if (new Set(keys).size === keys.filter((key, index) => key !== keys[index - 1]).length)
      expect(again.sections.map(({ key, text }) => [key, text])).toEqual(reading.sections.map(({ key, text }) => [key, text]));
    expect(contentFromReading(again).sections).toEqual(content.sections);
    expect(contentFromReading(again).headings).toEqual(content.headings);
  });
});
