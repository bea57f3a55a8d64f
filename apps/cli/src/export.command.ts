// Writes a report into a file: `camphor export REPORT --format docx|xlsx|pdf|json -o FILE`; a file that is there is only replaced with --force.
import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { systemActor } from '@camphor/domain';
import { EXPORT_FORMATS, writeReport, type ExportFormat } from '@camphor/documents';
import { paperFacts, readCase } from '@camphor/server';
import { say, UsageError, type Command } from './command';
import { withDatabase } from './database';

const USAGE = 'camphor export REPORT --format docx|xlsx|pdf|json -o FILE [--force]';
const isFormat = (text: string): text is ExportFormat => (EXPORT_FORMATS as readonly string[]).includes(text);

export const exportCommand: Command = (argv) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { format: { type: 'string' }, output: { type: 'string', short: 'o' }, force: { type: 'boolean', default: false } },
  });
  const [reportId, ...more] = positionals;
  const { output, force } = values;
  const format = values.format ?? output?.split('.').at(-1) ?? '';
  if (reportId === undefined || more.length > 0 || output === undefined) throw new UsageError(USAGE);
  if (!isFormat(format)) throw new UsageError(`--format must be one of ${EXPORT_FORMATS.join(', ')}`);
  if (!force && existsSync(output)) throw new UsageError(`${output} is there already; name another file, or add --force to replace it`);
  return withDatabase(async ({ source, clock }) => {
    const loaded = await readCase(source.manager, { ...systemActor, via: 'cli' }, reportId, clock.now());
    if (!loaded) throw new Error(`there is no report ${reportId.slice(0, 64)}`);
    const bytes = await writeReport(format, loaded.file.content, await paperFacts(source.manager, loaded));
    writeFileSync(output, bytes, { flag: force ? 'w' : 'wx' });
    say(`已导出 ${output}（${bytes.length} 字节）`);
    return 0;
  });
};
