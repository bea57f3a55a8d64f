// Shows that every event is entered once in the one log, by whoever is killed or doubled on the way, and that whoever changes the log past its triggers is found and named.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type Connection } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import { readSettings } from '@camphor/config';
import { hashBy, systemActor, utf8, verifyConsistency, verifyInclusion, type AuditFact } from '@camphor/domain';
import {
  appendEvents,
  chooseAlgorithm,
  consistencyPath,
  createDataSource,
  enterWaiting,
  findBrokenInvariants,
  headOf,
  inclusionPath,
  inTransaction,
  newId,
  proofCrypto,
  reportStream,
  rootAt,
  rotateSigningKey,
  sealLog,
  sealYesterday,
  signingKey,
  verifyLog,
} from '@camphor/server';
import { auditVerify } from '../../apps/cli/src/audit-verify.command';
import { cutConnections } from '../support/cut-connections';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { seeded } from '../support/seeded';

const now = new Date('2026-11-20T02:00:00.123Z');
const fact = (text: string): AuditFact => ({
  event: 'comment.written',
  before: null,
  after: { comment: 'c', target: 'x', text },
  reason: null,
});

describe('the log', () => {
  let database: TestDatabase;
  let source: DataSource;
  let admin: Connection;
  let folder: string;

  beforeEach(async () => {
    database = await createTestDatabase();
    source = await createDataSource(database.url, 12);
    admin = await createConnection({ uri: database.adminUrl });
    folder = mkdtempSync(join(tmpdir(), 'camphor-log-'));
  });
  afterEach(async () => {
    chooseAlgorithm('sha-256');
    await admin.end();
    await source.destroy();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (stream: string, count: number, to = source) =>
    inTransaction(to, (tx) =>
      appendEvents(
        tx,
        reportStream(stream, newId()),
        { actor: systemActor, now, version: 7 },
        Array.from({ length: count }, (_, index) => fact(String(index))),
      ),
    );
  const places = async (): Promise<string[]> =>
    ((await source.query('SELECT stream, seq FROM audit_log_entry ORDER BY position')) as { stream: string; seq: number }[]).map(
      ({ stream, seq }) => `${stream} ${seq}`,
    );

  it('enters each event once while many write and several enter at the same time', async () => {
    const streams = Array.from({ length: 8 }, newId);
    const writing = streams.flatMap((stream) => [1, 2, 3, 4].map((count) => write(stream, count)));
    const entering = Array.from({ length: 6 }, () => enterWaiting(source));
    await Promise.all([...writing, ...entering]);
    await enterWaiting(source);
    const entered = await places();
    expect(entered).toHaveLength(80);
    expect(new Set(entered).size).toBe(80);
    expect(await verifyLog(source)).toEqual({ entries: 80, heads: 0, waiting: 0, problems: [] });
    expect(await findBrokenInvariants(source, new Date(0))).toEqual([]);
  });

  it('loses nothing and doubles nothing while connections are cut in the middle', async () => {
    const streams = Array.from({ length: 60 }, newId);
    for (const stream of streams) await write(stream, 40);
    const chance = seeded(6962);
    let isCutting = true;
    const keepEntering = async (): Promise<void> => {
      while (isCutting) await enterWaiting(source).catch(() => undefined);
    };
    const entering = [keepEntering(), keepEntering()];
    const cut = await cutConnections(database, { seconds: 2, atLeast: 8 }, chance).finally(() => (isCutting = false));
    await Promise.all(entering);
    await enterWaiting(source);
    expect(cut).toBeGreaterThanOrEqual(8);
    expect(await verifyLog(source)).toEqual({ entries: 2_400, heads: 0, waiting: 0, problems: [] });
  });

  it('takes what was promised twice once', async () => {
    const stream = newId();
    await write(stream, 3);
    await enterWaiting(source);
    await source.query(
      'INSERT INTO audit_log_waiting (id, stream, seq, algorithm, digest) SELECT id, stream, seq, algorithm, digest FROM audit_event WHERE stream = ?',
      [stream],
    );
    expect(await enterWaiting(source)).toBe(3);
    expect(await verifyLog(source)).toEqual({ entries: 3, heads: 0, waiting: 0, problems: [] });
  });

  it('enters nothing of a change that was taken back, and what commits late all the same', async () => {
    const [late, failed] = [newId(), newId()];
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    await appendEvents(runner.manager, reportStream(late, newId()), { actor: systemActor, now, version: 1 }, [fact('late')]);
    await inTransaction(source, async (tx) => {
      await appendEvents(tx, reportStream(failed, newId()), { actor: systemActor, now, version: 1 }, [fact('failed')]);
      throw new Error('the change failed');
    }).catch(() => undefined);
    await write(newId(), 2);
    expect(await enterWaiting(source)).toBe(2);
    await runner.commitTransaction();
    await runner.release();
    expect(await enterWaiting(source)).toBe(1);
    expect((await places()).at(-1)).toBe(`${late} 1`);
    expect((await verifyLog(source)).problems).toEqual([]);
  });

  it('seals a day once, however many ask, and on demand as often as asked', async () => {
    await write(newId(), 5);
    expect(await sealYesterday(source, folder, now)).toBeNull();
    await enterWaiting(source);
    const asked = await Promise.all(Array.from({ length: 5 }, () => sealYesterday(source, folder, now)));
    expect(new Set(asked.map((seal) => seal?.number))).toEqual(new Set([1]));
    // Nine in the morning of the 20th in Shanghai: the day that has ended is the 19th.
    expect(asked[0]).toMatchObject({ day: '2026-11-19', size: 6 });
    const next = await sealLog(source, folder, new Date('2026-11-20T10:00:00.000Z'));
    // The key that signs is in the log before its first head.
    expect((await places()).at(-1)).toMatch(/^key:/);
    expect(next).toMatchObject({ number: 2, size: 6, day: null });
    expect(await verifyLog(source)).toMatchObject({ heads: 2, problems: [] });
  });

  it('proves every entry under a head, and every later head to continue an earlier one, by SHA-256 and SM3 together', async () => {
    await write(newId(), 7);
    const first = headOf(await sealLog(source, folder, now));
    chooseAlgorithm('sm3');
    await write(newId(), 1_100);
    const second = headOf(await sealLog(source, folder, now));
    chooseAlgorithm('sha-256');
    await write(newId(), 3);
    const third = headOf(await sealLog(source, folder, now));
    expect([first, second, third].map(({ roots }) => roots.map(({ algorithm }) => algorithm))).toEqual([
      ['sha-256'],
      ['sha-256', 'sm3'],
      ['sha-256', 'sm3'],
    ]);
    expect([second.previous?.algorithm, third.previous?.algorithm]).toEqual(['sm3', 'sha-256']);
    for (const [older, newer] of [
      [first, second],
      [first, third],
      [second, third],
    ] as const) {
      for (const { algorithm, root } of older.roots) {
        const hash = hashBy(algorithm, proofCrypto.digestBytes);
        const secondRoot = newer.roots.find((one) => one.algorithm === algorithm)?.root ?? '';
        const path = await consistencyPath(source.manager, algorithm, older.size, newer.size);
        const proof = { first: older.size, firstRoot: root, second: newer.size, secondRoot, path };
        expect(hash !== null && verifyConsistency(hash, proof)).toBe(true);
      }
    }
    const sm3 = hashBy('sm3', proofCrypto.digestBytes);
    const [node] = (await source.query("SELECT hash FROM audit_log_node WHERE algorithm = 'sm3' AND level = 0 AND position = 5")) as {
      hash: string;
    }[];
    const path = await inclusionPath(source.manager, 'sm3', 5, third.size);
    const root = await rootAt(source.manager, 'sm3', third.size);
    expect(sm3 !== null && verifyInclusion(sm3, { index: 5, size: third.size, leaf: node?.hash ?? '', path, root })).toBe(true);
    const [mixed] = (await source.query('SELECT COUNT(DISTINCT algorithm) AS algorithms FROM audit_event')) as { algorithms: string }[];
    expect(Number(mixed?.algorithms)).toBe(2);
    expect(await verifyLog(source)).toMatchObject({ heads: 3, problems: [] });
  });

  it('asks of the database as much for an event late in a long log as for one at its beginning', async () => {
    const one = await createDataSource(database.url, 1);
    const asked = async (): Promise<number> => {
      const rows = (await one.query("SHOW SESSION STATUS LIKE 'Handler_read%'")) as { Value: string }[];
      return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
    };
    const costOf = async (count: number): Promise<number> => {
      await write(newId(), count);
      const before = await asked();
      await enterWaiting(one);
      return (await asked()) - before;
    };
    const early = await costOf(50);
    for (let round = 0; round < 8; round += 1) await write(newId(), 500);
    await enterWaiting(source);
    const late = await costOf(50);
    await one.destroy();
    expect(early).toBeGreaterThan(50);
    expect(late).toBeLessThan(early * 1.5 + 50);
  });

  it('keeps its key to its owner, makes it once for many that begin together, and goes on verifying after a rotation', async () => {
    const keys = await Promise.all(Array.from({ length: 4 }, async () => signingKey(folder).id));
    expect(new Set(keys).size).toBe(1);
    expect(statSync(join(folder, 'signing-key.pem')).mode & 0o777).toBe(0o600);
    await write(newId(), 2);
    const old = await sealLog(source, folder, now);
    const { id } = rotateSigningKey(folder);
    const fresh = await sealLog(source, folder, now);
    expect([old.key, fresh.key]).toEqual([keys[0], id]);
    expect(id).not.toBe(keys[0]);
    const published = (await source.query('SELECT id, public_key AS publicKey FROM audit_key')) as { id: string; publicKey: string }[];
    const keyOf = new Map(published.map((key) => [key.id, key.publicKey]));
    expect(proofCrypto.verifies(keyOf.get(old.key) ?? '', utf8(old.body), old.signature)).toBe(true);
    expect(proofCrypto.verifies(keyOf.get(fresh.key) ?? '', utf8(old.body), old.signature)).toBe(false);
    expect((await verifyLog(source)).problems).toEqual([]);
    writeFileSync(join(folder, 'signing-key.pem'), readFileSync(join(folder, 'signing-key.pem'), 'utf8').slice(0, 60));
    expect(() => signingKey(folder)).toThrow(/cannot be read as a private key/);
  });

  it('cannot be changed by the application, nor by the owner past the triggers', async () => {
    await write(newId(), 3);
    await sealLog(source, folder, now);
    for (const table of ['audit_log_entry', 'audit_log_node', 'audit_seal', 'audit_key']) {
      const column =
        table === 'audit_log_entry' ? 'digest' : table === 'audit_log_node' ? 'hash' : table === 'audit_seal' ? 'body' : 'algorithm';
      for (const sql of [`UPDATE ${table} SET ${column} = 'x'`, `DELETE FROM ${table}`]) {
        await expect(source.query(sql)).rejects.toMatchObject({ driverError: { errno: 1142 } });
        await expect(admin.query(sql)).rejects.toMatchObject({ errno: 1644, message: 'the log is append-only' });
      }
    }
  });

  describe('changed past the triggers', () => {
    const MOVE = 'UPDATE audit_log_entry SET position';
    const changes: readonly (readonly [string, readonly string[], RegExp])[] = [
      [
        'an entry that names another event',
        ["UPDATE audit_log_entry SET stream = 'org:x' WHERE position = 2"],
        /entry 2 .*org:x.* was deleted/,
      ],
      ['an entry with another number', ['UPDATE audit_log_entry SET seq = 99 WHERE position = 2'], /entry 2 .* was deleted/],
      ['an entry with another digest', ["UPDATE audit_log_entry SET digest = REPEAT('0', 64) WHERE position = 2"], /entry 2 .* differ/],
      ['an entry with another algorithm', ["UPDATE audit_log_entry SET algorithm = 'sm3' WHERE position = 2"], /entry 2 .* differ/],
      ['a deleted entry', ['DELETE FROM audit_log_entry WHERE position = 2'], /entry 2 of the log was deleted/],
      ['a cut end', ['DELETE FROM audit_log_entry WHERE position > 3'], /cut off from entry 4/],
      [
        'a cut end with the size put back',
        ['DELETE FROM audit_log_entry WHERE position > 3', "UPDATE audit_log SET size = 4 WHERE name = 'log'"],
        /head 1 sums up 7 entries, the log has 4/,
      ],
      [
        'two entries that changed places',
        [`${MOVE} = 99 WHERE position = 1`, `${MOVE} = 1 WHERE position = 3`, `${MOVE} = 3 WHERE position = 99`],
        /root of head 1 does not follow from the first 7 entries/,
      ],
      ['an entry put in', ["INSERT INTO audit_log_entry VALUES (8, 'org:x', 1, 'sha-256', '00')"], /from entry 8 they were put in/],
      ['a node', ["UPDATE audit_log_node SET hash = REPEAT('0', 64) WHERE level = 1 AND position = 0"], /node 1\/0 .*is not what follows/],
      ['a deleted node', ['DELETE FROM audit_log_node WHERE level = 1 AND position = 0'], /node 1\/0 .*was deleted/],
      ['a node put in', ["INSERT INTO audit_log_node VALUES ('sha-256', 9, 9, '00')"], /nodes were put into/],
      ['a tree said longer', ['UPDATE audit_log_tree SET size = 99'], /more leaves than the log has entries/],
      ['a size said longer', ["UPDATE audit_log SET size = 99 WHERE name = 'log'"], /says 99 entries/],
      ['another log', [`UPDATE audit_log SET id = '${newId()}'`], /head 1 was edited/],
      ['no log', ['DELETE FROM audit_log'], /the record of the log is gone/],
      [
        'the body of a head',
        ['UPDATE audit_seal SET body = REPLACE(body, \'"size":7\', \'"size":8\'), size = 8 WHERE number = 1'],
        /head 1 was edited/,
      ],
      ['the size of a head', ['UPDATE audit_seal SET size = 5 WHERE number = 1'], /head 1 was edited/],
      ['the time of a head', ['UPDATE audit_seal SET at = at + INTERVAL 1 SECOND WHERE number = 1'], /head 1 was edited/],
      ['the day of a head', ["UPDATE audit_seal SET day = '2020-01-01' WHERE number = 1"], /head 1 was edited/],
      ['the signature of a head', ["UPDATE audit_seal SET signature = REPEAT('0', 128) WHERE number = 1"], /head 1 was edited/],
      ['the key of a head', ["UPDATE audit_seal SET key_id = 'x' WHERE number = 1"], /head 1 was edited/],
      ['a deleted head', ['DELETE FROM audit_seal WHERE number = 1'], /head 1 was deleted/],
      ['a head that was given another number', ['UPDATE audit_seal SET number = 7 WHERE number = 2'], /head 2 was deleted/],
      ['a published key', ["UPDATE audit_key SET public_key = REPEAT('0', 64)"], /the public key \w+ was edited/],
      ['a deleted key', ['DELETE FROM audit_key'], /entry 6 .*key:.* was deleted/],
      [
        'an edited event with a digest of its own',
        ["UPDATE audit_event SET digest = REPEAT('0', 64) WHERE seq = 2"],
        /number 2\).* differ/,
      ],
      ['a deleted event', ['DELETE FROM audit_event WHERE seq = 2'], /number 2\).* was deleted/],
      [
        'an event put in past the log',
        [
          "INSERT INTO audit_event SELECT UUID(), 'org:x', 1, at, actor_id, actor_username, actor_name, via, event, before_json, after_json, reason, version, algorithm, previous, digest FROM audit_event WHERE seq = 1",
        ],
        /event 1 of org:x was never entered/,
      ],
      ['a promise to enter that was withdrawn', ['DELETE FROM audit_log_waiting'], /event 8 of .* was never entered/],
    ];

    it.each(changes)('%s is found and named', async (_, statements, says) => {
      const stream = newId();
      await write(stream, 6);
      await sealLog(source, folder, now).then(() => write(stream, 1));
      await sealLog(source, folder, now);
      await write(stream, 1);
      expect((await verifyLog(source)).problems).toEqual([]);
      for (const table of ['audit_event', 'audit_log_entry', 'audit_log_node', 'audit_seal', 'audit_key'])
        for (const when of ['update', 'delete']) await admin.query(`DROP TRIGGER ${table}_no_${when}`);
      for (const sql of statements) await admin.query(sql);
      const { problems } = await verifyLog(source);
      expect(problems.map(({ words }) => words.en)).toEqual(expect.arrayContaining([expect.stringMatching(says)]));
      const settings = readSettings({ ...process.env, DATABASE_URL: database.url, CAMPHOR_SECRET: 'x'.repeat(40) });
      const said = await auditVerify(settings);
      expect(said.ok).toBe(false);
      expect(said.lines.join('\n')).toMatch(says);
    });
  });
});
