// Measures the promise "findings while typing": one whole check of a report of real size, beside two plain passes over the same text.
import { chooseFigures, documentFromText, readDocument, runChecks } from '@camphor/domain';
import { type BenchFigure, handOver, rounded } from './figure';
import { reportOfSize } from './report-of-size';
import { sideBySide } from './side-by-side';

/** Characters of a real report of a township: 17 kB. */
const SIZE = 6_000;
const ROUNDS = { warm: 60, counted: 60 };

const text = reportOfSize(SIZE);
const json = JSON.stringify({ sections: text.split('\n') });
const TOKEN = /[0-9][0-9.,]*|[\u4e00-\u9fff]|[^\s]/g;

const wholeCheck = () => {
  const document = documentFromText(text);
  const reading = readDocument(document);
  const figures = Object.fromEntries(Object.entries(chooseFigures(reading)).map(([key, { value }]) => [key, value]));
  return runChecks({ document, reading, figures, required: { sections: [], forms: [] }, bands: [] });
};

const run = async (): Promise<void> => {
  const steps = { checked: wholeCheck, tokenised: () => text.match(TOKEN), parsed: () => JSON.parse(json) as unknown };
  const { checked, tokenised, parsed } = await sideBySide(steps, ROUNDS);
  const figure = (name: string, bound: number, of: string): BenchFigure => ({
    name,
    value: rounded(checked),
    unit: 'ms',
    bound: `${rounded(bound)} ms (${of})`,
    ratio: rounded(checked / bound),
  });
  handOver([
    figure('one check of a report, against splitting its text into tokens', tokenised, 'one regular expression over the text'),
    figure('one check of a report, against parsing it as JSON', parsed, 'JSON.parse of the same text'),
  ]);
};
void run();
