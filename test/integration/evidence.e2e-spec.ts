// Shows that evidence (佐证材料) is taken for what it is, kept once, given out byte for byte, and that no crash or race loses or invents a file.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Response } from 'supertest';
import { EVIDENCE_KINDS, EVIDENCE_LIMITS, evidenceKinds, type EvidenceKind } from '@camphor/domain';
import {
  AuditEventRow,
  EvidenceFileRow,
  EvidenceRow,
  findBrokenInvariants,
  inTransaction,
  receiveFile,
  sweepEvidence,
} from '@camphor/server';
import { keepFile } from '../../libs/server/src/evidence/evidence-files';
import { startApi, type Api, type CallOptions } from '../support/api';
import { evidenceFiles, refusedFiles, sha256 } from '../support/evidence-files';
import { beginLine, expectStatus, type Line } from '../support/line';

const TARGET = 'section:basics';
let api: Api;
let line: Line;
beforeAll(async () => {
  api = await startApi({ seed: 'county' });
  line = await beginLine(api);
}, 180_000);
afterEach(async () => {
  // No worker runs here, so promises wait.
  const broken = await findBrokenInvariants(api.source, new Date());
  expect(broken.filter(({ name }) => !name.includes('promise'))).toEqual([]);
});
afterAll(() => api?.close());

interface Attached {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly digest: { readonly value: string };
}
const attach = (
  name: string,
  content: Buffer,
  more: CallOptions & { readonly target?: string } = {},
  who = 'zs.preparer',
): Promise<Response> =>
  api.call(who, 'attachEvidence', { params: { id: line.id }, body: { target: more.target ?? TARGET }, file: { name, content }, ...more });
const attached = async (name: string, content: Buffer, target?: string): Promise<Attached> =>
  expectStatus(await attach(name, content, target ? { target } : {}), 201).body as Attached;
const listed = async (): Promise<Attached[]> =>
  (expectStatus(await api.call('zs.preparer', 'listEvidence', { params: { id: line.id } }), 200).body as { items: Attached[] }).items;
const remove = (id: string, who = 'zs.preparer') => api.call(who, 'removeEvidence', { params: { id } });
const removeAll = async (): Promise<void> => {
  for (const { id } of await listed()) expectStatus(await remove(id), 204);
};
const download = async (who: string | null, id: string): Promise<Response & { body: Buffer }> => {
  const request = api.http().get(`/api/v1/evidence/${id}`).buffer(true);
  if (who !== null) void request.set('authorization', `Bearer ${await api.tokenOf(who)}`);
  return request.parse((response, done) => {
    const parts: Buffer[] = [];
    (response as unknown as Readable).on('data', (part: Buffer) => parts.push(part));
    (response as unknown as Readable).on('end', () => done(null, Buffer.concat(parts)));
  });
};
const folder = (...parts: string[]): string => join(api.settings.dataFolder, 'evidence', ...parts);
const pathOf = (digest: string): string => folder('sha-256', digest.slice(0, 2), digest);
const arriving = (): string[] => (existsSync(folder('arriving')) ? readdirSync(folder('arriving')) : []);
const codeOf = (response: Response): string => (response.body as { code: string }).code;
const unlike = (content: Buffer, mark: number): Buffer => Buffer.concat([content, Buffer.from(String(mark))]);
const events = (event: string) => api.source.manager.findBy(AuditEventRow, { stream: line.id, event });

