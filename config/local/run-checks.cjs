// Decides what is checked without servers: format, lint, types, import rules, unit tests, generated files; one line each, output only on failure.
const { existsSync } = require('node:fs');
const { cpus } = require('node:os');
const { join } = require('node:path');
const { stripVTControlCharacters } = require('node:util');
const { installIfNeeded } = require('./install.cjs');
const { root } = require('./places.cjs');
const { codeOf, endRunning, run } = require('./run.cjs');
const { whenAskedToStop } = require('./stop-signals.cjs');

const tool = (path, ...args) => [join(root, 'node_modules', path), ...args];
const present = (...paths) => paths.filter((path) => existsSync(join(root, path)));

const cache = join(root, 'node_modules', '.cache');
const lanes = Math.max(2, Math.min(4, cpus().length));
/** A share of the unit tests for each lane, in one process each: what a lane would wait for otherwise are the tests. */
const unitTests = Array.from({ length: lanes }, (_, lane) => ({
  title: `unit tests, part ${lane + 1} of ${lanes}`,
  args: tool('jest/bin/jest.js', '-c', 'config/jest.config.cjs', '--selectProjects', 'unit', '--runInBand', `--shard=${lane + 1}/${lanes}`),
}));
/** Types are looked at anew where a file or what it uses has changed since the last time. */
const types = (title, project, name) => ({
  title: `types of the ${title}`,
  args: tool('typescript/bin/tsc', '--noEmit', '-p', project, '--incremental', '--tsBuildInfoFile', join(cache, `${name}.tsbuildinfo`)),
  needs: project,
});

/** The steps, the longest first so that those side by side end together. */
function steps() {
  const rooms = present('apps', 'libs', 'config', 'test');
  return [
    ...unitTests,
    types('server', 'tsconfig.json', 'server'),
    types('page', 'apps/web/tsconfig.json', 'page'),
    { title: 'lint', args: tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings', ...rooms) },
    { title: 'import rules', args: tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', 'config/imports.cjs', ...rooms) },
    {
      title: 'format',
      args: tool(
        'prettier/bin/prettier.cjs',
        '--check',
        '--log-level',
        'warn',
        '--cache',
        '--cache-strategy',
        'content',
        '--cache-location',
        join(cache, 'format'),
        '.',
      ),
    },
    { title: 'generated files', args: [join(root, 'config/local/generate.cjs'), '--check'], needs: 'config/local/generate.cjs' },
  ].filter(({ needs }) => !needs || existsSync(join(root, needs)));
}

async function runStep({ title, args }, env) {
  const began = Date.now();
  const done = await run(process.execPath, args, { cwd: root, env });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${done.ok ? 'ok    ' : 'FAILED'} ${title} (${seconds} s)\n`);
  if (!done.ok) process.stdout.write(`${process.env.CI ? stripVTControlCharacters(done.output).trim() : done.output.trim()}\n\n`);
  return done.ok;
}

/** Runs all steps, some side by side, and gives the exit code. */
async function runChecks() {
  const asked = whenAskedToStop(() => endRunning());
  await installIfNeeded();
  const env = { ...process.env, ...(process.env.CI ? { NO_COLOR: '1', FORCE_COLOR: undefined } : {}) };
  const waiting = steps();
  let failed = 0;
  const lane = async () => {
    for (let next = waiting.shift(); next && !asked.signal; next = waiting.shift()) if (!(await runStep(next, env))) failed += 1;
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (asked.signal) return codeOf(null, asked.signal);
  process.stdout.write(failed === 0 ? 'all checks passed\n' : `${failed} checks failed\n`);
  return failed === 0 ? 0 : 1;
}

module.exports = { runChecks };
