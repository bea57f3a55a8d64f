// Shows that people sign in, stay in and are put out as they should, and that accounts change only by the right hand.
import type { Response } from 'supertest';
import { AuditEventRow, SessionRow } from '@camphor/server';
import { DEMO_PASSWORD, startApi, type Api } from '../support/api';

// Frozen, so that no wait runs out between two requests.
const NOW = '2026-03-02T01:00:00.000Z';
const before = (seconds: number): Date => new Date(Date.parse(NOW) - seconds * 1000);
let api: Api;
beforeAll(async () => {
  api = await startApi({ seed: 'people', now: NOW });
}, 60_000);
afterAll(() => api?.close());

const login = (username: string, password = DEMO_PASSWORD) => api.http().post('/api/v1/auth/login').send({ username, password });
const meWith = (token: string) => api.http().get('/api/v1/me').set('authorization', `Bearer ${token}`);
const refreshWith = (cookie: string) => api.http().post('/api/v1/auth/refresh').set('cookie', cookie);
const cookieOf = (response: Response): string => {
  const set = response.headers['set-cookie'] as unknown as string[] | undefined;
  return set?.[0] ?? '';
};
const pair = (cookie: string): string => cookie.split(';')[0] ?? '';
const tokenIn = (response: Response): string => (response.body as { accessToken: string }).accessToken;
const codes = (response: Response): string[] => (response.body as { reasons: { code: string }[] }).reasons.map(({ code }) => code);

describe('sign-in', () => {
  test('tells who it is', async () => {
    const response = await api.call('zs.preparer', 'me');
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      username: 'zs.preparer',
      roles: ['preparer'],
      organisation: { code: 'ZS' },
      bureau: { code: 'HYX-CZJ' },
    });
  });

  test('answers a wrong name and a wrong password alike', async () => {
    const [wrong, nobody, chinese] = await Promise.all([login('xd.head', 'not-this-one'), login('nobody-here'), login('樟树乡')]);
    expect([wrong.status, nobody.status, chinese.status]).toEqual([401, 401, 401]);
    const said = (response: Response) => ({ ...(response.body as object), request: '' });
    expect(said(wrong)).toEqual(said(nobody));
    expect(said(wrong)).toEqual(said(chinese));
  });

  test.each(['u05.head', 'name-of-nobody'])('waits after five failures of %s, also for the right password', async (username) => {
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await login(username, `wrong-${attempt}`)).status).toBe(401);
    const response = await login(username);
    expect(response.status).toBe(429);
    expect(response.body).toMatchObject({ code: 'signin_backoff' });
    expect(Number(response.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect((await login('u06.head')).status).toBe(200);
  });

  test('counts failures only, and a success clears them', async () => {
    const right = await Promise.all(Array.from({ length: 12 }, () => login('u07.head')));
    expect(right.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) await login('u07.head', `wrong-${round}-${attempt}`);
      expect((await login('u07.head')).status).toBe(200);
    }
  });

  test('a burst of guesses at once meets the wait', async () => {
    const guesses = await Promise.all(Array.from({ length: 20 }, (_, index) => login('u08.head', `guess-number-${index}`)));
    const tried = guesses.filter(({ status }) => status === 401).length;
    expect(tried).toBeLessThanOrEqual(7);
    expect(guesses.filter(({ status }) => status === 429).length).toBe(20 - tried);
  });

  test('enters the trail of the bureau, failures too, passwords never', async () => {
    await login('u09.head', 'a-password-nobody-should-see');
    await login('u09.head');
    const rows = await api.source.manager.findBy(AuditEventRow, { via: 'api', event: 'account.signedIn', actorUsername: 'u09.head' });
    expect(rows).toHaveLength(1);
    const failed = await api.source.manager.findBy(AuditEventRow, { event: 'account.signInFailed' });
    expect(failed.some(({ afterJson, actorUsername }) => afterJson.includes('u09.head') && actorUsername === 'system')).toBe(true);
    const all = await api.source.manager.find(AuditEventRow);
    expect(all.some((row) => JSON.stringify(row).includes('a-password-nobody-should-see'))).toBe(false);
  });

  test('opens nothing with the password of the demonstration where none is wanted', async () => {
    const plain = await startApi({ seed: 'people', environment: { CAMPHOR_DEMO: '0' } });
    try {
      const response = await plain.http().post('/api/v1/auth/login').send({ username: 'supervisor', password: DEMO_PASSWORD });
      expect(response.status).toBe(401);
    } finally {
      await plain.close();
    }
  }, 30_000);
});

