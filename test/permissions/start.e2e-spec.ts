// Shows how the built api process starts and ends: one sentence and exit 1 when it cannot start, exit 0 when it is asked to stop.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/database';

const MAIN = resolve(__dirname, '../../dist/apps/api/src/main.js');
let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  if (!existsSync(MAIN)) throw new Error('the api is not built: "npm run build" first, or run the tests with "npm test"');
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'camphor-start-'));
}, 30_000);
afterAll(async () => {
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly listening: boolean;
}
const settings = (more: Record<string, string | undefined>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  PORT: '0',
  LOG_LEVEL: 'silent',
  CAMPHOR_DATA: folder,
  DATABASE_URL: database.url,
  REDIS_URL: process.env['REDIS_URL'],
  ...more,
});
/** Runs the process to its end; `whenListening` may ask it to stop. */
const run = (environment: NodeJS.ProcessEnv, whenListening: (child: ChildProcess) => void = () => undefined): Promise<Ended> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [MAIN], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let heard = '';
    child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.stdout.on('data', (bytes: Buffer) => {
      const before = heard;
      heard += bytes.toString();
      if (!before.includes('listening') && heard.includes('listening')) whenListening(child);
    });
    child.once('error', fail);
    child.once('exit', (code) => done({ code, said, listening: heard.includes('listening') }));
  });

const SECRET = 'a-secret-in-a-url';
const other = (change: (url: URL) => void): string => {
  const url = new URL(database.url);
  change(url);
  return url.toString();
};

test.each([
  ['no settings', () => ({ DATABASE_URL: undefined, REDIS_URL: undefined }), /^camphor api: configuration: DATABASE_URL .*REDIS_URL /],
  ['a port that is none', () => ({ PORT: '99999' }), /^camphor api: configuration: PORT /],
  [
    'an address of another kind',
    () => ({ DATABASE_URL: `postgres://me:${SECRET}@127.0.0.1/camphor` }),
    /^camphor api: configuration: DATABASE_URL must look like/,
  ],
  [
    'nobody at the address',
    () => ({ DATABASE_URL: `mysql://me:${SECRET}@127.0.0.1:9/camphor` }),
    /^camphor api: the database at 127\.0\.0\.1:9\/camphor cannot be reached \(ECONNREFUSED\)$/,
  ],
  [
    'a host that does not exist',
    () => ({ DATABASE_URL: `mysql://me:${SECRET}@nowhere.invalid/camphor` }),
    /cannot be reached \((?:ENOTFOUND|EAI_AGAIN)\)$/,
  ],
  ['a wrong password', () => ({ DATABASE_URL: other((url) => (url.password = SECRET)) }), /refuses the user/],
  [
    'a database that is not there',
    () => ({ DATABASE_URL: other((url) => (url.pathname = '/camphor_none')) }),
    /refuses the user or has no such database/,
  ],
])(
  'with %s it says so in one sentence',
  async (_, more, sentence) => {
    const { code, said, listening } = await run(settings(more()));
    expect([code, listening]).toEqual([1, false]);
    expect(said.trimEnd()).toMatch(sentence);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
    expect(said.includes(SECRET)).toBe(false);
  },
  30_000,
);

test('with a port in use it says so', async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { code, said } = await run(settings({ PORT: String(port) }));
  await new Promise((done) => taken.close(done));
  expect([code, said.trim()]).toEqual([1, `camphor api: port ${port} is in use; choose another with PORT`]);
}, 30_000);

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends it with 0',
  async (signal) => {
    const { code, said } = await run(settings({}), (child) => child.kill(signal));
    expect([code, said]).toEqual([0, '']);
  },
  30_000,
);
