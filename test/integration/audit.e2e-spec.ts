// Shows that the trail is written without a gap by many at once, that nobody may change it, and that whoever changes it all the same is found and named.
import { createConnection, type Connection } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import { readSettings, type Settings } from '@camphor/config';
import type { AuditItem } from '@camphor/contract';
import { systemActor, type Actor, type AuditFact } from '@camphor/domain';
import {
  appendEvents,
  bureauStream,
  createDataSource,
  findBrokenInvariants,
  inTransaction,
  newId,
  reportStream,
  verifyTrail,
  type TrailProblem,
  type TrailStream,
} from '@camphor/server';
import { auditVerify } from '../../apps/cli/src/audit-verify.command';
import { startApi, type Api } from '../support/api';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { beginLine, expectStatus } from '../support/line';

const now = new Date('2026-11-20T02:00:00.123Z');
const clerk: Actor = { ...systemActor, accountId: newId(), username: 'zs.preparer', name: '填报人甲', roles: ['preparer'], via: 'web' };
const fact = (text: string): AuditFact => ({
  event: 'comment.written',
  before: null,
  after: { comment: 'c', target: 'section:budget', text },
  reason: `因为${text}`,
});
/** Everything that a text can hold. */
const facts: readonly AuditFact[] = ['一', 'naïve 𠮷 "\\\u2028', 'half \ud800 a character', ' blanks around ', '五'].map(fact);

const write = (source: DataSource, stream: TrailStream, some: readonly AuditFact[] = facts, version: number | null = 7) =>
  inTransaction(source, (tx) => appendEvents(tx, stream, { actor: clerk, now, version }, some));

