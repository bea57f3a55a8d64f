// Records and runs a private pair of MariaDB and Redis in one folder: starts them, starts them again when they die, ends them, and clears what a killed run left.
const { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const containers = require('./docker-servers.cjs');
const mariadb = require('./mariadb.cjs');
const { freePort, waitUntil } = require('./ports.cjs');
const { identify, isAlive, processesIn, signal, wait, waitUntilGone } = require('./process-identity.cjs');
const redis = require('./redis.cjs');
const { lastLines } = require('./run.cjs');
const { refuse } = require('./say.cjs');

const servers = {
  mariadb: {
    title: ({ kind }) => (kind === 'mysql' ? 'MySQL' : 'MariaDB'),
    program: 'database',
    patience: 180_000, // crash recovery of a large database takes its time
    setUp: (context) => (context.program.docker ? undefined : mariadb.setUp(context)),
    urls: mariadb.urlsOf,
    start: (context) => (context.program.docker ? containers.startMariadbContainer(context) : mariadb.startMariadb(context)),
    isReady: (port) => mariadb.isReady(port),
    afterReady: (context) => (context.program.docker ? containers.makeUsers(context) : undefined),
  },
  redis: {
    title: ({ kind }) => (kind === 'valkey' ? 'Valkey' : 'Redis'),
    program: 'redis',
    patience: 60_000,
    start: (context) => (context.program.docker ? containers.startRedisContainer(context) : redis.startRedis(context)),
    urls: redis.urlOf,
    isReady: (port, passwords) => redis.isReady(port, passwords),
  },
};

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function writeJson(path, value) {
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function logTail(folder, name) {
  try {
    return lastLines(readFileSync(join(folder, `${name}.log`), 'utf8'), 4);
  } catch {
    return 'no log was written';
  }
}

/** The passwords of this folder, made once. */
function passwordsOf(folder) {
  const file = join(folder, 'secrets.json');
  const known = readJson(file);
  if (known) return known;
  const made = mariadb.newPasswords();
  writeJson(file, made);
  return made;
}

const recordFile = (folder) => join(folder, 'servers.json');

/** Ends servers that a killed run left in this folder: by what was recorded, and by the folder they work in. */
async function endLeftovers(folder, { atOnce = false } = {}) {
  if (!existsSync(folder)) return 0;
  const recorded = Object.values(readJson(recordFile(folder))?.servers ?? {});
  const working = ['mariadb', 'mariadb.new', 'redis'].flatMap((name) =>
    existsSync(join(folder, name)) ? processesIn(realpathSync(join(folder, name))) : [],
  );
  const alive = [...recorded, ...working].filter(isAlive);
  for (const identity of alive) signal(identity, atOnce ? 'SIGKILL' : 'SIGTERM');
  for (const identity of alive) {
    if (await waitUntilGone(identity, 60_000)) continue;
    signal(identity, 'SIGKILL');
    await waitUntilGone(identity, 5000);
  }
  return alive.length;
}

/** Keeps one server of the pair running until it is ended. */
function keeper(name, shared) {
  const server = servers[name];
  const context = { ...shared, program: shared.programs[server.program] };
  const title = server.title(context.program);
  const state = { child: undefined, identity: undefined, port: undefined, isEnding: false, gone: Promise.resolve() };

  function spawnOnce() {
    const child = server.start({ ...context, port: state.port });
    state.child = child;
    state.gone = new Promise((settle) => {
      child.once('exit', settle);
      child.once('error', settle);
    });
    state.identity = child.pid ? identify(child.pid) : undefined;
    shared.record();
    return child;
  }

  const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

  async function bringUp() {
    const child = spawnOnce();
    const ready = await waitUntil(() => server.isReady(state.port, shared.passwords), {
      ms: server.patience,
      isLost: () => hasEnded(child) || state.isEnding,
    });
    if (ready) await server.afterReady?.({ ...context, port: state.port });
    return ready;
  }

  /** The port was free when it was asked for; another program may have taken it since: then another one. */
  async function start(wish) {
    await server.setUp?.(context);
    for (let tries = 0; tries < 4 && !state.isEnding; tries += 1) {
      state.port = await freePort(tries === 0 ? wish : undefined);
      if (await bringUp()) return watch();
      await end('SIGKILL');
      if (!/address already in use|bind/i.test(logTail(shared.folder, name))) break;
    }
    if (!state.isEnding) refuse(`${title} did not start: ${logTail(shared.folder, name)} (log: ${join(shared.folder, `${name}.log`)})`);
  }

  /** Who uses the pair knows its addresses, so a server that dies comes back at the same one. */
  function watch() {
    void state.gone.then(async () => {
      for (let tries = 0; !state.isEnding; tries += 1) {
        shared.onTrouble(`${title} ended unexpectedly and is started again …`);
        if (tries > 0) await wait(Math.min(250 * 2 ** tries, 5000));
        if (await bringUp().catch(() => false)) return watch();
        if (tries >= 6 && !state.isEnding) return shared.onGivenUp(`${title} does not start again: ${logTail(shared.folder, name)}`);
      }
    });
  }

  async function end(how) {
    const { child, identity } = state;
    if (!child || hasEnded(child)) return;
    signal(identity, how);
    const patience = setTimeout(() => signal(identity, 'SIGKILL'), 60_000);
    await state.gone;
    clearTimeout(patience);
    if (how === 'SIGKILL' && context.program.docker) containers.removeContainer(context, name);
  }

  return { state, start, end: (how) => ((state.isEnding = true), end(how)) };
}

/**
 * Starts a pair in `folder`: `{urls, stop}`. `stop` ends Redis and then MariaDB in good order; `stop('SIGKILL')` at once, for what is thrown away.
 * `onGivenUp(sentence)` is called when a server cannot be kept running.
 */
async function startPair({
  programs,
  folder,
  names = Object.keys(servers),
  isDurable,
  onTrouble = () => undefined,
  onGivenUp = onTrouble,
}) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await endLeftovers(folder, { atOnce: !isDurable });
  const place = realpathSync(folder);
  const passwords = passwordsOf(place);
  const before = readJson(recordFile(place))?.servers;
  const pair = {};
  const record = () => {
    const now = Object.entries(pair).map(([name, { state }]) => [name, { ...state.identity, port: state.port }]);
    writeJson(recordFile(place), { servers: Object.fromEntries(now) });
  };
  const shared = { programs, folder: place, isDurable, passwords, record, onTrouble, onGivenUp };
  for (const name of names) pair[name] = keeper(name, shared);

  const stop = async (how = 'SIGTERM') => {
    for (const { state } of Object.values(pair)) state.isEnding = true;
    if (how === 'SIGKILL') await Promise.all(Object.values(pair).map(({ end }) => end(how)));
    else for (const name of ['redis', 'mariadb']) await pair[name]?.end(how);
    rmSync(mariadb.socketPath(place), { force: true });
  };
  const started = await Promise.allSettled(Object.entries(pair).map(([name, { start }]) => start(before?.[name]?.port)));
  const failed = started.find(({ status }) => status === 'rejected');
  if (failed) {
    await stop(isDurable ? 'SIGTERM' : 'SIGKILL');
    throw failed.reason;
  }
  const urls = Object.assign({}, ...Object.entries(pair).map(([name, { state }]) => servers[name].urls({ port: state.port, passwords })));
  return { urls, stop, recordFile: recordFile(place) };
}

module.exports = { startPair, endLeftovers, readJson, writeJson };
