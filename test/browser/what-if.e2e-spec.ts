// Shows a supervisor try another scheme by clicking: who would change and why, applied to some with a typed count, several runs side by side, also on a phone.
import type { Page } from 'playwright-core';
import { axeFindings, openDesk, PHONE, scrollsSideways, type Desk } from '../support/browser';
import { budgetControlAtMost, excellentFrom, keepBent } from '../support/recalculations';
import { startWorker, type TestWorker } from '../support/worker';

let desk: Desk;
let worker: TestWorker;
let page: Page;
beforeAll(async () => {
  desk = await openDesk();
  worker = startWorker(desk.api);
  await keepBent(desk.api.source, 'stricter', budgetControlAtMost('2'));
  await keepBent(desk.api.source, 'other-bands', excellentFrom('99'));
}, 180_000);
afterAll(async () => {
  await worker?.stop();
  await desk?.close();
});

const tryScheme = async (name: string): Promise<void> => {
  await page.getByTestId('rail-recalculation').click();
  await page.getByTestId('scheme-b').click();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page.getByTestId('start-run').click();
  await page.waitForURL(/\/recalculations\/[0-9a-f-]{36}$/);
  await page.getByTestId('run-counts').waitFor();
};

test('the dry run is begun, says how many change, and is found again', async () => {
  page = await desk.signIn('supervisor');
  await page.getByTestId('rail-recalculation').click();
  await page.getByText('还没有试算过').waitFor();
  expect(await page.getByTestId('start-run').isDisabled()).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  await tryScheme('stricter');
  expect(await page.getByTestId('run-state').textContent()).toBe('试算完成');
  await page.getByTestId('change-row').first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByText('全部试算').click();
  await page.getByTestId('run-list').waitFor();
  await page.goBack();
});

test('each change says why, and a published report why it is only listed', async () => {
  const row = page.getByTestId('change-row').first();
  await row.locator('summary').click();
  expect(await row.locator('details li').first().textContent()).toMatch(/规则由“.*”改为“.*”；得分 [34] → 2 分。/);
  await page.getByText('已公布，只列出；如需更正请撤下公布。').first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test('it is applied to one report as a second step, with a typed count and a reason', async () => {
  await page.getByTestId('choose-none').click();
  expect(await page.getByTestId('apply-run').isDisabled()).toBe(true);
  await page.locator('[data-testid=change-row] input:not([disabled])').first().check();
  await page.getByTestId('apply-run').click();
  await page.getByTestId('apply-count').fill('3');
  await page.getByTestId('apply-reason').fill('预算控制率的分档已修订');
  await page.getByTestId('confirm-apply').click();
  await page.getByText('将更新的是 1 份，请核对后重新输入').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByTestId('apply-count').fill('1');
  await page.getByTestId('confirm-apply').click();
  await page.getByText('已更新', { exact: true }).first().waitFor();
  await page.getByText('采用：1 份已更新').waitFor();
});

test('several runs stand side by side', async () => {
  await tryScheme('other-bands');
  await page.getByText('全部试算').click();
  const boxes = page.locator('[data-testid=run-list] input');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByTestId('compare-runs').click();
  await page.getByTestId('compare-list').waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test('on a phone nothing scrolls sideways', async () => {
  const phone = await desk.signIn('supervisor', PHONE);
  await phone.goto('/recalculations');
  await phone.getByTestId('run-list').waitFor();
  expect(await scrollsSideways(phone)).toBe(false);
  await phone.getByTestId('run-list').getByRole('link').first().click();
  await phone.getByTestId('run-counts').waitFor();
  expect(await scrollsSideways(phone)).toBe(false);
  expect(await axeFindings(phone)).toEqual([]);
});
