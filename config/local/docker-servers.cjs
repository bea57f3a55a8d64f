// Decides how the servers are run where only a Docker engine is there: two containers on loopback, seen as the child processes of `docker run`.
const { createHash } = require('node:crypto');
const { spawn, spawnSync } = require('node:child_process');
const { closeSync, openSync } = require('node:fs');
const { join } = require('node:path');
const { lastLines, run } = require('./run.cjs');
const { refuse } = require('./say.cjs');
const { userStatements } = require('./mariadb.cjs');

/** The container of one data folder; its volume has the same name. */
const containerName = (folder, server) => `camphor-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}-${server}`;

function runContainer({ program, folder, server, publish, mount, isDurable, env, command }) {
  const name = containerName(folder, server);
  spawnSync(program.docker, ['stop', '--time', '30', name], { stdio: 'ignore' }); // one that a killed run left
  spawnSync(program.docker, ['rm', '--force', name], { stdio: 'ignore' });
  const keep = isDurable ? ['--volume', `${name}:${mount}`] : ['--tmpfs', mount];
  const secrets = Object.keys(env).flatMap((key) => ['--env', key]); // by name only: values would show in the list of processes
  const log = openSync(join(folder, `${server}.log`), 'a', 0o600);
  const args = ['run', '--rm', '--name', name, '--publish', `127.0.0.1:${publish}`, ...keep, ...secrets, program.image, ...command];
  const child = spawn(program.docker, args, { detached: true, stdio: ['ignore', log, log], env: { ...process.env, ...env } });
  closeSync(log);
  return child;
}

function startMariadbContainer({ program, folder, port, isDurable, passwords }) {
  const flags = [
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--default-time-zone=+00:00',
  ];
  return runContainer({
    program,
    folder,
    server: 'mariadb',
    publish: `${port}:3306`,
    mount: '/var/lib/mysql',
    isDurable,
    env: { MARIADB_ROOT_PASSWORD: passwords.root, MARIADB_ROOT_HOST: 'localhost' },
    command: [...flags, '--max-connections=300', '--max-allowed-packet=64M', `--innodb-flush-log-at-trx-commit=${isDurable ? 1 : 2}`],
  });
}

/** The users are made through the container's own client: the engine may not see a file of ours. */
async function makeUsers({ program, folder, passwords }) {
  const args = ['exec', '--interactive', '--env', 'MYSQL_PWD', containerName(folder, 'mariadb'), 'mariadb', '--user=root'];
  const done = await run(program.docker, args, {
    input: userStatements({ passwords }).join('\n'),
    env: { ...process.env, MYSQL_PWD: passwords.root },
  });
  if (!done.ok) refuse(`the database users could not be made: ${lastLines(done.output)}`);
}

function startRedisContainer({ program, folder, port, isDurable, passwords }) {
  const settings = `--bind 0.0.0.0 --save "" --appendonly ${isDurable ? 'yes' : 'no'} --maxmemory-policy noeviction`;
  return runContainer({
    program,
    folder,
    server: 'redis',
    publish: `${port}:6379`,
    mount: '/data',
    isDurable,
    env: { CAMPHOR_REDIS_PASSWORD: passwords.redis },
    command: ['sh', '-c', `exec redis-server ${settings} --requirepass "$CAMPHOR_REDIS_PASSWORD"`],
  });
}

/** `docker run` that was killed leaves its container: that is what has to go. */
const removeContainer = ({ program, folder }, server) =>
  spawnSync(program.docker, ['rm', '--force', containerName(folder, server)], { stdio: 'ignore' });

module.exports = { startMariadbContainer, startRedisContainer, makeUsers, removeContainer, containerName };
