// Shows that a promise made in the database is kept once: with Redis there, away, wiped, with several relays and workers, and when one dies in the middle.
import { Redis } from 'ioredis';
import { pino } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import {
  claimWaiting,
  createDataSource,
  findBrokenInvariants,
  forgetKept,
  GivenUpError,
  inTransaction,
  jobsCatalogue,
  keepPromise,
  machineClock,
  newId,
  pauseAfter,
  promise,
  type JobHandlers,
} from '@camphor/server';
import { Relay, startRelay, type RelayParts } from '../../apps/worker/src/relay-outbox';
import { startJobs, type JobsParts } from '../../apps/worker/src/run-jobs';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { startRelay as startTcpRelay } from '../support/relay';

const log = pino({ level: process.env['CAMPHOR_TEST_LOG'] ?? 'silent' });

const until = async (what: string, isSo: () => Promise<boolean>, seconds = 30): Promise<void> => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((done) => setTimeout(done, 20)))
    if (await isSo()) return;
  throw new Error(`${what} did not come about within ${seconds} s`);
};

let database: TestDatabase;
let source: DataSource;
let redis: Redis;
let redisUrl: string;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  source = await createDataSource(database.url, 20);
  // A Redis database of its own, which may be flushed while other tests use theirs.
  const number = 1 + (Number(process.env['JEST_WORKER_ID'] ?? '1') % 15);
  redisUrl = Object.assign(new URL(process.env['REDIS_URL'] ?? ''), { pathname: `/${number}` }).toString();
  redis = new Redis(redisUrl);
});
beforeEach(async () => {
  await redis.flushdb();
  await source.query('DELETE FROM jobs_outbox');
  await source.query('DELETE FROM config_setting');
});
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});
afterAll(async () => {
  redis.disconnect();
  await source.destroy();
  await database.drop();
});

/** Counts in the database how often the work of a report was done. */
const count = (tx: Pick<EntityManager, 'query'>, reportId: string): Promise<unknown> =>
  tx.query("INSERT INTO config_setting (name, value) VALUES (?, '1') ON DUPLICATE KEY UPDATE value = value + 1", [reportId]);
const timesDone = async (): Promise<Record<string, number>> => {
  const rows = (await source.query('SELECT name, value FROM config_setting')) as { name: string; value: string }[];
  return Object.fromEntries(rows.map(({ name, value }) => [name, Number(value)]));
};
type Work = (tx: EntityManager, reportId: string) => Promise<unknown>;
const handlersWith = (work: Work): JobHandlers => ({
  writeNotifications: { within: (tx, { payload }) => work(tx, payload.reportId) },
  sendMail: { alone: ({ payload }) => inTransaction(source, (tx) => work(tx, payload.notificationId)) },
  scoreBySystem: { alone: ({ payload }) => inTransaction(source, (tx) => work(tx, payload.reportId)) },
  recalculateReport: { within: (tx, { payload }) => work(tx, payload.reportId) },
  runRecalculation: { alone: ({ payload }) => inTransaction(source, (tx) => work(tx, payload.runId)) },
  applyRecalculation: { alone: ({ payload }) => inTransaction(source, (tx) => work(tx, payload.runId)) },
});
const settings = (url = redisUrl) => ({ redisUrl: url, queuePrefix: `{${database.name}}` });
const relayParts = (more: Partial<RelayParts> = {}): RelayParts => ({
  source,
  settings: settings(),
  clock: machineClock,
  log,
  lease: 1,
  ...more,
});
const relaying = (more: Partial<RelayParts> = {}): void => void stops.push(startRelay(relayParts(more)).stop);
const working = (work: Work = count, more: Partial<JobsParts> = {}): void => {
  const parts = { source, settings: settings(), clock: machineClock, log, handlers: handlersWith(work), lock: 600, ...more };
  stops.push(startJobs(parts).stop);
};
const recalculate = (reportId = newId(), availableAt = new Date()): Promise<string> =>
  inTransaction(source, (tx) => promise(tx, 'recalculate', { reportId }, new Date(), availableAt));
const states = async (): Promise<Record<string, number>> => {
  const rows = (await source.query('SELECT state, COUNT(*) AS promises FROM jobs_outbox GROUP BY state')) as {
    state: string;
    promises: string;
  }[];
  return Object.fromEntries(rows.map(({ state, promises }) => [state, Number(promises)]));
};
const allDone = (promises: number) => until(`${promises} promises kept`, async () => (await states())['done'] === promises);
const each = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, 1]));