describe('the trail', () => {
  let database: TestDatabase;
  let source: DataSource;
  let admin: Connection;
  let settings: Settings;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await createDataSource(database.url, 12);
    admin = await createConnection({ uri: database.adminUrl });
    settings = readSettings({ ...process.env, DATABASE_URL: database.url, CAMPHOR_SECRET: 'x'.repeat(40) });
  });
  afterAll(async () => {
    await admin.end();
    await source.destroy();
    await database.drop();
  });

  const aTrail = async (): Promise<string> => {
    const stream = newId();
    await write(source, reportStream(stream, newId()));
    return stream;
  };

  it('is numbered without a gap and chained when many write to few trails at once, old ones and new', async () => {
    const bureaus = Array.from({ length: 3 }, () => bureauStream(newId()));
    const reports = Array.from({ length: 10 }, () => reportStream(newId(), newId()));
    const streams = [...bureaus, ...reports].flatMap((stream) => [stream, stream, stream, stream]);
    const ends = await Promise.all(streams.map((stream, index) => write(source, stream, facts.slice(0, 1 + (index % 5)))));
    const [row] = (await source.query('SELECT SUM(`count`) AS events FROM audit_stream')) as { events: string }[];
    const written = streams.reduce((sum, _, index) => sum + 1 + (index % 5), 0);
    expect(Number(row?.events)).toBe(written);
    expect(Math.max(...ends.map(({ seq }) => seq))).toBeGreaterThan(4);
    expect(await verifyTrail(source)).toEqual({ streams: 13, events: written, problems: [] });
  });

  it('takes back what was not committed, and the next writer goes on where the last commit ended', async () => {
    const stream = reportStream(newId(), newId());
    await write(source, stream);
    const failing = inTransaction(source, async (tx) => {
      await appendEvents(tx, stream, { actor: clerk, now, version: 8 }, facts);
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    expect((await write(source, stream)).seq).toBe(10);
    expect((await verifyTrail(source, stream.stream)).problems).toEqual([]);
  });

  it('gives back every text as it was digested, half a character as its substitute', async () => {
    const stream = await aTrail();
    const rows = (await source.query('SELECT after_json, reason FROM audit_event WHERE stream = ? ORDER BY seq', [stream])) as {
      after_json: string;
      reason: string;
    }[];
    expect(rows.map(({ reason }) => reason)).toEqual([
      '因为一',
      '因为naïve 𠮷 "\\\u2028',
      '因为half \ufffd a character',
      '因为 blanks around ',
      '因为五',
    ]);
    expect((JSON.parse(rows[1]?.after_json ?? '') as { text: string }).text).toBe('naïve 𠮷 "\\\u2028');
  });

  it('cannot be changed by the application, whose user lacks the right, nor by the owner, whom the triggers stop', async () => {
    const stream = await aTrail();
    for (const sql of ["UPDATE audit_event SET reason = 'x' WHERE stream = ?", 'DELETE FROM audit_event WHERE stream = ?']) {
      await expect(source.query(sql, [stream])).rejects.toMatchObject({ driverError: { errno: 1142 } });
      await expect(admin.query(sql, [stream])).rejects.toMatchObject({ errno: 1644, message: 'the trail is append-only' });
    }
    for (const sql of ['TRUNCATE audit_event', 'DROP TRIGGER audit_event_no_update', 'ALTER TABLE audit_event ADD COLUMN x INT'])
      await expect(source.query(sql)).rejects.toMatchObject({ driverError: { errno: 1142 } });
    expect((await verifyTrail(source, stream)).problems).toEqual([]);
  });

  describe('changed past the triggers', () => {
    beforeAll(async () => {
      await admin.query('DROP TRIGGER audit_event_no_update');
      await admin.query('DROP TRIGGER audit_event_no_delete');
    });

    const edits: readonly (readonly [string, string])[] = [
      ['id', `id = '${newId()}'`],
      ['at', 'at = at + INTERVAL 1 SECOND'],
      ['actor_id', `actor_id = '${newId()}'`],
      ['actor_username', "actor_username = 'xd.preparer'"],
      ['actor_name', "actor_name = '另一人'"],
      ['via', "via = 'api'"],
      ['event', "event = 'comment.resolved'"],
      ['before_json', "before_json = '{}'"],
      ['after_json', "after_json = REPLACE(after_json, 'budget', 'result')"],
      ['after_json by a blank', "after_json = CONCAT(after_json, ' ')"],
      ['after_json to no JSON', "after_json = '{'"],
      ['reason', "reason = '别的理由'"],
      ['reason by a blank', "reason = CONCAT(reason, ' ')"],
      ['reason removed', 'reason = NULL'],
      ['version', 'version = version + 1'],
      ['algorithm', "algorithm = 'md5'"],
      ['previous', "previous = ''"],
      ['digest', "digest = REPEAT('0', 64)"],
    ];
    it.each(edits)('%s of an event is named', async (_, set) => {
      const stream = await aTrail();
      await admin.query(`UPDATE audit_event SET ${set} WHERE stream = ? AND seq = 3`, [stream]);
      const { problems } = await verifyTrail(source, stream);
      expect(problems).toEqual([expect.objectContaining({ stream, seq: 3, fault: 'edited' })]);
    });

    type Tamper = (stream: string) => readonly string[];
    const tampers: readonly (readonly [string, Tamper, TrailProblem['fault'], number])[] = [
      ['a deleted event', (stream) => [`DELETE FROM audit_event WHERE stream = '${stream}' AND seq = 2`], 'deleted', 2],
      ['a deleted first event', (stream) => [`DELETE FROM audit_event WHERE stream = '${stream}' AND seq = 1`], 'deleted', 1],
      [
        'a deleted event, the others renumbered',
        (stream) => [
          `DELETE FROM audit_event WHERE stream = '${stream}' AND seq = 2`,
          `UPDATE audit_event SET seq = seq - 1 WHERE stream = '${stream}' AND seq > 2 ORDER BY seq`,
        ],
        'deleted',
        2,
      ],
      [
        'two events that changed places',
        (stream) => [
          `UPDATE audit_event SET seq = 99 WHERE stream = '${stream}' AND seq = 2`,
          `UPDATE audit_event SET seq = 2 WHERE stream = '${stream}' AND seq = 4`,
          `UPDATE audit_event SET seq = 4 WHERE stream = '${stream}' AND seq = 99`,
        ],
        'reordered',
        2,
      ],
      ['a cut end', (stream) => [`DELETE FROM audit_event WHERE stream = '${stream}' AND seq > 3`], 'truncated', 4],
      ['all of it', (stream) => [`DELETE FROM audit_event WHERE stream = '${stream}'`], 'truncated', 1],
      [
        'a copy at the end',
        (stream) => [
          `INSERT INTO audit_event SELECT UUID(), stream, 6, at, actor_id, actor_username, actor_name, via, event, before_json, after_json, reason, version, algorithm, previous, digest FROM audit_event WHERE stream = '${stream}' AND seq = 2`,
        ],
        'inserted',
        6,
      ],
      ['a shorter head', (stream) => [`UPDATE audit_stream SET \`count\` = 4 WHERE stream = '${stream}'`], 'inserted', 5],
      ['another head', (stream) => [`UPDATE audit_stream SET head = REPEAT('0', 64) WHERE stream = '${stream}'`], 'edited', 5],
      ['no head', (stream) => [`DELETE FROM audit_stream WHERE stream = '${stream}'`], 'headless', 0],
      [
        'an event moved to another trail',
        (stream) => [`UPDATE audit_event SET stream = 'org:other' WHERE stream = '${stream}' AND seq = 2`],
        'deleted',
        2,
      ],
    ];
    it.each(tampers)('%s is named', async (_, tamper, fault, seq) => {
      const stream = await aTrail();
      for (const sql of tamper(stream)) await admin.query(sql);
      const { problems } = await verifyTrail(source, stream);
      expect(problems).toEqual([expect.objectContaining({ stream, seq, fault })]);
      const all = await verifyTrail(source);
      expect(all.problems).toEqual(expect.arrayContaining([expect.objectContaining({ stream, seq, fault })]));
    });

    it('is named by the command line, of one trail and of all', async () => {
      const sound = await aTrail();
      const broken = await aTrail();
      await admin.query("UPDATE audit_event SET via = 'cli' WHERE stream = ? AND seq = 4", [broken]);
      expect(await auditVerify(settings, { report: sound })).toEqual({ ok: true, lines: [expect.stringContaining('1 trails, 5 events')] });
      const one = await auditVerify(settings, { report: broken });
      expect(one).toEqual({ ok: false, lines: [`report ${broken}: 第 4 条被改动 (event 4 was edited)`] });
      const all = await auditVerify(settings);
      expect(all.ok).toBe(false);
      expect(all.lines).toContain(one.lines[0]);
      expect((await auditVerify(settings, { report: newId() })).ok).toBe(false);
    });
  });
});

