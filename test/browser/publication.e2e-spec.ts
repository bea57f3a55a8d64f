// Shows publication by clicking: a batch with its ranks and refusals, the public page without script, the publication taken back with an erratum that everybody sees.
import type { ReportSummary } from '@camphor/contract';
import { axeFindings, openDesk, PHONE, scrollsSideways, type Desk } from '../support/browser';
import { expectStatus } from '../support/line';

// Each step is quick, a whole story on a busy machine is not.
jest.setTimeout(180_000);

let desk: Desk;
let cycleId: string;
let published: ReportSummary;
const REASON = '评分口径有误，予以更正';
const reports = async (): Promise<ReportSummary[]> =>
  (
    expectStatus(await desk.api.call('supervisor', 'listReports', { query: { cycle: cycleId, limit: 200 } }), 200).body as {
      items: ReportSummary[];
    }
  ).items;

beforeAll(async () => {
  desk = await openDesk();
  const { items } = expectStatus(await desk.api.call('supervisor', 'listCycles'), 200).body as { items: { id: string; year: number }[] };
  cycleId = items.find(({ year }) => year === 2023)?.id ?? '';
  const scored = (await reports()).filter(({ state }) => state === 'scored');
  const [first] = scored;
  if (!first) throw new Error('the demonstration has no scored report');
  published = first;
  const head = `${first.unit.code.toLowerCase()}.head`;
  const accepted = await desk.api.call(head, 'acceptResult', { params: { id: first.id }, body: { accepted: true }, ifMatch: '*' });
  expect([200, 422]).toContain(accepted.status);
}, 240_000);
afterAll(() => desk?.close());

test('the supervisor sees what a batch would do, the ranks and the refusals, and publishes', async () => {
  const page = await desk.signIn('supervisor');
  await page.goto('/board');
  await page.getByTestId('bulk-publish').click();
  await page.getByTestId('bulk-ready').filter({ hasText: published.unit.name }).waitFor();
  await page.getByTestId('bulk-ranks').filter({ hasText: published.unit.name }).waitFor();
  expect(await page.getByTestId('bulk-grades').textContent()).toMatch(/优 \d+/);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByTestId('bulk-send').click();
  await page.getByTestId('bulk-done').waitFor();
  expect((await reports()).find(({ id }) => id === published.id)?.state).toBe('published');
  await page.context().close();
});

const publicPath = async (): Promise<string> => {
  const view = expectStatus(await desk.api.call('supervisor', 'getReport', { params: { id: published.id } }), 200).body as {
    result: { publication: { id: string } };
  };
  return `/public/reports/${view.result.publication.id}`;
};
let address: string;

test('anybody reads it: no script, light, on a phone, with notice, data and the way to check it', async () => {
  address = await publicPath();
  for (const size of [undefined, PHONE]) {
    const visitor = await desk.visitor(size);
    await visitor.goto(address);
    expect(await visitor.locator('script').count()).toBe(0);
    expect((await visitor.content()).length).toBeLessThan(200_000);
    for (const file of ['notice.pdf', 'notice.docx', 'report.pdf', 'report.docx', 'report.json', 'bundle.json'])
      expect(await visitor.locator(`a[href="${address}/${file}"]`).count()).toBe(1);
    expect(await scrollsSideways(visitor)).toBe(false);
    expect(await axeFindings(visitor)).toEqual([]);
    await visitor.context().close();
  }
});

test('taken back in a batch with a reason, the page stays and says so, and the results of the cycle list it', async () => {
  const page = await desk.signIn('supervisor', PHONE);
  await page.goto('/board');
  await page.getByTestId('bulk-amend').click();
  await page.getByTestId('bulk-ready').waitFor();
  await page.getByTestId('bulk-send').click();
  await page.getByRole('alert').filter({ hasText: '请写明撤回原因' }).waitFor();
  await page.getByTestId('bulk-reason').fill(REASON);
  expect(await scrollsSideways(page)).toBe(false);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByTestId('bulk-send').click();
  await page.getByTestId('bulk-done').waitFor();
  await page.context().close();
  const visitor = await desk.visitor(PHONE);
  await visitor.goto(address);
  const notice = visitor.locator('.notice').first();
  expect(await notice.textContent()).toContain(REASON);
  expect(await notice.textContent()).toContain('不再是现行结果');
  expect(await axeFindings(visitor)).toEqual([]);
  await visitor.goto(`/public/cycles/${cycleId}/results`);
  expect(await visitor.locator('#errata').count()).toBe(1);
  expect(await visitor.getByText(REASON).count()).toBeGreaterThan(0);
  expect(await scrollsSideways(visitor)).toBe(false);
  expect(await axeFindings(visitor)).toEqual([]);
  await visitor.context().close();
});
