// Runs one tier with jest and counts its tests: a file that cannot be loaded and a test that is skipped unasked are failures too.
const { spawn } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { root } = require('./places.cjs');
const { codeOf } = require('./run.cjs');
const { say } = require('./say.cjs');

/** `{passed, failed}` out of jest's own result. With arguments that narrow the choice, what they leave out is not missed. */
function count(result, { isNarrowed }) {
  const unloadable = result.numRuntimeErrorTestSuites ?? 0;
  const skipped = isNarrowed ? 0 : (result.numPendingTests ?? 0) + (result.numTodoTests ?? 0);
  const openEnded = result.wasInterrupted ? 1 : 0;
  return { passed: result.numPassedTests, failed: result.numFailedTests + unloadable + skipped + openEnded, skipped };
}

/** Waits for jest; one whose result is written but that does not end has something left open. Its tests are over and counted, so it is ended, aloud. */
function finished(child, file) {
  return new Promise((settle) => {
    let since;
    let wasEnded = false;
    const watch = setInterval(() => {
      if (!existsSync(file)) return;
      since ??= Date.now();
      if (Date.now() - since < 15_000) return;
      say('the tests are over but something they opened keeps them from ending; they are ended.');
      wasEnded = true;
      child.kill('SIGKILL');
    }, 1000);
    child.once('error', (error) => settle({ code: 127, why: error.message }));
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      settle({ code: wasEnded ? 0 : codeOf(code, signal) });
    });
  });
}

async function runJest({ tier, args, folder, env, onChild }) {
  const file = join(folder, `${tier}.json`);
  const isNarrowed = args.length > 0;
  const options = ['-c', 'config/jest.config.cjs', '--selectProjects', tier, '--json', `--outputFile=${file}`];
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/jest/bin/jest.js'), ...options, ...(isNarrowed ? ['--passWithNoTests'] : []), ...args],
    {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  onChild(child);
  const { code } = await finished(child, file);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const counted = count(JSON.parse(readFileSync(file, 'utf8')), { isNarrowed });
  if (counted.skipped > 0) say(`${tier}: ${counted.skipped} tests are skipped in the source, which counts as a failure.`);
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

module.exports = { runJest, count };
