// Speaks on the command line: npx camphor COMMAND; each command is loaded only when it is asked for.
import type { Command } from './command';

const commands: Record<string, () => Promise<Command>> = {
  check: async () => (await import('./check.command.js')).checkCommand,
  import: async () => (await import('./import.command.js')).importCommand,
  export: async () => (await import('./export.command.js')).exportCommand,
  migrate: async () => (await import('./migrate.command.js')).migrateCommand,
  demo: async () => (await import('./demo.command.js')).demoCommand,
  user: async () => (await import('./user.command.js')).userCommand,
  units: async () => (await import('./units.command.js')).unitsCommand,
  verify: async () => (await import('./verify.command.js')).verifyCommand,
  audit: async () => (await import('./audit.command.js')).auditCommand,
};

const usage = `camphor 樟

  camphor check FILE… [--scheme NAME] [--json]   read a report and check it; needs no server
  camphor import FILE --cycle ID --unit CODE     take a file into the report of a unit
  camphor export REPORT --format FORMAT -o FILE  write a report as docx, xlsx, pdf or json
  camphor migrate                                bring the database up to date
  camphor demo                                   load the demonstration county once
  camphor user create NAME …                     make an account, and the first bureau
  camphor units import FILE.xlsx                 add and change units by a workbook, all or nothing
  camphor verify FILE.json [--key FILE]          verify a bundle; needs no server
  camphor audit verify [--report ID]             verify the trails and the log over them
  camphor audit seal                             sign the head of the log now
  camphor audit rotate-key                       replace the signing key

Exit codes: 0 fine, 1 something was found, 2 could not be done.`;

const usageOf = (name: string): string =>
  usage
    .split('\n')
    .filter((line) => line.trim().startsWith(`camphor ${name} `) || line.trim() === `camphor ${name}`)
    .join('\n');

const run = async (argv: readonly string[]): Promise<number> => {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${usage}\n`);
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    process.stderr.write(`camphor: there is no command "${name.slice(0, 40)}"; see camphor --help\n`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${usageOf(name)}\n`);
    return 0;
  }
  try {
    return await (
      await load()
    )(rest);
  } catch (error) {
    // One line for whoever typed the command; the name of the failure is enough to look it up.
    process.stderr.write(`camphor ${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n`);
    return 2;
  }
};

void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
