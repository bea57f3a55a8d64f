// Shows that the demonstration's last year was closed and sealed on its own day, before this year began, and that its bundles verify.
import type { ShownCycle } from '@camphor/contract';
import { STAGES, verifyBundle, type Bundle } from '@camphor/domain';
import { findBrokenInvariants, headOf, proofCrypto, sealOfDay, verifyLog, verifyTrail } from '@camphor/server';
import { startApi, type Api } from '../support/api';

let api: Api;
beforeAll(async () => {
  api = await startApi({ seed: 'county' });
}, 600_000);
afterAll(() => api?.close());

it('is sealed, and every publication of last year stands under that head', async () => {
  const seal = await sealOfDay(api.source.manager, '2023-10-31');
  expect(seal).toMatchObject({ number: 1 });
  const publications = (await api.source.query(
    'SELECT p.id, p.report_id AS reportId FROM publishing_publication p JOIN cycles_cycle c ON c.id = p.cycle_id WHERE c.year = 2022',
  )) as { id: string; reportId: string }[];
  expect(publications.length).toBeGreaterThan(0);
  for (const { id, reportId } of publications) {
    for (const bundle of [
      (await api.call(null, 'publicBundle', { params: { id } })).body as Bundle,
      (await api.call('supervisor', 'reportBundle', { params: { id: reportId } })).body as Bundle,
    ]) {
      const verified = verifyBundle(bundle, proofCrypto);
      expect(verified.holds ? null : verified.words.en).toBeNull();
      expect(bundle.head.said).toEqual(seal && headOf(seal));
    }
  }
  const [later] = (await api.source.query(
    "SELECT COUNT(*) AS events FROM audit_log_entry e JOIN audit_event a ON a.stream = e.stream AND a.seq = e.seq WHERE e.position < ? AND a.at > '2023-11-01' AND a.event NOT LIKE 'unit.%' AND a.event NOT LIKE 'account.%'",
    [seal?.size],
  )) as { events: string }[];
  expect(Number(later?.events)).toBe(0);
});

it('gives the units of this year twenty working days and more, and says how many', async () => {
  const { items } = (await api.call('zs.preparer', 'listCycles')).body as { items: ShownCycle[] };
  const [now] = items.filter(({ year }) => year === 2023);
  expect(now?.left.submission.workingDays).toBeGreaterThanOrEqual(20);
  const alone = (await api.call('zs.preparer', 'getCycle', { params: { id: now?.id ?? '' } })).body as ShownCycle;
  expect(alone).toEqual(now);
  const order = STAGES.map((stage) => now?.left[stage].workingDays ?? 0);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(items.find(({ year }) => year === 2022)?.left.publication.workingDays).toBeLessThan(0);
});

it('leaves trails, log and invariants whole', async () => {
  expect((await verifyTrail(api.source)).problems).toEqual([]);
  expect((await verifyLog(api.source)).problems).toEqual([]);
  expect(await findBrokenInvariants(api.source, new Date(0))).toEqual([]);
});
