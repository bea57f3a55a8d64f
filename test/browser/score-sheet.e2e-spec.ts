// Shows the score sheet by clicking: filled by keyboard, kept while offline, taken out and brought back with a conflict, blind, moderated and scored.
import { read, utils, write } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Sheet } from '@camphor/contract';
import { axeFindings, openDesk, PHONE, scrollsSideways, type Desk } from '../support/browser';
import { beginLine, expectStatus, type Line } from '../support/line';

let desk: Desk;
let line: Line;
let scorer: Page;
let first: string;
let second: string;
beforeAll(async () => {
  desk = await openDesk();
  const { api } = desk;
  line = await beginLine(api);
  await line.write();
  await line.submit();
  await line.assign(['scorer1', 'scorer2']);
  await line.approve();
  const cycle = (await line.view()).cycle.id;
  expectStatus(await api.call('supervisor', 'patchCycle', { params: { id: cycle }, body: { settings: { spreadBound: '3' } } }), 200);
  const { lines } = (await api.call('scorer1', 'mySheet', { params: { id: line.id } })).body as Sheet;
  [first = '', second = ''] = lines.filter(({ computed }) => !computed).map(({ indicator }) => indicator);
}, 240_000);
afterAll(() => desk?.close());

const points = (page: Page, indicator: string) =>
  page.locator(`input[data-testid="points-${indicator}"], [data-testid="points-${indicator}"] input`);
const reason = (page: Page, indicator: string) =>
  page.locator(`textarea[data-testid="reason-${indicator}"], [data-testid="reason-${indicator}"] textarea`);
// The state may still speak of an earlier saving: no line may have unsaved words.
const saved = (page: Page) => page.locator('[data-unsaved="true"]').first().waitFor({ state: 'detached' });

test('a scorer fills by keyboard; a reason is asked for; offline and back nothing is lost', async () => {
  scorer = await desk.signIn('scorer1');
  await scorer.goto(`/score/${line.id}`);
  await points(scorer, first).waitFor();
  await points(scorer, first).focus();
  await scorer.keyboard.type('１。５');
  await scorer.keyboard.press('Enter');
  await scorer.keyboard.type('佐证不足');
  await saved(scorer);
  await scorer.context().setOffline(true);
  await points(scorer, second).fill('2');
  await reason(scorer, second).fill('离线时写的理由');
  await scorer.getByTestId('save-state').filter({ hasText: '离线' }).first().waitFor();
  await scorer.context().setOffline(false);
  await saved(scorer);
  const { lines } = (await desk.api.call('scorer1', 'mySheet', { params: { id: line.id } })).body as Sheet;
  expect(lines.find(({ indicator }) => indicator === first)).toMatchObject({ points: '1.5', reason: '佐证不足' });
  expect(lines.find(({ indicator }) => indicator === second)).toMatchObject({ points: '2', reason: '离线时写的理由' });
});

test('the sheet goes out and comes back; a row changed here meanwhile waits for a choice', async () => {
  const download = scorer.waitForEvent('download');
  await scorer.getByTestId('export-sheet').click();
  const book = read(readFileSync(await (await download).path()));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
  const column = rows.find((row) => row.includes('得分'))?.indexOf('得分') ?? -1;
  for (const [indicator, value] of [
    [first, '1.25'],
    [second, '1.75'],
  ] as const)
    sheet[utils.encode_cell({ r: rows.findIndex((row) => row[0] === indicator), c: column })] = { t: 's', v: value };
  // Meanwhile the second line is changed in the page.
  await reason(scorer, second).fill('页面上改的理由');
  await saved(scorer);
  await scorer.getByTestId('sheet-input').setInputFiles({
    name: '评分表.xlsx',
    mimeType: 'application/octet-stream',
    buffer: write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer,
  });
  await scorer.getByTestId(`row-${second}`).waitFor();
  expect(await scorer.getByTestId(`row-${second}`).getAttribute('data-status')).toBe('conflict');
  expect(await scorer.getByTestId(`row-${first}`).getAttribute('data-status')).toBe('changed');
  await scorer.getByTestId(`take-${second}`).click();
  expect(await axeFindings(scorer)).toEqual([]);
  await scorer.getByTestId('apply-sheet').click();
  await scorer.getByTestId('sheet-counts').waitFor({ state: 'hidden' });
  expect(await points(scorer, first).inputValue()).toBe('1.25');
  expect(await points(scorer, second).inputValue()).toBe('1.75');
});

