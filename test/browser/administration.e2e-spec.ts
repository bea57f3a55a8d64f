// Shows administration by clicking, in Chinese: a unit is added and ended, rosters are previewed, mended and imported, first passwords told once.
import type { Page } from 'playwright-core';
import { axeFindings, openDesk, PHONE, scrollsSideways, type Desk } from '../support/browser';
import { workbookOf, type Cell } from '../support/workbooks';

let desk: Desk;
let admin: Page;
let security: Page;
beforeAll(async () => {
  desk = await openDesk();
}, 180_000);
afterAll(() => desk?.close());

const choose = (page: Page, rows: readonly (readonly Cell[])[]): Promise<void> =>
  page.getByTestId('roster-input').setInputFiles({
    name: '名册.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: workbookOf(rows),
  });
const search = async (page: Page, text: string): Promise<void> => {
  await page.getByTestId('people-search').fill(text);
};

test('the administrator arrives at the units, adds one and ends it by a day', async () => {
  admin = await desk.signIn('admin');
  await admin.getByTestId('people-table').waitFor();
  expect(new URL(admin.url()).pathname).toBe('/units');
  expect(await axeFindings(admin)).toEqual([]);
  await admin.getByTestId('add-unit').click();
  await admin.getByLabel('单位代码').fill('HYX-DX');
  await admin.getByLabel('单位名称').fill('衡阳县党校');
  await admin.getByTestId('save-unit').click();
  await search(admin, '党校');
  await admin.getByRole('button', { name: '衡阳县党校' }).click();
  await admin.getByTestId('unit-valid-to').fill('2026-12-31');
  await admin.getByTestId('save-unit').click();
  await admin.getByText('2026-12-31 停用').waitFor();
});

test('a roster with a bad row is shown with its row and reason, and cannot be imported', async () => {
  await admin.getByTestId('import-link').click();
  await choose(admin, [
    ['单位代码', '单位名称', '单位类别'],
    ['HYX-SW', '衡阳县水务局', '部门'],
    ['HYX-LY', '衡阳县林业局', '公司'],
  ]);
  const bad = admin.getByTestId('roster-error');
  await bad.waitFor();
  expect(await bad.textContent()).toContain('“公司”不是单位类别');
  expect(await bad.textContent()).toContain('3');
  expect(await admin.getByTestId('apply-roster').count()).toBe(0);
  expect(await axeFindings(admin)).toEqual([]);
});

test('the mended roster is previewed and imported in a second step', async () => {
  await choose(admin, [
    ['单位代码', '单位名称', '单位类别'],
    ['HYX-SW', '衡阳县水务局', '部门'],
    ['HYX-LY', '衡阳县林业局', '部门'],
  ]);
  await admin.getByText('确认导入：新增 2，修改 0').click();
  await admin.getByTestId('roster-done').waitFor();
  await admin.getByText('返回列表').click();
  await search(admin, '水务局');
  await admin.getByRole('button', { name: '衡阳县水务局' }).waitFor();
});

test('the security officer imports accounts, is told the first passwords once, and they work', async () => {
  security = await desk.signIn('security');
  await security.getByTestId('people-table').waitFor();
  expect(await axeFindings(security)).toEqual([]);
  await security.getByTestId('import-link').click();
  await choose(security, [
    ['账号', '姓名', '角色', '单位代码'],
    ['sw.preparer', '水务局填报人', '填报人', 'HYX-SW'],
  ]);
  await security.getByTestId('apply-roster').click();
  await security.getByTestId('first-passwords').waitFor();
  const password = (await security.locator('[data-testid=first-passwords] code').textContent()) ?? '';
  const own = await desk.visitor();
  await own.goto('/login');
  await own.getByTestId('username').fill('sw.preparer');
  await own.getByTestId('password').fill(password);
  await own.getByTestId('sign-in').click();
  await own.waitForURL((url) => !url.pathname.startsWith('/login'));
  await security.goto('/accounts');
  await search(security, 'sw.preparer');
  await security.getByRole('button', { name: '水务局填报人' }).waitFor();
  expect(await security.getByText(password).count()).toBe(0);
});

test('on a phone the lists are cards and nothing scrolls sideways', async () => {
  const phone = await desk.signIn('admin', PHONE);
  await phone.getByTestId('people-search').waitFor();
  await phone.locator('[data-people-row]').first().waitFor();
  expect(await scrollsSideways(phone)).toBe(false);
  expect(await axeFindings(phone)).toEqual([]);
  await phone.goto('/units/import');
  await phone.getByTestId('choose-roster').waitFor();
  expect(await scrollsSideways(phone)).toBe(false);
});

test('the auditor searches the trails by words and by event, and goes from a record to its report', async () => {
  const auditor = await desk.signIn('auditor');
  await auditor.getByTestId('rail-trails').click();
  await auditor.getByTestId('found').first().waitFor();
  expect(await axeFindings(auditor)).toEqual([]);
  await auditor.getByTestId('search-q').fill('退回了报告');
  await auditor.waitForURL(/q=/);
  await auditor.getByTestId('event-report.returned').first().waitFor();
  expect(await auditor.locator('.happening:not([data-testid="event-report.returned"])').count()).toBe(0);
  await auditor.getByTestId('search-q').fill('没有这样的话');
  await auditor.getByText('没有符合条件的记录').waitFor();
  await auditor.getByTestId('clear-search').click();
  await auditor.getByTestId('search-action').getByRole('combobox').fill('公布');
  await auditor.getByTitle('公布', { exact: true }).click();
  await auditor.getByTestId('event-report.published').first().waitFor();
  await auditor.reload();
  await auditor.getByTestId('event-report.published').first().getByRole('link').click();
  await auditor.getByTestId('timeline').first().waitFor();
  await auditor.context().close();
  const phone = await desk.signIn('auditor', PHONE);
  await phone.goto('/trails');
  await phone.getByTestId('found').first().waitFor();
  expect(await scrollsSideways(phone)).toBe(false);
  await phone.context().close();
});

test('everybody changes the own password: mistakes are told, the new one counts at once', async () => {
  const next = 'hengyang-Security-9!';
  await security.getByTestId('name-menu').click();
  await security.getByTestId('change-password').click();
  const fill = async (current: string, password: string, again: string) => {
    await security.getByTestId('password-current').fill(current);
    await security.getByTestId('password-next').fill(password);
    await security.getByTestId('password-again').fill(again);
    await security.getByTestId('confirm-password').click();
  };
  await fill('camphor-demo-1', next, 'another-one-1!');
  await security.getByText('两次输入的新密码不一致').waitFor();
  await fill('not-the-password', next, next);
  await security.getByTestId('problem').waitFor();
  expect(await axeFindings(security)).toEqual([]);
  await fill('camphor-demo-1', next, next);
  await security.getByText('密码已修改').waitFor();
  await (await desk.signIn('security', undefined, next)).context().close();
  const old = await desk.visitor();
  await old.goto('/login');
  await old.getByTestId('username').fill('security');
  await old.getByTestId('password').fill('camphor-demo-1');
  await old.getByTestId('sign-in').click();
  await old.getByText('账号或密码不正确').waitFor();
  await old.context().close();
});
