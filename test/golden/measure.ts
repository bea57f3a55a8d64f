// Measures the reading and the checks on labelled documents: npm run measure [-- --details] [--write FILE [--as NAME]] [FOLDER…].
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { f1, precision, recall, share } from './compare';
import { labelledDocuments } from './labels';
import { measureDocument, type Measured } from './measure-document';
import { together } from './together';

const OWN = resolve(__dirname, 'documents');
const HEAD = ['document', 'figures P', 'R', 'F1', 'sections F1', 'findings found', 'hints found', 'false alarms', 'in clean'];

const rate = (value: number): string => value.toFixed(3);

const rowOf = ({ name, figures, sections, findings }: Measured): string[] => [
  name,
  rate(precision(figures)),
  rate(recall(figures)),
  rate(f1(figures)),
  rate(f1(sections)),
  `${findings.found}/${findings.planted}`,
  `${findings.hints.found}/${findings.hints.planted}`,
  String(findings.falseAlarms.length),
  String(findings.inClean),
];

const plainTable = (rows: readonly (readonly string[])[]): string => {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
    .join('\n');
};
const markdownTable = (rows: readonly (readonly string[])[]): string => {
  const [head = [], ...body] = rows;
  return [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
};

const details = ({ name, figures, sections, findings }: Measured): string[] => [
  ...figures.missed.map((one) => `${name}: figure missed ${one}`),
  ...figures.beyond.map((one) => `${name}: figure beyond ${one}`),
  ...sections.missed.map((one) => `${name}: section missed ${one}`),
  ...sections.beyond.map((one) => `${name}: section beyond ${one}`),
  ...findings.missed.map((one) => `${name}: finding missed ${one}`),
  ...findings.falseAlarms.map((one) => `${name}: false alarm ${one}`),
];

/** Puts the table between the markers of that name in a document. */
const writeInto = (path: string, name: string, table: string): void => {
  const before = readFileSync(path, 'utf8');
  const after = before.replace(
    new RegExp(`(<!-- generated: ${name} -->)[\\s\\S]*?(<!-- end -->)`),
    (_, open: string, close: string) => `${open}\n\n${table}\n\n${close}`,
  );
  writeFileSync(path, after);
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { details: { type: 'boolean', default: false }, write: { type: 'string' }, as: { type: 'string', default: 'measure' } },
  });
  const measured: Measured[] = [];
  for (const folder of positionals.length > 0 ? positionals : [OWN]) {
    for (const one of labelledDocuments(resolve(folder))) {
      try {
        measured.push(await measureDocument(one));
      } catch (error) {
        process.stderr.write(`${one.name}: ${(error as Error).message}\n`);
        process.exitCode = 1;
      }
    }
  }
  const total = together(`all ${measured.length}`, measured);
  const rows = [HEAD, ...measured.map(rowOf), rowOf(total)];
  process.stdout.write(`${plainTable(rows)}\n`);
  const { right, missed } = total.figures;
  process.stdout.write(
    `figures read rightly: ${right} of ${right + missed.length} (${(100 * share(right, right + missed.length)).toFixed(2)} %)\n`,
  );
  if (values.details) for (const line of measured.flatMap(details)) process.stdout.write(`${line}\n`);
  if (values.write) writeInto(resolve(values.write), values.as, markdownTable(rows));
};
void main();
