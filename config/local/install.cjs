// Decides whether the packages are installed as the lock file says, and installs them when they are not.
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { waitForLock } = require('./lock.cjs');
const { onPath } = require('./on-path.cjs');
const { root } = require('./places.cjs');
const { lastLines, run } = require('./run.cjs');
const { refuse, say } = require('./say.cjs');

const marker = join(root, 'node_modules', '.camphor-installed');

/** What is to be installed: the lock file on this platform. */
const wantedDigest = (lockText) =>
  createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}\n${lockText}`).digest('hex');

const readOr = (path, otherwise) => (existsSync(path) ? readFileSync(path, 'utf8') : otherwise);

/** Whether npm itself recorded exactly these versions: someone has run `npm ci` by hand. Packages for other platforms are missing rightly. */
function isWhatNpmRecorded(lockText, recordText) {
  if (!recordText) return false;
  const wanted = JSON.parse(lockText).packages;
  const recorded = JSON.parse(recordText).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) => path === '' || (recorded[path] ? recorded[path].version === version : optional || peer),
  );
}

function isInstalled() {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const digest = wantedDigest(lockText);
  if (readOr(marker, '') === digest) return true;
  if (existsSync(marker) || !isWhatNpmRecorded(lockText, readOr(join(root, 'node_modules', '.package-lock.json'), ''))) return false;
  writeFileSync(marker, digest);
  return true;
}

/** npm as it came with this Node, so that both fit each other. */
function npmCommand() {
  const beside = join(dirname(process.execPath), 'npm');
  return existsSync(beside) ? beside : onPath(['npm']);
}

async function install() {
  const npm = npmCommand();
  if (!npm) return refuse('npm was not found beside Node.js; install Node.js 20.19 or newer together with npm.');
  say('installing packages with npm ci (about a minute the first time) …');
  const show = (text) => process.stderr.write(text);
  const done = await run(npm, ['ci', '--include=dev', '--no-progress', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    onOutput: show,
  });
  if (!done.ok) return refuse(`the packages could not be installed: ${lastLines(done.output)}`);
  writeFileSync(marker, wantedDigest(readFileSync(join(root, 'package-lock.json'), 'utf8')));
}

/** Installs when needed; of two at once the second waits and finds it done. */
async function installIfNeeded() {
  if (isInstalled()) return;
  const lock = await waitForLock(join(root, '.local', 'install.lock'), () => say('waiting for another run that installs packages …'));
  try {
    if (!isInstalled()) await install();
  } finally {
    lock.release();
  }
}

module.exports = { installIfNeeded, isWhatNpmRecorded };
