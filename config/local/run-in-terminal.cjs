// Runs a program with the terminal's own streams and gives its exit code; one that a signal ended counts as 128 and the signal's number.
const { spawn } = require('node:child_process');
const { codeOf } = require('./run.cjs');
const { say } = require('./say.cjs');

function runInTerminal(command, args, { env, cwd, stdio = 'inherit', onChild } = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, { stdio, env, cwd });
    onChild?.(child);
    child.once('error', (error) => {
      say(`${command} cannot be run: ${error.message}`);
      settle(127);
    });
    child.once('exit', (code, signal) => settle(codeOf(code, signal)));
  });
}

module.exports = { runInTerminal };
