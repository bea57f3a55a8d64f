// Shows that a batch is its reports one by one: shown before it is done, done once however often it is sent or cut off, shared fairly between two who send it.
import { randomUUID } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import type { BulkAnswer, ReportSummary } from '@camphor/contract';
import { startApi, type Api } from '../support/api';
import { expectStatus } from '../support/line';

let api: Api;
let cycleId: string;
const body = <T>(response: { body: unknown }): T => response.body as T;
const reports = async (who = 'supervisor'): Promise<ReportSummary[]> =>
  body<{ items: ReportSummary[] }>(expectStatus(await api.call(who, 'listReports', { query: { cycle: cycleId, limit: 200 } }), 200)).items;
const bulk = (who: string, asked: object, key: string | null = randomUUID()) =>
  api.call(who, 'bulk', { params: { id: cycleId }, body: asked, ...(key === null ? {} : { key }) });
const answerOf = async (who: string, asked: object, key?: string): Promise<BulkAnswer> =>
  body<BulkAnswer>(expectStatus(await bulk(who, asked, key), 200));
const publications = async (): Promise<number> =>
  Number(
    ((await api.source.query('SELECT COUNT(*) AS many FROM publishing_publication WHERE cycle_id = ?', [cycleId])) as { many: string }[])[0]
      ?.many,
  );
const events = async (): Promise<number> =>
  Number(((await api.source.query('SELECT COUNT(*) AS many FROM audit_event')) as { many: string }[])[0]?.many);
const done = ({ items }: BulkAnswer) => items.filter(({ ok }) => ok).map(({ report }) => report.id);

/** Every assigned scorer hands in, the supervisor scores, the head accepts: ready to be published. */
const makeReady = async ({ id, unit }: ReportSummary): Promise<void> => {
  expectStatus(
    await api.call('supervisor', 'putAssignments', { params: { id }, body: { reviewers: [], scorers: ['scorer1'] }, ifMatch: '*' }),
    200,
  );
  const { lines } = body<{ lines: { indicator: string; weight: string; computed: boolean }[] }>(
    await api.call('scorer1', 'mySheet', { params: { id } }),
  );
  const full = lines.filter(({ computed }) => !computed).map(({ indicator, weight }) => ({ indicator, points: weight, reason: '' }));
  expectStatus(await api.call('scorer1', 'putSheet', { params: { id }, body: { lines: full }, ifMatch: '*' }), 200);
  expectStatus(await api.call('scorer1', 'submitSheet', { params: { id }, body: {}, ifMatch: '*' }), 200);
  expectStatus(
    await api.call('supervisor', 'transition', { params: { id }, body: { action: 'score' }, ifMatch: '*', key: randomUUID() }),
    200,
  );
  const head = `${unit.code.toLowerCase()}.head`;
  expectStatus(await api.call(head, 'acceptResult', { params: { id }, body: { accepted: true }, ifMatch: '*' }), 200);
};

let ready: string[];
beforeAll(async () => {
  api = await startApi({ seed: 'county' });
  const cycles = body<{ items: { id: string; year: number }[] }>(await api.call('supervisor', 'listCycles')).items;
  cycleId = cycles.find(({ year }) => year === 2023)?.id ?? '';
  const reviewed = (await reports()).filter(({ state }) => state === 'reviewed').slice(0, 4);
  for (const report of reviewed) await makeReady(report);
  ready = reviewed.map(({ id }) => id);
  expect(ready.length).toBeGreaterThan(2);
}, 180_000);
afterAll(() => api?.close());

test('a dry run says of each report what would happen and why not, how the cycle would be ranked, and writes nothing', async () => {
  const all = await reports();
  const before = await events();
  const found = await answerOf('supervisor', { action: 'publish', reportIds: [...all.map(({ id }) => id), randomUUID()], dryRun: true });
  expect(await events()).toBe(before);
  for (const { id, state, version } of all) {
    const item = found.items.find(({ report }) => report.id === id);
    if (ready.includes(id)) expect(item).toMatchObject({ ok: true, refusal: null, report: { state, version } });
    else expect([state, item?.refusal?.kind]).toEqual([state, state === 'scored' ? 'guards' : 'wrong_state']);
  }
  expect(found.items.at(-1)).toMatchObject({ ok: false, refusal: { code: 'not_found' }, report: { unit: null } });
  const added = found.ranking?.rows.filter((row) => row.added).map(({ report }) => report) ?? [];
  expect(new Set(added)).toEqual(new Set(found.items.filter(({ ok }) => ok).map(({ report }) => report.id)));
  for (const { total, rank } of found.ranking?.rows ?? [])
    expect(rank).toBe(1 + (found.ranking?.rows ?? []).filter((other) => Number(other.total) > Number(total)).length);
  const grades = Object.values(found.ranking?.grades ?? {}).reduce((sum, each) => sum + each, 0);
  expect(grades).toBe(found.ranking?.rows.length);
});

