// Decides the order in which the service comes up and goes down: lock, packages, servers, build, migrations, demonstration, api and worker.
const { rmSync } = require('node:fs');
const { join } = require('node:path');
const { announce } = require('./announce.cjs');
const { keepAppRunning } = require('./keep-app-running.cjs');
const { buildIfNeeded } = require('./build-sources.cjs');
const { installIfNeeded } = require('./install.cjs');
const { tryLock } = require('./lock.cjs');
const { built, dataFolder, root } = require('./places.cjs');
const { isFree } = require('./ports.cjs');
const { isAlive, signal, wait, waitUntilGone } = require('./process-identity.cjs');
const { codeOf, endRunning } = require('./run.cjs');
const { Refusal, refuse, say } = require('./say.cjs');
const { prefixed } = require('./prefixed-output.cjs');
const { ensureServers } = require('./private-servers.cjs');
const { readJson, writeJson } = require('./server-pair.cjs');
const { whenAskedToStop } = require('./stop-signals.cjs');
const { spawn } = require('node:child_process');

const runFile = (data) => join(data, 'run.json');

/** The port to listen on, out of the environment. */
function portOf(env) {
  const text = env.PORT?.trim() || '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) refuse(`PORT is “${text}”; it must be a whole number from 1 to 65535.`);
  return port;
}

/** Takes the data folder, or says in one sentence who has it. A command that brought the servers up for itself is waited for: it ends by itself. */
async function takeDataFolder(data, isStopping) {
  for (let first = true; ; first = false) {
    const { lock, holder } = tryLock(join(data, 'start.lock'));
    if (lock) return lock;
    if (!holder.isCommand || isStopping()) {
      const where = holder.address ? `already runs at ${holder.address}` : 'is already being started';
      return refuse(
        `Camphor ${where} from ${data} (process ${holder.pid}); stop that first, or set CAMPHOR_DATA and PORT for a second one.`,
      );
    }
    if (first) say('waiting for a camphor command that uses the private servers …');
    await wait(200);
  }
}

/** Ends api and worker of a run that was killed: they would hold the port and work with old code. */
async function endLeftApps(data) {
  const left = Object.values(readJson(runFile(data))?.apps ?? {}).filter(isAlive);
  for (const app of left) signal(app, 'SIGTERM');
  for (const app of left) if (!(await waitUntilGone(app, 10_000))) signal(app, 'SIGKILL');
}

async function needFreePort({ port, host }) {
  if ((await isFree(port, host)) && (await isFree(port, '127.0.0.1'))) return;
  refuse(`port ${port} is taken by another program; set PORT to a free one, for example PORT=${port + 1} npm start.`);
}

/** Runs one command of the command line to its end, its lines shown with the prefix. */
function runCommand(name, env, onChild) {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [built('cli'), name], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    onChild(child);
    prefixed(child, name.padEnd(7), process.stderr);
    child.once('close', (code, signal) => settle(codeOf(code, signal)));
  });
}

/** One run of the service: what it has started and how that is ended. */
function newRun(env) {
  const data = dataFolder(env);
  const state = {
    data,
    env,
    port: portOf(env),
    host: env.HOST || '127.0.0.1',
    isStopping: false,
    apps: {},
    servers: undefined,
    lock: undefined,
    command: undefined,
  };
  state.fail = undefined;
  state.failed = new Promise((settle) => (state.fail = settle));
  return state;
}

function checkGoingOn(state) {
  if (state.isStopping) throw new Refusal('stopped before everything was up.');
}

async function step(state, work) {
  const done = await work();
  checkGoingOn(state);
  return done;
}

async function prepareDatabase(state, env) {
  for (const name of ['migrate', ...(env.CAMPHOR_DEMO === '0' ? [] : ['demo'])]) {
    say(name === 'migrate' ? 'bringing the database up to date …' : 'looking after the demonstration county …');
    const code = await step(state, () => runCommand(name, env, (child) => (state.command = child)));
    if (code !== 0)
      refuse(
        `${name === 'migrate' ? 'the database could not be brought up to date' : 'the demonstration county could not be loaded'} (see the lines above).`,
      );
  }
}

function startApps(state, env) {
  const remember = () => {
    const apps = Object.fromEntries(Object.entries(state.apps).map(([name, app]) => [name, app.identity()]));
    writeJson(runFile(state.data), { apps, urls: state.servers.urls });
  };
  for (const name of ['api', 'worker']) {
    const onGivenUp = (sentence) => state.fail(sentence);
    state.apps[name] = keepAppRunning({
      name,
      file: built(name),
      env: { ...env, PORT: String(state.port) },
      onStarted: remember,
      onGivenUp,
    });
  }
  for (const app of Object.values(state.apps)) app.start();
}

async function bringUp(state) {
  state.lock = await takeDataFolder(state.data, () => state.isStopping);
  await endLeftApps(state.data);
  await needFreePort(state);
  await step(state, installIfNeeded);
  const servers = ensureServers({ env: state.env, data: state.data, onGivenUp: (sentence) => state.fail(sentence) });
  const [up, build] = await Promise.allSettled([servers, buildIfNeeded()]);
  if (up.status === 'fulfilled') state.servers = up.value;
  for (const { status, reason } of [up, build]) if (status === 'rejected') throw reason;
  checkGoingOn(state);
  const env = { ...state.env, ...state.servers.urls, CAMPHOR_DATA: state.data };
  await prepareDatabase(state, env);
  startApps(state, env);
  const address = await Promise.race([announce(state, env), state.failed.then(() => undefined)]);
  if (address) state.lock.note({ address, urls: state.servers.urls });
}

/** Ends everything in the order in which it depends on each other. Asked a second time, api and worker are not waited for; MariaDB always is. */
async function takeDown(state) {
  await Promise.all(Object.values(state.apps).map((app) => app.stop()));
  await state.servers?.stop();
  if (!state.lock) return; // another run's file is not ours to remove
  rmSync(runFile(state.data), { force: true });
  state.lock.release();
}

/** A migration under way may finish what it does; one that does not end is ended. */
function endCommand(child, isUrgent) {
  child?.kill(isUrgent ? 'SIGKILL' : 'SIGTERM');
  setTimeout(() => child?.kill('SIGKILL'), 10_000).unref();
}

/** Settles when the service is asked to stop. A second time means: quicker. */
function askedToStop(state) {
  return new Promise((settle) => {
    whenAskedToStop((_, times) => {
      if (times === 1) say('stopping …');
      state.isStopping = true;
      endRunning();
      endCommand(state.command, times > 1);
      if (times > 1) for (const app of Object.values(state.apps)) app.hurry();
      settle();
    });
  });
}

/** Keeps the service up until it is asked to stop or cannot go on; gives the exit code. */
async function startService(env = process.env) {
  const state = newRun(env);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined); // the terminal may be gone before we are
  for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, (error) => state.fail(error)); // nothing may be left running
  const stopped = askedToStop(state);
  let failure;
  try {
    await bringUp(state);
    failure = await Promise.race([stopped, state.failed]);
  } catch (error) {
    if (!state.isStopping) failure = error;
  }
  state.isStopping = true;
  await takeDown(state);
  if (failure instanceof Error) throw failure;
  if (failure) return refuse(failure);
  if (state.lock) say('stopped.');
  return 0;
}

module.exports = { startService, portOf };
