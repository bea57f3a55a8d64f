// Asks: when api, worker, Redis and connections to the database are killed at any moment, is every acknowledged change there exactly once, and is everybody told once?
import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Cycle } from '@camphor/contract';
import { addDays, localDateOf } from '@camphor/domain';
import {
  createDataSource,
  demoUnits,
  findBrokenInvariants,
  loadBuiltIn,
  loadDemo,
  verifyTrail,
  type DemoOrganisation,
} from '@camphor/server';
import { AcknowledgedChanges, type Acknowledged } from '../support/acknowledged';
import { startCommitCutter, type Fate } from '../support/commit-cutter';
import { cutConnections } from '../support/cut-connections';
import { createTestDatabase, type TestDatabase } from '../support/database';
import {
  expectedStandings,
  lostFields,
  messages,
  misplacedMarks,
  standings,
  strayKeys,
  wronglyRechecked,
  type Standings,
} from '../support/exactly-once';
import { killInTurn, type Victim } from '../support/kill-in-turn';
import { ownApps, type OwnApps } from '../support/own-apps';
import { ownProcesses, type OwnProcesses } from '../support/own-processes';
import { ownRedis, type OwnRedis } from '../support/own-redis';
import { PatientClient } from '../support/patient-client';
import { seeded } from '../support/seeded';
import { until } from '../support/until';
import { WalkedLine, type LineParts } from '../support/walked-line';

/** Order, moments and pauses of the kills come from the seed alone; what happens at those moments is up to the machine. */
const seed = Number(process.env['FAULTS_SEED'] ?? randomInt(1_000_000));
const chance = seeded(seed);
const chanceOfLines = seeded(seed + 1);
const say = (text: string): void => void process.stdout.write(`faults: ${text}\n`);

let processes: OwnProcesses;
let database: TestDatabase;
let source: DataSource;
let redis: OwnRedis;
let apps: OwnApps;
let client: PatientClient;
/** The county's own cycle, in which most units have begun, and one in which none has and the system scores. */
let county: LineParts['cycle'];
let fresh: LineParts['cycle'];

const planFresh = async (): Promise<LineParts['cycle']> => {
  const today = localDateOf(new Date().toISOString());
  const [submissionDue, reviewDue, scoringDue, publicationDue] = [60, 80, 100, 120].map((days) => addDays(today, days));
  const plan = { year: 2019, name: '补评', scheme: 'hunan-2018', submissionDue, reviewDue, scoringDue, publicationDue };
  const { body } = await client.call('supervisor', 'createCycle', { body: { ...plan, settings: { scoreWhenAllIn: true } } });
  const { id, version } = body as Cycle;
  const opened = await client.call('supervisor', 'openCycle', { params: { id }, body: {}, ifMatch: version });
  expect([opened.status, (opened.body as Cycle).state]).toEqual([200, 'open']);
  return { id, year: plan.year, scoredBySystem: true };
};
const countyCycle = async (): Promise<LineParts['cycle']> => {
  const { body } = await client.call('supervisor', 'listCycles');
  const found = (body as { items: Cycle[] }).items.find(({ year }) => year === 2023);
  if (!found) throw new Error('the demonstration has no cycle of 2023');
  return { id: found.id, year: found.year, scoredBySystem: false };
};

beforeAll(async () => {
  say(`FAULTS_SEED=${seed}`);
  processes = ownProcesses();
  database = await createTestDatabase();
  source = await createDataSource(database.url, 5);
  redis = await ownRedis(processes);
  await redis.start();
  await loadBuiltIn(source, resolve(__dirname, '../../config'), new Date());
  await loadDemo(source, new Date(), () => undefined);
  apps = await ownApps(processes, { database: database.url, redis: redis.url });
  await Promise.all([apps.api.start(), apps.worker.start()]);
  client = new PatientClient(apps.base);
  county = await countyCycle();
  fresh = await planFresh();
}, 180_000);
afterAll(async () => {
  await processes?.end();
  if (source?.isInitialized) await source.destroy();
  await database?.drop();
}, 60_000);

const lineOf = async (
  unit: DemoOrganisation,
  cycle: LineParts['cycle'],
  more: Pick<LineParts, 'acknowledged' | 'mayEnd'>,
  through = client,
): Promise<WalkedLine> => {
  const [report]: { id: string }[] = await source.query(
    'SELECT r.id FROM reports_report r JOIN people_organisation u ON u.id = r.unit_id WHERE r.cycle_id = ? AND u.code = ?',
    [cycle.id, unit.code],
  );
  return new WalkedLine({
    client: through,
    chance: chanceOfLines,
    unit,
    index: demoUnits.indexOf(unit),
    cycle,
    reportId: report?.id ?? null,
    ...more,
  });
};