test('the sheet is handed in; the other scorer sees nothing of it', async () => {
  const all = scorer.locator('input[data-testid^="points-"], [data-testid^="points-"] input');
  const count = await all.count();
  for (let index = 2; index < count; index += 1) await all.nth(index).fill('4');
  const reasons = scorer.locator('textarea[data-testid^="reason-"], [data-testid^="reason-"] textarea');
  const lost = await reasons.count();
  for (let index = 0; index < lost; index += 1) await reasons.nth(index).fill('佐证不足');
  await saved(scorer);
  await scorer.getByTestId('hand-in').click();
  await scorer.getByTestId('confirm-hand-in').click();
  await scorer.getByTestId('sheet-handed-in').waitFor();
  await scorer.context().close();
  const blind = await desk.signIn('scorer2', PHONE);
  await blind.goto(`/score/${line.id}`);
  await points(blind, first).waitFor();
  expect(await blind.locator('main').textContent()).not.toContain('佐证不足');
  expect(await scrollsSideways(blind)).toBe(false);
  await blind.context().close();
  await line.fillSheet('scorer2');
});

test('who must stand aside is declared where people are assigned, and ended with a reason', async () => {
  const supervisor = await desk.signIn('supervisor');
  await supervisor.goto(`/board?assign=${line.id}`);
  const conflicts = supervisor.getByTestId('conflicts');
  await conflicts.getByText('没有人登记对该单位回避。').waitFor();
  expect(await supervisor.getByTestId('declare-conflict').isDisabled()).toBe(true);
  await supervisor.locator('#conflict-who').fill('scorer1');
  await supervisor.keyboard.press('Enter');
  await supervisor.locator('#conflict-why').fill('曾在该单位任职');
  await supervisor.getByTestId('declare-conflict').click();
  await conflicts.locator('li').filter({ hasText: '曾在该单位任职' }).filter({ hasText: '仍被指定' }).waitFor();
  expect(await axeFindings(supervisor)).toEqual([]);
  await conflicts.locator('li').getByRole('button', { name: '解除' }).click();
  await conflicts.getByPlaceholder('解除回避的理由').fill('登记有误');
  await supervisor.getByTestId('end-conflict-scorer1').click();
  await conflicts.getByText('没有人登记对该单位回避。').waitFor();
  await supervisor.context().close();
});

test('the supervisor sees the spread, settles a line, and scores', async () => {
  const supervisor = await desk.signIn('supervisor');
  await supervisor.goto(`/reports/${line.id}/sheets`);
  await supervisor.getByTestId('spread').filter({ hasText: '超过上限' }).waitFor();
  expect(await supervisor.locator('[data-diverges="true"]').count()).toBeGreaterThan(0);
  expect(await supervisor.getByTestId('record-moderation').isDisabled()).toBe(true);
  await supervisor.getByTestId(`settle-${first}`).click();
  await supervisor.getByTestId(`settled-points-${first}`).fill('2');
  await supervisor.getByTestId(`settled-reason-${first}`).fill('现场核对，应得 2 分');
  // A reload loses no keystroke.
  await supervisor.reload();
  await supervisor.getByTestId(`settled-reason-${first}`).waitFor();
  expect(await supervisor.getByTestId(`settled-reason-${first}`).inputValue()).toBe('现场核对，应得 2 分');
  expect(await axeFindings(supervisor)).toEqual([]);
  await supervisor.getByTestId('record-moderation').click();
  await supervisor.getByText('现行', { exact: false }).first().waitFor();
  const phone = await desk.signIn('supervisor', PHONE);
  await phone.goto(`/reports/${line.id}/sheets`);
  await phone.getByTestId('compare-table').waitFor();
  expect(await scrollsSideways(phone)).toBe(false);
  // Taken out while one thinks it over, what is in force stays in sight, and comes back as it was.
  await phone.getByTestId(`settle-${first}`).uncheck();
  expect(await phone.getByTestId(`in-force-${first}`).textContent()).toContain('2.00 现场核对，应得 2 分');
  await phone.getByTestId(`settle-${first}`).check();
  expect(await phone.getByTestId(`settled-reason-${first}`).inputValue()).toBe('现场核对，应得 2 分');
  expect(await phone.getByTestId(`in-force-${first}`).count()).toBe(0);
  await phone.context().close();
  await supervisor.getByTestId('action-score').click();
  await supervisor.getByTestId('confirm-action').click();
  await supervisor.getByTestId('state-badge').filter({ hasText: '待公布' }).first().waitFor();
  await supervisor.goto(`/reports/${line.id}/score`);
  await supervisor.locator('main').getByText('现场核对，应得 2 分').first().waitFor({ state: 'attached' });
  await supervisor.context().close();
});
