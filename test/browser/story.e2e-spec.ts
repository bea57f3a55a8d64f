// Shows the whole line by clicking, in Chinese: import, mend, explain, submit, return, answer, resubmit, approve, score, publish, and the public reads it.
import type { Page } from 'playwright-core';
import { axeFindings, openDesk, PHONE, scrollsSideways, type Desk } from '../support/browser';
import { sampleReport } from '../support/sample-report';

let desk: Desk;
let preparer: Page;
let reportPath: string;
beforeAll(async () => {
  desk = await openDesk();
}, 180_000);
afterAll(() => desk?.close());

const reportId = (): string => reportPath.split('/').at(-1) ?? '';
const saved = (page: Page) => page.getByTestId('save-state').filter({ hasText: '已保存' }).first().waitFor();
const confirm = async (page: Page, action: string): Promise<void> => {
  await page.getByTestId(`action-${action}`).click();
  const answer = page.waitForResponse((response) => response.url().endsWith('/transitions'));
  await page.getByTestId('confirm-action').click();
  const response = await answer;
  if (response.status() !== 200) throw new Error(`${action}: ${await response.text()}`);
  await page.getByTestId('confirm-action').waitFor({ state: 'detached' });
};

test('the preparer imports the file; low confidence first, nothing saved before it is accepted', async () => {
  preparer = await desk.signIn('zs.preparer');
  await preparer
    .getByTestId('import-input')
    .setInputFiles({ name: '自评报告.txt', mimeType: 'text/plain', buffer: Buffer.from(sampleReport) });
  await preparer.getByTestId('accept-import').waitFor();
  expect(await preparer.getByTestId('source').textContent()).toContain('樟树乡人民政府为县级一级预算单位');
  expect(await preparer.getByTestId('read-sum').textContent()).toContain('44 项数据');
  await preparer.getByTestId('accept-import').click();
  await preparer.waitForURL(/\/reports\/[0-9a-f-]+/);
  reportPath = new URL(preparer.url()).pathname;
  await preparer.getByTestId('findings-panel').waitFor();
  expect(await preparer.getByTestId('count-fail').first().textContent()).toBe('6');
});

test('the unit slips are mended by a click, figure and words together', async () => {
  for (const id of ['unit.slip:threePublic.actual.total', 'unit.slip:procurement.actual.goods']) {
    await preparer.getByTestId(`mend-${id}`).click();
    await preparer.getByTestId(`mend-both-${id}`).click();
    await preparer.getByTestId(`finding-${id}`).waitFor({ state: 'detached' });
  }
  await preparer.getByTestId('chapter-budget').click();
  expect(await preparer.getByTestId('figure-threePublic.actual.total').inputValue()).toBe('6.33');
  expect(await preparer.getByTestId('text-section:budget.threePublic').inputValue()).toContain('决算数6.33万元');
});

test('the false and the impossible rate are mended in the text, the warnings explained', async () => {
  await preparer.getByTestId('chapter-analysis').click();
  const text = preparer.getByTestId('text-section:analysis');
  await text.fill((await text.inputValue()).replace('整改率100%', '整改率70.06%').replace('成功率98%', '成功率100%'));
  await preparer.getByTestId('count-fail').first().waitFor({ state: 'detached' });
  const boxes = preparer.locator('[data-testid^="explain-"]');
  const count = await boxes.count();
  expect(count).toBeGreaterThan(5);
  for (let index = 0; index < count; index += 1) await boxes.nth(index).fill('已核实，情况属实。');
  await saved(preparer);
  // A reload loses no keystroke.
  await preparer.reload();
  await preparer.getByTestId('findings-panel').waitFor();
  expect(await preparer.locator('[data-testid^="explain-"]').first().inputValue()).toBe('已核实，情况属实。');
});

test('the preparer cannot submit; the head signs on a phone', async () => {
  expect(await preparer.getByTestId('action-submit').count()).toBe(0);
  const head = await desk.signIn('zs.head', PHONE);
  await head.goto(`${reportPath}/submit`);
  await head.getByTestId('action-submit').waitFor();
  expect(await scrollsSideways(head)).toBe(false);
  await confirm(head, 'submit');
  await head.getByTestId('state-badge').filter({ hasText: '已提交' }).first().waitFor();
  await head.context().close();
});

test('the reviewer returns it with two items, sent as one letter', async () => {
  const reviewer = await desk.signIn('reviewer1');
  await reviewer.goto('/queue');
  await reviewer.getByTestId('open-ZS').first().click();
  await reviewer.waitForURL(`**/review/${reportId()}`);
  for (const [section, words] of [
    ['measures', '请写明责任人和完成时间'],
    ['projects', '请说明项目支出的用途'],
  ] as const) {
    await reviewer.getByTestId(`ask-${section}`).click();
    await reviewer.getByTestId('note-text').fill(words);
    await reviewer.getByTestId('save-note').click();
  }
  expect(await reviewer.getByTestId('letter-item').count()).toBe(2);
  // The letter being written survives a reload.
  await reviewer.reload();
  await reviewer.getByTestId('action-return').waitFor();
  await confirm(reviewer, 'return');
  await reviewer.waitForURL('**/queue');
  await reviewer.context().close();
});