describe('what a file is', () => {
  afterAll(removeAll);

  test.each(EVIDENCE_KINDS)('a %s is known by its content, whatever it is called', async (kind) => {
    const content = evidenceFiles[kind];
    const made = await attached(`材料.${kind === 'txt' ? 'csv' : 'bin'}`, content, 'section:other');
    expect(made).toMatchObject({ kind, size: content.length, digest: { algorithm: 'sha-256', value: sha256(content) } });
    expect(evidenceKinds[kind as EvidenceKind].extensions).toContain(made.name.split('.').at(-1));
    const given = await download('reviewer1', made.id);
    expect(given.status).toBe(200);
    expect(given.body.equals(content)).toBe(true);
    expect(given.headers['content-type']).toBe(evidenceKinds[kind].type);
  });

  test.each(Object.entries(refusedFiles))('%s is refused with the way out, and leaves nothing', async (_, [content, code]) => {
    const before = (await listed()).length;
    const answer = await attach('证明.pdf', content);
    expect([answer.status, codeOf(answer)]).toEqual([code === 'evidence_empty' ? 400 : 415, code]);
    expect((answer.body as { detail: string }).detail).toContain('证明.pdf');
    expect(await listed()).toHaveLength(before);
    expect(existsSync(pathOf(sha256(content)))).toBe(false);
    expect(arriving()).toEqual([]);
  });

  test('a name is never a path, nor reads otherwise than it is', async () => {
    const names = [
      ['../../../evil.pdf', 'evil.pdf'],
      ['C:\\Windows\\evil.pdf', 'evil.pdf'],
      ['CON.pdf', '_CON.pdf'],
      ['发票\u202efdp.exe', '发票fdp.exe.pdf'],
      ['😀'.repeat(80), `${'😀'.repeat(49)}.pdf`],
    ] as const;
    for (const [index, [sent, kept]] of names.entries()) {
      const content = unlike(evidenceFiles.pdf, 900 + index);
      expect((await attached(sent, content)).name).toBe(kept);
    }
    const own = ['evidence', 'secret', 'signing-key.pem'];
    expect(readdirSync(api.settings.dataFolder).filter((entry) => !own.includes(entry))).toEqual([]);
  });

  test('above the size nothing is kept, at the size all is', async () => {
    const most = Buffer.concat([evidenceFiles.pdf, Buffer.alloc(EVIDENCE_LIMITS.fileBytes - evidenceFiles.pdf.length, 7)]);
    const answer = await attach('大.pdf', Buffer.concat([most, Buffer.from('!')]));
    expect([answer.status, codeOf(answer)]).toEqual([413, 'body_too_large']);
    expect(arriving()).toEqual([]);
    const made = await attached('大.pdf', most);
    expect((await download('zs.head', made.id)).body.equals(most)).toBe(true);
  });

  test('the headers of a download let no browser show or run it', async () => {
    const made = await attached('合同"；(一)*.txt', Buffer.from('=cmd|calc\n'), 'figure:budget.final.revenue');
    const { headers } = await download('supervisor', made.id);
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '10',
      'content-disposition': `attachment; filename="___(_).txt"; filename*=UTF-8''%E5%90%88%E5%90%8C%EF%BC%9B%28%E4%B8%80%29.txt`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store, no-transform',
    });
    expect(headers['content-encoding']).toBeUndefined();
  });
});

