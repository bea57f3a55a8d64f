// Shows that an auditor finds events of the own bureau by person, event, unit, day and words, page by page without gap or repetition, over an index.
import type { FoundEvent } from '@camphor/contract';
import { localDateOf, systemActor } from '@camphor/domain';
import { searchStatement } from '@camphor/server';
import { startApi, type Api } from '../support/api';
import { expectStatus } from '../support/line';

let api: Api;
interface Page {
  readonly items: readonly FoundEvent[];
  readonly nextCursor: string | null;
}
const search = async (query: Record<string, string | number>, who = 'auditor'): Promise<Page> =>
  expectStatus(await api.call(who, 'searchTrails', { query }), 200).body as Page;
const everything = async (query: Record<string, string | number>): Promise<FoundEvent[]> => {
  const items: FoundEvent[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await search({ ...query, ...(cursor === null ? {} : { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
};

beforeAll(async () => {
  api = await startApi({ seed: 'county' });
}, 180_000);
afterAll(() => api?.close());

test('all events of the own bureau and of no other, newest first, each once', async () => {
  await api.tokenOf('auditor'); // signing in is an event too
  const [own] = (await api.source.query(
    `SELECT COUNT(*) AS many FROM audit_event e JOIN audit_stream s ON s.stream = e.stream JOIN people_organisation o ON o.id = s.bureau_id WHERE o.code = 'HYX-CZJ'`,
  )) as { many: string }[];
  const all = await everything({ limit: 37 });
  expect(all.length).toBe(Number(own?.many));
  expect(new Set(all.map(({ digest }) => digest)).size).toBe(all.length);
  expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
  const [whole] = (await api.source.query('SELECT COUNT(*) AS total FROM audit_event')) as { total: string }[];
  expect(Number(whole?.total)).toBeGreaterThan(all.length);
});

test('by person, event, unit, day and words; they combine', async () => {
  const all = await everything({ limit: 200 });
  const sample = all.find(({ action, unit }) => action === 'report.published' && unit !== null);
  if (!sample?.report) throw new Error('the demonstration has published nothing');
  const asked = { actor: sample.actor.username, action: sample.action, report: sample.report };
  expect((await search(asked)).items.map(({ digest }) => digest)).toEqual([sample.digest]);
  const day = localDateOf(sample.at);
  for (const { at } of (await search({ from: day, to: day })).items) expect(localDateOf(at)).toBe(day);
  const returned = all.filter(
    ({ action, reason, after }) => action === 'report.returned' || JSON.stringify([reason, after]).includes('佐证'),
  );
  const words = await everything({ q: '佐证', limit: 200 });
  expect(words.length).toBeGreaterThan(0);
  expect(words.every((item) => JSON.stringify(item).includes('佐证'))).toBe(true);
  expect(returned.length).toBeGreaterThan(0);
  // As its sentence says, in either language.
  for (const q of ['退回了报告', 'returned the report']) {
    const found = await everything({ q, limit: 200 });
    expect(found.map(({ digest }) => digest)).toEqual(all.filter(({ action }) => action === 'report.returned').map(({ digest }) => digest));
  }
  expect((await search({ actor: '张三' })).items).toEqual([]);
  expectStatus(await api.call('auditor', 'searchTrails', { query: { action: 'report.unheardOf' } }), 400);
  expectStatus(await api.call('auditor', 'searchTrails', { query: { cursor: 'x' } }), 400);
  expectStatus(await api.call('supervisor', 'searchTrails'), 403);
});

test.each([
  ['newest', {}, 'at_id'],
  ['by person', { actor: 'supervisor' }, 'actor_at'],
  ['by event', { action: 'report.published' }, 'event_at'],
])('%s the events are read along an index, none is sorted', async (_, asked, index) => {
  const auditor = { ...systemActor, organisationPath: '/' };
  const statement = searchStatement(auditor, { ...asked, limit: 50 }, 51);
  if (!statement) throw new Error('nothing to ask');
  const forced = statement.sql.replace('SELECT', 'EXPLAIN SELECT');
  const plan = (await api.source.query(forced, statement.values)) as { table: string; key: string | null; Extra: string }[];
  const events = plan.find(({ table }) => table === 'e');
  expect([events?.key, events?.Extra.includes('filesort')]).toEqual([index, false]);
});