describe('sessions', () => {
  test('the refresh cookie is out of reach of scripts, other sites and other paths, and rotates', async () => {
    const first = await login('u10.head');
    const cookie = cookieOf(first);
    expect(cookie).toMatch(/^camphor_refresh=[\w.-]+; Max-Age=\d+; Path=\/api\/v1\/auth;.* HttpOnly; SameSite=Strict$/);
    const second = await refreshWith(pair(cookie));
    expect(second.status).toBe(200);
    expect((await meWith(tokenIn(second))).body).toMatchObject({ username: 'u10.head' });
    expect(pair(cookieOf(second))).not.toBe(pair(cookie));
    // The other tab, a moment later: an access token, and the cookie that the first tab got stays.
    const other = await refreshWith(pair(cookie));
    expect(other.status).toBe(200);
    expect(other.headers['set-cookie']).toBeUndefined();
    expect((await refreshWith(pair(cookieOf(second)))).status).toBe(200);
  });

  test('a refresh token that was rotated away ends the session', async () => {
    const first = await login('u11.head');
    const second = await refreshWith(pair(cookieOf(first)));
    const sessionId = pair(cookieOf(first)).split('=')[1]?.split('.')[0] ?? '';
    await api.source.manager.update(SessionRow, { id: sessionId }, { rotatedAt: before(31) });
    expect((await refreshWith(pair(cookieOf(first)))).status).toBe(401);
    expect((await meWith(tokenIn(second))).status).toBe(401);
    expect((await refreshWith(pair(cookieOf(second)))).status).toBe(401);
  });

  test('a session that has run out is refused', async () => {
    const first = await login('u12.head');
    const sessionId = pair(cookieOf(first)).split('=')[1]?.split('.')[0] ?? '';
    await api.source.manager.update(SessionRow, { id: sessionId }, { expiresAt: before(1) });
    expect((await meWith(tokenIn(first))).status).toBe(401);
    expect((await refreshWith(pair(cookieOf(first)))).status).toBe(401);
  });

  test('sign-out ends this session and no other', async () => {
    const [here, there] = await Promise.all([login('u13.head'), login('u13.head')]);
    const out = await api
      .http()
      .post('/api/v1/auth/logout')
      .set('authorization', `Bearer ${tokenIn(here)}`);
    expect(out.status).toBe(204);
    expect((await meWith(tokenIn(here))).status).toBe(401);
    expect((await refreshWith(pair(cookieOf(here)))).status).toBe(401);
    expect((await meWith(tokenIn(there))).status).toBe(200);
  });

  test.each(['', 'x', 'x.y', '00000000-0000-7000-8000-000000000000.abc', `${'a'.repeat(5000)}`])(
    'a refresh token that is none (%#) is refused',
    async (token) => {
      expect((await refreshWith(`camphor_refresh=${token}`)).status).toBe(401);
    },
  );
});

const newAccount = (username: string, more: object = {}) => ({
  username,
  name: '新同志',
  roles: ['reviewer'],
  organisation: 'HYX-CZJ',
  password: 'a-long-enough-one',
  ...more,
});

