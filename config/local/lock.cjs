// Decides who may work in a folder: one living process at a time; a lock whose owner was killed is taken over by exactly one successor.
const { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { randomUUID } = require('node:crypto');
const { identify, isAlive, wait } = require('./process-identity.cjs');

/** Who holds the lock; undefined when nobody does or the file is unreadable. */
function holderOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function replace(path, content) {
  const own = `${path}.${randomUUID()}`;
  writeFileSync(own, JSON.stringify(content), { mode: 0o600 });
  renameSync(own, path);
}

/** For file systems without hard links. */
function createWithoutLinks(path, content) {
  try {
    writeFileSync(path, JSON.stringify(content), { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Creates the file with its content in one step: a reader never sees it empty. */
function create(path, content) {
  const own = `${path}.${randomUUID()}`;
  writeFileSync(own, JSON.stringify(content), { mode: 0o600 });
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    return createWithoutLinks(path, content);
  } finally {
    rmSync(own, { force: true });
  }
}

function held(path, me) {
  const isMine = () => holderOf(path)?.nonce === me.nonce;
  return {
    /** Adds facts for whoever is refused, such as the address. */
    note: (facts) => isMine() && replace(path, { ...me, ...facts }),
    release: () => isMine() && rmSync(path, { force: true }),
  };
}

/**
 * Takes the lock or answers who has it: `{lock}` or `{holder}`.
 * Two successors of a dead owner must not both replace it: who replaces holds a second lock while he looks again.
 */
function tryLock(path, depth = 0) {
  mkdirSync(dirname(path), { recursive: true });
  const me = { ...identify(process.pid), nonce: randomUUID() };
  if (create(path, me)) return { lock: held(path, me) };
  const holder = holderOf(path);
  if (isAlive(holder) || depth > 3) return { holder: holder ?? {} };
  const succession = tryLock(`${path}.succession`, depth + 1);
  if (!succession.lock) return succession;
  try {
    const now = holderOf(path);
    if (isAlive(now)) return { holder: now };
    // Released in the meantime: then anybody may create it, and only who creates it has it.
    if (!existsSync(path)) return create(path, me) ? { lock: held(path, me) } : { holder: holderOf(path) ?? {} };
    replace(path, me);
    return { lock: held(path, me) };
  } finally {
    succession.lock.release();
  }
}

/** Waits for the lock as long as its owner lives. */
async function waitForLock(path, onWait) {
  for (let first = true; ; first = false) {
    const { lock } = tryLock(path);
    if (lock) return lock;
    if (first) onWait?.();
    await wait(200);
  }
}

module.exports = { tryLock, waitForLock, holderOf };
