// Decides how api and worker are kept running: started again when they die, given up when they keep dying at once, told to finish before they are killed.
const { spawn } = require('node:child_process');
const { root } = require('./places.cjs');
const { prefixed } = require('./prefixed-output.cjs');
const { identify, signal, wait } = require('./process-identity.cjs');
const { codeOf } = require('./run.cjs');
const { say } = require('./say.cjs');

const quick = 10_000;
const quickDeathsAllowed = 5;

/** How long to wait before the next try, after so many quick deaths in a row. */
const backOff = (deaths) => (deaths === 0 ? 0 : Math.min(250 * 2 ** (deaths - 1), 5000));

function keepAppRunning({ name, file, env, onStarted, onGivenUp, patience = 10_000 }) {
  const state = { child: undefined, identity: undefined, isStopping: false, gone: Promise.resolve(), deaths: 0 };

  function start() {
    const began = Date.now();
    // Detached: Ctrl-C is answered by the launcher alone, which lets them finish what they are doing.
    const child = spawn(process.execPath, ['--enable-source-maps', file], {
      cwd: root,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    state.child = child;
    state.identity = identify(child.pid);
    prefixed(child, name.padEnd(6));
    onStarted();
    state.gone = new Promise((settle) => child.once('exit', (code, by) => settle(codeOf(code, by))));
    void state.gone.then((code) => onGone(code, Date.now() - began));
  }

  async function onGone(code, lived) {
    if (state.isStopping) return;
    state.deaths = lived < quick ? state.deaths + 1 : 0;
    if (state.deaths >= quickDeathsAllowed)
      return onGivenUp(`the ${name} ended ${state.deaths} times within seconds of its start (exit code ${code}); see its lines above.`);
    say(`the ${name} ended unexpectedly (exit code ${code}) and is started again …`);
    await wait(backOff(state.deaths));
    if (!state.isStopping) start();
  }

  async function stop() {
    state.isStopping = true;
    const { child } = state;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    signal(state.identity, 'SIGTERM');
    const impatience = setTimeout(() => hurry(), patience);
    await state.gone;
    clearTimeout(impatience);
  }

  const hurry = () => state.identity && signal(state.identity, 'SIGKILL');

  return { start, stop, hurry, identity: () => state.identity };
}

module.exports = { keepAppRunning, backOff };