describe('accounts', () => {
  test('are made once by the security officer of the bureau', async () => {
    const body = newAccount('made.once');
    const first = await api.call('security', 'createAccount', { body, key: 'made-once' });
    expect(first.status).toBe(201);
    expect(first.headers['etag']).toBe('"1"');
    const again = await api.call('security', 'createAccount', { body, key: 'made-once' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await api.call('security', 'createAccount', { body: newAccount('made.twice'), key: 'made-once' })).status).toBe(422);
    const taken = await api.call('security', 'createAccount', { body });
    expect([taken.status, codes(taken)]).toEqual([409, ['already_exists']]);
    expect((await login('made.once', 'a-long-enough-one')).status).toBe(200);
  });

  test('asked for by the same key at once are one', async () => {
    const body = newAccount('at.once');
    const answers = await Promise.all(Array.from({ length: 6 }, () => api.call('security', 'createAccount', { body, key: 'at-once-key' })));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
  });

  test('hold at most one of admin, security and auditor', async () => {
    const made = await api.call('security', 'createAccount', { body: newAccount('three.hands', { roles: ['admin', 'auditor'] }) });
    expect([made.status, codes(made)]).toEqual([422, ['roles_exclude']]);
    const list = await api.call('security', 'listAccounts', { query: { q: 'admin' } });
    const [{ id }] = (list.body as { items: [{ id: string }] }).items;
    const patched = await api.call('security', 'patchAccount', { params: { id }, body: { roles: ['admin', 'security'] } });
    expect([patched.status, codes(patched)]).toEqual([422, ['roles_exclude']]);
  });

  test.each([
    ['camphor-demo-1', 'the demonstration’s'],
    ['password123', 'a common one'],
    ['weak.person', 'the name'],
    ['aaaaaaaaaaaa', 'one letter'],
  ])('refuse %s as a password (%s)', async (password) => {
    const made = await api.call('security', 'createAccount', { body: newAccount('weak.person', { password }) });
    expect([made.status, codes(made)]).toEqual([422, ['password_refused']]);
  });

  test('lie in the own bureau or below', async () => {
    const beyond = await api.call('security', 'createAccount', { body: newAccount('beyond', { organisation: 'HNX-CZJ' }) });
    expect([beyond.status, codes(beyond)]).toEqual([422, ['unknown_key']]);
    const inUnit = await api.call('security', 'createAccount', {
      body: newAccount('in.unit', { organisation: 'ZS', roles: ['preparer'] }),
    });
    expect(inUnit.status).toBe(201);
    const all = (await api.call('security', 'listAccounts', { query: { limit: 200 } })).body as { items: { username: string }[] };
    expect(all.items.some(({ username }) => username.startsWith('other.'))).toBe(false);
    expect(all.items.some(({ username }) => username === 'in.unit')).toBe(true);
    const found = await api.call('other.supervisor', 'listAccounts', { query: { limit: 200 } });
    const theirs = (found.body as { items: { username: string }[] }).items.map(({ username }) => username);
    expect(theirs).toContain('other.reviewer');
    expect(theirs).not.toContain('zs.preparer');
  });

  test('are listed page by page without a gap, and searched as what was typed', async () => {
    const whole = (await api.call('security', 'listAccounts', { query: { limit: 200 } })).body as { items: { username: string }[] };
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await api.call('security', 'listAccounts', { query: { limit: 7, ...(cursor ? { cursor } : {}) } });
      const body = page.body as { items: { username: string }[]; nextCursor: string | null };
      seen.push(...body.items.map(({ username }) => username));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(whole.items.map(({ username }) => username));
    const search = async (q: string) =>
      ((await api.call('security', 'listAccounts', { query: { q } })).body as { items: unknown[] }).items.length;
    expect(await search('樟树乡')).toBeGreaterThanOrEqual(2);
    expect(await search('%')).toBe(0);
    expect(await search('_')).toBe(0);
    expect(await search("' OR 1=1 --")).toBe(0);
  });

  test('once removed are out at once, with every session', async () => {
    const made = await api.call('security', 'createAccount', { body: newAccount('goes.away') });
    const { id } = made.body as { id: string };
    const session = await login('goes.away', 'a-long-enough-one');
    expect((await meWith(tokenIn(session))).status).toBe(200);
    const removed = await api.call('security', 'patchAccount', { params: { id }, body: { active: false }, ifMatch: 1 });
    expect([removed.status, removed.headers['etag']]).toEqual([200, '"2"']);
    const refused = await meWith(tokenIn(session));
    expect([refused.status, codes(refused)]).toEqual([401, ['session_ended']]);
    expect((await refreshWith(pair(cookieOf(session)))).status).toBe(401);
    expect((await login('goes.away', 'a-long-enough-one')).status).toBe(401);
    await api.call('security', 'patchAccount', { params: { id }, body: { active: true } });
    expect((await meWith(tokenIn(session))).status).toBe(401);
    expect((await login('goes.away', 'a-long-enough-one')).status).toBe(200);
  });

  test('change their roles at once, under their version', async () => {
    const made = await api.call('security', 'createAccount', { body: newAccount('changes.role') });
    const { id } = made.body as { id: string };
    const token = tokenIn(await login('changes.role', 'a-long-enough-one'));
    const patched = await api.call('security', 'patchAccount', { params: { id }, body: { roles: ['scorer', 'reviewer'] }, ifMatch: 1 });
    expect(patched.body).toMatchObject({ roles: ['reviewer', 'scorer'] });
    expect((await meWith(token)).body).toMatchObject({ roles: ['reviewer', 'scorer'] });
    const stale = await api.call('security', 'patchAccount', { params: { id }, body: { name: '旧' }, ifMatch: 1 });
    expect([stale.status, codes(stale)]).toEqual([412, ['stale_version']]);
    const events = await api.source.manager.findBy(AuditEventRow, { event: 'account.changed' });
    expect(events.some(({ afterJson }) => afterJson.includes('changes.role') && afterJson.includes('scorer'))).toBe(true);
  });
});

