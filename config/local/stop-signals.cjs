// Decides what counts as being asked to stop, and how a child is told.
const { wait } = require('./process-identity.cjs');

const names = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Calls `handle(signal, times)` each time; `signal` holds the first one. */
function whenAskedToStop(handle) {
  const asked = { signal: undefined, times: 0 };
  const listeners = names.map((name) => {
    const listener = () => {
      asked.signal ??= name;
      asked.times += 1;
      handle(name, asked.times);
    };
    process.on(name, listener);
    return [name, listener];
  });
  asked.forget = () => listeners.forEach(([name, listener]) => process.off(name, listener));
  asked.handOn = handOn;
  return asked;
}

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/** Tells the child too. Ctrl-C in a terminal has reached it already, and a second one would read as impatience. After ten seconds it is ended. */
async function handOn(child, name) {
  const fromTerminal = name === 'SIGINT' && process.stdin.isTTY;
  if (!fromTerminal) child.kill(name);
  for (let waited = 0; waited < 10_000 && !hasEnded(child); waited += 100) await wait(100);
  if (!hasEnded(child)) child.kill('SIGKILL');
}

module.exports = { whenAskedToStop };
