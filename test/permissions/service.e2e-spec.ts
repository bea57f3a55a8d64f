// Shows the service itself: ready or not, described, with its page, and what becomes of it when a server behind it goes away.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { allRoutes, pathOf } from '@camphor/contract';
import { AccountRow, SettingRow } from '@camphor/server';
import { declaredRoutes } from '../../apps/api/src/edge/undeclared-routes';
import { ScopeRegistry } from '../../apps/api/src/edge/scope-registry';
import { startApi, type Api } from '../support/api';
import { startRelay, type Relay } from '../support/relay';

let api: Api;
let database: Relay;
let redis: Relay;
let web: string;
beforeAll(async () => {
  database = await startRelay(process.env['DATABASE_URL'] ?? '');
  redis = await startRelay(process.env['REDIS_URL'] ?? '');
  web = mkdtempSync(join(tmpdir(), 'camphor-web-'));
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>樟</title>');
  writeFileSync(join(web, 'assets', 'main-1a2b3c.js'), 'export {};');
  writeFileSync(join(web, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  api = await startApi({
    seed: 'people',
    through: database.url,
    environment: { REDIS_URL: redis.url, CAMPHOR_WEB: web },
  });
}, 60_000);
afterAll(async () => {
  await api?.close();
  await Promise.all([database?.close(), redis?.close()]);
  rmSync(web, { recursive: true, force: true });
});

const ready = () => api.http().get('/health/ready');
const missing = (body: unknown): unknown[] => (body as { reasons: { facts: { what?: string } }[] }).reasons.map(({ facts }) => facts.what);
/** Asks until it is answered so; a server that came back is found within moments. */
const until = async (ask: () => Promise<number>, status: number): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if ((await ask()) === status) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`not ${status} after five seconds`);
};

describe('readiness', () => {
  test('waits for the demonstration, where one is wanted', async () => {
    const before = await ready();
    expect([before.status, missing(before.body)]).toEqual([503, ['demonstration']]);
    await api.source.manager.insert(SettingRow, { name: 'demo.loaded', value: '{}' });
    expect((await ready()).status).toBe(200);
  });

  test('without Redis: not ready, but at work', async () => {
    redis.cut();
    const response = await ready();
    expect([response.status, missing(response.body)]).toEqual([503, ['redis']]);
    expect((await api.call('supervisor', 'me')).status).toBe(200);
    redis.mend();
    await until(async () => (await ready()).status, 200);
  });

  test('without the database: every request is told so, nothing is half written, and it comes back by itself', async () => {
    await api.tokenOf('security');
    const accounts = await api.source.manager.count(AccountRow);
    database.cut();
    expect((await api.http().get('/health/live')).status).toBe(200);
    const response = await ready();
    expect([response.status, missing(response.body)]).toEqual([503, ['database']]);
    for (const answer of await Promise.all([
      api.call('security', 'me'),
      api.call('security', 'createAccount', {
        body: { username: 'in.the.dark', name: '新', roles: ['scorer'], organisation: 'HYX-CZJ', password: 'a-long-enough-one' },
        key: 'in-the-dark',
      }),
      api.http().post('/api/v1/auth/login').send({ username: 'supervisor', password: 'camphor-demo-1' }),
      api.http().get('/public/cycles').set('accept', 'application/json'),
    ])) {
      expect(answer.status).toBe(503);
      expect(answer.headers['retry-after']).toBe('2');
      expect(answer.headers['content-type']).toMatch(/problem\+json/);
      expect(answer.text).not.toMatch(/ECONN|mysql|at \w+ \(/i);
    }
    database.mend();
    await until(async () => (await ready()).status, 200);
    expect(await api.source.manager.count(AccountRow)).toBe(accounts);
    expect((await api.call('security', 'me')).status).toBe(200);
  });
});

describe('description', () => {
  test('names every route of the contract, as data and as a page that needs nothing from elsewhere', async () => {
    const data = await api.http().get('/api/openapi.json');
    expect(data.status).toBe(200);
    const { openapi, paths } = data.body as { openapi: string; paths: Record<string, object> };
    expect(openapi).toBe('3.1.0');
    for (const spec of Object.values(allRoutes)) expect(paths[pathOf(spec).replaceAll(/:(\w+)/g, '{$1}')]).toHaveProperty(spec.method);
    const page = await api.http().get('/api/docs');
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.text).toContain('/api/v1/reports/:id/transitions');
    expect(page.text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });

  test('metrics count by route of the contract, never by address', async () => {
    await api.call('supervisor', 'getReport', { params: { id: '00000000-0000-7000-8000-00000000abcd' } });
    const { text } = await api.http().get('/metrics');
    const counted = text
      .split('\n')
      .filter((line) => line.startsWith('camphor_http_request_seconds_count') && line.includes('"getReport"'));
    expect(counted).toHaveLength(1);
    expect(counted[0]).toMatch(/status="404".*\} 1$/);
    expect(text.includes('0000abcd')).toBe(false);
  });
});

describe('the page', () => {
  const page = (path: string) => api.http().get(path).set('accept', 'text/html,application/xhtml+xml,*/*;q=0.8');
  test.each(['/', '/reports/1', '/login', '/some/where?x=1'])('%s is the page, never from a cache', async (path) => {
    const response = await page(path);
    expect([response.status, response.text]).toEqual([200, '<!doctype html><title>樟</title>']);
    expect(response.headers['cache-control']).toBe('no-cache');
  });
  test('files under their digest are kept for a year; one that is gone is not the page', async () => {
    const kept = await api.http().get('/assets/main-1a2b3c.js');
    expect(kept.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await page('/assets/main-older.js')).status).toBe(404);
    expect((await page('/../../package.json')).text).not.toContain('"dependencies"');
  });
  test.each(['/api/v1/nothing', '/api/nothing', '/health/nothing'])('%s is no page', async (path) => {
    const response = await page(path);
    expect([response.status, response.headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });
  test('is protected, and not blanked on plain http', async () => {
    const { headers } = await page('/');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });
  test('where it is not built, says so', async () => {
    const bare = await startApi({
      seed: 'nothing',
      environment: { CAMPHOR_WEB: join(web, 'not-there'), CAMPHOR_PUBLIC_URL: 'https://camphor.example' },
    });
    try {
      const response = await bare.http().get('/').set('accept', 'text/html');
      expect([response.status, response.text.includes('npm run build')]).toEqual([503, true]);
      expect(response.headers['strict-transport-security']).toBeDefined();
    } finally {
      await bare.close();
    }
  }, 30_000);
});

test('a handler without a declared permission stops the boot', async () => {
  @Controller()
  class Forgotten {
    @Get('/api/v1/forgotten')
    read(): string {
      return 'open to everyone';
    }
  }
  @Module({ controllers: [Forgotten], providers: [ScopeRegistry] })
  class ForgottenModule {}
  const app = await NestFactory.create(ForgottenModule, { logger: false });
  expect(declaredRoutes(app).problems).toContain('Forgotten.read: declares no route and no permission');
  await app.close();
});
