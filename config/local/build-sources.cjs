// Decides what has to be built, and builds it: one TypeScript program for api, worker and command line, and the web page beside it.
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const { waitForLock } = require('./lock.cjs');
const { built, root } = require('./places.cjs');
const { run } = require('./run.cjs');
const { refuse, say } = require('./say.cjs');

const isTest = (name) => /\.(spec|e2e-spec)\.tsx?$/.test(name);

/** All files below, tests and what is installed or built left out. */
function filesBelow(place) {
  if (!existsSync(join(root, place))) return [];
  return readdirSync(join(root, place), { withFileTypes: true }).flatMap((entry) => {
    const path = join(place, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path);
    return isTest(entry.name) ? [] : [path];
  });
}

const always = ['package-lock.json', 'tsconfig.json', 'nest-cli.json'];
const parts = {
  server: {
    sources: () => [
      ...['apps/api', 'apps/worker', 'apps/cli', 'libs'].flatMap(filesBelow),
      ...filesBelow('config').filter((path) => !path.startsWith(join('config', 'local'))),
    ],
    results: () => ['api', 'worker', 'cli'].filter((app) => existsSync(join(root, 'apps', app, 'src', 'main.ts'))).map(built),
    build: buildServer,
  },
  web: {
    sources: () => ['apps/web', 'libs/domain', 'libs/contract'].flatMap(filesBelow),
    results: () => (hasWeb() ? [join(root, 'dist', 'web', 'index.html')] : []),
    build: buildWeb,
  },
};

const hasWeb = () => existsSync(join(root, 'apps', 'web', 'vite.config.mts'));

/** One digest over names and contents: times change with every checkout. */
function digestOf(paths) {
  const hash = createHash('sha256');
  for (const path of [...paths, ...always].sort((a, b) => (a < b ? -1 : 1))) {
    const file = join(root, path);
    if (existsSync(file)) hash.update(path).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const recordFile = join(root, 'dist', '.cache', 'built.json');

function recorded() {
  try {
    return JSON.parse(readFileSync(recordFile, 'utf8'));
  } catch {
    return {};
  }
}

function record(name, digest) {
  mkdirSync(join(root, 'dist', '.cache'), { recursive: true });
  writeFileSync(`${recordFile}.new`, JSON.stringify({ ...recorded(), [name]: digest }));
  renameSync(`${recordFile}.new`, recordFile);
}

/** Results whose source is gone: a migration or job deleted from the sources must not live on in dist. */
function removeOrphans(place = 'dist') {
  if (!existsSync(join(root, place))) return;
  for (const entry of readdirSync(join(root, place), { withFileTypes: true })) {
    const path = join(place, entry.name);
    if (entry.isDirectory()) {
      if (path !== join('dist', 'web') && path !== join('dist', '.cache')) removeOrphans(path);
      continue;
    }
    const source = relative('dist', path).replace(/\.(js\.map|js|d\.ts)$/, '');
    if (!['', '.ts', '.tsx', '.json'].some((ending) => existsSync(join(root, source + ending)))) rmSync(join(root, path));
  }
}

/** The tool that runs as part of a step; its output is shown when it fails. */
async function tool(title, args, env) {
  const done = await run(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
  if (!done.ok) {
    process.stderr.write(done.output);
    refuse(`${title} failed (see above).`);
  }
}

async function buildServer() {
  // What the compiler remembers is worthless once a result was removed by hand: it would not write it again.
  if (parts.server.results().some((path) => !existsSync(path))) rmSync(join(root, 'dist', '.cache', 'server.tsbuildinfo'), { force: true });
  await tool('building the server', [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build', 'api']);
  removeOrphans();
}

async function buildWeb() {
  if (!hasWeb()) return;
  await tool(
    'building the page',
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', 'apps/web/vite.config.mts', '--logLevel', 'warn'],
    {
      NODE_ENV: 'production',
    },
  );
}

async function buildPart(name, isForced) {
  const part = parts[name];
  const digest = digestOf(part.sources());
  const isFresh = recorded()[name] === digest && part.results().every((path) => existsSync(path));
  if (isFresh && !isForced) return;
  const began = Date.now();
  say(`building the ${name === 'web' ? 'page' : 'server'} …`);
  await part.build();
  record(name, digest);
  say(`built the ${name === 'web' ? 'page' : 'server'} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** Builds what has changed since the last time, both parts side by side. */
async function buildIfNeeded({ only, isForced = false } = {}) {
  const lock = await waitForLock(join(root, '.local', 'build.lock'), () => say('waiting for another run that builds …'));
  try {
    const done = await Promise.allSettled((only ?? Object.keys(parts)).map((name) => buildPart(name, isForced)));
    const failed = done.find(({ status }) => status === 'rejected');
    if (failed) throw failed.reason;
  } finally {
    lock.release();
  }
}

module.exports = { buildIfNeeded };
