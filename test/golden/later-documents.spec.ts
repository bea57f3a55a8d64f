// Shows that what is found on documents that came after the tuning never becomes less, and false alarms never more.
import { resolve } from 'node:path';
import { precision, recall } from './compare';
import { labelledDocuments } from './labels';
import { measureDocument, type Measured } from './measure-document';
import { together } from './together';

/** What each set has reached; it may only rise. */
const reached = [
  { folder: 'later-documents', documents: 36, recall: 0.985, precision: 0.99, found: 133, falseAlarms: 4 },
  { folder: 'third-documents', documents: 24, recall: 0.995, precision: 0.995, found: 72, falseAlarms: 0 },
  { folder: 'fourth-documents', documents: 20, recall: 0.999, precision: 0.999, found: 55, falseAlarms: 0 },
  { folder: 'fifth-documents', documents: 6, recall: 1, precision: 1, found: 19, falseAlarms: 1 },
] as const;

describe.each(reached)('$folder', (set) => {
  let all: Measured;
  beforeAll(async () => {
    const measured: Measured[] = [];
    for (const one of labelledDocuments(resolve(__dirname, set.folder))) measured.push(await measureDocument(one));
    all = together('all', measured);
    expect(measured).toHaveLength(set.documents);
  });

  it('states the labelled figures, and hardly a wrong one', () => {
    expect(recall(all.figures)).toBeGreaterThanOrEqual(set.recall);
    expect(precision(all.figures)).toBeGreaterThanOrEqual(set.precision);
  });

  it('finds no fewer of the planted mistakes than it did, with no more false alarms', () => {
    expect(all.findings.found).toBeGreaterThanOrEqual(set.found);
    expect(all.findings.falseAlarms.length).toBeLessThanOrEqual(set.falseAlarms);
  });
});
