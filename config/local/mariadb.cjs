// Decides how a private MariaDB or MySQL is set up and run: loopback only, two users, durable or throw-away.
const { createHash, randomUUID } = require('node:crypto');
const {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { spawn } = require('node:child_process');
const { withLibraries } = require('./find-programs.cjs');
const { answerFrom } = require('./ports.cjs');
const { lastLines, run } = require('./run.cjs');
const { refuse } = require('./say.cjs');

const asRoot = () => (process.getuid?.() === 0 ? ['--user=root'] : []);

/** A Unix socket's path holds at most 107 bytes. */
function socketPath(folder) {
  const near = join(folder, 'mariadb.sock');
  if (Buffer.byteLength(near) <= 103) return near;
  const name = `camphor-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.sock`;
  return Buffer.byteLength(join(tmpdir(), name)) <= 103 ? join(tmpdir(), name) : join('/tmp', name);
}

function basedOn({ base, kind }) {
  if (!base) return [];
  const messages = ['share/mariadb', 'share/mysql'].map((place) => join(base, place)).find((place) => existsSync(place));
  const plugins = join(base, 'lib/mysql/plugin');
  return [
    `--basedir=${base}`,
    ...(messages ? [`--lc-messages-dir=${messages}`] : []),
    ...(existsSync(plugins) ? [`--plugin-dir=${plugins}`] : []),
    ...(kind === 'mysql' && messages ? [`--character-sets-dir=${join(messages, 'charsets')}`] : []),
  ];
}

/**
 * The two users: `camphor_admin` owns the databases `camphor` and `camphor_…` and may hand rights on;
 * `camphor` may sign in and nothing else until the migrations grant it table by table. Sent again at each start.
 */
function userStatements({ passwords }) {
  const admin = `'camphor_admin'@'%'`;
  const application = `'camphor'@'%'`;
  const user = (name, password) => [
    `CREATE USER IF NOT EXISTS ${name} IDENTIFIED BY '${password}';`,
    `ALTER USER ${name} IDENTIFIED BY '${password}';`,
  ];
  return [
    'CREATE DATABASE IF NOT EXISTS `camphor` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;',
    ...user(admin, passwords.admin),
    ...user(application, passwords.application),
    `GRANT ALL PRIVILEGES ON \`camphor\`.* TO ${admin} WITH GRANT OPTION;`,
    `GRANT ALL PRIVILEGES ON \`camphor\\_%\`.* TO ${admin} WITH GRANT OPTION;`,
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${passwords.root}';`,
  ];
}

const durable = ['--innodb-flush-log-at-trx-commit=1', '--innodb-buffer-pool-size=256M'];

/** What may be lost with the machine but not with the process: tests kill the server too. */
const throwaway = [
  '--innodb-flush-log-at-trx-commit=2',
  '--innodb-buffer-pool-size=128M',
  '--innodb-doublewrite=0',
  '--innodb-flush-method=nosync',
  '--loose-innodb-log-file-size=16M',
  '--performance-schema=OFF',
];

function serverArguments({ program, folder, port, isDurable }) {
  return [
    '--no-defaults',
    ...asRoot(),
    ...basedOn(program),
    `--datadir=${join(folder, 'mariadb')}`,
    `--socket=${socketPath(folder)}`,
    `--pid-file=${join(folder, 'mariadb.pid')}`,
    `--tmpdir=${join(folder, 'tmp')}`,
    `--init-file=${join(folder, 'users.sql')}`,
    `--secure-file-priv=${join(folder, 'tmp')}`, // the packaged default is a folder that only an installed server has
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--skip-log-bin',
    '--loose-mysqlx=0',
    '--loose-log-bin-trust-function-creators=1',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--default-time-zone=+00:00',
    '--max-connections=300',
    '--max-allowed-packet=64M',
    ...(isDurable ? durable : throwaway),
  ];
}

function setUpCommand(program, datadir) {
  const { installs, server, kind } = program;
  const common = ['--no-defaults', ...asRoot(), ...basedOn(program), `--datadir=${datadir}`];
  if (kind === 'mysql') return [server, [...common, '--initialize-insecure']];
  return [installs, [...common, '--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve']];
}

/** MariaDB's set-up is a shell script that splits every path at its spaces: it gets short links instead. */
async function throughLinks(program, folder, work) {
  const links = mkdtempSync(join(/\s/.test(tmpdir()) ? '/tmp' : tmpdir(), 'camphor-links-'));
  const linked = (name, target) => {
    symlinkSync(target, join(links, name));
    return join(links, name);
  };
  try {
    const base = program.base && linked('base', program.base);
    const within = (path) => (base && path?.startsWith(program.base) ? base + path.slice(program.base.length) : path);
    return await work({ ...program, base, installs: within(program.installs), server: within(program.server) }, linked('data', folder));
  } finally {
    rmSync(links, { recursive: true, force: true });
  }
}

const engines = { mariadb: 'MariaDB', mysql: 'MySQL' };

/** MariaDB and MySQL cannot read each other's files; the one that made them may have been removed since, or the other installed. */
function needSameEngine({ kind }, folder) {
  const made = existsSync(join(folder, 'engine')) ? readFileSync(join(folder, 'engine'), 'utf8').trim() : kind;
  if (made !== kind)
    refuse(
      `the data in ${folder} was made by ${engines[made]}, but ${engines[kind]} was found; install ${engines[made]} or set CAMPHOR_DATA to another folder.`,
    );
}

/** Makes the data files once. They are made beside and renamed: a set-up that was killed is done again. */
async function setUp({ program, folder }) {
  const datadir = join(folder, 'mariadb');
  if (existsSync(datadir)) return needSameEngine(program, folder);
  const beside = `${datadir}.new`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true, mode: 0o700 });
  const done = await throughLinks(program, folder, (linkedProgram, linkedFolder) => {
    const [command, args] = setUpCommand(linkedProgram, join(linkedFolder, 'mariadb.new'));
    return run(command, args, { env: withLibraries(program.libraries), cwd: folder, timeout: 180_000 });
  });
  if (!done.ok) return refuse(`the database could not be set up in ${datadir}: ${lastLines(done.output)}`);
  writeFileSync(join(folder, 'engine'), program.kind);
  renameSync(beside, datadir);
}

