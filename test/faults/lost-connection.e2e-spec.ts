// Asks: is work whose connection ends somewhere in a transaction done again from its beginning, and is a COMMIT that nobody heard the answer of never done twice?
import { createConnection, type Connection } from 'mysql2/promise';
import type { DataSource, EntityManager } from 'typeorm';
import { createDataSource, inTransaction, newId, UnavailableError, WITH_TRIGGERS, type TransactionOptions } from '@camphor/server';
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

test('the tables that have triggers are the ones that are opened anew', async () => {
  const admin = await createConnection({ uri: database.adminUrl });
  const [rows] = await admin.query(
    'SELECT DISTINCT EVENT_OBJECT_TABLE AS name FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()',
  );
  await admin.end();
  expect((rows as { name: string }[]).map(({ name }) => name).toSorted()).toEqual([...WITH_TRIGGERS].toSorted());
});

const KEY = "INSERT INTO audit_key (id, algorithm, public_key, created_at) VALUES (?, 'ed25519', '', UTC_TIMESTAMP(3))";
/** Writes a row by a connection of its own, which `killer` ends somewhere in the middle; gives the number of the error. */
const writeKey = async (killer?: Connection): Promise<number> => {
  const client = await createConnection({ uri: database.url });
  client.on('error', () => undefined);
  const written = client.query(KEY, [newId()]).then(
    () => 0,
    (error: { errno?: number }) => error.errno ?? -1,
  );
  // By lot: how far the reading of the triggers has come by then nobody can say.
  for (let turns = Math.random() * 1_000; turns > 1; turns -= 1) await new Promise(setImmediate);
  await killer?.query('KILL ?', [client.threadId]).catch(() => undefined);
  const errno = await written;
  client.destroy();
  return errno;
};

test('triggers that a KILL left half read do not stay broken', async () => {
  const [admin, killer] = await Promise.all([database.adminUrl, database.url].map((uri) => createConnection({ uri })));
  if (!admin || !killer) throw new Error('no connections');
  const body = Array.from({ length: 1_000 }, (_, at) => `IF NEW.id = '${at}' THEN SIGNAL SQLSTATE '45000'; END IF;`).join(' ');
  await admin.query(`CREATE TRIGGER long_body BEFORE INSERT ON audit_key FOR EACH ROW BEGIN ${body} END`);
  let round = 0;
  const isBroken = async (): Promise<boolean> => {
    await admin.query('ALTER TABLE audit_key COMMENT = ?', [`round ${(round += 1)}`]);
    await writeKey(killer);
    return (await writeKey()) !== 0 && (await writeKey()) !== 0;
  };
  await until('a KILL leaves triggers broken', isBroken, 60);
  await inTransaction(source, (tx) => tx.query(KEY, [newId()]));
  expect(await writeKey()).toBe(0);
  await Promise.all([admin.end(), killer.end()]);
});
