// Shows official forms and self-scores by clicking: made from the figures, held against them, explained, summed.
import type { Page } from 'playwright-core';
import type { ReportView } from '@camphor/contract';
import { axeFindings, openDesk, type Desk } from '../support/browser';
import { beginLine, type Line } from '../support/line';
import { until } from '../support/until';

// Sixteen indicators are filled in key by key; a busy machine takes its time.
jest.setTimeout(180_000);
const SECONDS = 60;
let desk: Desk;
let line: Line;
let page: Page;
beforeAll(async () => {
  desk = await openDesk();
  line = await beginLine(desk.api);
  await line.write();
  page = await desk.signIn('zs.preparer');
  await page.goto(`/reports/${line.id}`);
  await page.getByTestId('findings-panel').waitFor();
}, 180_000);
afterAll(() => desk?.close());

const content = async (): Promise<ReportView['content']> => (await line.view()).content;
const savedAs = (told: string, is: (now: ReportView['content']) => boolean) => until(told, async () => is(await content()), SECONDS);

test('the basic data form is made from the figures by one click and held against them as one types', async () => {
  await page.getByTestId('chapter-attachments').click();
  await page.getByTestId('form-make-basicData').click();
  const form = page.getByTestId('form-basicData');
  const posts = form.locator('textarea[data-column="编制数"]');
  expect(await posts.inputValue()).toBe('43');
  expect(await form.getByTestId('mend-cell').count()).toBe(0);
  await posts.fill('45');
  await form.getByText('“编制数合计”填的是 43').waitFor();
  expect(await page.getByTestId('form-off-basicData').textContent()).toContain('1 处');
  await form.getByTestId('mend-cell').click();
  await form.getByTestId('mend-cell').waitFor({ state: 'detached' });
  expect(await posts.inputValue()).toBe('43');
  // The focus stays in the form while it is saved.
  await posts.focus();
  await posts.fill('44');
  await savedAs('the cell is saved', ({ tables }) => tables['basicData']?.[0]?.['编制数'] === '44');
  expect(await posts.evaluate('document.activeElement.dataset.column')).toBe('编制数');
  await form.getByTestId('mend-figure-from-cell').click();
  await savedAs('the figure follows the form', ({ figures }) => figures['staff.established.total'] === '44');
});

test('lines are added and taken out; points add up as one types', async () => {
  await page.getByTestId('form-make-projectSelfEvaluation').click();
  const form = page.getByTestId('form-projectSelfEvaluation');
  const targets = form.locator('textarea[data-column="三级指标"]');
  const before = await targets.count();
  await form.getByTestId('row-menu').nth(1).click();
  await page.getByRole('menuitem', { name: '在下方加一行' }).click();
  expect(await targets.count()).toBe(before + 1);
  const points = form.locator('textarea[data-column="得分"]');
  const all = await points.count();
  for (const [back, value] of [
    [2, '9.5'],
    [3, '20'],
    [4, '15'],
  ] as const)
    await points.nth(all - back).fill(value);
  await form.getByText('得分合计 44.5').waitFor();
  await savedAs('the rows are saved', ({ tables }) => (tables['projectSelfEvaluation'] ?? []).some((row) => row['得分'] === '9.5'));
  expect(await axeFindings(page)).toEqual([]);
});

test('each indicator: the suggestion explains itself, lost points ask for a reason, the sum is taken over by a click', async () => {
  await page.getByTestId('chapter-result').click();
  const because = page.getByTestId('self-because-budgetControl');
  expect(await because.textContent()).toContain('396.04%');
  await page.getByTestId('self-adopt-all').click();
  expect(await page.getByTestId('self-points-budgetControl').inputValue()).toBe('0');
  expect(await page.getByTestId('self-reason-budgetControl').inputValue()).toContain('396.04%');
  expect(await page.getByTestId('self-sum').textContent()).toContain('11 项未填');
  const open = page.locator('input[data-self-points]');
  const count = await open.count();
  // Down the list by the keyboard alone.
  await open.first().focus();
  for (let index = 0; index < count; index += 1) {
    const field = page.locator('input[data-self-points]:focus');
    if ((await field.inputValue()) === '') await field.fill('5');
    await field.press('Enter');
    const reason = page.locator('textarea:focus');
    if ((await reason.count()) > 0) {
      await reason.fill('有待完善。');
      await open.nth(Math.min(index + 1, count - 1)).focus();
    }
  }
  // By hand: computed 5 + 0 + 5 + 5 + 7 = 22 and eleven judged lines of 5.
  expect(await page.getByTestId('self-total').textContent()).toBe('77.00');
  expect(await page.getByTestId('self-off').textContent()).toContain('相差 −21');
  await page.getByTestId('self-take-sum').click();
  await savedAs(
    'score and grade are taken over',
    ({ figures }) => figures['result.selfScore'] === '77' && figures['result.selfGrade'] === 'fair',
  );
  await savedAs(
    'every self-score is saved',
    ({ selfScores }) => selfScores.length === 16 && selfScores.every(({ points }) => points !== ''),
  );
  expect(await page.getByTestId('self-off').count()).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
  // Emptied again, it is taken out.
  await page.getByTestId('self-reason-budgetControl').fill('');
  await page.getByTestId('self-points-budgetControl').fill('');
  await savedAs('the self-score is taken out', ({ selfScores }) => selfScores.length === 15);
});
