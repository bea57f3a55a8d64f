// Shows an objection by clicking: the head objects to one indicator on a phone with a file, who scored it sees why not, the supervisor decides and has it scored again, both scores stand side by side.
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { axeFindings, openDesk, PHONE, scrollsSideways, type Desk } from '../support/browser';
import { beginLine, expectStatus, type Line } from '../support/line';
import { until } from '../support/until';

// Each step is quick, a whole story on a busy machine is not.
jest.setTimeout(180_000);

let desk: Desk;
let line: Line;
let indicator: string;
let name: string;
const BOTH = {
  username: 'both.hands',
  name: '两职',
  roles: ['supervisor', 'scorer'],
  organisation: 'HYX-CZJ',
  password: 'a-long-enough-one',
};
const scorePath = (): string => `/reports/${line.id}/score`;
const looksRight = async (page: Page): Promise<void> => {
  // A sheet that slides in from the side is wider than the page for a moment.
  await until('nothing scrolls sideways', async () => !(await scrollsSideways(page)), 5);
  expect(await axeFindings(page)).toEqual([]);
};
const scoreWith = async (points: string): Promise<void> => {
  for (const who of ['scorer1', 'both.hands'])
    await line.fillSheet(who, (weight, index) =>
      index === 0 ? { points, reason: points === weight ? '' : '佐证不足' } : { points: weight, reason: '' },
    );
  expectStatus(await line.move('supervisor', 'score'), 200);
};

beforeAll(async () => {
  desk = await openDesk();
  expectStatus(await desk.api.call('security', 'createAccount', { body: BOTH }), 201);
  await desk.api.tokenOf(BOTH.username, BOTH.password);
  line = await beginLine(desk.api);
  await line.write();
  await line.submit();
  await line.approve();
  await line.assign(['scorer1', BOTH.username]);
  await scoreWith('4');
  const score = expectStatus(await desk.api.call('zs.head', 'getScore', { params: { id: line.id } }), 200).body as {
    lines: { indicator: string; name: string; points: string; computed: boolean }[];
  };
  const lost = score.lines.find(({ points, computed }) => !computed && points === '4');
  indicator = lost?.indicator ?? '';
  name = lost?.name ?? '';
}, 240_000);
afterAll(() => desk?.close());

test('the head objects to one indicator on a phone, sees what is left of the time, and attaches a file', async () => {
  const head = await desk.signIn('zs.head', PHONE);
  await head.goto(scorePath());
  await head.getByTestId('acceptance').waitFor();
  expect(await head.getByTestId('acceptance').textContent()).toContain('工作日');
  await looksRight(head);
  await head.getByTestId('object-result').click();
  await head.getByTestId('confirm-objection').click();
  await head.getByRole('alert').filter({ hasText: '请写明理由' }).waitFor();
  await head.locator('#objection-indicators').fill(name);
  await head.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
  await head.getByTestId(`point-${indicator}`).fill('制度文件已随报告提交，请复核。');
  await head.getByTestId('objection-reason').fill('对一项指标的扣分有异议。');
  await head.getByTestId('confirm-objection').click();
  await head.getByTestId('objection').waitFor();
  await head
    .locator('[data-testid^="attach-objection:"]')
    .setInputFiles({ name: '制度汇编.txt', mimeType: 'text/plain', buffer: Buffer.from('财务管理制度\n', 'utf8') });
  await head.getByTestId('objection-files').filter({ hasText: '制度汇编.txt' }).waitFor();
  await looksRight(head);
  await head.context().close();
});

test('a supervisor who scored it is told why it is not for them', async () => {
  const barred = await desk.signIn(BOTH.username, undefined, BOTH.password);
  await barred.goto(scorePath());
  await barred.getByTestId('objection-barred').waitFor();
  expect(await barred.getByTestId('objection-barred').textContent()).toContain('对所涉指标评分');
  expect(await barred.getByTestId('decide-objection').isDisabled()).toBe(true);
  await looksRight(barred);
  await barred.context().close();
});

test('another supervisor finds it on the board with its deadline, upholds it and has it scored again; both scores stand side by side', async () => {
  const supervisor = await desk.signIn('supervisor');
  await supervisor.goto('/board');
  const open = supervisor.getByTestId('open-objection').filter({ hasText: '樟树乡' });
  await open.waitFor();
  expect(await open.textContent()).toContain('还剩 10 个工作日');
  await open.getByRole('link').click();
  await supervisor.getByTestId('decide-objection').click();
  await supervisor.getByTestId(`uphold-${indicator}`).click();
  await supervisor.getByTestId(`outcome-${indicator}`).fill('材料属实，应予加分。');
  await supervisor.getByTestId('decision-reason').fill('经复核，异议成立。');
  await supervisor.getByTestId('confirm-decision').click();
  await supervisor.getByTestId('objection-decision').waitFor();
  await looksRight(supervisor);
  expectStatus(
    await desk.api.call('supervisor', 'transition', {
      params: { id: line.id },
      body: { action: 'rescore', reason: '异议成立' },
      ifMatch: '*',
      key: randomUUID(),
    }),
    200,
  );
  await supervisor.reload();
  await supervisor.getByTestId('earlier-scores').waitFor();
  await supervisor.getByTestId('objection').waitFor();
  const again = await supervisor.getByTestId('objection').textContent();
  expect(again).toContain('材料属实，应予加分。');
  // By its name, though there is no score whose lines could tell it.
  expect(again).not.toContain(indicator);
  await looksRight(supervisor);
  await scoreWith('5');
  await supervisor.context().close();
  const head = await desk.signIn('zs.head', PHONE);
  await head.goto(scorePath());
  const both = head.getByTestId('compared-scores');
  await both.waitFor();
  expect(await both.textContent()).toContain('+1');
  await looksRight(head);
  const download = head.waitForEvent('download');
  await head.getByTestId('notice-pdf').click();
  expect((await download).suggestedFilename()).toContain('结果通知书.pdf');
  await head.context().close();
});
