// Shows the api to tests as a client sees it: booted in this process on a database of its own, called over HTTP by the names of the contract.
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import supertest, { type Response, type Test } from 'supertest';
import { DataSource } from 'typeorm';
import { readSettings, type Settings } from '@camphor/config';
import { allRoutes, pathOf, type RouteName } from '@camphor/contract';
import { loadBuiltIn, loadDemo } from '@camphor/server';
import { createApp } from '../../apps/api/src/create-app';
import { seedAccounts, seedOrganisations } from '../../libs/server/src/demo/seed-people';
import { createTestDatabase, inDatabase, type TestDatabase } from './database';

// A loaded machine is slow, not wrong.
jest.setTimeout(60_000);

export const DEMO_PASSWORD = 'camphor-demo-1';

export interface CallOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly file?: { readonly name: string; readonly content: Buffer };
  readonly ifMatch?: string | number;
  /** `Idempotency-Key`. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Api {
  readonly app: NestExpressApplication;
  readonly settings: Settings;
  readonly source: DataSource;
  readonly database: TestDatabase;
  /** http://127.0.0.1:port */
  readonly base: string;
  /** A bare request, for what no contract names. */
  readonly http: () => ReturnType<typeof supertest>;
  /** Calls a route as `username` (signed in on first use), or as nobody. */
  readonly call: (username: string | null, name: RouteName, options?: CallOptions) => Promise<Response>;
  readonly tokenOf: (username: string, password?: string) => Promise<string>;
  readonly close: () => Promise<void>;
}
export interface ApiOptions {
  /** `people`: schemes, calendars, organisations and accounts, no cycle and no report. `county`: the whole demonstration. */
  readonly seed: 'nothing' | 'people' | 'county';
  /** Frozen clock. */
  readonly now?: string;
  /** Another way to the server of DATABASE_URL, by which the api reaches its database. */
  readonly through?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const seed = async (source: DataSource, what: ApiOptions['seed'], now: Date, folder: string): Promise<void> => {
  if (what === 'nothing') return;
  await loadBuiltIn(source, resolve(__dirname, '../../config'), now);
  if (what === 'county') await loadDemo(source, now, () => undefined, folder);
  else await source.transaction(async (tx) => seedAccounts(tx, await seedOrganisations(tx), now));
};

const pathFor = (name: RouteName, params: Readonly<Record<string, string>>): string =>
  pathOf(allRoutes[name]).replaceAll(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));

const withHeaders = (request: Test, { ifMatch, key, headers }: CallOptions, token: string | null): Test => {
  if (token !== null) void request.set('authorization', `Bearer ${token}`);
  if (ifMatch !== undefined) void request.set('if-match', ifMatch === '*' ? '*' : `"${ifMatch}"`);
  if (key !== undefined) void request.set('idempotency-key', key);
  for (const [name, value] of Object.entries(headers ?? {})) void request.set(name, value);
  return request;
};

/** Boots the api; `close` ends it and drops its database. */
export const startApi = async (options: ApiOptions): Promise<Api> => {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'camphor-api-'));
  const settings = readSettings({
    ...process.env,
    PORT: '0',
    DATABASE_URL: options.through ? inDatabase(options.through, database.name) : database.url,
    DATABASE_ADMIN_URL: database.adminUrl,
    CAMPHOR_DATA: folder,
    CAMPHOR_QUEUE_PREFIX: `{${database.name}}`,
    CAMPHOR_POOL: '10',
    LOG_LEVEL: process.env['CAMPHOR_TEST_LOG'] ?? 'silent',
    ...(options.now ? { CAMPHOR_NOW: options.now } : {}),
    ...options.environment,
  });
  const app = await createApp(settings, { checkAnswers: true });
  const source = app.get(DataSource);
  await seed(source, options.seed, options.now ? new Date(options.now) : new Date(), folder);
  await app.listen(0, '127.0.0.1');
  const server = app.getHttpServer() as Server;
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const http = () => supertest(base);

  const tokens = new Map<string, Promise<string>>();
  const signIn = async (username: string, password: string): Promise<string> => {
    const response = await http().post('/api/v1/auth/login').send({ username, password });
    const { accessToken } = response.body as { accessToken?: string };
    if (response.status !== 200 || accessToken === undefined)
      throw new Error(`${username} cannot sign in: ${response.status} ${response.text}`);
    return accessToken;
  };
  const tokenOf = (username: string, password = DEMO_PASSWORD): Promise<string> => {
    const known = tokens.get(username) ?? signIn(username, password);
    tokens.set(username, known);
    return known;
  };
  const call: Api['call'] = async (username, name, call = {}) => {
    const spec = allRoutes[name];
    const token = username === null ? null : await tokenOf(username);
    const request = withHeaders(http()[spec.method](pathFor(name, call.params ?? {})), call, token);
    if (call.query) void request.query(call.query);
    if (call.file) {
      for (const [name, value] of Object.entries((call.body ?? {}) as Record<string, string>)) void request.field(name, value);
      return request.attach('file', call.file.content, call.file.name);
    }
    return call.body === undefined ? request : request.send(call.body as object);
  };
  const close = async (): Promise<void> => {
    await app.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { app, settings, source, database, base, http, call, tokenOf, close };
};
