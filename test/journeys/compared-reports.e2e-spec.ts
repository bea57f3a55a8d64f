// Asks: is a report held against last year's accepted one and against the other reports of its cycle, at one read whatever their number?
import { randomUUID } from 'node:crypto';
import { EntityManager } from 'typeorm';
import type { ReportView, WireFinding } from '@camphor/contract';
import { startApi, type Api } from '../support/api';
import { expectStatus } from '../support/line';
import { endJourney, startWorker, type TestWorker } from '../support/worker';

let api: Api;
let worker: TestWorker;
let id: string;
beforeAll(async () => {
  api = await startApi({ seed: 'county' });
  worker = startWorker(api);
  // 集兵镇 has a published report of 2022 and is still writing that of 2023.
  const { items } = expectStatus(await api.call('u03.preparer', 'listReports', {}), 200).body as { items: { id: string; state: string }[] };
  id = items.find(({ state }) => state === 'draft')?.id ?? '';
}, 180_000);
afterAll(() => endJourney(api, worker), 120_000);

const findings = async (check: string): Promise<WireFinding[]> => {
  const { items } = expectStatus(await api.call('u03.preparer', 'listFindings', { params: { id } }), 200).body as { items: WireFinding[] };
  return items.filter((finding) => finding.check === check);
};
const patch = async (body: object): Promise<ReportView> =>
  expectStatus(await api.call('u03.preparer', 'patchContent', { params: { id }, body, ifMatch: '*' }), 200).body as ReportView;

test("an opening figure that is not last year's is a warning, whose explanation the door asks for", async () => {
  const view = expectStatus(await api.call('u03.preparer', 'getReport', { params: { id } }), 200).body as ReportView;
  const last = view.lastYear?.['threePublic.budget.total'] ?? '';
  expect(last).toMatch(/^\d/);
  await patch({ figures: { 'threePublic.prior.total': '999.99' } });
  const [warning] = await findings('prior.opening');
  expect(warning).toMatchObject({ status: 'warn', key: 'threePublic.prior.total' });
  expect(Number(warning?.expected)).toBe(Number(last));
  const refused = await api.call('u03.head', 'transition', { params: { id }, body: { action: 'submit' }, ifMatch: '*', key: randomUUID() });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('prior.opening:threePublic.prior.total');
  await patch({ figures: { 'threePublic.prior.total': warning?.expected } });
  expect((await findings('prior.opening')).map(({ status }) => status)).toEqual(['pass']);
});

test('a self-score far from those of the other reports is shown, and reading them is one query however many they are', async () => {
  expect((await findings('peer.outlier')).map(({ status }) => status)).not.toContain('skipped');
  const queries = jest.spyOn(EntityManager.prototype, 'query');
  await patch({ figures: { 'result.selfScore': '12' } });
  queries.mockClear();
  const [outlier] = (await findings('peer.outlier')).filter(({ status }) => status === 'hint');
  expect(outlier).toMatchObject({ id: 'peer.outlier:selfScore', key: 'result.selfScore' });
  const ofPeers = queries.mock.calls.filter(([sql]) => sql.includes('reports_field') && sql.includes('LIMIT'));
  queries.mockRestore();
  expect(ofPeers).toHaveLength(1);
});
