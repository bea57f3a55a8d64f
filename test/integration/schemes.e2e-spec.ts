// Shows that schemes are drafted, judged, tried out and released, each by whom it concerns, and that nobody changes what was released.
import { read as readWorkbook, write as writeWorkbook, type WorkSheet } from '@e965/xlsx';
import type { Response } from 'supertest';
import { AuditEventRow, SchemeRow } from '@camphor/server';
import { startApi, type Api, type CallOptions } from '../support/api';

let api: Api;
beforeAll(async () => {
  api = await startApi({ seed: 'county' });
}, 180_000);
afterAll(() => api?.close());

interface Node {
  id: string;
  name: { zh: string; en: string };
  weight: string;
  children?: Node[];
  rule?: Record<string, unknown>;
}
interface Body {
  name: string;
  version: number;
  total: string;
  indicators: Node[];
}
interface Shown {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly state: string;
  readonly digest: string;
  readonly algorithm: string;
  readonly revision: number;
  readonly owner: { readonly code: string } | null;
  readonly body: Body;
  readonly problems: { code: string; place: string; message: string; mend: string }[];
  readonly usedBy: unknown[];
}
const shown = (response: Response): Shown => response.body as Shown;
const codes = (response: Response): string[] => (response.body as { reasons: { code: string }[] }).reasons.map(({ code }) => code);
const listed = async (who: string): Promise<Shown[]> => ((await api.call(who, 'listSchemes')).body as { items: Shown[] }).items;
const hunan = async (): Promise<string> => (await listed('supervisor')).find(({ name }) => name === 'hunan-2018')?.id ?? '';
let count = 0;
const draft = async (name = `own-${(count += 1)}`, who = 'supervisor'): Promise<Shown> => {
  const made = await api.call(who, 'createScheme', { body: { from: await hunan(), name } });
  expect([made.status, made.headers['etag']]).toEqual([201, '"1"']);
  return shown(made);
};
const put = (who: string, id: string, body: unknown, more: CallOptions = { ifMatch: '*' }) =>
  api.call(who, 'putScheme', { params: { id }, body: { body }, ...more });
const leaf = (body: Body): Node => body.indicators[0]?.children?.[0]?.children?.[0] as Node;
const changed = (body: Body, change: (leaf: Node) => void): Body => {
  const copy = structuredClone(body);
  change(leaf(copy));
  return copy;
};

