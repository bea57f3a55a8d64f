// Decides which database and Redis are used: those of the environment, and private durable ones in the data folder for what the environment does not name.
const { join } = require('node:path');
const { findPrograms } = require('./find-programs.cjs');
const { answersAt } = require('./ports.cjs');
const { programsFolder } = require('./places.cjs');
const { refuse, say } = require('./say.cjs');
const { startPair } = require('./server-pair.cjs');

const given = {
  DATABASE_URL: { title: 'database', protocols: ['mysql:', 'mariadb:'], port: 3306, shown: 'mysql://USER:PASSWORD@HOST:3306/DATABASE' },
  DATABASE_ADMIN_URL: {
    title: 'database',
    protocols: ['mysql:', 'mariadb:'],
    port: 3306,
    shown: 'mysql://USER:PASSWORD@HOST:3306/DATABASE',
  },
  REDIS_URL: { title: 'Redis', protocols: ['redis:', 'rediss:'], port: 6379, shown: 'redis://HOST:6379' },
};

/** Host and port out of an address; a refusal never shows the address itself, because it holds a password. */
function hostOf(name, text) {
  const { protocols, port, shown } = given[name];
  if (!URL.canParse(text)) return refuse(`${name} is not an address; it looks like ${shown}.`);
  const url = new URL(text);
  if (!protocols.includes(url.protocol) || !url.hostname) return refuse(`${name} must look like ${shown}.`);
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || port) };
}

async function needAnswer(name, text) {
  const { host, port } = hostOf(name, text);
  if (!(await answersAt({ host, port, ms: 5000 }))) refuse(`the ${given[name].title} at ${host}:${port} (${name}) cannot be reached.`);
}

/** Brings up what is missing: `{urls, stop}`, where `urls` is complete. */
async function ensureServers({ env, data, onGivenUp }) {
  const fromEnvironment = Object.keys(given).filter((name) => env[name]);
  for (const name of fromEnvironment) await needAnswer(name, env[name]);
  const names = [...(env.DATABASE_URL ? [] : ['mariadb']), ...(env.REDIS_URL ? [] : ['redis'])];
  if (env.DATABASE_URL && !env.DATABASE_ADMIN_URL) {
    say(
      'warning: without DATABASE_ADMIN_URL only the trigger guards the audit trail, because no rights can be taken from the database user.',
    );
  }
  const urls = Object.fromEntries(fromEnvironment.map((name) => [name, env[name]]));
  if (names.length === 0) return { urls, stop: () => undefined };
  const programs = await findPrograms(programsFolder(env), names);
  say(`starting ${names.map((name) => (name === 'redis' ? 'Redis' : 'MariaDB')).join(' and ')} in ${join(data, 'servers')} …`);
  const pair = await startPair({ programs, folder: join(data, 'servers'), names, isDurable: true, onTrouble: say, onGivenUp });
  return { urls: { ...pair.urls, ...urls }, stop: pair.stop };
}

module.exports = { ensureServers, hostOf };
