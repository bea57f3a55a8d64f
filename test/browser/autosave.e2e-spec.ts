// Shows that nothing typed is lost: two windows, two people, a network that goes, an answer that never arrives, a server that is killed.
import type { Page } from 'playwright-core';
import type { ReportView } from '@camphor/contract';
import { openDesk, type Desk } from '../support/browser';
import { beginLine, expectStatus, type Line } from '../support/line';
import { ownApps } from '../support/own-apps';
import { ownProcesses, type OwnProcesses } from '../support/own-processes';
import { until } from '../support/until';

/** A window looks every half minute for what others wrote. */
const SECONDS = 60;
jest.setTimeout(180_000);
const SECOND_PASSWORD = 'zhangshu-second-7';

let desk: Desk;
let line: Line;
let path: string;
let processes: OwnProcesses | null = null;
beforeAll(async () => {
  desk = await openDesk();
  line = await beginLine(desk.api);
  path = `/reports/${line.id}`;
  const account = {
    username: 'zs.second',
    name: '樟树乡第二填报人',
    email: null,
    roles: ['preparer'],
    organisation: 'ZS',
    password: SECOND_PASSWORD,
  };
  expectStatus(await desk.api.call('security', 'createAccount', { body: account }), 201);
}, 180_000);
afterAll(async () => {
  await processes?.end();
  await desk?.close();
});

const saving = (page: Page, kind: string) => page.locator(`[data-testid="save-state"][data-saving="${kind}"]`).first().waitFor();
const open = async (page: Page, chapter: string): Promise<void> => {
  await page.goto(path);
  await page.getByTestId(`chapter-${chapter}`).click();
};
const figureField = (page: Page, key: string) => page.getByTestId(`figure-${key}`);
const textField = (page: Page, section: string) => page.getByTestId(`text-section:${section}`);
const shows = (field: ReturnType<Page['getByTestId']>, value: string) =>
  until(`the field shows ${value}`, async () => (await field.inputValue()) === value, SECONDS);
const stored = async (): Promise<ReportView['content']> => (await line.view()).content;
const savedAs = (told: string, is: (content: ReportView['content']) => boolean) => until(told, async () => is(await stored()), SECONDS);

test('two windows of one person: different fields merge, and each window shows what the other wrote', async () => {
  const first = await desk.signIn('zs.preparer');
  await open(first, 'goals');
  const second = await first.context().newPage();
  await open(second, 'method');
  await textField(first, 'goals').fill('完成年度重点工作。');
  await textField(second, 'method').fill('成立自评工作小组。');
  await savedAs('both texts are saved', ({ sections }) => sections['goals'] !== undefined && sections['method'] !== undefined);
  await second.getByTestId('chapter-goals').click();
  await shows(textField(second, 'goals'), '完成年度重点工作。');
  await first.context().close();
});

test('a text that is too long is kept whole and refused beside its field; shortened, it is saved', async () => {
  const page = await desk.signIn('zs.preparer');
  await open(page, 'goals');
  const long = '年'.repeat(100_001);
  await textField(page, 'goals').fill(long);
  await page.getByText('“绩效目标”过长（100001 字），最多 100000 字。').waitFor();
  expect(await textField(page, 'goals').inputValue()).toBe(long);
  // Everything else goes on being saved.
  await page.getByTestId('chapter-method').click();
  await textField(page, 'method').fill('不受影响的一节。');
  await savedAs('the other text is saved', ({ sections }) => sections['method'] === '不受影响的一节。');
  await page.getByTestId('chapter-goals').click();
  await textField(page, 'goals').fill(long.slice(1));
  await savedAs('the shortened text is saved', ({ sections }) => sections['goals']?.length === 100_000);
  await textField(page, 'goals').fill('完成年度重点工作。');
  await savedAs('the text is short again', ({ sections }) => sections['goals'] === '完成年度重点工作。');
  await page.context().close();
});

test('two people, one field: both values with who and when, a choice, and the words given up can be taken back', async () => {
  const mine = await desk.signIn('zs.preparer');
  const theirs = await desk.signIn('zs.second', undefined, SECOND_PASSWORD);
  await open(mine, 'budget');
  await open(theirs, 'budget');
  await figureField(theirs, 'assets.total').fill('1343.06');
  await figureField(theirs, 'assets.net').fill('952.61');
  await savedAs('theirs is saved', ({ figures }) => figures['assets.net'] === '952.61');
  await figureField(mine, 'assets.total').fill('1343.60');
  await figureField(mine, 'assets.liabilities').fill('390.45');
  const conflict = mine.getByTestId('conflict-figure:assets.total');
  await conflict.waitFor();
  await conflict.getByText('樟树乡第二填报人').waitFor();
  const words = await conflict.textContent();
  for (const told of ['1,343.60', '1,343.06']) expect(words).toContain(told);
  expect(words).toMatch(/樟树乡第二填报人[^）]*\d{1,2}:\d{2}/);
  // The other fields are saved meanwhile; nothing of either is overwritten.
  await savedAs('the other field is saved', ({ figures }) => figures['assets.liabilities'] === '390.45');
  expect((await stored()).figures['assets.total']).toBe('1343.06');
  await mine.getByTestId('keep-theirs-figure:assets.total').click();
  await conflict.waitFor({ state: 'detached' });
  expect(await figureField(mine, 'assets.total').inputValue()).toBe('1,343.06');
  await mine.getByTestId('take-back-figure:assets.total').click();
  await savedAs('the words taken back are saved', ({ figures }) => figures['assets.total'] === '1343.60');
  expect((await stored()).figures).toMatchObject({ 'assets.net': '952.61', 'assets.liabilities': '390.45' });
  await mine.context().close();
  await theirs.context().close();
});

