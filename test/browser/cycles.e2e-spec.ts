// Shows a year's work by clicking: planned with what is wrong told beside its field, opened, changed by two people, closed.
import type { Page } from 'playwright-core';
import type { Cycle } from '@camphor/contract';
import { axeFindings, openDesk, PHONE, scrollsSideways, type Desk } from '../support/browser';
import { expectStatus } from '../support/line';
import { until } from '../support/until';

let desk: Desk;
let page: Page;
beforeAll(async () => {
  desk = await openDesk();
  page = await desk.signIn('supervisor');
}, 180_000);
afterAll(() => desk?.close());

const stored = async (): Promise<Cycle> => {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  return expectStatus(await desk.api.call('supervisor', 'getCycle', { params: { id } }), 200).body as Cycle;
};
const year = new Date().getUTCFullYear() + 1;
const days = { submissionDue: `${year}-03-31`, reviewDue: `${year}-04-30`, scoringDue: `${year}-05-29`, publicationDue: `${year}-06-30` };

test('a new year keeps the rules of the last one; what is missing or out of order is told beside its field', async () => {
  await page.getByTestId('rail-cycles').click();
  await page.getByTestId('cycles').waitFor();
  await page.getByTestId('plan-cycle').click();
  expect(await page.getByTestId('cycle-year').inputValue()).toBe('2024');
  await page.getByTestId('save-cycle').click();
  expect(await page.getByText('请选择日期').count()).toBe(4);
  for (const [stage, day] of Object.entries(days)) await page.getByTestId(`cycle-${stage}`).fill(day);
  await page.getByTestId('cycle-reviewDue').fill(`${year}-03-01`);
  await page.getByText(`不能早于提交截止（${days.submissionDue}）`).waitFor();
  await page.getByTestId('cycle-reviewDue').fill(days.reviewDue);
  await page.getByTestId('cycle-spread-bound').fill('十');
  await page.getByText('应为不小于 0 的数字，不限制则留空').waitFor();
  await page.getByTestId('cycle-spread-bound').fill('8.5');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByTestId('save-cycle').click();
  await page.waitForURL(/\/cycles\/[0-9a-f-]{36}$/);
  expect(await stored()).toMatchObject({
    year: 2024,
    name: '2024年度部门整体支出绩效自评',
    state: 'planned',
    ...days,
    settings: { spreadBound: '8.5', requiredSections: expect.arrayContaining(['basics', 'budget']) as unknown },
  });
});

test('once opened, a unit can begin; a change meanwhile by somebody else is not overwritten', async () => {
  await page.getByTestId('move-cycle').click();
  await page.getByText('29 个单位即可开始填报').waitFor();
  await page.getByTestId('confirm-cycle').click();
  await page.getByTestId('move-cycle').filter({ hasText: '结束填报' }).waitFor();
  const cycle = await stored();
  expect(cycle.state).toBe('open');
  expectStatus(await desk.api.call('zs.preparer', 'createReport', { body: { cycleId: cycle.id } }), 201);
  await page.getByTestId('cycle-objectionDays').fill('7');
  expect(await page.getByTestId('move-cycle').isDisabled()).toBe(true);
  const other = { params: { id: cycle.id }, body: { name: '2024年度自评' }, ifMatch: cycle.version };
  expectStatus(await desk.api.call('supervisor2', 'patchCycle', other), 200);
  await page.getByTestId('save-cycle').click();
  await page.getByTestId('problem').waitFor();
  // What was typed is still there, what the other changed has come, and both are kept.
  await until('the other name is shown', async () => (await page.getByTestId('cycle-name').inputValue()) === '2024年度自评', 20);
  expect(await page.getByTestId('cycle-objectionDays').inputValue()).toBe('7');
  expect(await page.getByTestId('changed-by-both').count()).toBe(0);
  await page.getByTestId('save-cycle').click();
  await page.getByTestId('cycle-saved').waitFor();
  expect(await stored()).toMatchObject({ name: '2024年度自评', settings: { objectionDays: 7, spreadBound: '8.5' } });
});

test('a unit asks for more time; refused it knows why, granted its due date moves', async () => {
  const { id, year: of } = await stored();
  const unit = await desk.signIn('zs.preparer');
  await unit.evaluate(`localStorage.setItem('camphor.cycle', ${JSON.stringify(id)})`);
  const reports = expectStatus(await desk.api.call('zs.preparer', 'listReports'), 200).body as {
    items: { id: string; cycle: { year: number } }[];
  };
  await unit.goto(`/reports/${reports.items.find(({ cycle }) => cycle.year === of)?.id ?? ''}`);
  const ask = async (due: string) => {
    await unit.getByTestId('more-time').click();
    await unit.getByTestId('more-time-due').fill(days.submissionDue);
    await unit.getByTestId('confirm-more-time').click();
    await unit.getByText('应晚于现在的截止日和今天').waitFor();
    await unit.getByTestId('more-time-due').fill(due);
    await unit.getByTestId('more-time-reason').fill('决算数据尚未核实');
    expect(await axeFindings(unit)).toEqual([]);
    await unit.getByTestId('confirm-more-time').click();
    await unit.getByTestId('more-time-waits').waitFor();
  };
  const decide = async (button: string, reason: string) => {
    await page.goto('/board');
    await page.getByTestId(button).click();
    await page.getByLabel('理由').fill(reason);
    await page.getByTestId('confirm-extension').click();
    await page.getByTestId('confirm-extension').waitFor({ state: 'detached' });
    await unit.reload();
  };
  const path = new URL(page.url()).pathname;
  await ask(`${year}-04-15`);
  await decide('refuse-extension', '离截止还早');
  await unit.getByText('延期申请未获同意：离截止还早').waitFor();
  await ask(`${year}-04-10`);
  await decide('grant-extension', '');
  await unit.locator(`time[datetime="${year}-04-10"]`).waitFor();
  await unit.getByTestId('more-time').waitFor();
  await unit.context().close();
  await page.goto(path);
});

test('closed, its rules stand still; on a phone it fits', async () => {
  await page.getByTestId('move-cycle').click();
  await page.getByTestId('confirm-cycle').click();
  await page.getByTestId('move-cycle').filter({ hasText: '重新开放' }).waitFor();
  expect(await page.getByTestId('cycle-name').isDisabled()).toBe(true);
  expect(await page.getByTestId('save-cycle').count()).toBe(0);
  await page.setViewportSize(PHONE);
  for (const path of ['/cycles', new URL(page.url()).pathname]) {
    await page.goto(path);
    await page.getByTestId('rail-cycles').waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
  }
});
