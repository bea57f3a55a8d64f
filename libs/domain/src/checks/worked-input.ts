// Decides how a worked example becomes the input of the checks: its text is read, its figures count where they are given.
import { documentFromText } from '../reading/document-from-text';
import { chooseFigures, readDocument } from '../reading/read';
import type { Figures } from '../reports/figures.table';
import type { GradeBand } from '../scoring/scheme';
import type { CheckInput } from './check-input';
import type { Given } from './worked-examples.table';

const at = (value: string, closed: boolean) => ({ value, closed });
/** 优 [90, 100], 良 [80, 90), 中 [60, 80), 差 [0, 60). */
export const usualBands: readonly GradeBand[] = [
  { grade: 'excellent', from: at('90', true), to: at('100', true) },
  { grade: 'good', from: at('80', true), to: at('90', false) },
  { grade: 'fair', from: at('60', true), to: at('80', false) },
  { grade: 'poor', from: at('0', true), to: at('60', false) },
];

export const inputOf = ({ text = '', figures, with: more }: Given): CheckInput => {
  const document = documentFromText(text);
  const reading = readDocument(document);
  const read: Figures = Object.fromEntries(Object.entries(chooseFigures(reading)).map(([key, { value }]) => [key, value]));
  return { document, reading, figures: figures ?? read, required: { sections: [], forms: [] }, bands: usualBands, ...more };
};