/** Starts the server; the caller waits for `isReady`. Detached, or Ctrl-C would reach it before the launcher has stopped what uses it. */
function startMariadb({ program, folder, port, isDurable, passwords }) {
  mkdirSync(join(folder, 'tmp'), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'users.sql'), `${userStatements({ passwords }).join('\n')}\n`, { mode: 0o600 });
  const log = openSync(join(folder, 'mariadb.log'), 'a', 0o600);
  const child = spawn(program.server, serverArguments({ program, folder, port, isDurable }), {
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
    env: withLibraries(program.libraries),
  });
  closeSync(log);
  return child;
}

/** A server that greets has run its start file: the first packet is sequence 0, protocol 10; an error packet (too many connections) is no greeting. */
async function isReady(port) {
  const bytes = await answerFrom({ port, isWhole: (answer) => answer.length > 5 });
  return Boolean(bytes && bytes[3] === 0 && bytes[4] === 10);
}

const newPasswords = () =>
  Object.fromEntries(['root', 'admin', 'application', 'redis'].map((name) => [name, randomUUID().replaceAll('-', '')]));

const urlsOf = ({ port, passwords }) => ({
  DATABASE_URL: `mysql://camphor:${passwords.application}@127.0.0.1:${port}/camphor`,
  DATABASE_ADMIN_URL: `mysql://camphor_admin:${passwords.admin}@127.0.0.1:${port}/camphor`,
});

module.exports = { setUp, startMariadb, isReady, newPasswords, urlsOf, userStatements, serverArguments, socketPath };
