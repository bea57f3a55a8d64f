// Decides what one labelled document measures: it is read from its file and checked as the command line does it.
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import {
  chooseFigures,
  contentFromReading,
  defaultSettings,
  FORM_KEYS,
  isScheme,
  leavesOf,
  parseScheme,
  readDocument,
  runChecks,
  type SourceDocument,
  upperBound,
} from '@camphor/domain';
import { readFile } from '@camphor/documents';
import { type ComparedFindings, type Counts, compareFigures, compareFindings, compareSections } from './compare';
import type { LabelledDocument } from './labels';

export interface Measured {
  readonly name: string;
  readonly figures: Counts;
  readonly sections: Counts;
  readonly findings: ComparedFindings;
}

const scheme = parseScheme(JSON.parse(readFileSync(resolve(__dirname, '../../config/schemes/hunan-2018.json'), 'utf8')));

/** The document that a file holds; throws with the sentence of the refusal. */
export const documentAt = async (path: string): Promise<SourceDocument> => {
  const read = await readFile(basename(path), readFileSync(path));
  if (!read.ok) throw new Error(`${basename(path)}: ${read.message.en}`);
  return read.document;
};

export const measureDocument = async ({ name, path, labels }: LabelledDocument): Promise<Measured> => {
  if (!isScheme(scheme)) throw new Error('the scheme hunan-2018 is not sound');
  const document = await documentAt(path);
  const reading = readDocument(document);
  const figures = contentFromReading(reading).figures;
  const read = Object.fromEntries(Object.entries(chooseFigures(reading)).map(([key, { value }]) => [key, value]));
  const findings = runChecks({
    document,
    reading,
    figures,
    required: { sections: defaultSettings.requiredSections, forms: FORM_KEYS },
    bands: scheme.bands,
    attainable: upperBound(scheme, figures),
    weights: Object.fromEntries(leavesOf(scheme).map(({ id, weight }) => [id, weight])),
  });
  return {
    name,
    figures: compareFigures(read, labels),
    sections: compareSections(
      reading.sections.map(({ key }) => key),
      labels,
    ),
    findings: compareFindings(document.text, findings, labels),
  };
};
