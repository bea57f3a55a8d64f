// Shows that the launcher brings everything up, refuses a second start, survives being killed and leaves nothing behind: in a copy of its own, with a small service in place of the real one.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { Redis } from 'ioredis';

const { freePort } = require('../../config/local/ports.cjs') as { freePort: () => Promise<number> };
const checkout = resolve(__dirname, '..', '..');

/** What stands for `nest build`: it copies each main.ts, which here is JavaScript, and counts how often it was asked. */
const fakeBuild = `
const fs = require('node:fs');
for (const app of ['api', 'worker', 'cli']) {
  fs.mkdirSync('dist/apps/' + app + '/src', { recursive: true });
  fs.copyFileSync('apps/' + app + '/src/main.ts', 'dist/apps/' + app + '/src/main.js');
}
fs.appendFileSync('builds', 'x');
`;
const fakeApi = `
const http = require('node:http');
const server = http.createServer((request, answer) => {
  if (request.url === '/die') process.exit(3);
  answer.end(String(process.pid));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;
const fakeWorker = `setInterval(() => undefined, 1000); process.on('SIGTERM', () => process.exit(0));`;
const fakeCli = `
const fs = require('node:fs');
fs.appendFileSync('commands', process.argv.slice(2).join(' ') + '\\n');
if (process.argv[2] === 'show') console.log(process.env.DATABASE_URL + ' ' + process.env.REDIS_URL);
if (process.argv[2] === 'check') process.exit(process.env.DATABASE_URL ? 9 : 4);
`;

const makeCopy = (place: string): string => {
  const copy = join(place, 'checkout with a space');
  const put = (path: string, text: string): void => {
    mkdirSync(join(copy, path, '..'), { recursive: true });
    writeFileSync(join(copy, path), text);
  };
  cpSync(join(checkout, 'config', 'local'), join(copy, 'config', 'local'), { recursive: true });
  put('package.json', '{"name":"camphor","private":true}');
  put('package-lock.json', '{"packages":{"":{}}}');
  put('node_modules/.package-lock.json', '{"packages":{}}');
  put('node_modules/@nestjs/cli/bin/nest.js', fakeBuild);
  put('apps/api/src/main.ts', fakeApi);
  put('apps/worker/src/main.ts', fakeWorker);
  put('apps/cli/src/main.ts', fakeCli);
  return copy;
};

interface Launched {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
  /** Waits until the output holds this. */
  readonly says: (text: string | RegExp) => Promise<void>;
}

let place: string;
let copy: string;
let data: string;
let port: number;
const started: ChildProcess[] = [];

const until = async (what: string, isSo: () => boolean | Promise<boolean>, seconds = 60): Promise<void> => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((done) => setTimeout(done, 25)))
    if (await isSo()) return;
  throw new Error(`${what} did not come about within ${seconds} s`);
};

const launch = (script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Launched => {
  const inherited = { ...process.env, DATABASE_URL: '', DATABASE_ADMIN_URL: '', REDIS_URL: '' };
  const child = spawn(process.execPath, [join(copy, 'config', 'local', script), ...args], {
    cwd: copy,
    env: { ...inherited, CAMPHOR_DATA: data, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  const matches = (text: string | RegExp): boolean => (typeof text === 'string' ? output.includes(text) : text.test(output));
  const says = (text: string | RegExp): Promise<void> => {
    return until(`“${String(text)}” in: ${output}`, () => {
      if (!matches(text) && child.exitCode !== null)
        throw new Error(`ended with ${child.exitCode} before saying “${String(text)}”: ${output}`);
      return matches(text);
    });
  };
  return { child, output: () => output, ended, says };
};

const ready = 'Camphor 樟 is ready';

/** Living processes that work in the copy or its data folder, zombies left out. */
const processesLeft = (): number[] => {
  const within = realpathSync(place);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`).startsWith(within);
      } catch {
        return false;
      }
    })
    .map(Number);
};

const urls = (): Record<'DATABASE_URL' | 'DATABASE_ADMIN_URL' | 'REDIS_URL', string> =>
  JSON.parse(readFileSync(join(data, 'run.json'), 'utf8')).urls;

const answerOf = async (path: string): Promise<string | null> => {
  try {
    return await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  } catch {
    return null;
  }
};

const query = async (sql: string): Promise<unknown> => {
  const connection = await createConnection(urls().DATABASE_ADMIN_URL);
  try {
    return (await connection.query(sql))[0];
  } finally {
    await connection.end();
  }
};

const withRedis = async <T>(work: (redis: Redis) => Promise<T>): Promise<T> => {
  const redis = new Redis(urls().REDIS_URL);
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
};