describe('what stands with the report', () => {
  test('the same content at the same place is the same piece; elsewhere it is another piece of the same file', async () => {
    const first = await attached('甲.png', evidenceFiles.png);
    const again = await attach('乙.png', evidenceFiles.png);
    expect([again.status, (again.body as Attached).id, (again.body as Attached).name]).toEqual([200, first.id, '甲.png']);
    const elsewhere = await attached('乙.png', evidenceFiles.png, 'table:basicData');
    expect(elsewhere.id).not.toBe(first.id);
    expect(await api.source.manager.countBy(EvidenceFileRow, { digest: sha256(evidenceFiles.png) })).toBe(1);
    await removeAll();
  });

  test('a place that does not exist is refused by name', async () => {
    for (const target of ['section:nowhere', 'figure:', 'indicator:none', 'evidence:x', 'basics', 'table:x']) {
      const answer = await attach('甲.png', evidenceFiles.png, { target });
      expect([target, answer.status, codeOf(answer)]).toEqual([target, 422, 'evidence_target_unknown']);
    }
    const missing = await api.call('zs.preparer', 'attachEvidence', {
      params: { id: line.id },
      file: { name: 'a.png', content: evidenceFiles.png },
    });
    expect(missing.status).toBe(400);
    expect(arriving()).toEqual([]);
  });

  test('neither adding nor removing moves the version; both are in the trail with name, place and digest', async () => {
    const { version } = await line.view();
    const made = await attached('证明.docx', evidenceFiles.docx);
    expectStatus(await remove(made.id), 204);
    expect((await line.view()).version).toBe(version);
    const facts = { evidence: made.id, target: TARGET, name: '证明.docx', digest: sha256(evidenceFiles.docx), algorithm: 'sha-256' };
    const [added] = (await events('evidence.attached')).filter(({ afterJson }) => afterJson.includes(made.id));
    const [removed] = (await events('evidence.removed')).filter(({ beforeJson }) => beforeJson.includes(made.id));
    expect(JSON.parse(added?.afterJson ?? '{}')).toMatchObject(facts);
    expect(JSON.parse(removed?.beforeJson ?? '{}')).toMatchObject(facts);
  });

  test('a key is answered once: the same request again gives the same piece, another content under it is refused', async () => {
    const key = 'evidence-once';
    const before = (await events('evidence.attached')).length;
    const answers = await Promise.all([1, 2, 3].map(() => attach('甲.gif', evidenceFiles.gif, { key })));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    const other = await attach('甲.gif', unlike(evidenceFiles.gif, 1), { key });
    expect([other.status, codeOf(other)]).toEqual([422, 'idempotency_key_reused']);
    expect(await events('evidence.attached')).toHaveLength(before + 1);
    expect(arriving()).toEqual([]);
    await removeAll();
  });

  test('many at once never exceed the number of files', async () => {
    const { files } = EVIDENCE_LIMITS;
    await Promise.all(Array.from({ length: files - 3 }, (_, index) => attached(`${index}.png`, unlike(evidenceFiles.png, index))));
    const rush = await Promise.all(
      Array.from({ length: 10 }, (_, index) => attach(`r${index}.png`, unlike(evidenceFiles.png, 1000 + index))),
    );
    expect(rush.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(rush.filter(({ status }) => status === 422).map(codeOf)).toEqual(Array.from({ length: 7 }, () => 'evidence_too_many'));
    expect(await listed()).toHaveLength(files);
    await removeAll();
  });

  test('the bytes of all files together have a bound', async () => {
    const made = await attached('甲.png', evidenceFiles.png);
    await api.source.manager.update(EvidenceRow, { id: made.id }, { size: EVIDENCE_LIMITS.bytes });
    const answer = await attach('乙.pdf', evidenceFiles.pdf);
    expect([answer.status, codeOf(answer)]).toEqual([422, 'evidence_too_much']);
    await removeAll();
  });
});

describe('what is lost and found', () => {
  const fileRow = (content: Buffer) => api.source.manager.findOneBy(EvidenceFileRow, { digest: sha256(content) });

  beforeAll(() => sweepEvidence(api.source, api.settings.dataFolder, new Date()));

  test('a crash between file and row leaves a file that the sweep takes away', async () => {
    const content = unlike(evidenceFiles.pdf, 77);
    const arrived = await receiveFile(api.settings.dataFolder, Readable.from([content]));
    const dying = inTransaction(api.source, async (tx) => {
      await keepFile(tx, api.settings.dataFolder, arrived, new Date());
      throw new Error('the process dies here');
    });
    await expect(dying).rejects.toThrow('dies here');
    expect(existsSync(pathOf(arrived.digest))).toBe(true);
    expect(await fileRow(content)).toBeNull();
    expect(await sweepEvidence(api.source, api.settings.dataFolder, new Date())).toMatchObject({ files: 1 });
    expect(existsSync(pathOf(arrived.digest))).toBe(false);
    rmSync(arrived.path);
  });

  test('the sweep keeps what is needed, takes what is not, and brings back what it had set aside by mistake', async () => {
    const kept = await attached('留.pdf', unlike(evidenceFiles.pdf, 1));
    const gone = await attached('走.pdf', unlike(evidenceFiles.pdf, 2));
    expectStatus(await remove(gone.id), 204);
    expect((await download('zs.preparer', gone.id)).status).toBe(404);
    const path = pathOf(kept.digest.value);
    writeFileSync(`${path}.aside`, readFileSync(path));
    rmSync(path);
    await sweepEvidence(api.source, api.settings.dataFolder, new Date());
    expect(existsSync(pathOf(gone.digest.value))).toBe(false);
    expect((await download('zs.preparer', kept.id)).status).toBe(200);
    await removeAll();
  });

  test('what arrived and was never claimed goes after an hour, not while it may still be claimed', async () => {
    mkdirSync(folder('arriving'), { recursive: true });
    for (const name of ['old', 'young']) writeFileSync(folder('arriving', name), 'x');
    const past = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(folder('arriving', 'old'), past, past);
    await sweepEvidence(api.source, api.settings.dataFolder, new Date());
    expect(arriving()).toEqual(['young']);
    rmSync(folder('arriving', 'young'));
  });

  test('uploads of one content beside sweeps never end without their file', async () => {
    const content = unlike(evidenceFiles.pdf, 3);
    for (let round = 0; round < 12; round += 1) {
      const [answer] = await Promise.all([
        attach('同.pdf', content),
        sweepEvidence(api.source, api.settings.dataFolder, new Date()),
        sweepEvidence(api.source, api.settings.dataFolder, new Date()),
      ]);
      const { id } = expectStatus(answer, 201).body as Attached;
      expect((await download('zs.preparer', id)).status).toBe(200);
      expectStatus(await remove(id), 204);
    }
  });

  test('a file that was changed on the disk is not given out as if it were whole; attaching it again mends it', async () => {
    const content = unlike(evidenceFiles.pdf, 4);
    const made = await attached('坏.pdf', content);
    writeFileSync(pathOf(made.digest.value), Buffer.from(content).fill(1, 20, 30));
    const answer = await download('zs.preparer', made.id);
    expect([answer.status, (JSON.parse(answer.body.toString()) as { code: string }).code]).toEqual([503, 'evidence_damaged']);
    await attached('坏.pdf', content, 'section:other');
    expect((await download('zs.preparer', made.id)).body.equals(content)).toBe(true);
    await removeAll();
  });
});

describe('along the line', () => {
  test('a required place without evidence holds the submission back; what is submitted is frozen and stays readable', async () => {
    await line.write();
    await line.assign(['scorer1']);
    const cycleId = (await line.view()).cycle.id;
    const require = (requiredEvidence: string[]) =>
      api.call('supervisor', 'patchCycle', { params: { id: cycleId }, body: { settings: { requiredEvidence } } });
    expectStatus(await require(['table:basicData']), 200);
    const refused = expectStatus(await line.move('zs.head', 'submit'), 422).body as {
      reasons: { code: string; facts: object; message: string }[];
    };
    expect(refused.reasons).toMatchObject([{ code: 'evidence_missing', facts: { target: 'table:basicData' } }]);
    expect((await line.view()).required.evidence).toEqual(['table:basicData']);

    const content = unlike(evidenceFiles.xlsx, 0).subarray(0, -1);
    const made = await attached('基础数据.xlsx', content, 'table:basicData');
    await line.submit();
    const late = await attach('迟.pdf', evidenceFiles.pdf);
    expect([late.status, codeOf(late)]).toEqual([409, 'not_editable']);
    expect((await remove(made.id)).status).toBe(409);
    const revisions = (await api.call('zs.head', 'listRevisions', { params: { id: line.id } })).body as {
      items: { evidence: Attached[] }[];
    };
    expect(revisions.items.at(-1)?.evidence).toMatchObject([{ id: made.id, name: '基础数据.xlsx', digest: { value: sha256(content) } }]);
    const [submitted] = await events('report.submitted');
    expect(JSON.parse(submitted?.afterJson ?? '{}')).toMatchObject({ evidence: [{ id: made.id, digest: sha256(content) }] });

    const items = [
      { target: `evidence:${made.id}`, reason: '扫描不清。' },
      { target: 'evidence:01890000-0000-7000-8000-000000000000', reason: '无此材料。' },
    ];
    const unknown = expectStatus(await line.move('reviewer1', 'return', { items }), 422);
    expect(codeOf(unknown)).toBe('return_item_target_unknown');
    const comment = (target: string) =>
      api.call('reviewer1', 'writeComment', { params: { id: line.id }, body: { target, text: '请看。' } });
    expect((await comment(`evidence:${made.id}`)).status).toBe(201);
    expect((await comment('evidence:nothing')).status).toBe(400);
    expectStatus(await line.move('reviewer1', 'return', { items: items.slice(0, 1) }), 200);

    expectStatus(await remove(made.id), 204);
    await sweepEvidence(api.source, api.settings.dataFolder, new Date());
    expect(await listed()).toEqual([]);
    expect((await download('reviewer1', made.id)).body.equals(content)).toBe(true);
    expectStatus(await require([]), 200);
  });

  test('evidence exists for whom the report exists, and for nobody else', async () => {
    const { id } = await attached('内部.pdf', unlike(evidenceFiles.pdf, 8));
    for (const who of ['zs.preparer', 'zs.head', 'reviewer1', 'scorer1', 'supervisor', 'auditor'])
      expect([who, (await download(who, id)).status]).toEqual([who, 200]);
    for (const who of ['xd.preparer', 'reviewer2', 'scorer2', 'admin', 'security', 'other.supervisor', 'other.preparer', 'other.reviewer'])
      expect([who, (await download(who, id)).status, (await remove(id, who)).status]).toEqual([who, 404, 404]);
    expect((await download(null, id)).status).toBe(401);
    for (const who of ['zs.head', 'reviewer1', 'scorer1', 'supervisor', 'auditor'])
      expect([who, (await remove(id, who)).status, (await attach('b.pdf', evidenceFiles.pdf, {}, who)).status]).toEqual([who, 403, 403]);
  });
});
