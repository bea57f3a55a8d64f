// Keeps watch over the trail and its log: `camphor audit verify [--report ID]`, `audit seal`, `audit rotate-key`.
import { parseArgs } from 'node:util';
import { readSettings } from '@camphor/config';
import { auditRotateKey } from './audit-rotate-key.command';
import { auditSeal } from './audit-seal.command';
import { auditVerify } from './audit-verify.command';
import { say, UsageError, type Command } from './command';

const verify: Command = async (argv) => {
  const { values } = parseArgs({ args: [...argv], options: { report: { type: 'string' } } });
  const { ok, lines } = await auditVerify(readSettings(), values.report === undefined ? {} : { report: values.report });
  lines.forEach(say);
  return ok ? 0 : 1;
};
const withoutArguments =
  (command: Command): Command =>
  async (argv) => {
    parseArgs({ args: [...argv], options: {} });
    return command(argv);
  };
const actions: Readonly<Record<string, Command>> = {
  verify,
  seal: withoutArguments(auditSeal),
  'rotate-key': withoutArguments(auditRotateKey),
};

export const auditCommand: Command = async ([name = '', ...rest]) => {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) throw new UsageError('camphor audit verify [--report ID] | audit seal | audit rotate-key');
  return action(rest);
};