const takenPort = (): Promise<Server> => {
  const server = createServer();
  return new Promise((settle) => server.listen(0, '127.0.0.1', () => settle(server)));
};

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
};

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'camphor-launcher-'));
  copy = makeCopy(place);
  data = join(
    place,
    'data',
    'a folder whose name alone makes every socket path below it longer than the 107 bytes that the kernel allows for one',
  );
  port = await freePort();
});

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const pid of processesLeft()) process.kill(pid, 'SIGKILL');
  await until('the end of all processes', () => processesLeft().length === 0);
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('npm start', () => {
  it('runs, refuses a second start with a sentence, keeps data over kill -9 and stops without leaving a process', async () => {
    const first = launch('start.cjs');
    await first.says(ready);
    expect(first.output()).toContain('zs.preparer');
    expect(readFileSync(join(copy, 'commands'), 'utf8')).toBe('migrate\ndemo\n');
    await query('CREATE TABLE kept (word VARCHAR(20))');
    await query("INSERT INTO kept VALUES ('樟树')");
    // Redis may put a write off while it flushes the one before; what is asked to survive is written at once.
    await withRedis(async (redis) => {
      await redis.config('SET', 'appendfsync', 'always');
      await redis.set('kept', '樟树');
    });

    await until('the note of the address', () => readFileSync(join(data, 'start.lock'), 'utf8').includes('address'));
    const second = launch('start.cjs');
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(
      new RegExp(`^camphor: Camphor already runs at http://127\\.0\\.0\\.1:${port} .*process ${first.child.pid}.*\\n$`),
    );
    expect(await answerOf('/health/ready')).not.toBeNull();

    for (const pid of processesLeft()) process.kill(pid, 'SIGKILL');
    await first.ended;

    const third = launch('start.cjs');
    await third.says(ready);
    expect(await query('SELECT word FROM kept')).toEqual([{ word: '樟树' }]);
    expect(await withRedis((redis) => redis.get('kept'))).toBe('樟树');
    expect(readFileSync(join(copy, 'builds'), 'utf8')).toBe('x');

    third.child.kill('SIGTERM');
    expect(await third.ended).toBe(0);
    expect(processesLeft()).toEqual([]);
    expect(existsSync(join(data, 'start.lock'))).toBe(false);
  });

  it('ends what a killed launcher left running, and then starts on the same port', async () => {
    const killed = launch('start.cjs');
    await killed.says(ready);
    const oldApi = await answerOf('/');
    killed.child.kill('SIGKILL');
    await until('the end of the launcher', () => killed.child.signalCode === 'SIGKILL');
    expect(await answerOf('/')).toBe(oldApi);

    const next = launch('start.cjs');
    await next.says(ready);
    expect(await answerOf('/')).not.toBe(oldApi);
    next.child.kill('SIGINT');
    next.child.kill('SIGINT');
    expect(await next.ended).toBe(0);
    expect(processesLeft()).toEqual([]);
  });

  it('starts again what dies underneath it: api, worker, MariaDB and Redis, the servers at their old addresses', async () => {
    const run = launch('start.cjs', [], { CAMPHOR_DEMO: '0' });
    await run.says(ready);
    expect(run.output()).not.toContain('zs.preparer');
    const before = await answerOf('/');
    const oldUrls = urls();
    await answerOf('/die');
    await until('another api', async () => ![before, null].includes(await answerOf('/')));

    const servers = JSON.parse(readFileSync(join(realpathSync(data), 'servers', 'servers.json'), 'utf8')).servers;
    process.kill(servers.mariadb.pid, 'SIGKILL');
    process.kill(servers.redis.pid, 'SIGKILL');
    await run.says('MariaDB ended unexpectedly');
    await run.says('Redis ended unexpectedly');
    await until('the database', () => query('SELECT 1').then(Boolean, () => false));
    expect(await withRedis((redis) => redis.ping())).toBe('PONG');
    expect(urls()).toEqual(oldUrls);
    run.child.kill('SIGHUP');
    expect(await run.ended).toBe(0);
    expect(processesLeft()).toEqual([]);
  });

  it('gives up with a sentence when the worker cannot stay up', async () => {
    writeFileSync(join(copy, 'apps/worker/src/main.ts'), 'process.exit(5)');
    const run = launch('start.cjs');
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain('the worker ended 5 times within seconds of its start (exit code 5)');
    writeFileSync(join(copy, 'apps/worker/src/main.ts'), fakeWorker);
    expect(processesLeft()).toEqual([]);
  });

  it('names the variable in one sentence when the port is taken or a server cannot be reached, and never a password', async () => {
    const server = await takenPort();
    const taken = portOf(server);
    const onTaken = launch('start.cjs', [], { PORT: String(taken) });
    expect(await onTaken.ended).toBe(1);
    expect(onTaken.output()).toMatch(new RegExp(`^camphor: port ${taken} is taken by another program; set PORT .*\\n$`));
    await new Promise((done) => server.close(done));

    const unreachable = launch('start.cjs', [], { DATABASE_URL: `mysql://someone:geheim@127.0.0.1:${taken}/camphor` });
    expect(await unreachable.ended).toBe(1);
    expect(unreachable.output()).toContain(`the database at 127.0.0.1:${taken} (DATABASE_URL) cannot be reached.`);
    expect(unreachable.output()).not.toContain('geheim');
    expect(processesLeft()).toEqual([]);
  });
});

describe('npx camphor', () => {
  it('runs check without servers and hands its exit code on', async () => {
    const check = launch('camphor.cjs', ['check', 'report.txt']);
    expect(await check.ended).toBe(4);
  });

  it('brings the servers up for a command that needs them, and uses those of a running service', async () => {
    const alone = launch('camphor.cjs', ['show']);
    expect(await alone.ended).toBe(0);
    expect(alone.output()).toMatch(/mysql:\/\/camphor:\w+@127\.0\.0\.1:\d+\/camphor redis:/);
    expect(processesLeft()).toEqual([]);

    const service = launch('start.cjs');
    await service.says(ready);
    const beside = launch('camphor.cjs', ['show']);
    expect(await beside.ended).toBe(0);
    expect(beside.output()).toContain(`${urls().DATABASE_URL} ${urls().REDIS_URL}`);
    service.child.kill('SIGTERM');
    await service.ended;
    expect(processesLeft()).toEqual([]);
  });
});
