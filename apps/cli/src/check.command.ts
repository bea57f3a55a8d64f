// Shows what a report file says and what the checks find in it; needs neither server nor database.
import { readFileSync, statSync } from 'node:fs';
import { resolve, basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  chooseFigures,
  contentFromReading,
  FORM_KEYS,
  isScheme,
  leavesOf,
  parseScheme,
  readDocument,
  runChecks,
  sectionsTable,
  upperBound,
  type CheckStatus,
  type Finding,
  type Scheme,
} from '@camphor/domain';
import { readFile } from '@camphor/documents';
import { say, UsageError, warn, type Command } from './command';

const SCHEMES = ['hunan-2018', 'mof-2013-53', 'self-10-50-30-10'] as const;
const LARGEST = 20 * 1024 * 1024;
// What the demonstration cycle and the county template ask for.
const REQUIRED = ['basics', 'budget', 'result', 'analysis', 'projects', 'causes', 'measures', 'other'];

const schemeNamed = (name: string): Scheme => {
  if (!(SCHEMES as readonly string[]).includes(name)) throw new UsageError(`--scheme must be one of ${SCHEMES.join(', ')}`);
  const scheme = parseScheme(JSON.parse(readFileSync(resolve(__dirname, '../../../config/schemes', `${name}.json`), 'utf8')));
  if (!isScheme(scheme)) throw new Error(`the scheme ${name} is not sound`);
  return scheme;
};

interface Checked {
  readonly figures: Record<string, string>;
  readonly sections: { key: string; title: string; start: number; end: number }[];
  readonly findings: (Omit<Finding, 'message'> & { message: string })[];
}
const checkFile = (file: string, scheme: Scheme): Checked | string => {
  let bytes: Uint8Array;
  try {
    if (statSync(file).size > LARGEST) return `${file}: larger than 20 MB`;
    bytes = readFileSync(file);
  } catch (error) {
    return `${file}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`}`;
  }
  const read = readFile(basename(file), bytes);
  if (!read.ok) return `${file}: ${read.message.en} ${read.message.zh}`;
  const reading = readDocument(read.document);
  const figures = contentFromReading(reading).figures;
  const findings = runChecks({
    document: read.document,
    reading,
    figures,
    required: { sections: sectionsTable.map(({ key }) => key).filter((key) => REQUIRED.includes(key)), forms: FORM_KEYS },
    bands: scheme.bands,
    attainable: upperBound(scheme, figures),
    weights: Object.fromEntries(leavesOf(scheme).map(({ id, weight }) => [id, weight])),
  });
  return {
    figures: Object.fromEntries(Object.entries(chooseFigures(reading)).map(([key, { value }]) => [key, value])),
    sections: reading.sections.map(({ key, title, start, end }) => ({ key, title, start, end })),
    findings: findings.map((finding) => ({ ...finding, message: finding.message.zh })),
  };
};

const order: readonly CheckStatus[] = ['fail', 'warn', 'hint'];
const marks: Partial<Record<CheckStatus, string>> = { fail: '✗ 错误', warn: '! 提醒', hint: '· 提示' };
const show = (file: string, { figures, sections, findings }: Checked): void => {
  const count = (status: CheckStatus) => findings.filter((finding) => finding.status === status).length;
  say(
    `${file}: ${Object.keys(figures).length} 项数据，${sections.length} 个章节；错误 ${count('fail')}，提醒 ${count('warn')}，提示 ${count('hint')}，通过 ${count('pass')}，未检 ${count('skipped')}`,
  );
  for (const status of order) {
    for (const { check, message, quote } of findings.filter((finding) => finding.status === status)) {
      say(`  ${marks[status] ?? ''} ${check}  ${message}${quote ? `  「${quote}」` : ''}`);
    }
  }
};

export const checkCommand: Command = async (argv) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { scheme: { type: 'string', default: 'hunan-2018' }, json: { type: 'boolean', default: false } },
  });
  if (positionals.length === 0) throw new UsageError('name at least one FILE');
  const scheme = schemeNamed(values.scheme);
  const results = positionals.map((file) => ({ file, checked: checkFile(file, scheme) }));
  let code = 0;
  const readable: { file: string; checked: Checked }[] = [];
  for (const { file, checked } of results) {
    if (typeof checked === 'string') {
      warn(`camphor check: ${checked}`);
      code = 2;
    } else readable.push({ file, checked });
  }
  const only = positionals.length === 1 ? readable[0] : undefined;
  if (values.json && only) say(JSON.stringify(only.checked, null, 1));
  else if (values.json)
    say(
      JSON.stringify(
        readable.map(({ file, checked }) => ({ file, ...checked })),
        null,
        1,
      ),
    );
  else for (const { file, checked } of readable) show(file, checked);
  const failed = readable.some(({ checked }) => checked.findings.some(({ status }) => status === 'fail'));
  return code === 2 ? 2 : failed ? 1 : 0;
};
