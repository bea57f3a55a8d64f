// Decides which server programs are used: those on the machine, else unpacked packages, else Homebrew, else Docker, else one sentence.
const { existsSync, realpathSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { fetchPackages } = require('./debian-packages.cjs');
const { libraryFolders, onPath } = require('./on-path.cjs');
const { run } = require('./run.cjs');
const { refuse, say } = require('./say.cjs');

/** `a.b.c` out of what a program says of its version, as numbers. */
const versionIn = (text) => (/(\d+)\.(\d+)(?:\.(\d+))?/.exec(text) ?? []).slice(1, 4).map((part) => Number(part ?? 0));

const isAtLeast = (version, least) => {
  for (let i = 0; i < least.length; i += 1) if (version[i] !== least[i]) return (version[i] ?? -1) > least[i];
  return true;
};

/** What a database server says of itself: MariaDB 10.6 and MySQL 8.0 are the oldest that serve. */
function databaseKind(text) {
  const kind = /mariadb/i.test(text) ? 'mariadb' : 'mysql';
  const version = versionIn(text.replace(/^.*?Ver\s+/s, ''));
  return { kind, version, serves: isAtLeast(version, kind === 'mariadb' ? [10, 6] : [8, 0]) };
}

/** What a Redis or Valkey server says of itself; 6.0 has all that is used here. */
function redisKind(text) {
  const version = versionIn(text.replace(/^.*?v=/s, ''));
  return { kind: /valkey/i.test(text) ? 'valkey' : 'redis', version, serves: isAtLeast(version, [6, 0]) };
}

const withLibraries = (libraries) =>
  libraries.length
    ? { ...process.env, LD_LIBRARY_PATH: [...libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') }
    : process.env;

async function describe(kindOf, server, args, libraries = []) {
  const said = await run(server, args, { timeout: 20_000, env: withLibraries(libraries) });
  return said.ok ? kindOf(said.stdout) : { serves: false, why: said.output };
}

/** A database server at this path, with what belongs to it; undefined when it cannot serve. */
async function databaseAt(server, { base, libraries = [] } = {}) {
  const about = await describe(databaseKind, server, ['--no-defaults', '--version'], libraries);
  if (!about.serves) return undefined;
  const near = [
    dirname(server),
    join(dirname(dirname(realpathSync(server))), 'bin'),
    join(dirname(dirname(realpathSync(server))), 'scripts'),
  ];
  const installer = ['mariadb-install-db', 'mysql_install_db'];
  const installs =
    near.flatMap((folder) => installer.map((name) => join(folder, name))).find((path) => existsSync(path)) ??
    (base ? undefined : onPath(installer));
  if (about.kind === 'mariadb' && !installs) return undefined;
  return { ...about, server, installs, base, libraries };
}

async function redisAt(server, { libraries = [] } = {}) {
  const about = await describe(redisKind, server, ['--version'], libraries);
  return about.serves ? { ...about, server, libraries } : undefined;
}

/** What is wanted: how it is called on a PATH, in packages, at Homebrew and as an image. */
const wanted = {
  database: {
    title: 'MariaDB',
    names: ['mariadbd', 'mysqld'],
    packages: [['mariadb-server-core', 'mariadb-client-core'], ['mysql-server-core']],
    formula: 'mariadb',
    image: 'mariadb:10.11',
    at: databaseAt,
  },
  redis: {
    title: 'Redis',
    names: ['redis-server', 'valkey-server'],
    packages: [
      ['redis-server', 'redis-tools'],
      ['valkey-server', 'valkey-tools'],
    ],
    formula: 'redis',
    image: 'redis:7',
    at: redisAt,
  },
};

async function installedHere({ names, at }) {
  for (const name of names) {
    const server = onPath([name]);
    const found = server && (await at(server));
    if (found) return found;
  }
  return undefined;
}

/** The program inside unpacked packages; undefined when it does not run on this machine (an older system's packages, say). */
async function unpackedIn(folder, { names, at }) {
  if (!existsSync(join(folder, 'complete'))) return undefined;
  const places = ['usr/sbin', 'usr/bin', 'usr/libexec'].flatMap((place) => names.map((name) => join(folder, place, name)));
  const server = places.find((path) => existsSync(path));
  return server && at(server, { base: join(folder, 'usr'), libraries: libraryFolders(folder) });
}

async function fromHomebrew(want) {
  if (process.platform !== 'darwin') return undefined;
  const brew = onPath(['brew']);
  if (!brew) return undefined;
  say(`installing ${want.title} with Homebrew (no service is started) …`);
  const done = await run(brew, ['install', want.formula], { onOutput: (text) => process.stderr.write(text) });
  return done.ok ? installedHere(want) : undefined;
}

async function fromDocker(want) {
  const docker = onPath(['docker']);
  if (!docker) return undefined;
  const engine = await run(docker, ['info', '--format', '{{.ServerVersion}}'], { timeout: 5000 });
  return engine.ok && engine.stdout.trim() ? { docker, image: want.image, kind: want.formula } : undefined;
}

const advice = {
  darwin: 'install Homebrew (https://brew.sh) and run it again, or `brew install mariadb redis`',
  linux:
    'install MariaDB 10.6+ (or MySQL 8+) and Redis 6+ with the system’s packages so that `mariadbd` and `redis-server` are on the PATH',
};

/** Finds or fetches one server program. */
async function findProgram(name, programs) {
  const want = wanted[name];
  const unpacked = () => unpackedIn(join(programs, name), want);
  const found =
    (await installedHere(want)) ??
    (await unpacked()) ??
    ((await fetchPackages(name, want, { programs, isThere: unpacked })) ? await unpacked() : undefined) ??
    (await fromHomebrew(want)) ??
    (await fromDocker(want));
  if (found) return found;
  const how = advice[process.platform] ?? advice.linux;
  return refuse(
    `${want.title} is not on this machine and could not be fetched: ${how}, start a Docker engine, or set DATABASE_URL and REDIS_URL.`,
  );
}

/** The programs of the servers that are wanted: `{database, redis}`. */
async function findPrograms(programs, servers = ['mariadb', 'redis']) {
  const found = {};
  for (const server of servers) {
    const name = server === 'redis' ? 'redis' : 'database';
    found[name] = await findProgram(name, programs);
  }
  return found;
}

module.exports = { findPrograms, databaseKind, redisKind, isAtLeast, versionIn, withLibraries };
