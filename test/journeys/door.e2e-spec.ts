// Asks: in which order does the door refuse, what does a repeated request get, and do two people's edits both live?
import { randomUUID } from 'node:crypto';
import type { ReportView } from '@camphor/contract';
import { startApi, type Api } from '../support/api';
import { beginLine, expectStatus, type Line } from '../support/line';
import { endJourney, startWorker, type TestWorker } from '../support/worker';

let api: Api;
let line: Line;
let worker: TestWorker;
beforeAll(async () => {
  api = await startApi({ seed: 'county' });
  worker = startWorker(api);
  line = await beginLine(api);
}, 120_000);
afterAll(() => endJourney(api, worker), 120_000);

const code = (response: { body: unknown }): string => (response.body as { code: string }).code;
const version = (response: { body: unknown }): number => (response.body as ReportView).version;
const submit = (who: string | null, more: { body?: unknown; ifMatch?: string | number; key?: string; id?: string } = {}) =>
  api.call(who, 'transition', { params: { id: more.id ?? line.id }, body: more.body ?? { action: 'submit' }, ...more });

describe('order of refusals', () => {
  test('401 before all', async () => expect((await submit(null, { body: { nonsense: 1 } })).status).toBe(401));
  test('404 before malformed', async () => {
    for (const who of ['xd.head', 'other.supervisor', 'security']) expect((await submit(who, { body: { nonsense: 1 } })).status).toBe(404);
    expect((await submit('zs.head', { id: randomUUID(), body: { nonsense: 1 } })).status).toBe(404);
    expect((await submit('zs.head', { id: 'nonsense' })).status).toBe(404);
  });
  test('400 before headers', async () => {
    expect((await submit('zs.head', { body: { nonsense: 1 } })).status).toBe(400);
    expect(code(await submit('zs.head', { body: { action: 'explode' }, ifMatch: '*', key: randomUUID() }))).toBe('unknown_action');
  });
  test('428, both headers at once; 412 before 409', async () => {
    const missing = await submit('zs.head');
    expect(missing.status).toBe(428);
    expect((missing.body as { reasons: { code: string }[] }).reasons.map((reason) => reason.code)).toEqual([
      'if_match_required',
      'idempotency_key_required',
    ]);
    expect((await submit('zs.head', { body: { action: 'publish' }, ifMatch: 999, key: randomUUID() })).status).toBe(412);
    expect((await submit('zs.head', { body: { action: 'publish' }, ifMatch: 'abc', key: randomUUID() })).status).toBe(412);
  });
  test('409 before 403 before 422', async () => {
    expect((await submit('zs.preparer', { body: { action: 'publish' }, ifMatch: '*', key: randomUUID() })).status).toBe(409);
    expect((await submit('zs.preparer', { ifMatch: '*', key: randomUUID() })).status).toBe(403);
    expect((await submit('zs.head', { ifMatch: '*', key: randomUUID() })).status).toBe(422);
  });
});

describe('content', () => {
  test('an older known version is merged field by field; a conflict saves nothing and shows both', async () => {
    const base = (await line.view()).version;
    const first = expectStatus(await line.patch({ sections: { basics: '甲' } }, base), 200);
    const second = expectStatus(await line.patch({ sections: { other: '乙' } }, base), 200);
    expect(version(second)).toBe(version(first) + 1);
    const conflict = expectStatus(await line.patch({ sections: { basics: '丙', problems: '丁' } }, base), 409);
    expect((conflict.body as { conflicts: unknown }).conflicts).toEqual([{ field: 'section:basics', yours: '丙', theirs: '甲' }]);
    const now = await line.view();
    expect(now.content.sections).toEqual({ basics: '甲', other: '乙' });
    expect(now.version).toBe(version(second));
    expectStatus(await line.patch({ sections: { basics: '丙' } }, now.version), 200);
    expectStatus(await line.patch({ sections: { basics: '丙' } }, 99_999), 412);
  });
  test('twenty editors at once lose nothing', async () => {
    const base = (await line.view()).version;
    const keys = [
      'staff.inPost.total',
      'assets.total',
      'assets.net',
      'assets.liabilities',
      'runningCosts.budget',
      'runningCosts.actual',
      'carryOver.opening',
      'carryOver.closing',
    ];
    const answers = await Promise.all(keys.map((key, index) => line.patch({ figures: { [key]: String(index + 1) } }, base)));
    expect(answers.map(({ status }) => status)).toEqual(keys.map(() => 200));
    const view = await line.view();
    expect(keys.map((key) => view.content.figures[key])).toEqual(keys.map((_, index) => String(index + 1)));
    expect(view.version).toBe(base + keys.length);
  });
  test('bad figures are named and nothing is saved', async () => {
    const before = await line.view();
    const refused = await line.patch({
      figures: { 'assets.total': '1'.repeat(40), 'no.such': '1' },
      sections: { basics: 'x'.repeat(100_001) },
    });
    expect(refused.status).toBe(400);
    expect((refused.body as { reasons: { facts: { field: string } }[] }).reasons.map(({ facts }) => facts.field)).toEqual([
      'figure:assets.total',
      'figure:no.such',
      'section:basics',
    ]);
    expect(await line.view()).toEqual(before);
  });
  test('nothing different: the version stays', async () => {
    const before = await line.view();
    expect(version(expectStatus(await line.patch({ sections: before.content.sections }), 200))).toBe(before.version);
  });
});