test('neighbours find no cycle, those without the role are refused, a batch has a key and a size', async () => {
  const asked = { action: 'publish', reportIds: ready, dryRun: false };
  expectStatus(await bulk('other.supervisor', asked), 404);
  expectStatus(await bulk('reviewer1', asked), 403);
  expectStatus(await bulk('supervisor', asked, null), 428);
  expectStatus(await bulk('supervisor', { ...asked, reportIds: [] }), 400);
  expectStatus(await bulk('supervisor', { ...asked, reportIds: Array.from({ length: 201 }, () => randomUUID()) }), 400);
  expectStatus(await bulk('supervisor', { ...asked, action: 'submit' }), 400);
});

test('what has changed since it was shown is refused', async () => {
  const [id = ''] = ready;
  const found = await answerOf('supervisor', { action: 'publish', reportIds: [id], dryRun: true, versions: { [id]: 1 } });
  expect(found.items[0]?.refusal).toMatchObject({ kind: 'stale', code: 'stale_version' });
});

test('cut off in the middle and sent again under the same key it ends where it would have ended, each report once', async () => {
  const [, second = ''] = ready;
  const wanted = ready.slice(0, 2);
  const before = await publications();
  const admin = await createConnection(api.database.adminUrl);
  await admin.query(
    `CREATE TRIGGER cut_off BEFORE INSERT ON publishing_publication FOR EACH ROW BEGIN IF NEW.report_id = '${second}' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'cut off'; END IF; END`,
  );
  const key = randomUUID();
  const asked = { action: 'publish', reportIds: wanted, dryRun: false };
  expectStatus(await bulk('supervisor', asked, key), 500);
  expect(await publications()).toBe(before + 1);
  await admin.query('DROP TRIGGER cut_off');
  await admin.end();
  const found = await answerOf('supervisor', asked, key);
  expect(done(found)).toEqual(wanted);
  expect(await publications()).toBe(before + 2);
  const count = await events();
  expect(await answerOf('supervisor', asked, key)).toEqual(found);
  expect(await events()).toBe(count);
  expectStatus(await bulk('supervisor', { ...asked, reportIds: ready }, key), 422);
});

test('two who send the same batch at the same moment publish each report once between them', async () => {
  const wanted = ready.slice(2);
  const before = await publications();
  const asked = { action: 'publish', reportIds: wanted, dryRun: false };
  const answers = await Promise.all([answerOf('supervisor', asked), answerOf('supervisor2', asked)]);
  expect(answers.flatMap(done).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(wanted.toSorted((a, b) => (a < b ? -1 : 1)));
  expect(await publications()).toBe(before + wanted.length);
  for (const { items } of answers)
    for (const { ok, refusal, report } of items) expect([report.state, ok || refusal?.code]).toEqual(['published', ok || 'wrong_state']);
});

test('taken back in a batch, with a reason that everybody reads', async () => {
  const asked = { action: 'amend', reportIds: ready, dryRun: false };
  const without = await answerOf('supervisor', asked);
  expect(without.items.map(({ refusal }) => refusal?.code)).toEqual(ready.map(() => 'reason_missing'));
  const shown = await answerOf('supervisor', { ...asked, reason: '评分口径有误', dryRun: true });
  expect(shown.ranking?.rows.some(({ report }) => ready.includes(report))).toBe(false);
  expect(done(await answerOf('supervisor', { ...asked, reason: '评分口径有误' }))).toEqual(ready);
  expect((await reports()).filter(({ id }) => ready.includes(id)).map(({ state }) => state)).toEqual(ready.map(() => 'reviewed'));
});