describe('passwords', () => {
  test('are changed by their owner, whose other sessions end', async () => {
    await api.call('security', 'createAccount', { body: newAccount('own.word') });
    const [here, there] = await Promise.all([login('own.word', 'a-long-enough-one'), login('own.word', 'a-long-enough-one')]);
    const change = (current: string, password: string) =>
      api
        .http()
        .post('/api/v1/me/password')
        .set('authorization', `Bearer ${tokenIn(here)}`)
        .send({ current, password });
    const wrong = await change('not-the-current', 'another-long-one');
    expect([wrong.status, codes(wrong)]).toEqual([422, ['bad_credentials']]);
    expect((await change('a-long-enough-one', DEMO_PASSWORD)).status).toBe(422);
    expect((await change('a-long-enough-one', 'another-long-one')).status).toBe(204);
    expect((await meWith(tokenIn(here))).status).toBe(200);
    expect((await meWith(tokenIn(there))).status).toBe(401);
    expect((await login('own.word', 'a-long-enough-one')).status).toBe(401);
    expect((await login('own.word', 'another-long-one')).status).toBe(200);
  });

  test('are not guessed through an open session: wrong ones wait as at sign-in, the right one too', async () => {
    await api.call('security', 'createAccount', { body: newAccount('guessed.word') });
    const token = tokenIn(await login('guessed.word', 'a-long-enough-one'));
    const guess = (current: string) =>
      api.http().post('/api/v1/me/password').set('authorization', `Bearer ${token}`).send({ current, password: 'another-long-one' });
    const statuses: number[] = [];
    for (let tried = 0; tried < 6; tried += 1) statuses.push((await guess(`wrong-guess-${tried}`)).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    const right = await guess('a-long-enough-one');
    expect([right.status, codes(right)]).toEqual([429, ['signin_backoff']]);
    expect((await login('guessed.word', 'a-long-enough-one')).status).toBe(429);
  });

  test('are reset by the security officer, which ends every session and every wait', async () => {
    const made = await api.call('security', 'createAccount', { body: newAccount('forgot.it') });
    const { id } = made.body as { id: string };
    const session = await login('forgot.it', 'a-long-enough-one');
    for (let attempt = 0; attempt < 5; attempt += 1) await login('forgot.it', `wrong-${attempt}`);
    expect((await login('forgot.it', 'a-long-enough-one')).status).toBe(429);
    const reset = await api.call('security', 'resetPassword', { params: { id }, body: { password: 'a-fresh-long-one' }, key: 'reset-1' });
    expect([reset.status, reset.text]).toEqual([204, '']);
    expect(
      (await api.call('security', 'resetPassword', { params: { id }, body: { password: 'a-fresh-long-one' }, key: 'reset-1' })).status,
    ).toBe(204);
    expect((await meWith(tokenIn(session))).status).toBe(401);
    expect((await login('forgot.it', 'a-fresh-long-one')).status).toBe(200);
  });
});

describe('units', () => {
  test('are added by the administrator below the own bureau', async () => {
    const body = { code: 'NEW-1', name: '衡阳县文化馆', kind: 'department', parent: 'HYX-CZJ' };
    const made = await api.call('admin', 'createUnit', { body });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ code: 'NEW-1', parent: 'HYX-CZJ', exempt: false });
    expect((await api.call('admin', 'createUnit', { body })).status).toBe(409);
    expect((await api.call('admin', 'createUnit', { body: { ...body, code: 'NEW-2', parent: 'HNX-CZJ' } })).status).toBe(422);
  });

  test('are seen from their own bureau, and a unit sees itself', async () => {
    const codesFor = async (who: string) =>
      ((await api.call(who, 'listUnits', { query: { limit: 200 } })).body as { items: { code: string }[] }).items.map(({ code }) => code);
    expect((await codesFor('supervisor')).length).toBeGreaterThanOrEqual(26);
    expect(await codesFor('other.supervisor')).toEqual(['N01', 'N02', 'N03']);
    expect(await codesFor('zs.head')).toEqual(['ZS']);
  });
});
