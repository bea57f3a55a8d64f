// Shows a scheme by clicking, in Chinese: drafted from hunan-2018, broken, mended, tried out, released, and from then on left alone by everybody.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { axeFindings, openDesk, PHONE, scrollsSideways, type Desk } from '../support/browser';

let desk: Desk;
let page: Page;
beforeAll(async () => {
  desk = await openDesk();
  page = await desk.signIn('supervisor');
}, 180_000);
afterAll(() => desk?.close());

const saved = (): Promise<void> => page.locator('[data-testid=save-state][data-saving=saved]').waitFor();
const weight = () => page.locator('[data-place="indicators[0].children[0].children[0].weight"]');

test('the list leads to a new version of the scheme of Hunan', async () => {
  await page.getByRole('link', { name: '指标体系' }).click();
  await page.getByTestId('copy-hunan-2018').waitFor();
  expect(await page.getByTestId('scheme-card').count()).toBe(3);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByTestId('copy-hunan-2018').click();
  await page.getByTestId('scheme-state').waitFor();
  expect(await page.getByTestId('scheme-state').textContent()).toContain('第2版 · 底稿');
  await page.getByTestId('scheme-sound').waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test('a broken weight is said at once, leads to its field, and is mended', async () => {
  await weight().fill('6');
  const problem = page.getByTestId('scheme-problems').getByRole('button', { name: '“预算配置”下各项分值合计 11，应为 10。' });
  await problem.waitFor();
  await saved();
  expect(await page.getByTestId('release-scheme').isDisabled()).toBe(true);
  await problem.click();
  await page.locator('[data-place="indicators[0].children[0].weight"]:focus').waitFor();
  await page.reload();
  await problem.waitFor();
  await page.locator('[data-node="indicators[0].children[0].children[0]"]').click();
  expect(await weight().inputValue()).toBe('6');
  await weight().fill('5');
  await page.getByTestId('scheme-sound').waitFor();
  await saved();
});

test('it is tried out on a report beside the official score', async () => {
  await page.getByRole('tab', { name: '试算' }).click();
  const { items } = (await desk.api.call('supervisor', 'listReports', { query: { state: 'published', limit: 200 } })).body as {
    items: { unit: { name: string }; cycle: { year: number } }[];
  };
  const unit = items.find(({ cycle }) => cycle.year === 2023)?.unit.name ?? '';
  expect(unit).not.toBe('');
  await page.getByLabel('选一份报告').fill(unit);
  await page.getByTitle(unit).click();
  await page.getByTestId('run-try-out').click();
  await page.getByTestId('try-out-lines').waitFor();
  expect(await page.getByTestId('try-out-lines').locator('tbody tr').count()).toBe(16);
  expect(await axeFindings(page)).toEqual([]);
});

test('it is released in a second step, and stays as it is', async () => {
  await page.getByTestId('release-scheme').click();
  await page.getByText('发布后任何人都不能再修改这个版本', { exact: false }).waitFor();
  await page.getByRole('button', { name: '确认发布' }).click();
  await page.getByText('已发布，不可更改', { exact: false }).waitFor();
  await page.getByTestId('new-version').waitFor();
  expect(await weight().isDisabled()).toBe(true);
  expect(await page.getByTestId('release-scheme').count()).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
});

test('it goes out as a workbook and comes back as a draft of its own; another file is refused in a sentence', async () => {
  const leaving = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  const file = await leaving;
  const bring = async (name: string, buffer: Buffer) => page.getByTestId('scheme-file').setInputFiles({ name, mimeType: '', buffer });
  await page.goto('/schemes');
  await bring('不是方案.xlsx', Buffer.from('不是工作簿'));
  await page.getByText('不是方案.xlsx', { exact: false }).waitFor();
  await bring(file.suggestedFilename(), await readFile(await file.path()));
  await page.getByTestId('scheme-state').waitFor();
  expect(await page.getByTestId('scheme-state').textContent()).toContain('第3版 · 底稿');
  await page.getByTestId('scheme-sound').waitFor();
});

test('on a phone the list and the editor do not scroll sideways', async () => {
  const phone = await desk.signIn('admin', PHONE);
  await phone.goto('/schemes');
  await phone.getByTestId('copy-self-10-50-30-10').click();
  await phone.getByTestId('weight-sum').waitFor();
  expect(await scrollsSideways(phone)).toBe(false);
  expect(await axeFindings(phone)).toEqual([]);
  await phone.goto('/schemes');
  await phone.getByTestId('scheme-card').first().waitFor();
  expect(await scrollsSideways(phone)).toBe(false);
});