test('the unit answers and changes, and the head submits again', async () => {
  await preparer.goto(reportPath);
  const answers = preparer.locator('textarea[data-testid^="answer-"]');
  await answers.first().waitFor();
  expect(await answers.count()).toBe(2);
  for (const index of [0, 1]) {
    await answers.nth(index).fill('已按意见补充。');
    const answered = preparer.waitForResponse((response) => response.url().includes('/return-items/'));
    await preparer.locator('[data-testid^="send-answer-"]').nth(index).click();
    expect((await answered).status()).toBe(200);
  }
  await preparer.getByTestId('chapter-measures').click();
  const text = preparer.getByTestId('text-section:measures');
  await text.fill(`${await text.inputValue()}\n由财政所负责，年底前完成。`);
  await saved(preparer);
  const head = await desk.signIn('zs.head');
  await head.goto(`${reportPath}/submit`);
  await confirm(head, 'submit');
  await head.getByTestId('state-badge').filter({ hasText: '已提交' }).first().waitFor();
  await head.context().close();
});

test('the reviewer sees asked, answered, changed, and approves; the supervisor assigns a scorer', async () => {
  const reviewer = await desk.signIn('reviewer1');
  await reviewer.goto(`/review/${reportId()}`);
  await reviewer.getByTestId('tab-answers').click();
  await reviewer.getByTestId('answered-item').first().waitFor();
  expect(await reviewer.getByTestId('answered-item').allTextContents()).toHaveLength(2);
  await confirm(reviewer, 'approve');
  await reviewer.context().close();
  const assigned = await desk.api.call('supervisor', 'putAssignments', {
    params: { id: reportId() },
    body: { reviewers: ['reviewer1'], scorers: ['scorer1'] },
    ifMatch: '*',
  });
  expect(assigned.status).toBe(200);
});

test('the scorer sees computed lines explained and judges the rest with reasons', async () => {
  const scorer = await desk.signIn('scorer1');
  await scorer.goto(`/score/${reportId()}`);
  await scorer.getByTestId('running-total').waitFor();
  expect(await scorer.getByTestId('line-budgetControl').textContent()).toContain('396.04%');
  const points = scorer.locator('input[data-testid^="points-"], [data-testid^="points-"] input');
  const count = await points.count();
  expect(count).toBe(11);
  for (let index = 0; index < count; index += 1) await points.nth(index).fill('4');
  const reasons = scorer.locator('textarea[data-testid^="reason-"], [data-testid^="reason-"] textarea');
  const lost = await reasons.count();
  for (let index = 0; index < lost; index += 1) await reasons.nth(index).fill('佐证不足');
  await saved(scorer);
  await scorer.getByTestId('hand-in').click();
  await scorer.getByTestId('confirm-hand-in').click();
  await scorer.getByTestId('sheet-handed-in').waitFor();
  await scorer.context().close();
});

test('the supervisor scores, the unit accepts, the supervisor publishes, the public reads it', async () => {
  const supervisor = await desk.signIn('supervisor');
  await supervisor.goto(`/review/${reportId()}`);
  await confirm(supervisor, 'score');
  await supervisor.getByTestId('state-badge').filter({ hasText: '待公布' }).first().waitFor();
  // by hand: computed 5 + 0 + 5 + 5 + 7 = 22, eleven judged lines of 4
  await supervisor.goto(`/reports/${reportId()}/score`);
  expect(await supervisor.getByTestId('score-total').textContent()).toContain('66');
  const head = await desk.signIn('zs.head');
  await head.goto(`${reportPath}/submit`);
  await head.getByTestId('accept-result').first().click();
  const accepted = head.waitForResponse((response) => response.url().endsWith('/result-acceptance'));
  await head.getByTestId('confirm-accept').click();
  expect((await accepted).status()).toBe(200);
  await head.context().close();
  await supervisor.goto(`/review/${reportId()}`);
  await confirm(supervisor, 'publish');
  await supervisor.getByTestId('state-badge').filter({ hasText: '已公布' }).first().waitFor();
  await supervisor.goto(`/reports/${reportId()}/timeline`);
  await supervisor.getByTestId('event-report.published').first().waitFor();
  await supervisor.context().close();

  const visitor = await desk.visitor(PHONE);
  await visitor.goto('/public/cycles');
  await visitor.getByRole('link', { name: '2023', exact: false }).first().click();
  await visitor.getByRole('searchbox').fill('樟树');
  await visitor.getByRole('button', { name: '查找' }).click();
  await visitor.getByRole('link', { name: '衡阳县樟树乡人民政府' }).click();
  expect(await visitor.locator('main').textContent()).toContain('396.04%');
  expect(await scrollsSideways(visitor)).toBe(false);
  expect(await axeFindings(visitor)).toEqual([]);
  await visitor.context().close();
});

test.each([
  ['zs.preparer', '/'],
  ['reviewer1', '/queue'],
  ['supervisor', '/board'],
  ['supervisor', '/inbox'],
] as const)('%s at %s: accessible, and no sideways scrolling on a phone', async (who, path) => {
  const page = await desk.signIn(who, PHONE);
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  expect(await scrollsSideways(page)).toBe(false);
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
});
