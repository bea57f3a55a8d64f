// Asks: is work whose connection ends somewhere in a transaction done again from its beginning, and is a COMMIT that nobody heard the answer of never done twice?
import { createConnection } from 'mysql2/promise';
import type { DataSource, EntityManager } from 'typeorm';
import { createDataSource, inTransaction, newId, UnavailableError, type TransactionOptions } from '@camphor/server';
import { startCommitCutter, type CommitCutter, type Fate } from '../support/commit-cutter';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { pause, until } from '../support/until';

let database: TestDatabase;
let cutter: CommitCutter;
let source: DataSource;
/** What becomes of the next COMMITs; those after them pass. */
let fates: Fate[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  cutter = await startCommitCutter(database.url, () => fates.shift() ?? 'pass');
  source = await createDataSource(cutter.url, 4);
}, 60_000);
afterAll(async () => {
  await source?.destroy();
  await cutter?.close();
  await database?.drop();
});
beforeEach(() => {
  fates = [];
});

const write = (tx: EntityManager, name: string): Promise<unknown> =>
  tx.query("INSERT INTO config_setting (name, value) VALUES (?, '1') ON DUPLICATE KEY UPDATE value = value + 1", [name]);
/** How often the work named so was committed. */
const timesDone = async (name: string): Promise<number> => {
  const rows: { value: string }[] = await source.query('SELECT value FROM config_setting WHERE name = ?', [name]);
  return Number(rows[0]?.value ?? 0);
};
const isThere = (name: string) => async (): Promise<string | null> => ((await timesDone(name)) > 0 ? 'found' : null);

/** Ends a connection from another one and waits until the server has forgotten it. */
const kill = async (id: number): Promise<void> => {
  const other = await createConnection({ uri: database.url });
  try {
    await other.query('KILL ?', [id]);
    await until(
      `connection ${id} is gone`,
      async () => {
        const [rows] = await other.query('SELECT ID FROM information_schema.PROCESSLIST WHERE ID = ?', [id]);
        return (rows as unknown[]).length === 0;
      },
      10,
    );
  } finally {
    await other.end();
  }
};
const ownId = async (tx: EntityManager): Promise<number> => {
  const [row]: { id: string }[] = await tx.query('SELECT CONNECTION_ID() AS id');
  return Number(row?.id);
};

test('a connection that ends between two statements', async () => {
  const name = newId();
  let tries = 0;
  await inTransaction(source, async (tx) => {
    tries += 1;
    await write(tx, name);
    if (tries === 1) await kill(await ownId(tx));
    // Time in which the client sees the end by itself: the next statement then fails with an error that has no code.
    await pause(50);
    await tx.query('SELECT 1');
  });
  expect([tries, await timesDone(name)]).toEqual([2, 1]);
});

test('a connection that ends while a statement waits', async () => {
  const name = newId();
  let tries = 0;
  await inTransaction(source, async (tx) => {
    tries += 1;
    await write(tx, name);
    const id = await ownId(tx);
    await Promise.all([tx.query(`SELECT SLEEP(${tries === 1 ? 5 : 0})`), tries === 1 ? kill(id) : null]);
  });
  expect([tries, await timesDone(name)]).toEqual([2, 1]);
});

const committing = async (fate: Fate, name: string, options: TransactionOptions<string>) => {
  let tries = 0;
  fates = [fate];
  const outcome = await inTransaction(
    source,
    async (tx) => {
      tries += 1;
      await write(tx, name);
      return 'done';
    },
    options,
  ).catch((error: unknown) => (error instanceof UnavailableError ? 'unknown' : error));
  return { outcome, tries, times: await timesDone(name) };
};

test.each([
  // The COMMIT happened: found, not done again.
  ['unheard', 'lookUp', { outcome: 'found', tries: 1, times: 1 }],
  // It did not: nothing is found, done again.
  ['never', 'lookUp', { outcome: 'done', tries: 2, times: 1 }],
  // Nobody can tell, so nobody does it again.
  ['unheard', 'unknowable', { outcome: 'unknown', tries: 1, times: 1 }],
  ['never', 'unknowable', { outcome: 'unknown', tries: 1, times: 0 }],
] as const)('a COMMIT that is %s, %s', async (fate, how, expected) => {
  const name = newId();
  expect(await committing(fate, name, how === 'lookUp' ? { lookUp: isThere(name) } : { unknowable: true })).toEqual(expected);
});