/** Waits for all, also when one fails, so that nobody walks on into the next test. */
const toTheEnd = async (work: readonly Promise<unknown>[]): Promise<void> => {
  await Promise.allSettled(work);
  await Promise.all(work);
};

const allKept = async (): Promise<void> => {
  let last = '';
  await until(
    'every promise is kept',
    async () => {
      const rows: { state: string; promises: string }[] = await source.query(
        'SELECT state, COUNT(*) AS promises FROM jobs_outbox GROUP BY state',
      );
      last = rows.map(({ state, promises }) => `${promises} ${state}`).join(', ');
      return rows.every(({ state }) => state === 'done');
    },
    90,
  ).catch(async (error: unknown) => {
    const open = await source.query("SELECT kind, state, attempts, problem, available_at FROM jobs_outbox WHERE state <> 'done' LIMIT 10");
    throw new Error(`${String(error)}: ${last}; ${JSON.stringify(open)}`);
  });
};

/** Promises that have gone to Redis and are not done yet, as soon as there are any. */
const jobsUnderWay = (): Promise<readonly { id: string }[]> =>
  until(
    'promises are in the queue',
    async () => {
      const rows: { id: string }[] = await source.query("SELECT id FROM jobs_outbox WHERE state = 'sent'");
      return rows.length > 0 && rows;
    },
    60,
  );
/** Redis is remembered with jobs that are done a moment later: set back to it, it hands them out again. */
const jobsRememberedAndDone = async (): Promise<void> => {
  const jobs = await jobsUnderWay();
  redis.remember();
  await until(
    'they are done',
    async () => {
      const open: unknown[] = await source.query("SELECT id FROM jobs_outbox WHERE id IN (?) AND state <> 'done' LIMIT 1", [
        jobs.map(({ id }) => id),
      ]);
      return open.length === 0;
    },
    60,
  );
};

/** Changes of all tests of this file: keys are kept from one to the next. */
const allChanges: Acknowledged[] = [];
const expectExactlyOnce = async (before: Standings, { all }: AcknowledgedChanges): Promise<void> => {
  allChanges.push(...all);
  expect(client.unforeseen).toEqual([]);
  await allKept();
  expect(await standings(source)).toEqual(expectedStandings(before, all));
  expect(await misplacedMarks(source, all)).toEqual([]);
  expect(await lostFields(source, all)).toEqual([]);
  expect(await strayKeys(source, allChanges)).toEqual({ unknown: [], missing: [] });
  expect(await wronglyRechecked(source)).toEqual([]);
  const { expected, found } = await messages(source);
  expect(found).toEqual(expected);
  // Seen from two minutes on, when nothing may be "on its way" any more.
  expect(await findBrokenInvariants(source, new Date(Date.now() + 120_000))).toEqual([]);
  const { problems, events } = await verifyTrail(source);
  expect(problems).toEqual([]);
  expect(events).toBeGreaterThan(all.length);
};

test('api, worker and Redis are killed while hundreds of changes go on', async () => {
  const before = await standings(source);
  const acknowledged = new AcknowledgedChanges();
  let over = false;
  const more = { acknowledged, mayEnd: () => over };
  const lines = await Promise.all([
    ...demoUnits.map((unit) => lineOf(unit, county, more)),
    ...demoUnits.slice(2, 6).map((unit) => lineOf(unit, fresh, more)),
  ]);
  const victims: Victim[] = [
    { process: apps.api, as: 'api' },
    { process: apps.api, as: 'api' },
    { process: apps.api, as: 'api' },
    { process: apps.worker, as: 'worker' },
    { process: apps.worker, as: 'worker' },
    { process: apps.worker, as: 'worker, at work', moment: jobsUnderWay },
    { process: redis, as: 'Redis' },
    { process: redis, as: 'Redis, set back', moment: jobsRememberedAndDone, whileDead: redis.goBack },
    { process: redis, as: 'Redis, wiped', moment: jobsUnderWay, whileDead: redis.wipe },
  ];
  const began = performance.now();
  const walks = lines.map((line) => line.walk());
  const walking = Promise.allSettled(walks);
  const killing = killInTurn(victims, 450, { client, acknowledged, chance, walking }).finally(() => (over = true));
  await toTheEnd([...walks, killing]);
  const killed = await killing;
  const walked = performance.now();
  say(killed.map(({ what, after, inFlight }) => `${what} after ${after} (${inFlight} in flight)`).join(', '));
  await expectExactlyOnce(before, acknowledged);
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
  say(
    `${acknowledged.all.length} changes in ${seconds(began, walked)} s, ${client.lost} tries lost, ${client.unavailable} unavailable; promises kept ${seconds(walked, performance.now())} s later`,
  );
  expect(killed.map(({ inFlight }) => inFlight > 0)).toEqual(victims.map(() => true));
  expect(acknowledged.all.length).toBeGreaterThanOrEqual(200);
});

