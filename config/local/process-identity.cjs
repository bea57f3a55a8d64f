// Decides whether a process recorded earlier is still the same one: a number alone is given again to strangers, and after a restart of the machine to anybody.
const { spawnSync } = require('node:child_process');
const { readFileSync, readdirSync, readlinkSync } = require('node:fs');

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}

const bootId = readOr('/proc/sys/kernel/random/boot_id', '').trim();

/** The start time out of the text of /proc/PID/stat; undefined for a zombie. The name in brackets may hold brackets and spaces. */
function startTimeFromStat(stat) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

function markWithoutProc(pid) {
  const shown = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  if (shown.error) {
    try {
      process.kill(pid, 0);
      return 'running';
    } catch (error) {
      return error.code === 'EPERM' ? 'running' : undefined;
    }
  }
  const [state, ...started] = shown.stdout.trim().split(/\s+/);
  return !state || state.startsWith('Z') ? undefined : started.join(' ');
}

/** What tells this process from every other that ever had its number; undefined when it does not run. */
function markOf(pid) {
  if (!bootId) return markWithoutProc(pid);
  const stat = readOr(`/proc/${pid}/stat`, '');
  const started = stat && startTimeFromStat(stat);
  return started ? `${bootId}/${started}` : undefined;
}

const identify = (pid) => ({ pid, mark: markOf(pid) });

const isAlive = (identity) => Boolean(identity?.pid && identity.mark && markOf(identity.pid) === identity.mark);

function signal(identity, name) {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Waits until the process is gone; false when it still runs after `ms`. */
async function waitUntilGone(identity, ms) {
  for (const end = Date.now() + ms; Date.now() < end; await wait(20)) if (!isAlive(identity)) return true;
  return !isAlive(identity);
}

/** Processes of ours that work in this folder: how a server is found again whose record was never written. */
function processesIn(folder) {
  if (!bootId) return [];
  const cwdOf = (pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`);
    } catch {
      return undefined; // another user's process, or one that has just ended
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && cwdOf(name) === folder)
    .map((name) => identify(Number(name)))
    .filter((identity) => identity.mark);
}

module.exports = { identify, isAlive, signal, waitUntilGone, processesIn, startTimeFromStat, wait };
