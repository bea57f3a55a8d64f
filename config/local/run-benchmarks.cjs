// Decides how benchmarks are run: one after the other, on servers of their own with the durable settings and a real disk, and how their figures are shown.
const { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { buildIfNeeded } = require('./build-sources.cjs');
const { installIfNeeded } = require('./install.cjs');
const { root } = require('./places.cjs');
const { codeOf, endRunning } = require('./run.cjs');
const { cleanEnvironment } = require('./run-tests.cjs');
const { runInTerminal } = require('./run-in-terminal.cjs');
const { refuse, say } = require('./say.cjs');
const { startThrowaway } = require('./throwaway.cjs');
const { whenAskedToStop } = require('./stop-signals.cjs');

const folder = join(root, 'test', 'bench');

const benchmarks = () => (existsSync(folder) ? readdirSync(folder).filter((name) => /\.bench\.(cjs|ts)$/.test(name)) : []).sort();

/** The figures of one benchmark: `[{name, value, unit, bound, ratio}]`, written by it to the file that CAMPHOR_BENCH_RESULT names. */
async function runOne(name, env, onChild) {
  const file = join(env.CAMPHOR_DATA, '..', `${name}.json`);
  say(`${name} …`);
  const args = ['--require', join(root, 'config/local/typescript-hook.cjs'), join(folder, name)];
  const code = await runInTerminal(process.execPath, args, { cwd: root, env: { ...env, CAMPHOR_BENCH_RESULT: file }, onChild });
  const figures = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  if (code !== 0 || figures.length === 0) say(`${name} gave no figures (exit code ${code}).`);
  return {
    figures: figures.map((figure) => ({ bench: name.replace(/\.bench\.\w+$/, ''), ...figure })),
    ok: code === 0 && figures.length > 0,
  };
}

function table(figures) {
  const rows = [
    ['benchmark', 'figure', 'value', 'raw bound', 'ratio'],
    ...figures.map(({ bench, name, value, unit = '', bound, ratio }) => [
      bench,
      name,
      `${value} ${unit}`.trim(),
      `${bound ?? ''}`,
      `${ratio ?? ''}`,
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

async function runBenchmarks(wanted) {
  const names = benchmarks().filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  if (names.length === 0)
    refuse(wanted.length ? `no benchmark in test/bench is called ${wanted.join(' or ')}.` : 'there are no benchmarks in test/bench yet.');
  let child;
  const asked = whenAskedToStop((name) => {
    endRunning();
    if (child) void asked.handOn(child, name);
  });
  await installIfNeeded();
  await buildIfNeeded();
  const place = mkdtempSync(join(tmpdir(), 'camphor-run-'));
  const servers = await startThrowaway({ isDurable: true, base: tmpdir() });
  const results = [];
  let failed = 0;
  try {
    const env = { ...cleanEnvironment(process.env, join(place, 'data')), ...servers.env };
    for (const name of names) {
      if (asked.signal) return codeOf(null, asked.signal);
      const { figures, ok } = await runOne(name, env, (started) => (child = started));
      results.push(...figures);
      if (!ok) failed += 1;
    }
  } finally {
    await servers.stop();
    rmSync(place, { recursive: true, force: true });
  }
  if (wanted.length === 0 && failed === 0) writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write(`${table(results)}\n`);
  return failed === 0 ? 0 : 1;
}

module.exports = { runBenchmarks, table };