test('a report is amended, scored and published while Redis is dead; when it is back, everybody is told once', async () => {
  const before = await standings(source);
  const acknowledged = new AcknowledgedChanges();
  const lines = await Promise.all(demoUnits.slice(0, 3).map((unit) => lineOf(unit, county, { acknowledged, mayEnd: () => true })));
  await redis.kill();
  try {
    await toTheEnd(lines.map((line) => line.walk()));
    const open: unknown[] = await source.query("SELECT id FROM jobs_outbox WHERE state <> 'done'");
    // amended: scorers and unit; scored: unit, and the score is computed again; published: unit
    expect(open).toHaveLength(5 * lines.length);
  } finally {
    await redis.start();
  }
  await expectExactlyOnce(before, acknowledged);
});

/** Reports of `units` move in both cycles until `isOver`. */
const linesOf = (
  units: readonly DemoOrganisation[],
  more: Pick<LineParts, 'acknowledged' | 'mayEnd'>,
  through = client,
): Promise<WalkedLine[]> => Promise.all([county, fresh].flatMap((cycle) => units.map((unit) => lineOf(unit, cycle, more, through))));

test('connections to the database are cut while reports move', async () => {
  const before = await standings(source);
  const acknowledged = new AcknowledgedChanges();
  let over = false;
  const lines = await linesOf(demoUnits.slice(6, 12), { acknowledged, mayEnd: () => over });
  const { unavailable } = client;
  const cutting = cutConnections(database, { seconds: 2, atLeast: 50 }, chance).finally(() => (over = true));
  await toTheEnd([cutting, ...lines.map((line) => line.walk())]);
  const cut = await cutting;
  say(`${cut} connections cut, ${acknowledged.all.length} changes, ${client.unavailable - unavailable} tries unavailable`);
  await expectExactlyOnce(before, acknowledged);
  expect(cut).toBeGreaterThanOrEqual(50);
});

test('answers to COMMIT are lost, and COMMITs themselves, while reports move', async () => {
  const before = await standings(source);
  const acknowledged = new AcknowledgedChanges();
  const next: Fate[] = [];
  const byChance = (): Fate => (['never', 'unheard', 'pass', 'pass', 'pass'] as const)[chance.below(5)] ?? 'pass';
  let judge = byChance;
  const cutter = await startCommitCutter(database.url, () => judge());
  const { api, base } = await ownApps(processes, { database: cutter.url, redis: redis.url });
  try {
    await api.start();
    const through = new PatientClient(base);
    const lines = await linesOf(demoUnits.slice(12, 16), { acknowledged, mayEnd: () => true }, through);
    await toTheEnd(lines.map((line) => line.walk()));
    const { never, unheard, pass } = cutter.counted;
    say(`of ${never + unheard + pass} COMMITs ${never} never arrived and ${unheard} went unheard; ${acknowledged.all.length} changes`);
    expect(through.unforeseen).toEqual([]);
    await expectExactlyOnce(before, acknowledged);
    expect(Math.min(never, unheard)).toBeGreaterThan(10);

    // Without a key nobody can tell whether it was done: 503, and not done a second time.
    const id = acknowledged.all[0]?.reportId ?? '';
    const comments = async () =>
      ((await through.call('supervisor', 'listComments', { params: { id } })).body as { items: unknown[] }).items.length;
    const had = await comments();
    judge = () => next.shift() ?? 'pass';
    next.push('unheard');
    const asked = { params: { id }, body: { target: 'section:result', text: '没有幂等键的批注' } };
    expect((await through.once('supervisor', 'writeComment', asked)).status).toBe(503);
    expect(await comments()).toBe(had + 1);
  } finally {
    await api.kill();
    await cutter.close();
  }
});
