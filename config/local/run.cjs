// Decides how another program is run to its end: its output collected, its lines shown, or its exit code handed on.
const { spawn } = require('node:child_process');
const { constants } = require('node:os');

const codeOf = (code, signal) => (signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1));

const running = new Set();

/** Ends what `run` has under way: asked when the command itself is told to stop. */
const endRunning = (signal = 'SIGTERM') => running.forEach((child) => child.kill(signal));

process.once('exit', () => endRunning());

/** Runs a program and collects its output. A program that does not exist gives code 127, never an exception. */
function run(command, args, options = {}) {
  const { input, timeout, onOutput, ...rest } = options;
  return new Promise((settle) => {
    const child = spawn(command, args, { stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'], ...rest });
    running.add(child);
    const collected = { stdout: '', stderr: '', output: '' };
    const take = (stream) => (chunk) => {
      collected[stream] += chunk;
      collected.output += chunk;
      onOutput?.(String(chunk));
    };
    child.stdout?.setEncoding('utf8').on('data', take('stdout'));
    child.stderr?.setEncoding('utf8').on('data', take('stderr'));
    const timer = timeout ? setTimeout(() => child.kill('SIGKILL'), timeout) : undefined;
    const done = (code) => {
      clearTimeout(timer);
      running.delete(child);
      settle({ code, ok: code === 0, ...collected });
    };
    child.on('error', (error) => {
      collected.output += error.message;
      done(127);
    });
    child.on('close', (code, signal) => done(codeOf(code, signal)));
    if (input !== undefined) {
      child.stdin.on('error', () => undefined); // a program that ends without reading its input is judged by its exit code
      child.stdin.end(input);
    }
  });
}

/** The last lines of some output, for a sentence about what went wrong. */
const lastLines = (text, count = 3) => text.trim().split('\n').slice(-count).join(' | ').slice(-600);

module.exports = { run, endRunning, codeOf, lastLines };