describe('a promise', () => {
  it('is not there when the change that made it was rolled back, and must have the shape of its kind', async () => {
    const failing = inTransaction(source, async (tx) => {
      await promise(tx, 'recalculate', { reportId: newId() }, new Date());
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    const misshapen = inTransaction(source, (tx) => promise(tx, 'recalculate', { reportId: '樟树乡' }, new Date()));
    await expect(misshapen).rejects.toThrow();
    expect(await states()).toEqual({});
  });

  it('is kept once each by two relays and three workers at once', async () => {
    const ids = Array.from({ length: 150 }, () => newId());
    for (let index = 0; index < 3; index += 1) working();
    relaying();
    relaying();
    await Promise.all(ids.map((id) => recalculate(id)));
    await allDone(ids.length);
    expect(await timesDone()).toEqual(each(ids));
    expect(await findBrokenInvariants(source, new Date(Date.now() + 120_000))).toEqual([]);
  });

  it('is kept once when Redis is wiped between relay and work', async () => {
    const ids = Array.from({ length: 20 }, () => newId());
    await Promise.all(ids.map((id) => recalculate(id)));
    const relay = new Relay(relayParts());
    await until('the relay has given all to the queue', async () => ((await relay.relay()) ?? 0) === 0 && (await states())['sent'] === 20);
    expect(await redis.dbsize()).toBeGreaterThan(20);
    await redis.flushdb();
    await relay.close();
    working();
    relaying();
    await allDone(20);
    expect(await timesDone()).toEqual(each(ids));
  });

  it('is kept once when Redis is wiped again and again while work goes on', async () => {
    const ids = Array.from({ length: 60 }, () => newId());
    working();
    relaying();
    for (let wipe = 0; wipe < 4; wipe += 1) {
      await Promise.all(ids.slice(wipe * 15, wipe * 15 + 15).map((id) => recalculate(id)));
      await until('some work', async () => Object.keys(await timesDone()).length > wipe * 15);
      await redis.flushdb();
    }
    await allDone(60);
    expect(await timesDone()).toEqual(each(ids));
  });

  it('made while Redis is away waits and is kept when it is back, by the same worker', async () => {
    const tcp = await startTcpRelay(redisUrl);
    stops.push(tcp.close);
    relaying({ settings: settings(tcp.url) });
    working(count, { settings: settings(tcp.url) });
    const first = newId();
    await recalculate(first);
    await allDone(1);
    tcp.cut();
    const ids = Array.from({ length: 10 }, () => newId());
    await Promise.all(ids.map((id) => recalculate(id)));
    expect((await states())['waiting']).toBe(10);
    tcp.mend();
    await allDone(11);
    expect(await timesDone()).toEqual(each([first, ...ids]));
  });

  it('is kept when relay and worker were started while Redis was away', async () => {
    const tcp = await startTcpRelay(redisUrl);
    stops.push(tcp.close);
    tcp.cut();
    relaying({ settings: settings(tcp.url) });
    working(count, { settings: settings(tcp.url) });
    const id = newId();
    await recalculate(id);
    expect(await states()).toEqual({ waiting: 1 });
    tcp.mend();
    await allDone(1);
    expect(await timesDone()).toEqual(each([id]));
  });

  it('is kept by the same relay and worker when the database was away in between', async () => {
    const tcp = await startTcpRelay(database.url);
    const distant = await createDataSource(tcp.url, 8);
    const relay = startRelay(relayParts({ source: distant }));
    const jobs = startJobs({ source: distant, settings: settings(), clock: machineClock, log, lock: 600, handlers: handlersWith(count) });
    const ids = [newId(), newId(), newId()];
    await recalculate(ids[0]);
    await allDone(1);
    tcp.cut();
    await recalculate(ids[1]);
    await recalculate(ids[2]);
    tcp.mend();
    await allDone(3);
    expect(await timesDone()).toEqual(each(ids));
    await Promise.all([relay.stop(), jobs.stop()]);
    await distant.destroy();
    await tcp.close();
  });

  it('is kept when its relay died between taking it and giving it to the queue', async () => {
    const id = newId();
    await recalculate(id);
    expect(await claimWaiting(source, new Date(), 10, 1)).toHaveLength(1);
    expect(await states()).toEqual({ sent: 1 });
    working();
    relaying();
    await allDone(1);
    expect(await timesDone()).toEqual(each([id]));
  });

  it('is taken by one relay only, however many ask', async () => {
    const made = await Promise.all(Array.from({ length: 40 }, () => recalculate()));
    const taken = await Promise.all(Array.from({ length: 8 }, () => claimWaiting(source, new Date(), 10, 60)));
    const ids = taken.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(made).toEqual(expect.arrayContaining(ids));
  });

  it('for later is not taken before its time', async () => {
    await recalculate(newId(), new Date(Date.now() + 3_600_000));
    expect(await claimWaiting(source, new Date(), 10, 60)).toEqual([]);
    expect(await claimWaiting(source, new Date(Date.now() + 3_700_000), 10, 60)).toHaveLength(1);
  });

  it('is forgotten long after it was kept, never before', async () => {
    const id = await recalculate();
    await recalculate();
    await keepPromise(source, handlersWith(count), id, new Date());
    expect(await forgetKept(source, new Date(Date.now() - 1000))).toBe(0);
    expect(await forgetKept(source, new Date(Date.now() + 1000))).toBe(1);
    expect(await states()).toEqual({ waiting: 1 });
  });
});

describe('work', () => {
  it('that fails in the middle leaves nothing half done and is done again', async () => {
    let tries = 0;
    working(async (tx, reportId) => {
      await count(tx, reportId);
      tries += 1;
      if (tries === 1) throw new Error('failed in the middle');
    });
    relaying();
    const id = newId();
    await recalculate(id);
    await allDone(1);
    expect(tries).toBe(2);
    expect(await timesDone()).toEqual(each([id]));
  });

  it('of a worker that dies in the middle is done by another, once', async () => {
    const toRedis = await startTcpRelay(redisUrl);
    const toDatabase = await startTcpRelay(database.url);
    const doomedSource = await createDataSource(toDatabase.url, 4);
    let isBegun = false;
    let bury = (): void => undefined;
    const buried = new Promise<void>((done) => (bury = done));
    const dying = startJobs({
      source: doomedSource,
      settings: settings(toRedis.url),
      clock: machineClock,
      log,
      lock: 600,
      handlers: handlersWith(async (tx, reportId) => {
        await count(tx, reportId);
        isBegun = true;
        await buried;
      }),
    });
    relaying();
    const id = newId();
    await recalculate(id);
    await until('the doomed worker begins', () => Promise.resolve(isBegun));
    // What a kill does: its connections end, the one to the database in the middle of the transaction.
    toRedis.cut();
    toDatabase.cut();
    working();
    await allDone(1);
    expect(await timesDone()).toEqual(each([id]));
    // Only so that the test leaves nothing running.
    bury();
    toRedis.mend();
    await dying.stop();
    await doomedSource.destroy();
    await Promise.all([toRedis.close(), toDatabase.close()]);
    expect(await timesDone()).toEqual(each([id]));
  }, 60_000);

  it('delivered several times at once is done once', async () => {
    const reportId = newId();
    const id = await recalculate(reportId);
    await Promise.all(Array.from({ length: 5 }, () => keepPromise(source, handlersWith(count), id, new Date())));
    await keepPromise(source, handlersWith(count), id, new Date());
    expect(await timesDone()).toEqual(each([reportId]));
  });

  it('that fails every time is given up after its tries, for all to see, and not tried again', async () => {
    const id = await recalculate();
    const failing = handlersWith(() => Promise.reject(new Error('no such scheme')));
    const { attempts } = jobsCatalogue.recalculate;
    for (let attempt = 1; attempt < attempts; attempt += 1)
      await expect(keepPromise(source, failing, id, new Date())).rejects.toThrow('no such scheme');
    await expect(keepPromise(source, failing, id, new Date())).rejects.toThrow(GivenUpError);
    await keepPromise(source, handlersWith(count), id, new Date());
    expect(await timesDone()).toEqual({});
    expect(await source.query('SELECT state, attempts, problem FROM jobs_outbox')).toEqual([
      { state: 'failed', attempts, problem: 'no such scheme' },
    ]);
    expect((await findBrokenInvariants(source, new Date())).map(({ name }) => name)).toEqual(['no promise was given up']);
  });

  it('that ends its process every time is given up too', async () => {
    const id = await recalculate();
    await source.query('UPDATE jobs_outbox SET attempts = ? WHERE id = ?', [jobsCatalogue.recalculate.attempts, id]);
    await expect(keepPromise(source, handlersWith(count), id, new Date())).rejects.toThrow(GivenUpError);
    expect(await states()).toEqual({ failed: 1 });
  });

  it('of a kind that is not known here fails, and is still there for a worker that knows it', async () => {
    const id = await recalculate();
    await source.query("UPDATE jobs_outbox SET kind = 'fromTheFuture' WHERE id = ?", [id]);
    await expect(keepPromise(source, handlersWith(count), id, new Date())).rejects.toThrow('fromTheFuture');
    await source.query("UPDATE jobs_outbox SET kind = 'recalculate' WHERE id = ?", [id]);
    await keepPromise(source, handlersWith(count), id, new Date());
    expect(await states()).toEqual({ done: 1 });
  });

  it('without a handler stops the boot', () => {
    const { sendMail: _, ...rest } = handlersWith(count);
    const parts = { source, settings: settings(), clock: machineClock, log, handlers: rest as JobHandlers };
    expect(() => startJobs(parts)).toThrow('jobs without a handler: mail');
  });

  it('is tried again after a pause that doubles up to a bound', () => {
    expect([1, 2, 3, 4, 7, 100].map((tried) => pauseAfter('recalculate', tried))).toEqual([1000, 2000, 4000, 8000, 60_000, 60_000]);
    expect([1, 9, 10].map((tried) => pauseAfter('mail', tried))).toEqual([5000, 1_280_000, 1_800_000]);
  });
});