describe('idempotency', () => {
  test('the same key gets the same answer once more, also when both come at once; another body is refused', async () => {
    const key = randomUUID();
    const send = (text: string) =>
      api.call('zs.preparer', 'patchContent', { params: { id: line.id }, body: { sections: { goals: text } }, ifMatch: '*', key });
    const before = (await line.view()).version;
    const both = await Promise.all([send('目标'), send('目标'), send('目标')]);
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(both.map(({ text }) => text)).size).toBe(1);
    expect((await line.view()).version).toBe(before + 1);
    const other = await send('别的');
    expect([other.status, code(other)]).toEqual([422, 'idempotency_key_reused']);
  });
  test('a file sent twice with one key is kept once', async () => {
    const key = randomUUID();
    const send = (text: string) =>
      api.call('zs.preparer', 'createImport', { file: { name: '自评报告.txt', content: Buffer.from(text) }, key });
    const [one, two] = await Promise.all([send('一、基本情况\n编制数43个。'), send('一、基本情况\n编制数43个。')]);
    expect([one?.status, two?.status]).toEqual([201, 201]);
    expect(two?.text).toBe(one?.text);
    expect((await send('别的')).status).toBe(422);
  });
  test('a transition asked twice happens once', async () => {
    await line.write();
    const key = randomUUID();
    const at = (await line.view()).version;
    const [one, two] = await Promise.all([submit('zs.head', { ifMatch: at, key }), submit('zs.head', { ifMatch: at, key })]);
    expect([one?.status, two?.status]).toEqual([200, 200]);
    const later = expectStatus(await submit('zs.head', { ifMatch: at, key }), 200);
    expect(later.text).toBe(one?.text);
    const revisions = expectStatus(await api.call('zs.head', 'listRevisions', { params: { id: line.id } }), 200).body as {
      items: unknown[];
    };
    expect(revisions.items).toHaveLength(1);
  });
  test('two reviewers at once: one wins, the other is told', async () => {
    const at = (await line.view()).version;
    const answers = await Promise.all(['approve', 'approve'].map((action) => line.move('reviewer1', action, {}, at)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([200, 412]);
  });
});

test('one report per unit and cycle, also when two ask at once', async () => {
  const cycles = expectStatus(await api.call('xd.preparer', 'listCycles'), 200).body as { items: { id: string; year: number }[] };
  const cycleId = cycles.items.find(({ year }) => year === 2023)?.id ?? '';
  const made = await Promise.all([1, 2, 3].map(() => api.call('xd.preparer', 'createReport', { body: { cycleId } })));
  expect(made.map(({ status }) => status).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([201, 409, 409]);
});

test('lists page by cursor, filter, and show a neighbour nothing', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = expectStatus(await api.call('supervisor', 'listReports', { query: { limit: 7, ...(cursor ? { cursor } : {}) } }), 200)
      .body as { items: { id: string }[]; nextCursor: string | null };
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(30);
  const other = expectStatus(await api.call('other.supervisor', 'listReports'), 200).body as { items: { id: string }[] };
  expect(other.items.filter(({ id }) => seen.includes(id))).toEqual([]);
  const found = expectStatus(await api.call('supervisor', 'listReports', { query: { q: '樟树' } }), 200).body as {
    items: { unit: { name: string } }[];
  };
  expect(found.items.map(({ unit }) => unit.name)).toEqual(['衡阳县樟树乡人民政府']);
  const mine = expectStatus(await api.call('reviewer1', 'listReports', { query: { assignedTo: 'me', state: 'submitted' } }), 200).body as {
    items: { state: string }[];
  };
  expect(mine.items.every(({ state }) => state === 'submitted')).toBe(true);
  expect((await api.call('supervisor', 'listReports', { query: { limit: 201 } })).status).toBe(400);
});