test('a new version of a scheme is a draft of the bureau, sound and with a digest of its own', async () => {
  const made = shown(await api.call('admin', 'createScheme', { body: { from: await hunan() } }));
  expect(made).toMatchObject({
    name: 'hunan-2018',
    version: 2,
    state: 'draft',
    owner: { code: 'HYX-CZJ' },
    algorithm: 'sha-256',
    problems: [],
  });
  expect(made.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(made.body.version).toBe(2);
  expect((await api.call('supervisor', 'deleteScheme', { params: { id: made.id } })).status).toBe(204);
});

test('a draft is there for those of the bureau who write schemes, for nobody else', async () => {
  const { id } = await draft();
  for (const who of ['supervisor', 'supervisor2', 'admin']) expect((await api.call(who, 'getScheme', { params: { id } })).status).toBe(200);
  for (const who of ['other.supervisor', 'reviewer1', 'scorer1', 'auditor', 'zs.head', 'zs.preparer']) {
    expect((await api.call(who, 'getScheme', { params: { id } })).status).toBe(404);
    expect((await listed(who)).map((each) => each.id)).not.toContain(id);
    expect((await put(who, id, {})).status).toBeGreaterThanOrEqual(400);
  }
});

test('another bureau drafts under the same name and version, and neither learns of the other', async () => {
  const mine = await draft('same');
  const theirs = await draft('same', 'other.supervisor');
  expect([mine.version, theirs.version]).toEqual([1, 1]);
  expect((await draft('same')).version).toBe(2);
});

test('it is saved unsound, with every problem in its place and the way out', async () => {
  const { id, body } = await draft();
  const saved = shown(
    await put(
      'supervisor',
      id,
      changed(body, (line) => void (line.weight = '6')),
      { ifMatch: 1 },
    ),
  );
  expect(saved.revision).toBe(2);
  expect(saved.problems).toMatchObject([
    { code: 'weights_do_not_sum', place: 'indicators[0].children[0].weight', message: '“预算配置”下各项分值合计 11，应为 10。' },
  ]);
  expect(saved.problems[0]?.mend).toMatch(/分值/);
  const unfinished = shown(
    await put(
      'supervisor',
      id,
      changed(body, (line) => void ((line.weight = '5.'), (line.name.en = ''))),
    ),
  );
  expect(unfinished.problems.map(({ code }) => code)).toEqual(['text_missing', 'not_a_decimal']);
  const again = shown(await api.call('admin', 'getScheme', { params: { id } }));
  expect(leaf(again.body).weight).toBe('5.');
  const refused = await api.call('supervisor', 'releaseScheme', { params: { id } });
  expect([refused.status, codes(refused)]).toEqual([422, ['scheme_problem', 'scheme_problem']]);
});

test('what has not the shape of a scheme is refused with the place, as is another name or version', async () => {
  const { id, body } = await draft();
  const misfits: [unknown, string][] = [
    [{}, 'name'],
    [{ ...body, colour: 'red' }, 'colour'],
    [{ ...body, total: 100 }, 'total'],
    [changed(body, (line) => void (line.rule = { kind: 'magic' })), 'indicators[0].children[0].children[0].rule.kind'],
    [changed(body, (line) => void (line.weight = '9'.repeat(60))), 'indicators[0].children[0].children[0].weight'],
    [{ ...body, indicators: Array.from({ length: 201 }, () => leaf(body)) }, 'indicators'],
  ];
  for (const [sent, place] of misfits) {
    const refused = await put('supervisor', id, sent);
    const reasons = (refused.body as { reasons: { code: string; facts: { place: string } }[] }).reasons;
    expect([refused.status, reasons.map(({ facts }) => facts.place)]).toEqual([400, expect.arrayContaining([place])]);
  }
  const half = await put('supervisor', id, { ...body, source: { zh: 'a\ud83d', en: 'a' } });
  expect([half.status, codes(half)]).toEqual([400, ['bad_characters']]);
  const renamed = await put('supervisor', id, { ...body, name: 'other' });
  expect([renamed.status, codes(renamed)]).toEqual([422, ['scheme_identity']]);
  let deep: object = {};
  for (let level = 0; level < 60; level += 1) deep = { kind: 'group', children: [deep] };
  expect((await put('supervisor', id, { ...body, indicators: [deep] })).status).toBe(400);
});

test('two who save at once: one is told; a missing header and an old one are refused', async () => {
  const { id, body } = await draft();
  const bodies = ['1', '2'].map((weight) => changed(body, (line) => void (line.weight = weight)));
  const both = await Promise.all(bodies.map((each) => put('supervisor', id, each, { ifMatch: 1 })));
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  expect((await put('supervisor', id, body, {})).status).toBe(428);
  expect((await put('admin', id, body, { ifMatch: 1 })).status).toBe(412);
  expect(shown(await put('admin', id, body, { ifMatch: 2 })).revision).toBe(3);
  expect(shown(await put('admin', id, body, { ifMatch: 3 })).revision).toBe(3);
});

test('a key sent twice drafts once', async () => {
  const ask = async () => ({ body: { from: await hunan(), name: 'once' }, key: 'scheme-once' });
  const [first, second] = [
    await api.call('supervisor', 'createScheme', await ask()),
    await api.call('supervisor', 'createScheme', await ask()),
  ];
  expect(second.body).toEqual(first.body);
});

test('released by the supervisor alone, then nobody changes it: not the routes, not the database', async () => {
  const { id, body, digest } = await draft();
  expect((await api.call('admin', 'releaseScheme', { params: { id } })).status).toBe(403);
  expect((await api.call('supervisor', 'releaseScheme', { params: { id }, ifMatch: 7 })).status).toBe(412);
  const released = await api.call('supervisor', 'releaseScheme', { params: { id }, ifMatch: 1 });
  expect(released.body).toMatchObject({ state: 'released', digest, problems: [], revision: 2 });
  for (const attempt of [
    put('supervisor', id, body),
    api.call('supervisor', 'deleteScheme', { params: { id } }),
    api.call('supervisor', 'releaseScheme', { params: { id } }),
  ]) {
    const refused = await attempt;
    expect([refused.status, codes(refused)]).toEqual([409, ['scheme_released']]);
  }
  await expect(api.source.manager.update(SchemeRow, { id }, { title: 'x' })).rejects.toThrow(/immutable/);
  await expect(api.source.manager.delete(SchemeRow, { id })).rejects.toThrow(/immutable/);
  expect((await api.call('other.head', 'getScheme', { params: { id } })).status).toBe(200);
  const next = shown(await api.call('supervisor', 'createScheme', { body: { from: id } }));
  expect(next).toMatchObject({ version: 2, state: 'draft', name: body.name });
});

test('a cycle takes what is released, not a draft; and by name nothing that another bureau released', async () => {
  const made = await draft('for-a-cycle');
  const plan = (scheme: string) => ({
    year: 2031,
    name: `cycle of ${scheme}`,
    scheme,
    submissionDue: '2032-04-10',
    reviewDue: '2032-04-30',
    scoringDue: '2032-05-29',
    publicationDue: '2032-06-30',
  });
  const open = (who: string, scheme: string) => api.call(who, 'createCycle', { body: plan(scheme) });
  for (const scheme of [made.id, made.name]) {
    const refused = await open('supervisor', scheme);
    expect([refused.status, codes(refused)]).toEqual([422, ['unknown_key']]);
  }
  await api.call('supervisor', 'releaseScheme', { params: { id: made.id } });
  expect((await open('other.supervisor', made.name)).status).toBe(422);
  const taken = await open('supervisor', made.name);
  expect(taken.body).toMatchObject({ scheme: { id: made.id, digest: made.digest } });
  const used = (await listed('supervisor')).find(({ id }) => id === made.id);
  expect(used?.usedBy).toMatchObject([{ year: 2031 }]);
  expect((await listed('other.supervisor')).find(({ id }) => id === made.id)?.usedBy).toEqual([]);
});

test('a try-out explains every line beside the official score and writes nothing', async () => {
  const reports = (await api.call('supervisor', 'listReports', { query: { state: 'published', limit: 200 } })).body as {
    items: { id: string }[];
  };
  const reportId = reports.items[0]?.id ?? '';
  const { id, body } = await draft();
  const before = await api.source.manager.count(AuditEventRow);
  const same = await api.call('supervisor', 'tryOutScheme', { params: { id }, body: { reportId } });
  const found = same.body as {
    total: string;
    lines: { indicator: string; points: string | null }[];
    official: { total: string };
    open: string[];
  };
  expect(same.status).toBe(200);
  expect(found.lines).toHaveLength(16);
  expect([found.total, found.open]).toEqual([found.official.total, []]);
  expect(await api.source.manager.count(AuditEventRow)).toBe(before);
  const swapped = structuredClone(body);
  const [first, second] = swapped.indicators[0]?.children?.[0]?.children ?? [];
  if (first && second) [first.weight, second.weight] = ['4', '6'];
  await put('supervisor', id, swapped);
  const other = await api.call('supervisor', 'tryOutScheme', { params: { id }, body: { reportId } });
  expect((other.body as { lines: { weight: string }[] }).lines.slice(0, 2).map(({ weight }) => weight)).toEqual(['4', '6']);
  await put(
    'supervisor',
    id,
    changed(body, (line) => void (line.weight = '6')),
  );
  expect((await api.call('supervisor', 'tryOutScheme', { params: { id }, body: { reportId } })).status).toBe(422);
  expect((await api.call('admin', 'tryOutScheme', { params: { id }, body: { reportId } })).status).toBe(403);
  expect((await api.call('other.supervisor', 'tryOutScheme', { params: { id: await hunan() }, body: { reportId } })).status).toBe(404);
});

test('each change is in the trail of the bureau, with what it was and what it became', async () => {
  const made = await draft();
  await put(
    'supervisor',
    made.id,
    changed(made.body, (line) => void (line.weight = '6')),
  );
  await api.call('admin', 'deleteScheme', { params: { id: made.id } });
  const events = (await api.source.manager.find(AuditEventRow, { order: { seq: 'ASC' } })).filter(
    ({ beforeJson, afterJson }) => beforeJson.includes(made.id) || afterJson.includes(made.id),
  );
  expect(events.map(({ event, stream }) => [event, stream.startsWith('org:')])).toEqual([
    ['scheme.created', true],
    ['scheme.changed', true],
    ['scheme.deleted', true],
  ]);
  const place = 'indicators[0].children[0].children[0].weight';
  expect(JSON.parse(events[1]?.beforeJson ?? '')).toMatchObject({ digest: made.digest, places: { [place]: '5' } });
  expect(JSON.parse(events[1]?.afterJson ?? '')).toMatchObject({ changes: 1, places: { [place]: '6' } });
});

test('an exported scheme makes the same scheme again', async () => {
  const { id, body } = await draft();
  const named = changed(body, (line) => void (line.name.zh = '=1+1'));
  await put('supervisor', id, named);
  const json = await api.call('supervisor', 'exportSchemeJson', { params: { id } });
  expect(json.headers['content-disposition']).toContain('.json');
  const again = shown(await api.call('supervisor', 'createScheme', { body: { body: json.body as unknown } }));
  expect(again.body).toEqual({ ...named, version: 2 });
});

const exported = async (id: string): Promise<Buffer> => {
  const answer = await api
    .http()
    .get(`/api/v1/schemes/${id}/export.xlsx`)
    .set('authorization', `Bearer ${await api.tokenOf('supervisor')}`)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
  expect(answer.status).toBe(200);
  return answer.body as Buffer;
};
const taken = (content: Buffer, dryRun: boolean, name = '方案.xlsx') =>
  api.call('supervisor', 'importScheme', { body: { dryRun: String(dryRun) }, file: { name, content } });
interface Taken {
  readonly scheme: Body | null;
  readonly problems: { cell: string | null; code: string }[];
  readonly draft: Shown | null;
}
const bent = (content: Buffer, change: (sheets: Readonly<Record<string, WorkSheet>>) => void): Buffer => {
  const book = readWorkbook(content);
  change(book.Sheets);
  return writeWorkbook(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
};

test('a scheme goes out as a workbook and comes back as the same draft, and a dry run writes nothing', async () => {
  const { id, body } = await draft();
  const named = changed(body, (line) => void (line.name.zh = '=1+1'));
  await put('supervisor', id, named);
  const book = await exported(id);
  const before = await api.source.manager.count(SchemeRow);
  const tried = await taken(book, true);
  expect([tried.status, tried.body]).toEqual([200, { scheme: named, problems: [], draft: null }]);
  expect(await api.source.manager.count(SchemeRow)).toBe(before);
  const made = (await taken(book, false)).body as Taken;
  expect(made.draft).toMatchObject({ state: 'draft', version: 2, body: { ...named, version: 2 } });
  const asJson = (await taken(Buffer.from(JSON.stringify(named)), true, 'scheme.json')).body as Taken;
  expect(asJson.scheme).toEqual(named);
});

test('a broken cell and a formula are named by sheet, row and column; a file of another kind is refused', async () => {
  const book = await exported(await hunan());
  const kindless = bent(book, (sheets) => void Object.assign(sheets['指标'] ?? {}, { F4: { t: 's', v: 'T12' } }));
  expect(((await taken(kindless, true)).body as Taken).problems).toMatchObject([
    { sheet: '指标', row: 4, column: '规则类别', cell: '指标!F4', code: 'cell_unreadable' },
  ]);
  const refused = await taken(kindless, false);
  expect([refused.status, codes(refused)]).toEqual([400, ['scheme_problem']]);
  const computed = bent(book, (sheets) => void Object.assign(sheets['指标'] ?? {}, { E4: { t: 'n', v: 5, f: '2+3' } }));
  expect((await taken(computed, true)).body).toMatchObject({ scheme: null, problems: [{ cell: '指标!E4', code: 'cell_is_formula' }] });
  const others: [string, Buffer][] = [
    ['方案.docx', Buffer.from('no workbook')],
    ['scheme.json', Buffer.from('{')],
  ];
  for (const [name, content] of others) {
    const other = await taken(content, false, name);
    expect([other.status, codes(other)]).toEqual([400, ['file_unreadable']]);
  }
});
