// Shows that whatever is sent is answered with a clear problem: right status, named field, no stack, nothing half written.
import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Response, Test } from 'supertest';
import { FieldRow, ReportRow } from '@camphor/server';
import { startApi, type Api } from '../support/api';

let api: Api;
let reportId: string;
let foreignId: string;
beforeAll(async () => {
  api = await startApi({ seed: 'county' });
  const cycles = (await api.call('zs.preparer', 'listCycles')).body as { items: { id: string; year: number }[] };
  const cycleId = cycles.items.find(({ year }) => year === 2023)?.id;
  reportId = ((await api.call('zs.preparer', 'createReport', { body: { cycleId } })).body as { id: string }).id;
  const others = (await api.call('other.preparer', 'listCycles')).body as { items: { id: string }[] };
  for (const who of ['zs.preparer', 'zs.head', 'auditor']) tokens.set(who, await api.tokenOf(who));
  foreignId = ((await api.call('other.preparer', 'createReport', { body: { cycleId: others.items[0]?.id } })).body as { id: string }).id;
}, 120_000);
afterAll(() => api?.close());

const JSON_TYPE = 'application/json';
const tokens = new Map<string, string>();
const bearer = (request: Test, who = 'zs.preparer'): Test => request.set('authorization', `Bearer ${tokens.get(who) ?? ''}`);
const contentPath = (id = reportId) => `/api/v1/reports/${id}/content`;
/** Sends bytes as they are. */
const patchRaw = (body: string | Buffer, headers: Record<string, string> = {}, id = reportId): Test => {
  const request = bearer(api.http().patch(contentPath(id))).set({ 'content-type': JSON_TYPE, 'if-match': '*', ...headers });
  // A Buffer would be turned into JSON by the client.
  request.serialize((sent: unknown) => sent as string);
  return request.send(body as string);
};
const patch = (body: unknown, headers: Record<string, string> = {}): Test => patchRaw(JSON.stringify(body), headers);

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly reasons: { readonly code: string; readonly facts: Record<string, unknown>; readonly message: string }[];
  readonly request: string;
}
/** Every refusal is a whole problem and tells nothing of the inside. */
const problem = (response: Response, status: number, code: string): Problem => {
  const body = response.body as Problem;
  expect([response.status, body.code]).toEqual([status, code]);
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(body).toMatchObject({ status, type: expect.any(String), title: expect.any(String), detail: expect.any(String) });
  expect(body.request).toBe(response.headers['x-request-id']);
  expect(body.reasons.length).toBeGreaterThan(0);
  for (const { message } of body.reasons) expect(message.length).toBeGreaterThan(3);
  expect(response.text).not.toMatch(/node_modules|\bat \w+ \(|\.ts:\d|SELECT |ER_[A-Z]/);
  return body;
};
const fields = ({ reasons }: Problem): unknown[] => reasons.map(({ facts }) => facts['field']);

const versionNow = async (): Promise<number> => (await api.source.manager.findOneByOrFail(ReportRow, { id: reportId })).version;
afterEach(async () => {
  expect(await versionNow()).toBe(1);
  expect(await api.source.manager.countBy(FieldRow, { reportId })).toBe(0);
});

describe('a body', () => {
  test.each([
    ['cut off', '{"figures":{"budget.total":"1'],
    ['no JSON', 'figures=1'],
    ['with a comma too many', '{"figures":{},}'],
    ['in single quotes', "{'figures':{}}"],
    ['NaN', '{"figures":NaN}'],
    ['two values', '{} {}'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xb2, 0xe2, 0x22, 0x3a, 0x31, 0x7d])],
  ])('%s is malformed JSON', async (_, body) => {
    problem(await patchRaw(body), 400, 'malformed_json');
  });

  test.each([
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"figures"'],
    ['a number', '1'],
    ['nothing', ''],
  ])('that is %s has the wrong shape', async (_, body) => {
    problem(await patchRaw(body), 400, 'malformed');
  });

  test('is not looked at before it is known who asks and that the thing is theirs', async () => {
    const nobody = await api.http().patch(contentPath()).set('content-type', JSON_TYPE).send('{"broken');
    problem(nobody, 401, 'not_signed_in');
    problem(await patchRaw('{"broken', {}, foreignId), 404, 'not_found');
    problem(await patchRaw('{"broken', {}, '00000000-0000-7000-8000-00000000abcd'), 404, 'not_found');
  });

  test.each([
    ['text/plain', undefined],
    ['application/x-www-form-urlencoded', undefined],
    ['application/xml', undefined],
    ['application/json; charset=gbk', undefined],
    ['multipart/form-data; boundary=x', undefined],
    ['', undefined],
    [JSON_TYPE, 'zstd-of-tomorrow'],
  ])('of type "%s", encoding %s is not supported', async (type, encoding) => {
    const headers = { 'content-type': type, ...(encoding ? { 'content-encoding': encoding } : {}) };
    problem(await patchRaw('{"figures":{}}', headers), 415, 'unsupported_type');
  });

  test('that unpacks to too much, or not at all, is refused', async () => {
    const bomb = gzipSync(Buffer.from(`{"title":"${'一'.repeat(6_000_000)}"}`));
    expect(bomb.length).toBeLessThan(100_000);
    problem(await patchRaw(bomb, { 'content-encoding': 'gzip' }), 413, 'body_too_large');
    problem(await patchRaw(Buffer.from('no gzip at all'), { 'content-encoding': 'gzip' }), 400, 'malformed');
  });

  test('with a text of 5 MB names the section; one of 13 MB is too large', async () => {
    const long = problem(await patch({ sections: { basics: '预'.repeat(1_700_000) } }), 400, 'text_too_long');
    expect(fields(long)).toEqual(['section:basics']);
    problem(await patch({ sections: { basics: 'x'.repeat(13_000_000) } }), 413, 'body_too_large');
  });

  test('nested without end is refused', async () => {
    problem(await patchRaw(`{"tables":{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`), 400, 'malformed');
  });

  test.each([
    ['an unknown key', '{"figure":{}}', 'unknown_key', 'figure'],
    ['a key that is a prototype', '{"__proto__":{"figures":{}}}', 'unknown_key', '__proto__'],
    ['a figure that is a prototype', '{"figures":{"__proto__":"1"}}', 'unknown_key', 'figures.__proto__'],
    ['a figure named constructor', '{"figures":{"constructor":"1"}}', 'unknown_key', 'figure:constructor'],
    ['a section named toString', '{"sections":{"toString":"x"}}', 'unknown_key', 'section:toString'],
    [
      'a self-score of a line that the scheme has not',
      '{"selfScores":[{"indicator":"nope","points":"1","reason":""}]}',
      'unknown_key',
      'selfScore:nope',
    ],
    ['a table named hasOwnProperty', '{"tables":{"hasOwnProperty":[]}}', 'unknown_key', 'table:hasOwnProperty'],
    ['half a character', String.raw`{"sections":{"basics":"\ud83d"}}`, 'bad_characters', 'sections.basics'],
    ['half a character in a key', String.raw`{"sections":{"basics\ude00":"x"}}`, 'bad_characters', 'sections.basics?'],
    ['a NUL', String.raw`{"title":"a\u0000b"}`, 'bad_characters', 'title'],
    ['a number for a figure', '{"figures":{"budget.total":12.5}}', 'malformed', 'figures.budget.total'],
    ['a list for a text', '{"title":[]}', 'malformed', 'title'],
  ])('with %s is refused by name', async (_, body, code, field) => {
    expect(fields(problem(await patchRaw(body), 400, code))).toContain(field);
  });

  test('says every problem at once', async () => {
    const all = problem(await patch({ title: 1, figures: [], owner: 'me', extra: true }), 400, 'malformed');
    expect(
      fields(all)
        .map(String)
        .toSorted((left, right) => left.localeCompare(right)),
    ).toEqual(['extra', 'figures', 'owner', 'title']);
  });

  test('never reaches the prototype of anything', async () => {
    await patchRaw('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('figures', () => {
  test.each(['12,5', '1e9', '０.５', ' 1', '1.', '--1', 'abc', '', '0x10', 'Infinity', '9'.repeat(40), `1.${'1'.repeat(40)}`])(
    '"%s" is no decimal',
    async (value) => {
      const refused = problem(await patch({ figures: { 'budget.initial.revenue': value } }), 400, 'not_a_decimal');
      expect(fields(refused)).toEqual(['figure:budget.initial.revenue']);
    },
  );
  test('below zero where none may be is refused', async () => {
    problem(await patch({ figures: { 'budget.initial.revenue': '-1' } }), 400, 'negative_not_allowed');
  });
});

describe('headers', () => {
  const transition = (headers: Record<string, string>, body: object = { action: 'submit' }): Test =>
    bearer(api.http().post(`/api/v1/reports/${reportId}/transitions`), 'zs.head')
      .set(headers)
      .send(body);

  test('that are missing are all named', async () => {
    const both = problem(await transition({}), 428, 'if_match_required');
    expect(both.reasons.map(({ code }) => code)).toEqual(['if_match_required', 'idempotency_key_required']);
    problem(await transition({ 'if-match': '*' }), 428, 'idempotency_key_required');
    problem(await transition({ 'idempotency-key': 'k1' }), 428, 'if_match_required');
  });

  test('come after what is malformed: an unknown action, an unknown figure', async () => {
    problem(await transition({}, { action: 'destroy' }), 400, 'unknown_action');
    problem(await transition({ 'if-match': '*', 'idempotency-key': 'k2' }, { action: 'constructor' }), 400, 'unknown_action');
    const request = bearer(api.http().patch(contentPath())).send({ figures: { 'no.such': '1' } });
    problem(await request, 400, 'unknown_key');
  });

  test.each(['2', '"2"', '"0"', '"-1"', 'W/"7"', '"abc"', 'null', `"${'9'.repeat(60)}"`])('If-Match %s is stale', async (ifMatch) => {
    problem(await transition({ 'if-match': ifMatch, 'idempotency-key': `stale-${ifMatch}` }), 412, 'stale_version');
  });

  test.each(['x'.repeat(201), 'with space'])('Idempotency-Key that is none (%#) is malformed', async (key) => {
    expect(fields(problem(await transition({ 'if-match': '*', 'idempotency-key': key }), 400, 'malformed'))).toEqual(['Idempotency-Key']);
  });
});

describe('a token', () => {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = (header: object, claims: object, secret: Buffer): string => {
    const text = `${encode(header)}.${encode(claims)}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const claimsOf = async (who: string): Promise<Record<string, unknown>> =>
    JSON.parse(Buffer.from((await api.tokenOf(who)).split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
  const me = (authorization: string): Test => api.http().get('/api/v1/me').set('authorization', authorization);
  const hs = { alg: 'HS256', typ: 'JWT' };

  test('of ours is accepted, which shows that the forgeries below fail for what they are', async () => {
    expect((await me(`Bearer ${signed(hs, await claimsOf('zs.preparer'), api.settings.secret)}`)).status).toBe(200);
  });
  test.each(['Bearer', 'Bearer ', 'Bearer abc', 'Bearer a.b.c', 'Basic enM6Y2FtcGhvcg==', 'bearer', `Bearer ${'x'.repeat(300)}`])(
    '"%s" is refused',
    async (value) => {
      const response = await me(value);
      expect(response.status).toBe(401);
      expect(response.headers['www-authenticate']).toBe('Bearer');
    },
  );
  test('without an algorithm, by another secret, of another account, without an end, or from the past is refused', async () => {
    const claims = await claimsOf('zs.preparer');
    const other = await claimsOf('xd.preparer');
    const { secret } = api.settings;
    const forged = [
      `${encode({ alg: 'none' })}.${encode(claims)}.`,
      signed(hs, claims, Buffer.alloc(32, 1)),
      signed(hs, { ...claims, sub: other['sub'] }, secret),
      signed(hs, { ...claims, sid: '00000000-0000-7000-8000-000000000001' }, secret),
      signed(hs, { ...claims, exp: 1_700_000_000 }, secret),
      signed(hs, { ...claims, exp: undefined }, secret),
      signed(hs, { ...claims, sub: ["' OR 1=1"] }, secret),
    ];
    for (const token of forged) problem(await me(`Bearer ${token}`), 401, 'session_ended');
  });
});

describe('addresses and queries', () => {
  test.each(['x', '1', "' OR 1=1 --", 'ABCDEF00-0000-7000-8000-000000000000', 'constructor', 'a'.repeat(300), '樟树', '%00'])(
    'a report by a name that is none (%#) does not exist',
    async (id) => {
      problem(await bearer(api.http().get(`/api/v1/reports/${id === '%00' ? id : encodeURIComponent(id)}`)), 404, 'not_found');
    },
  );
  test.each([
    'limit=0',
    'limit=201',
    'limit=abc',
    'limit=1&limit=2',
    'state=gone',
    'owner=me',
    'overdue=yes',
    'q=%00',
    '__proto__=1',
    `q=${'x'.repeat(101)}`,
  ])('the list with ?%s is refused', async (query) => {
    const response = await bearer(api.http().get(`/api/v1/reports?${query}`));
    expect(response.status).toBe(400);
    problem(response, 400, (response.body as Problem).code);
  });
  test.each(['/api', '/api/v1', '/api/v1/nothing', '/api/v2/me', '/public/nothing', '/health', '/api/v1/reports/'])(
    '%s is nowhere, or needs someone',
    async (path) => {
      const response = await api.http().get(path).set('accept', JSON_TYPE);
      expect([401, 404]).toContain(response.status);
      problem(response, response.status, (response.body as Problem).code);
    },
  );
  test('an address that cannot be decoded is malformed', async () => {
    problem(await bearer(api.http().get('/api/v1/reports/%E0%A4%A')), 400, 'malformed');
  });
  test('a method that a route does not have is nowhere', async () => {
    problem(await bearer(api.http().delete(`/api/v1/reports/${reportId}`)), 404, 'not_found');
  });
});

describe('a file', () => {
  const upload = (): Test => bearer(api.http().post('/api/v1/imports'));
  test('that is missing, misnamed, or not sent as a form is refused', async () => {
    expect(fields(problem(await upload().field('other', 'x'), 400, 'malformed'))).toEqual(['file']);
    problem(await upload().attach('files', Buffer.from('x'), 'a.txt'), 400, 'malformed');
    problem(await upload().send({ file: 'x' }), 415, 'unsupported_type');
    problem(await upload().set('content-type', 'multipart/form-data').send('x'), 400, 'malformed');
    problem(await upload().set('content-type', 'multipart/form-data; boundary=b').send('--b\r\nbroken'), 400, 'malformed');
  });
  test('of 31 MB is too large', async () => {
    problem(await upload().attach('file', Buffer.alloc(31 * 1024 * 1024, 120), 'a.txt'), 413, 'body_too_large');
  }, 30_000);
  test('is not read for someone who may not import', async () => {
    problem(await bearer(api.http().post('/api/v1/imports'), 'auditor').attach('file', Buffer.from('x'), 'a.txt'), 403, 'wrong_role');
  });
});

describe('languages and names', () => {
  test.each([
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['fr', 'zh'],
    ['en;q=0.2,zh-TW', 'zh'],
    ['*', 'zh'],
    [';;;=', 'zh'],
  ])('Accept-Language "%s" is answered in %s', async (language, expected) => {
    const response = await api.http().get('/api/v1/me').set('accept-language', language);
    expect(problem(response, 401, 'not_signed_in').detail).toBe(expected === 'en' ? 'Sign in first.' : '请先登录。');
  });
  test('the request is named as the client names it, if that is a name', async () => {
    const named = await api.http().get('/health/live').set('x-request-id', 'client-made-1');
    expect(named.headers['x-request-id']).toBe('client-made-1');
    const not = await api.http().get('/health/live').set('x-request-id', '<script>alert(1)</script>');
    expect(not.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
