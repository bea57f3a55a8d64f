// Decides how a private Redis or Valkey is run: loopback only, with a password, append-only where it must last.
const { spawn } = require('node:child_process');
const { closeSync, mkdirSync, openSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { withLibraries } = require('./find-programs.cjs');
const { answerFrom } = require('./ports.cjs');

const quoted = (path) => `"${path.replace(/["\\]/g, '\\$&')}"`;

/** The settings as Redis reads them; in a file, because arguments show in the list of processes. */
function settings({ folder, port, password, isDurable }) {
  return [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${password}`,
    `dir ${quoted(join(folder, 'redis'))}`,
    'save ""',
    `appendonly ${isDurable ? 'yes' : 'no'}`,
    'appendfsync everysec',
    'maxmemory-policy noeviction',
    'daemonize no',
    '',
  ].join('\n');
}

/** Starts the server; the caller waits for `isReady`. Detached for the same reason as the database. */
function startRedis({ program, folder, port, isDurable, passwords }) {
  mkdirSync(join(folder, 'redis'), { recursive: true, mode: 0o700 });
  const file = join(folder, 'redis.conf');
  writeFileSync(file, settings({ folder, port, password: passwords.redis, isDurable }), { mode: 0o600 });
  const log = openSync(join(folder, 'redis.log'), 'a', 0o600);
  const child = spawn(program.server, [file], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
    env: withLibraries(program.libraries),
  });
  closeSync(log);
  return child;
}

/** Ready only once the append-only file is loaded: until then PING is answered with LOADING. */
async function isReady(port, { redis }) {
  const twoLines = (answer) => String(answer).split('\r\n').length > 2;
  const answer = await answerFrom({ port, greeting: `AUTH ${redis}\r\nPING\r\n`, isWhole: twoLines });
  return String(answer) === '+OK\r\n+PONG\r\n';
}

const urlOf = ({ port, passwords }) => ({ REDIS_URL: `redis://:${passwords.redis}@127.0.0.1:${port}/0` });

module.exports = { startRedis, isReady, urlOf, settings };
