// Decides which tiers are run, on which servers and with what beside them, and counts what passed and failed.
const { mkdtempSync, readdirSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { buildIfNeeded } = require('./build-sources.cjs');
const { chromiumPath } = require('./chromium.cjs');
const { installIfNeeded } = require('./install.cjs');
const { programsFolder, root } = require('./places.cjs');
const { runJest } = require('./run-jest.cjs');
const { codeOf, endRunning } = require('./run.cjs');
const { refuse, Refusal, say } = require('./say.cjs');
const { startThrowaway } = require('./throwaway.cjs');
const { whenAskedToStop } = require('./stop-signals.cjs');

/** Each tier once, in the order in which they run: the quickest answer first. */
const tiers = {
  unit: { folders: ['apps', 'libs', 'config', 'test/golden', 'test/support'], pattern: /\.spec\.tsx?$/ },
  integration: { folders: ['test/integration', 'test/permissions'], pattern: /\.e2e-spec\.ts$/, needsServers: true },
  journeys: { folders: ['test/journeys'], pattern: /\.e2e-spec\.ts$/, needsServers: true },
  faults: { folders: ['test/faults'], pattern: /\.e2e-spec\.ts$/, needsServers: true, isDurable: true },
  browser: { folders: ['test/browser'], pattern: /\.e2e-spec\.ts$/, needsServers: true, needsChromium: true },
};

/** The environment of the person who tests decides nothing: no servers of theirs, no data, no clock, no port. */
function cleanEnvironment(env, dataFolder) {
  const foreign = /^(DATABASE_URL|DATABASE_ADMIN_URL|REDIS_URL|PORT|HOST|LOG_LEVEL|NODE_ENV|CAMPHOR_.*)$/;
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
  const plain = env.CI ? { NO_COLOR: '1', TERM: 'dumb', FORCE_COLOR: undefined } : {};
  return { ...kept, ...plain, CAMPHOR_DATA: dataFolder, CAMPHOR_PROGRAMS: programsFolder(env) };
}

function hasTests({ folders, pattern }) {
  const look = (folder) => {
    try {
      return readdirSync(folder, { withFileTypes: true }).some((entry) =>
        entry.isDirectory() ? entry.name !== 'node_modules' && look(join(folder, entry.name)) : pattern.test(entry.name),
      );
    } catch {
      return false; // there is no such folder
    }
  };
  return folders.some((folder) => look(join(root, folder)));
}

/** `{names, args}`: the tier named first, or all; the rest is jest's. */
function readArguments(args) {
  const [first, ...rest] = args;
  if (first === undefined || first.startsWith('-')) return { names: Object.keys(tiers), args };
  if (!tiers[first]) return refuse(`there is no tier “${first}”; the tiers are ${Object.keys(tiers).join(', ')}.`);
  return { names: [first], args: rest };
}

/** Runs one tier on servers of its own: `{passed, failed}`. */
async function runTier(name, { args, env, folder, asked }) {
  const tier = tiers[name];
  if (!hasTests(tier)) {
    if (args.length > 0) return { passed: 0, failed: 0 };
    say(`${name}: there are no tests in ${tier.folders.join(', ')}, which counts as a failure.`);
    return { passed: 0, failed: 1 };
  }
  if (tier.needsServers) await buildIfNeeded();
  const browser = tier.needsChromium ? { CAMPHOR_CHROMIUM: await chromiumPath() } : {};
  const servers = tier.needsServers ? await startThrowaway({ isDurable: tier.isDurable }) : undefined;
  try {
    if (asked.signal) return { passed: 0, failed: 0 };
    say(`${name} …`);
    return await runJest({
      tier: name,
      args,
      folder,
      env: { ...env, ...browser, ...servers?.env },
      onChild: (child) => (asked.child = child),
    });
  } finally {
    await servers?.stop();
  }
}

/** A tier that cannot be run at all (no server, no browser, a build that fails) is a failure; the others still run. */
async function runTierOrFail(name, context) {
  try {
    return await runTier(name, context);
  } catch (error) {
    if (!context.asked.signal) say(`${name}: ${error instanceof Refusal ? error.message : error.stack}`);
    return { passed: 0, failed: 1 };
  }
}

/** Runs the tests and prints, as the very last line, `N passed, N failed`. */
async function runTests(given) {
  const { names, args } = readArguments(given);
  const asked = whenAskedToStop((name) => {
    endRunning();
    if (asked.child) void asked.handOn(asked.child, name);
  });
  await installIfNeeded();
  const folder = mkdtempSync(join(tmpdir(), 'camphor-run-'));
  const env = cleanEnvironment(process.env, join(folder, 'data'));
  const total = { passed: 0, failed: 0 };
  try {
    for (const name of names) {
      if (asked.signal) break;
      const { passed, failed } = await runTierOrFail(name, { args, env, folder, asked });
      total.passed += passed;
      total.failed += failed;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (asked.signal) return codeOf(null, asked.signal);
  if (total.passed + total.failed === 0) {
    say('no test was found by these arguments, which counts as a failure.');
    total.failed = 1;
  }
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 ? 0 : 1;
}

module.exports = { runTests, readArguments, cleanEnvironment };
