// Measures the promise "import what units really have": whole reports read per second out of each kind of file, beside the least work that any reader has with the same bytes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFromReading, readDocument, type SourceDocument } from '@camphor/domain';
import { readFile, writeReport } from '@camphor/documents';
import { type BenchFigure, handOver, rounded } from './figure';
import { sideBySide, type Step } from './side-by-side';
import { tokeniseParts } from './zip-parts';

interface Medium {
  readonly name: string;
  readonly files: readonly Buffer[];
  readonly raw: (file: Buffer) => unknown;
  readonly rawName: string;
}

const ROUNDS = { warm: 4, counted: 15 };
const TOKEN = /[0-9][0-9.,]*|[\u4e00-\u9fff]|[^\s]/g;

const golden = join(__dirname, '../golden/documents');
const texts = readdirSync(golden)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(golden, name)));
const documentOf = async (name: string, bytes: Buffer): Promise<SourceDocument> => {
  const read = await readFile(`report.${name}`, bytes);
  if (!read.ok) throw new Error(read.message.en);
  return read.document;
};
const written = (format: 'docx' | 'xlsx'): Promise<Buffer[]> =>
  Promise.all(
    texts.map(async (bytes) => {
      const content = contentFromReading(readDocument(await documentOf('txt', bytes)));
      const unit = content.figures['unit.name'] ?? '甲县乙乡人民政府';
      return Buffer.from(await writeReport(format, content, { unit, year: 2023, signed: '2024-05-09' }));
    }),
  );
const old = [readFileSync(join(__dirname, '../../libs/documents/src/read-doc/fixtures/report.doc'))];

const readAll = async (name: string, files: readonly Buffer[]): Promise<void> => {
  for (const bytes of files) {
    const { statements } = readDocument(await documentOf(name, bytes));
    // A reader that gave up early would be the quickest of all.
    if (statements.length === 0) throw new Error(`no figure was read in a .${name}`);
  }
};

const inflated = { raw: tokeniseParts, rawName: 'inflating the parts and splitting their XML into tags' };
const decoded = (encoding: 'utf8' | 'utf16le') => ({
  raw: (file: Buffer) => file.toString(encoding).match(TOKEN),
  rawName: 'decoding the bytes and splitting them into tokens',
});

const measure = async ({ name, files, raw, rawName }: Medium): Promise<BenchFigure> => {
  const steps: Record<'read' | 'bound', Step> = { read: () => readAll(name, files), bound: () => files.forEach(raw) };
  const { read, bound } = await sideBySide(steps, ROUNDS);
  const perSecond = (milliseconds: number): number => (files.length * 1000) / milliseconds;
  return {
    name: `.${name} read and understood`,
    value: rounded(perSecond(read)),
    unit: 'documents/s',
    bound: `${rounded(perSecond(bound))} documents/s (${rawName})`,
    ratio: rounded(read / bound),
  };
};

const run = async (): Promise<void> => {
  const media: readonly Medium[] = [
    { name: 'txt', files: texts, ...decoded('utf8') },
    { name: 'docx', files: await written('docx'), ...inflated },
    { name: 'xlsx', files: await written('xlsx'), ...inflated },
    { name: 'doc', files: old, ...decoded('utf16le') },
  ];
  const figures: BenchFigure[] = [];
  for (const medium of media) figures.push(await measure(medium));
  handOver(figures);
};
void run();
