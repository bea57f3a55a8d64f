// Decides how a command is given servers of its own that are gone without a trace when it has ended.
const { accessSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { findPrograms } = require('./find-programs.cjs');
const { programsFolder } = require('./places.cjs');
const { identify, isAlive } = require('./process-identity.cjs');
const { codeOf, endRunning } = require('./run.cjs');
const { runInTerminal } = require('./run-in-terminal.cjs');
const { say } = require('./say.cjs');
const { endLeftovers, readJson, startPair, writeJson } = require('./server-pair.cjs');
const { whenAskedToStop } = require('./stop-signals.cjs');

const prefix = 'camphor-test-';
const roomNeeded = 2 * 1024 ** 3;

/** Memory where there is enough of it (a container's /dev/shm has 64 MB by default), else the disk. */
function placeForThrowaway() {
  try {
    accessSync('/dev/shm', constants.W_OK);
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize >= roomNeeded) return '/dev/shm';
  } catch {
    // no such folder here
  }
  return tmpdir();
}

const isOurs = (folder) => statSync(folder).uid === (process.getuid?.() ?? statSync(folder).uid);

/** Ends and removes what earlier runs left that were killed before they could. */
async function sweep(base) {
  for (const name of readdirSync(base).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(base, name);
    try {
      const owner = readJson(join(folder, 'owner.json'));
      const isFresh = Date.now() - statSync(folder).mtimeMs < 60_000;
      if (!isOurs(folder) || isAlive(owner) || (!owner && isFresh)) continue;
      await endLeftovers(folder, { atOnce: true });
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // another run removes it at this moment
    }
  }
}

/** Starts a throw-away pair: `{env, stop}`. `isDurable` gives it the settings of `npm start`, for tests that kill servers and for benchmarks. */
async function startThrowaway({ isDurable = false, base = placeForThrowaway() } = {}) {
  const programs = await findPrograms(programsFolder());
  await sweep(base);
  const folder = mkdtempSync(join(base, prefix));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    writeJson(join(folder, 'owner.json'), identify(process.pid));
    const pair = await startPair({ programs, folder, isDurable, onTrouble: say });
    const stop = async () => {
      await pair.stop('SIGKILL');
      remove();
    };
    return { env: { ...pair.urls, CAMPHOR_TEST_SERVERS: '1', CAMPHOR_TEST_SERVERS_FILE: pair.recordFile }, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Runs COMMAND on a throw-away pair and gives its exit code; the pair is gone afterwards, also when asked to stop. */
async function runOnThrowaway(command, args, { isDurable, env = process.env } = {}) {
  let child;
  const asked = whenAskedToStop((name) => {
    endRunning();
    if (child) void asked.handOn(child, name);
  });
  const servers = await startThrowaway({ isDurable });
  try {
    if (asked.signal) return codeOf(null, asked.signal);
    const code = await runInTerminal(command, args, { env: { ...env, ...servers.env }, onChild: (started) => (child = started) });
    return asked.signal ? codeOf(null, asked.signal) : code;
  } finally {
    await servers.stop();
    asked.forget();
  }
}

module.exports = { startThrowaway, runOnThrowaway, placeForThrowaway };
