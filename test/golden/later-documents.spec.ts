// Shows that what is found on documents nobody tuned for never becomes less, and false alarms never more.
import { resolve } from 'node:path';
import { precision, recall } from './compare';
import { labelledDocuments } from './labels';
import { measureDocument, type Measured } from './measure-document';
import { together } from './together';

let all: Measured;
beforeAll(async () => {
  const measured: Measured[] = [];
  for (const one of labelledDocuments(resolve(__dirname, 'later-documents'))) measured.push(await measureDocument(one));
  all = together('all', measured);
  expect(measured).toHaveLength(36);
});

it('reads at least 98 of 100 stated figures, and hardly a wrong one', () => {
  expect(recall(all.figures)).toBeGreaterThanOrEqual(0.98);
  expect(precision(all.figures)).toBeGreaterThanOrEqual(0.99);
});

it('finds no fewer of the planted mistakes than it did, with no more false alarms', () => {
  expect(all.findings.found).toBeGreaterThanOrEqual(130);
  expect(all.findings.falseAlarms.length).toBeLessThanOrEqual(10);
});
