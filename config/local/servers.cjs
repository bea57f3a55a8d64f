// Runs a command on a throw-away MariaDB and Redis: node config/local/servers.cjs throwaway [--durable] -- COMMAND …
require('./node-version.cjs');
const { refuse, runMain } = require('./say.cjs');
const { runOnThrowaway } = require('./throwaway.cjs');

runMain(() => {
  const [verb, ...rest] = process.argv.slice(2);
  const at = rest.indexOf('--');
  const command = rest.slice(at + 1);
  if (verb !== 'throwaway' || at < 0 || command.length === 0)
    refuse('usage: node config/local/servers.cjs throwaway [--durable] -- COMMAND …');
  return runOnThrowaway(command[0], command.slice(1), { isDurable: rest.slice(0, at).includes('--durable') });
});
