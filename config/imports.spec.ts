// Shows that each arrow of the architecture is watched: one file that breaks one rule, and the rule's name.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const checkout = resolve(__dirname, '..');

/** The arrow that is broken, the file that breaks it and what it imports. */
const broken: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['domain-is-pure', 'libs/domain/src/a.ts', 'node:fs'],
  ['domain-is-pure', 'libs/domain/src/b.ts', '@camphor/contract'],
  ['contract-knows-zod', 'libs/contract/src/a.ts', '@camphor/server'],
  ['documents-know-the-domain', 'libs/documents/src/a.ts', '@camphor/contract'],
  ['server-knows-no-app', 'libs/server/src/a.ts', '../../../apps/api/src/main'],
  ['api-knows-the-libraries', 'apps/api/src/a.ts', '../../worker/src/main'],
  ['worker-knows-the-libraries', 'apps/worker/src/a.ts', '../../cli/src/main'],
  ['cli-knows-the-libraries', 'apps/cli/src/a.ts', '../../api/src/main'],
  ['web-knows-the-contract', 'apps/web/src/a.ts', '@camphor/server'],
  ['config-knows-nobody', 'config/a.ts', '@camphor/domain'],
  ['rooms-are-entered-by-the-door', 'apps/api/src/b.ts', '../../../libs/domain/src/inner'],
  ['no-cycles', 'libs/server/src/b.ts', './c'],
  ['nothing-unresolved', 'apps/api/src/c.ts', './nowhere'],
];
const allowed: readonly (readonly [file: string, text: string])[] = [
  ...['domain', 'contract', 'documents', 'server'].map((room) => [`libs/${room}/src/index.ts`, 'export {};\n'] as const),
  ...['api', 'worker', 'cli'].map((app) => [`apps/${app}/src/main.ts`, "import '@camphor/server';\nimport '@camphor/domain';\n"] as const),
  ['apps/web/src/main.ts', "import '@camphor/contract';\n"],
  ['libs/domain/src/inner.ts', 'export {};\n'],
  ['libs/domain/src/inner.spec.ts', "import 'node:fs';\n"],
  ['libs/server/src/c.ts', "import './b';\n"],
  ['config/index.ts', 'export {};\n'],
];

interface Outcome {
  readonly summary: { readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[] };
}

it('names every broken arrow and nothing that is allowed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'camphor-imports-'));
  try {
    for (const file of ['tsconfig.json', 'package.json']) cpSync(join(checkout, file), join(folder, file));
    for (const [file, text] of [...allowed, ...broken.map(([, path, imported]) => [path, `import '${imported}';\n`] as const)]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const tool = join(checkout, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const args = ['--config', join(__dirname, 'imports.cjs'), '--output-type', 'json', 'apps', 'libs', 'config'];
    const { stdout } = spawnSync(process.execPath, [tool, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
    const found = (JSON.parse(stdout) as Outcome).summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
    for (const [rule, file] of broken) expect(found).toContain(`${rule}: ${file}`);
    const culprits = new Set([...broken.map(([, file]) => file), 'libs/server/src/c.ts']);
    expect(found.filter((line) => !culprits.has(line.split(': ')[1] ?? ''))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 30_000);
