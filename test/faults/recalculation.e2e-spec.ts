// Asks: when the worker is killed again and again in a dry run and in its application, and Redis wiped, are the rows the same to the byte as where nobody was killed?
import { randomInt, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { systemActor, type Actor } from '@camphor/domain';
import {
  applyRecalculation,
  createDataSource,
  findBrokenInvariants,
  requestDigest,
  runApply,
  runDry,
  startRecalculation,
  verifyTrail,
} from '@camphor/server';
import { copyDatabase } from '../support/copy-database';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { ownApps, type OwnApps } from '../support/own-apps';
import { ownProcesses, type OwnProcesses } from '../support/own-processes';
import { ownRedis, type OwnRedis } from '../support/own-redis';
import { bentScheme, budgetControlAtMost } from '../support/recalculations';
import { seeded } from '../support/seeded';
import { syntheticCycle, type SyntheticCycle } from '../support/synthetic-cycle';
import { until } from '../support/until';

const noMail = { smtpUrl: null };
/** Batches of a dry run hold 100, of an application 50: enough of both to die between them. */
const REPORTS = 500;
const seed = Number(process.env['FAULTS_SEED'] ?? randomInt(1_000_000));
const chance = seeded(seed);
const say = (text: string): void => void process.stdout.write(`faults: ${text}\n`);

/** A job whose worker died is missed after a quarter of a minute, each time. */
jest.setTimeout(240_000);

let processes: OwnProcesses;
let redis: OwnRedis;
let apps: OwnApps;
/** Where processes are killed, and where the same is done in peace. */
let struck: { database: TestDatabase; source: DataSource };
let peaceful: { database: TestDatabase; source: DataSource };
let cycle: SyntheticCycle;
let actor: Actor;
let run: string;

const open = async (): Promise<typeof struck> => {
  const database = await createTestDatabase();
  return { database, source: await createDataSource(database.url, 5) };
};
beforeAll(async () => {
  say(`FAULTS_SEED=${seed}`);
  processes = ownProcesses();
  redis = await ownRedis(processes);
  [struck, peaceful] = [await open(), await open()];
  cycle = await syntheticCycle(
    struck.source,
    REPORTS,
    bentScheme('before', () => undefined),
    bentScheme('after', budgetControlAtMost('2')),
  );
  actor = {
    ...systemActor,
    accountId: randomUUID(),
    username: 'supervisor',
    roles: ['supervisor'],
    organisationPath: cycle.path,
    via: 'api',
  };
  apps = await ownApps(processes, { database: struck.database.url, redis: redis.url });
  await redis.start();
}, 180_000);
afterAll(async () => {
  await processes?.end();
  for (const one of [struck, peaceful]) {
    if (one?.source.isInitialized) await one.source.destroy();
    await one?.database.drop();
  }
}, 60_000);

const NOW = new Date();
const ask = () => ({
  actor,
  now: NOW,
  language: 'zh' as const,
  idempotency: { accountId: actor.accountId, key: null, requestDigest: requestDigest('POST', '', null) },
});
const standing = async (): Promise<{ state: string; done: number; applied: number }> => {
  const rows: { state: string; done: number; applied: number }[] = await struck.source.query(
    'SELECT state, done, applied FROM scoring_recalculation WHERE id = ?',
    [run],
  );
  const [row] = rows;
  if (!row) throw new Error('the run is gone');
  return row;
};
/** Kills the worker `times` times, each after it has come further, while there is something left; between two of them Redis is wiped once. */
const killWhile = async (far: 'done' | 'applied', times: number, all: number): Promise<number[]> => {
  const killedAt: number[] = [];
  for (let kill = 0; kill < times; kill += 1) {
    const from = (await standing())[far];
    if (from >= all) break;
    await apps.worker.start();
    await until(`the worker has come further than ${from}`, async () => (await standing())[far] > from, 120);
    // Short against the whole: the next batches, but not all of them, may be under way.
    await new Promise((done) => setTimeout(done, chance.below(60)));
    await apps.worker.kill();
    killedAt.push((await standing())[far]);
    if (kill === 0) {
      await redis.kill();
      redis.wipe();
      await redis.start();
    }
  }
  return killedAt;
};
const reaches = (state: string): Promise<true> =>
  until(`the run is ${state}`, async () => (await standing()).state === state || null, 240).then(() => true);

const rowsOf = async ({ source }: typeof struck, sql: string): Promise<string> => JSON.stringify(await source.query(sql));
const FOUND = `SELECT x.*, k.before_rank, k.after_rank FROM scoring_recalculation_result x LEFT JOIN scoring_recalculation_rank k
  ON k.run_id = x.run_id AND k.report_id = x.report_id ORDER BY x.report_id`;
const RUN = 'SELECT state, total, done, digest, counts, chosen, applied, refused, applied_digest FROM scoring_recalculation';
/** All but ids of new rows and times: what was decided, to the byte. */
const DECIDED = [
  'SELECT report_id, number, total_text, grade, lines_json, scheme_digest, revision, report_version, generation, scorers, digest FROM scoring_score ORDER BY report_id, number',
  'SELECT id, state, version, accepted, due, objection_until, revisions, generation FROM reports_report ORDER BY id',
  "SELECT stream, seq, actor_username, event, before_json, after_json, reason, version FROM audit_event WHERE event = 'score.recalculated' ORDER BY stream, seq",
  'SELECT kind, payload FROM jobs_outbox ORDER BY kind, payload',
];
const again = (kind: string): Promise<unknown> =>
  struck.source.query("UPDATE jobs_outbox SET state = 'waiting', attempts = 0, available_at = UTC_TIMESTAMP(3) WHERE kind = ?", [kind]);
const kept = (kind: string): Promise<unknown> =>
  until(
    `${kind} is kept`,
    async () =>
      ((await struck.source.query("SELECT id FROM jobs_outbox WHERE kind = ? AND state <> 'done'", [kind])) as unknown[]).length === 0,
    120,
  );

test('a dry run whose worker is killed again and again finds the same rows', async () => {
  const started = await startRecalculation(struck.source, ask(), cycle.id, { schemeId: cycle.toId, dryRun: true });
  run = (started.body as { id: string }).id;
  await copyDatabase(struck.database, peaceful.database);
  const killedAt = await killWhile('done', 2, REPORTS);
  await apps.worker.start();
  await reaches('finished');
  say(`killed after ${killedAt.join(', ')} of ${REPORTS} reports of the dry run`);
  expect(killedAt.some((at) => at > 0 && at < REPORTS)).toBe(true);
  await runDry(peaceful.source, run, noMail, NOW);
  expect(await rowsOf(struck, FOUND)).toBe(await rowsOf(peaceful, FOUND));
  expect(await rowsOf(struck, RUN)).toBe(await rowsOf(peaceful, RUN));
  // Delivered again after its end: nothing moves.
  await kept('dryRun');
  await again('dryRun');
  await kept('dryRun');
  expect(await rowsOf(struck, FOUND)).toBe(await rowsOf(peaceful, FOUND));
  await apps.worker.kill();
});

test('an application whose worker is killed again and again changes each report once, to the same bytes', async () => {
  const [{ chosen } = { chosen: '0' }]: { chosen: string }[] = await struck.source.query(
    "SELECT COUNT(*) AS chosen FROM scoring_recalculation_result WHERE run_id = ? AND kind = 'changed'",
    [run],
  );
  const wanted = { count: Number(chosen), reason: '指标修订' };
  for (const { source } of [struck, peaceful]) await applyRecalculation(source, ask(), run, wanted);
  const killedAt = await killWhile('applied', 2, Number(chosen));
  await apps.worker.start();
  await reaches('applied');
  say(`killed after ${killedAt.join(', ')} of ${chosen} reports applied`);
  expect(killedAt.some((at) => at > 0 && at < Number(chosen))).toBe(true);
  await kept('applyRun');
  await again('applyRun');
  await kept('applyRun');
  // Each new score is computed again on its own, and is the same.
  await kept('recalculate');
  await apps.worker.kill();
  expect(await rowsOf(struck, 'SELECT DISTINCT agrees FROM scoring_check')).toBe('[{"agrees":1}]');
  await runApply(peaceful.source, run, noMail, NOW);
  expect(await rowsOf(struck, RUN)).toBe(await rowsOf(peaceful, RUN));
  expect(await rowsOf(struck, FOUND)).toBe(await rowsOf(peaceful, FOUND));
  for (const sql of DECIDED) expect(await rowsOf(struck, sql)).toBe(await rowsOf(peaceful, sql));
  const { problems, events } = await verifyTrail(struck.source);
  expect(problems.filter(({ fault }) => fault !== 'headless' && fault !== 'contradicted')).toEqual([]);
  expect(events).toBeGreaterThanOrEqual(Number(chosen));
  // These reports were not walked through the door: they have no trail before it.
  const unwalked = /begins with its creation|last move left it|promise/;
  const broken = await findBrokenInvariants(struck.source, new Date());
  expect(broken.filter(({ name }) => !unwalked.test(name))).toEqual([]);
});
