// Decides which Chromium the browser tests drive: one that is installed, else the system's package, else one sentence.
const { existsSync } = require('node:fs');
const { waitForLock } = require('./lock.cjs');
const { onPath } = require('./on-path.cjs');
const { programsFolder } = require('./places.cjs');
const { lastLines, run } = require('./run.cjs');
const { refuse, say } = require('./say.cjs');
const { join } = require('node:path');

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const onMac = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** One that answers: Ubuntu's `chromium-browser` is a script that only says how to get the real one. */
async function installed() {
  const paths = [...names.map((name) => onPath([name])), ...onMac].filter((path) => path && existsSync(path));
  for (const path of paths) if ((await run(path, ['--version'], { timeout: 20_000 })).ok) return path;
  return undefined;
}

/** How to act as root without being asked for a password; undefined when that cannot be. */
async function asRoot() {
  if (process.getuid?.() === 0) return [];
  const sudo = onPath(['sudo']);
  return sudo && (await run(sudo, ['-n', 'true'], { timeout: 5000 })).ok ? [sudo, '-n'] : undefined;
}

const packages = ['chromium', 'fonts-noto-cjk'];

async function apt(prefix, args) {
  const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C', 'apt-get', '-q', ...args];
  return run(command, rest);
}

/** Installs from the system's packages; renews their lists when they are missing or too old. */
async function installWithApt() {
  const prefix = process.platform === 'linux' && onPath(['apt-get']) ? await asRoot() : undefined;
  if (!prefix) return 'there is no apt-get, or no right to use it without a password';
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  say(`installing ${packages.join(' and ')} with apt-get (about half a minute) …`);
  const first = await apt(prefix, install);
  if (first.ok) return undefined;
  say('renewing the package lists …');
  await apt(prefix, ['update']);
  const second = await apt(prefix, install);
  return second.ok ? undefined : lastLines(second.output);
}

/** The path of a Chromium that runs here. */
async function chromiumPath() {
  const there = await installed();
  if (there) return there;
  const lock = await waitForLock(join(programsFolder(), 'chromium.lock'), () => say('waiting for another run that installs Chromium …'));
  try {
    const why = (await installed()) ? undefined : await installWithApt();
    return (
      (await installed()) ??
      refuse(
        `the browser tests need Chromium, which could not be installed (${why ?? 'it does not answer'}); install Chromium or Google Chrome.`,
      )
    );
  } finally {
    lock.release();
  }
}

module.exports = { chromiumPath };
