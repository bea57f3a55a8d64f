// Measures the promise "findings while typing": one whole check of a report of real size, beside two plain passes over the same text.
import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { chooseFigures, documentFromText, readDocument, runChecks } from '@camphor/domain';
import { reportOfSize } from './report-of-size';

/** Characters of a real report of a township. */
const SIZE = 6_000;
const WARM = 40;
const RUNS = 60;

/** Milliseconds of the middle run. */
const median = (run: () => unknown): number => {
  for (let i = 0; i < WARM; i += 1) run();
  const times = Array.from({ length: RUNS }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[RUNS >> 1] ?? 0;
};

const text = reportOfSize(SIZE);
const json = JSON.stringify({ sections: text.split('\n') });
const wholeCheck = () => {
  const document = documentFromText(text);
  const reading = readDocument(document);
  const figures = Object.fromEntries(Object.entries(chooseFigures(reading)).map(([key, { value }]) => [key, value]));
  return runChecks({ document, reading, figures, required: { sections: [], forms: [] }, bands: [] });
};
const TOKEN = /[0-9][0-9.,]*|[\u4e00-\u9fff]|[^\s]/g;

const checked = median(wholeCheck);
const tokenised = median(() => text.match(TOKEN));
const parsed = median(() => JSON.parse(json) as unknown);
const figure = (name: string, bound: number, of: string) => ({
  name,
  value: Number(checked.toFixed(2)),
  unit: 'ms',
  bound: `${bound.toFixed(3)} ms (${of})`,
  ratio: Number((checked / bound).toFixed(1)),
});
writeFileSync(
  process.env['CAMPHOR_BENCH_RESULT'] ?? '/dev/stdout',
  JSON.stringify([
    figure('one check of a report, against splitting its text into tokens', tokenised, 'one regular expression over the text'),
    figure('one check of a report, against parsing it as JSON', parsed, 'JSON.parse of the same text'),
  ]),
);
