// Shows api and worker as a test's own processes, started from the build as `npm start` does.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type OwnProcess, type OwnProcesses } from './own-processes';

const { built, root } = require('../../config/local/places.cjs') as { built: (app: string) => string; root: string };
const { freePort } = require('../../config/local/ports.cjs') as { freePort: () => Promise<number> };

const KEPT = 20_000;
const NOT_THEIRS = /^(DATABASE_ADMIN_URL|JEST_.*|NODE_OPTIONS)$/;

const ownApp = (
  processes: OwnProcesses,
  name: 'api' | 'worker',
  env: NodeJS.ProcessEnv,
  isReady: (said: string) => Promise<boolean>,
): OwnProcess => {
  const file = built(name);
  if (!existsSync(file)) throw new Error(`${file} has not been built: run the tests with "npm test", or "npm run build" first`);
  let said = '';
  const launch = (): ChildProcess => {
    said = '';
    const child = spawn(process.execPath, ['--enable-source-maps', file], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-KEPT)));
    return child;
  };
  return processes.of({ name, launch, isReady: () => isReady(said), lastWords: () => said.trim().slice(-600) });
};

export interface OwnApps {
  readonly api: OwnProcess;
  readonly worker: OwnProcess;
  /** http://127.0.0.1:port, the same after each start. */
  readonly base: string;
}
export const ownApps = async (processes: OwnProcesses, urls: { readonly database: string; readonly redis: string }): Promise<OwnApps> => {
  const port = await freePort();
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_THEIRS.test(name)));
  const env = {
    ...inherited,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: urls.database,
    REDIS_URL: urls.redis,
    CAMPHOR_DATA: processes.folder,
    LOG_LEVEL: 'warn',
  };
  const base = `http://127.0.0.1:${port}`;
  const answers = (): Promise<boolean> =>
    fetch(`${base}/health/live`, { signal: AbortSignal.timeout(2_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  return {
    api: ownApp(processes, 'api', env, answers),
    worker: ownApp(processes, 'worker', env, (said) => Promise.resolve(said.includes('camphor worker working'))),
    base,
  };
};