test('two people in one official form: lines and cells of both stand, without a question', async () => {
  const mine = await desk.signIn('zs.preparer');
  await open(mine, 'attachments');
  await mine.getByTestId('form-make-selfEvaluation').click();
  await savedAs('the form is saved', ({ tables }) => (tables['selfEvaluation'] ?? []).length > 0);
  const theirs = await desk.signIn('zs.second', undefined, SECOND_PASSWORD);
  await open(theirs, 'attachments');
  const cell = (page: Page, row: number) => page.getByTestId('form-selfEvaluation').locator('textarea[data-column="三级指标"]').nth(row);
  await cell(mine, 0).fill('道路硬化里程');
  await cell(theirs, 2).fill('按时完工率');
  await theirs.getByTestId('form-selfEvaluation').getByTestId('row-menu').first().click();
  await theirs.getByText('在下方加一行').click();
  const said = (content: ReportView['content']) => (content.tables['selfEvaluation'] ?? []).map((row) => row['三级指标'] ?? '');
  await savedAs('both are saved', (content) => said(content).includes('道路硬化里程') && said(content).includes('按时完工率'));
  await until(
    'each window shows both',
    async () => {
      const counts = await Promise.all(
        [mine, theirs].map((page) => page.getByTestId('form-selfEvaluation').locator('textarea[data-column="三级指标"]').count()),
      );
      return counts.every((count) => count === 10);
    },
    SECONDS,
  );
  expect(await mine.getByTestId('conflicts').count()).toBe(0);
  expect(await theirs.getByTestId('conflicts').count()).toBe(0);
  await mine.context().close();
  await theirs.context().close();
});

test('ten minutes without a network, the window closed and opened again: all is there and is saved', async () => {
  const page = await desk.signIn('zs.preparer');
  await page.clock.install();
  await open(page, 'problems');
  const context = page.context();
  await context.setOffline(true);
  await textField(page, 'problems').fill('产业基础偏弱，');
  await page.clock.fastForward('02:00');
  await saving(page, 'offline');
  expect(await page.getByTestId('save-state').first().textContent()).toContain('离线，已存在本机');
  await textField(page, 'problems').fill('产业基础偏弱，用地指标不足。');
  await page.clock.fastForward('08:00');
  await saving(page, 'offline');
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await open(again, 'problems');
  await shows(textField(again, 'problems'), '产业基础偏弱，用地指标不足。');
  await savedAs('what was typed offline is saved', ({ sections }) => sections['problems'] === '产业基础偏弱，用地指标不足。');
  await saving(again, 'saved');
  await context.close();
});

test('back on the network in the same window: what was typed is sent by itself', async () => {
  const page = await desk.signIn('zs.preparer');
  await open(page, 'causes');
  await page.context().setOffline(true);
  await textField(page, 'causes').fill('预算编制不够准确。');
  await saving(page, 'offline');
  await page.context().setOffline(false);
  await savedAs('it is saved', ({ sections }) => sections['causes'] === '预算编制不够准确。');
  await saving(page, 'saved');
  await page.context().close();
});

test('an answer that never arrives: what was saved is neither saved twice nor taken for somebody else’s', async () => {
  const page = await desk.signIn('zs.preparer');
  await open(page, 'measures');
  let heard = 0;
  await page.route('**/content', async (route) => {
    heard += 1;
    if (heard > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  const before = (await line.view()).version;
  await textField(page, 'measures').fill('细化年初预算。');
  await until('it was asked again', () => Promise.resolve(heard >= 2), SECONDS);
  await saving(page, 'saved');
  expect(await page.getByTestId('conflicts').count()).toBe(0);
  const { version, content } = await line.view();
  expect([version - before, content.sections['measures']]).toEqual([1, '细化年初预算。']);
  await page.context().close();
});

test('the server is killed while one types, and comes back: nothing is lost', async () => {
  const own = ownProcesses();
  processes = own;
  const redis = process.env['REDIS_URL'] ?? '';
  const { api, base } = await ownApps(own, { database: desk.api.database.url, redis });
  await api.start();
  const page = await desk.signInAt(base, 'zs.preparer');
  await open(page, 'application');
  await api.kill();
  await textField(page, 'application').fill('自评结果作为下年度预算安排的依据。');
  await saving(page, 'offline');
  await api.start();
  await savedAs('it is saved', ({ sections }) => sections['application'] === '自评结果作为下年度预算安排的依据。');
  await saving(page, 'saved');
  await page.context().close();
});
