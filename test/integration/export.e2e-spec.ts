// Asks: does a report leave as the files that a clerk opens, under its name, to those who may read it, and does what was published stay what it was?
import { createHash } from 'node:crypto';
import { contentFromReading, readDocument } from '@camphor/domain';
import { readFile } from '@camphor/documents';
import { startApi, type Api } from '../support/api';

let api: Api;
let token: string;
const items = (body: unknown): readonly Record<string, unknown>[] => (body as { items: readonly Record<string, unknown>[] }).items;
const bytesOf = (path: string, bearer: string | null) => {
  const request = api
    .http()
    .get(path)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
  return bearer === null ? request : request.set('Authorization', `Bearer ${bearer}`);
};
beforeAll(async () => {
  api = await startApi({ seed: 'county' });
  const signedIn = await api.http().post('/api/v1/auth/login').send({ username: 'supervisor', password: 'camphor-demo-1' });
  token = (signedIn.body as { accessToken: string }).accessToken;
}, 300_000);
afterAll(() => api?.close());

const some = async (state: string): Promise<{ id: string; unit: string }> => {
  const listed = items((await api.call('supervisor', 'listReports', { query: { state, limit: 200 } })).body);
  const found = listed[0] as { id: string; unit: { name: string } };
  return { id: found.id, unit: found.unit.name };
};

test.each(['docx', 'xlsx'] as const)('%s: named after unit and year, read back with the same figures', async (format) => {
  const { id, unit } = await some('reviewed');
  const answer = await bytesOf(`/api/v1/reports/${id}/export.${format}`, token);
  expect(answer.status).toBe(200);
  const disposition = String(answer.headers['content-disposition']);
  expect(decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(disposition)?.[1] ?? '')).toBe(
    `${unit}2023年度部门整体支出绩效自评报告.${format}`,
  );
  expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+";/);
  expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
  expect(String(answer.headers['cache-control'])).toContain('no-store');
  const read = await readFile(`a.${format}`, answer.body as Buffer);
  if (!read.ok) throw new Error(read.message.zh);
  const { content } = (await api.call('supervisor', 'getReport', { params: { id } })).body as {
    content: { figures: Record<string, string> };
  };
  const { 'unit.name': _, 'unit.kind': __, year: ___, ...figures } = content.figures;
  expect(contentFromReading(readDocument(read.document)).figures).toMatchObject(figures);
});

test('PDF with its text inside', async () => {
  const { id } = await some('reviewed');
  const { status, body } = await bytesOf(`/api/v1/reports/${id}/export.pdf`, token);
  expect(status).toBe(200);
  const file = (body as Buffer).toString('latin1');
  expect(file.startsWith('%PDF-')).toBe(true);
  expect(file).toContain('/ToUnicode');
});

test('what was published is given to everybody, and the JSON is what the digest is over', async () => {
  const { id } = await some('published');
  const { result } = (await api.call('supervisor', 'getReport', { params: { id } })).body as {
    result: { publication: { id: string; digest: string; algorithm: string } };
  };
  const { publication } = result;
  const json = await bytesOf(`/public/reports/${publication.id}/report.json`, null);
  expect(json.status).toBe(200);
  expect(publication.digest).toContain(
    createHash('sha256')
      .update(json.body as Buffer)
      .digest('hex'),
  );
  const word = await bytesOf(`/public/reports/${publication.id}/report.docx`, null);
  const read = await readFile('a.docx', word.body as Buffer);
  if (!read.ok) throw new Error(read.message.zh);
  const published = JSON.parse((json.body as Buffer).toString()) as {
    content: { figures: Record<string, string>; explanations?: unknown };
  };
  expect(published.content.explanations).toBeUndefined();
  const { 'unit.name': _, 'unit.kind': __, year: ___, ...figures } = published.content.figures;
  expect(contentFromReading(readDocument(read.document)).figures).toMatchObject(figures);
  const page = await api.http().get(`/public/reports/${publication.id}`).set('Accept', 'text/html');
  expect(page.text).toContain(`/public/reports/${publication.id}/report.pdf`);
});

test('a blank that a clerk takes out is one that the reader understands; a year beyond reason is refused', async () => {
  const blank = await bytesOf('/api/v1/forms/blank.docx?year=2023', token);
  const read = await readFile('a.docx', blank.body as Buffer);
  if (!read.ok) throw new Error(read.message.zh);
  const keys = readDocument(read.document).sections.map(({ key }) => key);
  expect(keys).toEqual(
    expect.arrayContaining(['basics.organisation', 'budget.plan', 'result', 'analysis', 'projects', 'causes', 'measures', 'other']),
  );
  expect((await bytesOf('/api/v1/forms/blank.xlsx', token)).status).toBe(200);
  expect((await bytesOf('/api/v1/forms/blank.xlsx?year=1', token)).status).toBe(400);
});