describe('the trail of a report', () => {
  let api: Api;
  let admin: Connection;

  beforeAll(async () => {
    api = await startApi({ seed: 'county' });
    admin = await createConnection({ uri: api.database.adminUrl });
  }, 300_000);
  afterAll(async () => {
    await admin.end();
    await api.close();
  });

  it('says in both languages who did what, page by page, and where the chain ends', async () => {
    const line = await beginLine(api);
    await line.patch({ title: '樟树乡 2023 年度自评报告', figures: { 'assets.total': '1234.56' } });
    await line.patch({ figures: { 'assets.total': '1235' }, sections: { causes: '人手不足。' } });
    const params = { id: line.id };
    const whole = expectStatus(await api.call('zs.preparer', 'reportTrail', { params }), 200).body as {
      items: AuditItem[];
      nextCursor: null;
      chain: { count: number; head: string };
    };
    expect(whole.items.map(({ seq, action }) => [seq, action])).toEqual([
      [1, 'report.created'],
      [2, 'report.edited'],
      [3, 'report.edited'],
    ]);
    const name = whole.items[0]?.actor.name ?? '?';
    expect(whole.items.map(({ sentences }) => sentences.zh)).toEqual([
      `${name}新建了报告`,
      expect.stringMatching(new RegExp(`^${name}修改了 2 处：.*资产总额`)),
      expect.stringMatching(new RegExp(`^${name}修改了 2 处：.*存在问题原因分析`)),
    ]);
    expect(whole.items[2]).toMatchObject({
      before: { 'figure:assets.total': '1234.56' },
      after: { 'figure:assets.total': '1235' },
      via: 'api',
    });
    expect(whole.chain).toMatchObject({ count: 3, head: whole.items[2]?.digest });
    const english = await api.call('supervisor', 'reportTrail', { params, headers: { 'accept-language': 'en' }, query: { limit: 2 } });
    expect((english.body as typeof whole).items[0]?.sentence).toBe(`${name} created the report`);
    const cursor = String((english.body as { nextCursor: unknown }).nextCursor);
    const rest = expectStatus(await api.call('supervisor', 'reportTrail', { params, query: { limit: 2, cursor } }), 200);
    expect((rest.body as typeof whole).items.map(({ seq }) => seq)).toEqual([3]);
    expect((await api.call('supervisor', 'reportTrail', { params, query: { cursor: 'x' } })).status).toBe(400);
    expect((await api.call('xd.preparer', 'reportTrail', { params })).status).toBe(404);
    expect((await api.call('other.supervisor', 'reportTrail', { params })).status).toBe(404);
  });

  it('holds for the whole county after it was walked through the door, and so do the invariants', async () => {
    const { streams, events, problems } = await verifyTrail(api.source);
    expect(problems).toEqual([]);
    expect(events).toBeGreaterThan(streams);
    expect(await findBrokenInvariants(api.source, new Date(0))).toEqual([]);
  });

  it('contradicts a report that was changed past the door, and a trail that was cut together with its head', async () => {
    const reports = (await api.source.query("SELECT id, state FROM reports_report WHERE state = 'submitted' ORDER BY id LIMIT 4")) as {
      id: string;
    }[];
    const [moved, newer, cut, bare] = reports.map(({ id }) => id);
    await admin.query('DROP TRIGGER audit_event_no_delete');
    await admin.query("UPDATE reports_report SET state = 'reviewed' WHERE id = ?", [moved]);
    await admin.query('UPDATE reports_report SET version = version + 1 WHERE id = ?', [newer]);
    const [last] = (await api.source.query('SELECT `count` AS events FROM audit_stream WHERE stream = ?', [cut])) as { events: number }[];
    const end = (last?.events ?? 0) - 1;
    await admin.query('DELETE FROM audit_event WHERE stream = ? AND seq > ?', [cut, end]);
    await admin.query(
      'UPDATE audit_stream SET `count` = ?, head = (SELECT digest FROM audit_event WHERE stream = ? AND seq = ?) WHERE stream = ?',
      [end, cut, end, cut],
    );
    await admin.query('DELETE FROM audit_event WHERE stream = ?', [bare]);
    await admin.query('DELETE FROM audit_stream WHERE stream = ?', [bare]);
    const { problems } = await verifyTrail(api.source);
    const found = new Map(problems.map(({ stream, fault }) => [stream, fault]));
    expect(found).toEqual(
      new Map<string | undefined, string>([
        [moved, 'contradicted'],
        [newer, 'truncated'],
        [cut, 'truncated'],
        [bare, 'deleted'],
      ]),
    );
    expect(problems.find(({ stream }) => stream === cut)).toMatchObject({ seq: end + 1 });
    const broken = (await findBrokenInvariants(api.source, new Date(0))).map(({ name }) => name);
    expect(broken).toEqual(
      expect.arrayContaining([
        'a report stands in the state and round in which its last move left it',
        'every report has a trail that begins with its creation',
        'a report has the version that its last event gave it',
      ]),
    );
  });
});
