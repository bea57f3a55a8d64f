// Shows how a new year begins from the report of the last one, and how the report leaves as a file that is read back.
import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { verifyBundle } from '@camphor/domain';
import { proofCrypto } from '@camphor/server';
import { axeFindings, openDesk, PHONE, scrollsSideways, type Desk } from '../support/browser';
import { expectStatus } from '../support/line';

const PASSWORD = 'jinxi-Preparer-7!';
let desk: Desk;
let page: Page;
beforeAll(async () => {
  desk = await openDesk();
  const { call } = desk.api;
  await call('security', 'createAccount', {
    body: { username: 'jx.preparer', name: '金溪镇填报人', roles: ['preparer'], organisation: 'U10', password: PASSWORD },
  }).then((made) => expectStatus(made, 201));
  const year = new Date().getUTCFullYear() + 1;
  const cycle = await call('supervisor', 'createCycle', {
    body: {
      year: 2024,
      name: '2024年度部门整体支出绩效自评',
      scheme: 'hunan-2018',
      submissionDue: `${year}-03-31`,
      reviewDue: `${year}-04-30`,
      scoringDue: `${year}-05-31`,
      publicationDue: `${year}-06-30`,
    },
  });
  await call('supervisor', 'openCycle', { params: { id: (expectStatus(cycle, 201).body as { id: string }).id } });
  page = await desk.signIn('jx.preparer', undefined, PASSWORD);
}, 180_000);
afterAll(() => desk?.close());

test('last year’s words come along, its figures stand beside empty fields, and nothing of it is taken for this year’s', async () => {
  await page.getByTestId('begin-last-year').click();
  await page.getByTestId('findings-panel').waitFor();
  await page.getByTestId('chapter-budget').click();
  const revenue = page.getByTestId('figure-budget.initial.revenue');
  expect(await revenue.inputValue()).toBe('');
  expect(await page.getByText('上年 1,289.38').first().isVisible()).toBe(true);
  const words = await page.getByTestId('text-section:budget.plan').inputValue();
  expect(words).toContain('2024年年初预算收入××万元');
  expect(words).not.toContain('1289.38');
  await revenue.fill('1300');
  await page.keyboard.press('Tab');
  await page.getByTestId('save-state').filter({ hasText: '已保存' }).first().waitFor();
  // The stories move little, as some people ask of their machine: a menu opens below its button all the same.
  await page.getByTestId('export').click();
  expect((await page.getByRole('menuitem', { name: 'PDF' }).boundingBox())?.y).toBeLessThan(400);
  await page.keyboard.press('Escape');
  expect(await axeFindings(page)).toEqual([]);
});

const taken = async (label: string): Promise<Download> => {
  // While one file is on its way the button takes no click.
  await page.locator('[data-testid=export]:not(.ant-btn-loading)').click();
  const leaving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: label }).click();
  return leaving;
};

test('what leaves as Word or Excel is read back with the same figure', async () => {
  for (const [label, suffix] of [
    ['Word 文档（公文格式）', 'docx'],
    ['Excel 附表', 'xlsx'],
  ] as const) {
    const file = await taken(label);
    expect(file.suggestedFilename()).toBe(`衡阳县金溪镇人民政府2024年度部门整体支出绩效自评报告.${suffix}`);
    const content = await readFile(await file.path());
    const read = await desk.api.call('xd.preparer', 'createImport', { file: { name: file.suggestedFilename(), content } });
    const { figures } = expectStatus(read, 201).body as { figures: Record<string, { value: string }> };
    expect(figures['year']?.value).toBe('2024');
    if (suffix === 'xlsx') expect(figures['budget.initial.revenue']?.value).toBe('1300');
  }
});

test('what leaves as a bundle holds without this service', async () => {
  const file = await taken('可验证数据包（JSON）');
  expect(file.suggestedFilename()).toBe('衡阳县金溪镇人民政府2024年度部门整体支出绩效自评报告.json');
  const bundle = await readFile(await file.path(), 'utf8');
  expect(bundle).toContain('"figure:budget.initial.revenue":"1300"');
  expect(verifyBundle(JSON.parse(bundle), proofCrypto)).toMatchObject({ holds: true });
  const altered = bundle.replace('"figure:budget.initial.revenue":"1300"', '"figure:budget.initial.revenue":"1301"');
  expect(verifyBundle(JSON.parse(altered), proofCrypto)).toMatchObject({ holds: false });
});

test('two windows, one figure: the line of saving leads to the choice', async () => {
  const other = await desk.signIn('jx.preparer', PHONE, PASSWORD);
  await other.goto(page.url());
  await other.getByTestId('chapter-budget').click();
  const figure = 'figure-budget.initial.expenditure';
  await page.context().setOffline(true);
  await page.getByTestId(figure).fill('111');
  await page.keyboard.press('Tab');
  await page.getByTestId('save-state').filter({ hasText: '离线' }).first().waitFor();
  await other.getByTestId(figure).fill('222');
  await other.keyboard.press('Tab');
  await other.getByTestId('save-state').filter({ hasText: '已保存' }).first().waitFor();
  expect(await scrollsSideways(other)).toBe(false);
  await page.context().setOffline(false);
  await page.getByTestId('to-conflicts').click();
  expect(await page.evaluate('document.activeElement.closest("#conflicts") !== null')).toBe(true);
  await page.getByRole('button', { name: '用对方的' }).click();
  await page.getByTestId('conflicts').waitFor({ state: 'detached' });
  expect(await page.getByTestId(figure).inputValue()).toBe('222.00');
});
