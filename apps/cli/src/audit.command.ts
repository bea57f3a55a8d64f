// Verifies the trail against the database: `camphor audit verify [--report ID]`.
import { parseArgs } from 'node:util';
import { readSettings } from '@camphor/config';
import { auditVerify } from './audit-verify.command';
import { say, UsageError, type Command } from './command';

export const auditCommand: Command = async (argv) => {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: { report: { type: 'string' } } });
  if (positionals.length !== 1 || positionals[0] !== 'verify') throw new UsageError('camphor audit verify [--report ID]');
  const { ok, lines } = await auditVerify(readSettings(), values.report === undefined ? {} : { report: values.report });
  lines.forEach(say);
  return ok ? 0 : 1;
};
