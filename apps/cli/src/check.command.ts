// Shows what a report file says and what the checks find in it; needs neither server nor database.
import { readFileSync } from 'node:fs';
import { resolve, basename } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultSettings, FORM_KEYS, isScheme, parseScheme, type CheckStatus, type Finding, type Scheme } from '@camphor/domain';
import { examineFile } from '@camphor/documents';
import { say, UsageError, warn, type Command } from './command';
import { readGivenFile } from './given-file';

const SCHEMES = ['hunan-2018', 'mof-2013-53', 'self-10-50-30-10'] as const;

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
const checkFile = async (file: string, scheme: Scheme): Promise<Checked | string> => {
  const bytes = readGivenFile(file);
  if (typeof bytes === 'string') return bytes;
  const examined = await examineFile(basename(file), bytes, {
    required: { sections: defaultSettings.requiredSections, forms: FORM_KEYS },
    scheme,
    weighed: true,
  });
  if (!examined.ok) return `${file}: ${examined.message.en} ${examined.message.zh}`;
  return {
    figures: Object.fromEntries(Object.entries(examined.figures).map(([key, { value }]) => [key, value])),
    sections: examined.sections.map(({ key, title, start, end }) => ({ key, title, start, end })),
    findings: examined.findings.map((finding) => ({ ...finding, message: finding.message.zh })),
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
  let code = 0;
  const readable: { file: string; checked: Checked }[] = [];
  for (const file of positionals) {
    const checked = await checkFile(file, scheme);
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
