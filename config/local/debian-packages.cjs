// Decides how server programs are taken from Debian's and Ubuntu's packages: downloaded and unpacked into a folder, never installed, so no service appears.
const { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { waitForLock } = require('./lock.cjs');
const { libraryFolders, onPath } = require('./on-path.cjs');
const { lastLines, run } = require('./run.cjs');
const { say } = require('./say.cjs');

const plain = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
const apt = (tool, options, args) => run(tool, [...options, ...args], { env: plain });

/** Package lists of our own: the system's may be missing or old, and to renew those would need root and another apt's lock. */
function ownLists(folder) {
  for (const place of ['state/lists/partial', 'cache/archives/partial']) mkdirSync(join(folder, place), { recursive: true });
  const settings = {
    'Dir::State': join(folder, 'state'),
    'Dir::State::status': '/var/lib/dpkg/status',
    'Dir::Cache': join(folder, 'cache'),
    'APT::Sandbox::User': 'root',
    'Acquire::Retries': '2',
  };
  return Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
}

/** `mariadb-server-core`, or where a release only has it with a version in its name, the newest such one. */
function newestNamed(base, names) {
  const pattern = new RegExp(`^${base}(-[0-9][0-9.]*)?$`);
  const rank = (name) =>
    name
      .slice(base.length + 1)
      .split('.')
      .map(Number);
  return names
    .filter((name) => pattern.test(name))
    .sort((a, b) => {
      if (a === base || b === base) return a === base ? -1 : 1;
      const [x, y] = [rank(a), rank(b)];
      return y[0] - x[0] || (y[1] ?? 0) - (x[1] ?? 0);
    });
}

async function candidateOf(base, options) {
  const listed = (await apt('apt-cache', options, ['pkgnames', base])).stdout.split('\n');
  for (const name of newestNamed(base, listed)) {
    const policy = (await apt('apt-cache', options, ['policy', name])).stdout;
    if (/Candidate: (?!\(none\))\S/.test(policy)) return name;
  }
  return undefined;
}

/** The first set of packages that this release has, or undefined. */
async function chooseSet(sets, options) {
  for (const set of sets) {
    const names = await Promise.all(set.map((base) => candidateOf(base, options)));
    if (names[0]) return names.filter(Boolean);
  }
  return undefined;
}

/** The names in what `apt-get install --simulate` would install; the C library stays the system's, or nothing at all would run with ours. */
const namesToInstall = (simulation) =>
  [...simulation.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name).filter((name) => !/^(libc6|libc-bin|libc-l10n|locales)\b/.test(name));

async function withDependencies(names, options) {
  const simulated = await apt('apt-get', options, ['install', '--simulate', '--no-install-recommends', ...names]);
  return simulated.ok ? [...new Set([...names, ...namesToInstall(simulated.stdout)])] : names;
}

async function download(names, folder, options) {
  mkdirSync(folder, { recursive: true });
  const got = await run('apt-get', [...options, '-q', 'download', ...names], { env: plain, cwd: folder });
  return { ...got, files: readdirSync(folder).filter((file) => file.endsWith('.deb')) };
}

async function unpack(files, from, into) {
  for (const file of files) {
    const done = await run('dpkg-deb', ['-x', join(from, file), into], { env: plain });
    if (!done.ok) return done;
    rmSync(join(from, file));
  }
  return { ok: true };
}

function programsBelow(folder) {
  return ['usr/sbin', 'usr/bin'].flatMap((place) =>
    existsSync(join(folder, place)) ? readdirSync(join(folder, place)).map((name) => join(folder, place, name)) : [],
  );
}

/** Shared libraries that the unpacked programs ask for and nobody has. */
async function missingLibraries(folder, libraries) {
  const env = { ...plain, LD_LIBRARY_PATH: libraries.join(':') };
  const reports = await Promise.all(programsBelow(folder).map((program) => run('ldd', [program], { env })));
  return [...new Set(reports.flatMap(({ stdout }) => [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name)))];
}

/** Library packages on which these depend, directly or through others. */
async function libraryPackages(names, options) {
  const shown = await apt('apt-cache', options, [
    'depends',
    '--recurse',
    '--no-recommends',
    '--no-suggests',
    '--no-conflicts',
    '--no-breaks',
    '--no-replaces',
    '--no-enhances',
    ...names,
  ]);
  return [...new Set([...shown.stdout.matchAll(/^\s*\|?(?:Pre)?Depends: (lib[^<\s]+)/gm)].map(([, name]) => name))].filter(
    (name) => !/^(libc6|libc-bin)\b/.test(name),
  );
}

/** `libaio.so.1` is in libaio1, libaio1t64 or libaio-…: packages whose name begins as the library's does. */
function packagesFor(library, packages) {
  const stem = library
    .replace(/\.so.*$/, '')
    .replace(/-[\d.]+$/, '')
    .toLowerCase();
  return packages.filter((name) => name.startsWith(stem));
}

/** Where the simulation could not name the libraries (a broken or foreign dpkg state), the loader's own complaints do. */
async function addMissingLibraries(names, folder, work, options) {
  const missing = await missingLibraries(folder, libraryFolders(folder));
  if (missing.length === 0) return;
  const known = await libraryPackages(names, options);
  const more = [...new Set(missing.flatMap((library) => packagesFor(library, known)))];
  if (more.length === 0) return;
  say(`fetching ${more.join(', ')} for ${missing.join(', ')} …`);
  const { files } = await download(more, work, options);
  await unpack(files, work, folder);
}

/** One attempt with one set of package lists: what was unpacked, or why not. */
async function attempt({ want, part, options }) {
  const names = await chooseSet(want.packages, options);
  if (!names) return { why: `the package lists do not name ${want.packages[0][0]}` };
  const all = await withDependencies(names, options);
  say(`fetching ${want.title}: ${all.join(' ')} …`);
  const work = join(part, 'work');
  const got = await download(all, work, options);
  if (!got.ok || got.files.length < names.length) return { why: lastLines(got.output) };
  const unpacked = await unpack(got.files, work, join(part, 'root'));
  if (!unpacked.ok) return { why: lastLines(unpacked.output) };
  await addMissingLibraries(names, join(part, 'root'), work, options);
  return { names: all };
}

async function fetchInto(target, want, programs) {
  const part = `${target}.part`;
  const lists = join(programs, 'apt');
  const start = () => {
    rmSync(part, { recursive: true, force: true });
    mkdirSync(join(part, 'root'), { recursive: true });
  };
  start();
  let done = await attempt({ want, part, options: [] });
  if (!done.names) {
    say(`fetching the package lists (${done.why}) …`);
    start();
    const options = ownLists(lists);
    const updated = await apt('apt-get', options, ['-q', 'update']);
    done = await attempt({ want, part, options });
    if (!done.names) say(`${want.title} could not be fetched with apt: ${done.why}${updated.ok ? '' : ` | ${lastLines(updated.output)}`}`);
  }
  rmSync(lists, { recursive: true, force: true });
  if (!done.names) return rmSync(part, { recursive: true, force: true });
  // The marker is inside and the folder takes its name last: a download that was killed half-way is never taken for a whole one.
  writeFileSync(join(part, 'root', 'complete'), `${done.names.join('\n')}\n`);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  renameSync(join(part, 'root'), target);
  rmSync(part, { recursive: true, force: true });
  return true;
}

/** Fetches one program's packages into the cache; true when they are there. Two at once: the second waits and finds them. */
async function fetchPackages(name, want, { programs, isThere }) {
  if (process.platform !== 'linux' || !['apt-get', 'apt-cache', 'dpkg-deb'].every((tool) => onPath([tool]))) return false;
  const target = join(programs, name);
  const lock = await waitForLock(join(programs, `${name}.lock`), () => say(`waiting for another run that fetches ${want.title} …`));
  try {
    return (await isThere()) ? true : Boolean(await fetchInto(target, want, programs));
  } finally {
    lock.release();
  }
}

module.exports = { fetchPackages, newestNamed, namesToInstall, packagesFor };
