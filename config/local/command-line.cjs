// Decides what one camphor command needs before it runs: packages and a build always, servers only where it works with the database.
const { join } = require('node:path');
const { buildIfNeeded } = require('./build-sources.cjs');
const { installIfNeeded } = require('./install.cjs');
const { tryLock } = require('./lock.cjs');
const { built, dataFolder } = require('./places.cjs');
const { ensureServers } = require('./private-servers.cjs');
const { wait } = require('./process-identity.cjs');
const { codeOf, endRunning } = require('./run.cjs');
const { runInTerminal } = require('./run-in-terminal.cjs');
const { refuse, say } = require('./say.cjs');
const { whenAskedToStop } = require('./stop-signals.cjs');

const withoutServers = new Set(['check', 'verify', 'help', 'version', 'completion']);

/** Whether a command works with the database: all but the offline ones, and never for a help text. */
function needsServers(args) {
  const command = args.find((arg) => !arg.startsWith('-'));
  return Boolean(command) && !withoutServers.has(command) && !args.some((arg) => arg === '--help' || arg === '-h');
}

const complete = (env) => Boolean(env.DATABASE_URL && env.REDIS_URL);

/**
 * The addresses of a service that runs from this data folder, or the lock with which this command brings the servers up itself.
 * A service that is just coming up, or another command, is waited for.
 */
async function servicesOrLock(data, asked) {
  const path = join(data, 'start.lock');
  for (let first = true; !asked.signal; first = false) {
    const { lock, holder } = tryLock(path);
    if (lock) return { lock };
    if (holder.urls) return { urls: holder.urls };
    if (first) say(holder.isCommand ? 'waiting for another camphor command …' : 'waiting until Camphor, which is being started, is up …');
    await wait(200);
  }
  return {};
}

/** Brings the private servers up for one command, and the database up to date unless that is the command. */
async function ownServers({ env, data, lock, args }) {
  lock.note({ isCommand: true });
  const servers = await ensureServers({ env, data, onGivenUp: say });
  if (args[0] !== 'migrate') {
    const code = await runInTerminal(process.execPath, [built('cli'), 'migrate'], {
      env: { ...env, ...servers.urls },
      stdio: ['ignore', 2, 2],
    });
    if (code !== 0) {
      await servers.stop();
      refuse('the database could not be brought up to date (see above).');
    }
  }
  return servers;
}

async function withServers(args, env, asked, work) {
  const data = dataFolder(env);
  const { lock, urls } = complete(env) ? {} : await servicesOrLock(data, asked);
  let servers;
  try {
    if (lock) servers = await ownServers({ env, data, lock, args });
    if (asked.signal) return codeOf(null, asked.signal);
    return await work({ ...env, ...(urls ?? servers?.urls), CAMPHOR_DATA: data });
  } finally {
    await servers?.stop();
    lock?.release();
  }
}

/** Runs one command with the caller's streams and folder and gives its exit code. */
async function runCommandLine(args, env = process.env) {
  let child;
  const asked = whenAskedToStop((name) => {
    endRunning();
    if (child) void asked.handOn(child, name);
  });
  await installIfNeeded();
  await buildIfNeeded({ only: ['server'] });
  const work = (environment) =>
    runInTerminal(process.execPath, [built('cli'), ...args], { env: environment, onChild: (started) => (child = started) });
  return needsServers(args) ? withServers(args, env, asked, work) : work(env);
}

module.exports = { runCommandLine, needsServers };
