// Shows importing by clicking: source and understanding side by side, doubts first, one, some or all taken, contradictions chosen, tables as tables.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { Imported, ReportView } from '@camphor/contract';
import { docxOf, n, p, t, xlsxOf } from '../../libs/documents/src/office-files.fixture';
import { axeFindings, openDesk, PHONE, scrollsSideways, type Desk } from '../support/browser';
import { expectStatus } from '../support/line';
import { sampleReport } from '../support/sample-report';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 180_000);
afterAll(() => desk?.close());

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const bring = async (page: Page, name: string, mimeType: string, buffer: Buffer): Promise<void> => {
  await page.getByTestId('import-input').first().setInputFiles({ name, mimeType, buffer });
  await page.getByTestId('accept-import').waitFor();
};
const contentOf = async (username: string, page: Page): Promise<ReportView['content']> => {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  return (expectStatus(await desk.api.call(username, 'getReport', { params: { id } }), 200).body as ReportView).content;
};
/** The same figure twice, and in two ways. */
const contradicting = sampleReport.replace('6、 其他需要说明的情况\n无', '6、 其他需要说明的情况\n2023年决算总支出2528.39万元。');

const row = (...cells: string[]) => `<w:tr>${cells.map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr>`;
const wordFile = docxOf(
  [
    p('衡阳县西渡镇人民政府2023年度部门整体支出绩效自评报告'),
    p('一、部门、单位基本情况'),
    p('年末实有人数40人。'),
    p('二、预算支出情况'),
    `<w:tbl>${row('项目', '预算数（万元）', '决算数（万元）')}${row('“三公”经费合计', '6.33', '6.10')}${row('公务接待费', '4.36', '4.13')}</w:tbl>`,
    p('三、综合评价结论'),
    p('自评得分95分，评价等级优秀。'),
  ].join(''),
);
const workbook = xlsxOf([
  {
    name: '基础数据表',
    rows: `<row r="1">${t('A1', '部门整体支出绩效评价基础数据表')}</row><row r="2">${t('A2', '财政供养人员情况（人）')}${t('B2', '编制数')}${t('C2', '2023年实际在职人数')}${t('D2', '控制率')}</row><row r="3">${t('A3', '')}${n('B3', '43')}${n('C3', '40')}${t('D3', '93.02%')}</row>`,
  },
]);

test('a unit that writes offline finds the blank report and the blank forms before it has begun', async () => {
  const page = await desk.signIn('zs.preparer');
  for (const [suffix, name] of [
    ['docx', '2023年度自评报告（空白）.docx'],
    ['xlsx', '2023年度自评附表（空白）.xlsx'],
  ] as const) {
    const leaving = page.waitForEvent('download');
    await page.getByTestId(`blank-${suffix}`).click();
    const file = await leaving;
    expect(file.suggestedFilename()).toBe(name);
    // What was filled in comes back the same way: the service reads its own blank file.
    const read = await desk.api.call('zs.preparer', 'createImport', {
      file: { name, content: await readFile(await file.path()) },
    });
    expect((expectStatus(read, 201).body as Imported).figures).toMatchObject({ year: { value: '2023' } });
  }
});

test('of two values of one figure the clerk chooses; hovering one side lights the other; a click leads to the place', async () => {
  const page = await desk.signIn('zs.preparer');
  await bring(page, '自评报告.txt', 'text/plain', Buffer.from(contradicting));
  expect(await page.getByTestId('read-sum').textContent()).toMatch(/^读出 44 项数据，发现 \d+ 处需要核对$/);
  const doubtful = page.getByTestId('understood-budget.final.expenditure');
  // Doubts stand before everything else.
  expect(await page.locator('[data-testid^="understood-"]').first().getAttribute('data-testid')).toBe(
    'understood-budget.final.expenditure',
  );
  const choice = page.getByTestId('choice-budget.final.expenditure');
  expect(await choice.textContent()).toContain('2 种写法');
  for (const value of ['2,582.39', '2,528.39']) expect(await choice.textContent()).toContain(value);
  await doubtful.hover();
  expect(await page.locator('.source-mark.lit').count()).toBe(2);
  await page.locator('.source-mark', { hasText: '资产总额1343.06万元' }).hover();
  await page.locator('[data-testid="understood-assets.total"].lit').waitFor();
  await choice.getByText('2,528.39').click();
  await page.getByTestId('accept-import').click();
  await page.waitForURL(/\/reports\//);
  const { figures } = await contentOf('zs.preparer', page);
  expect([figures['budget.final.expenditure'], figures['assets.total']]).toEqual(['2528.39', '1343.06']);
  await page.context().close();
});

test('a value that the file does not state is refused, and nothing is saved', async () => {
  const made = await desk.api.call('zs.preparer', 'createImport', { file: { name: 'a.txt', content: Buffer.from(contradicting) } });
  const { id, alternatives } = expectStatus(made, 201).body as Imported;
  expect(alternatives['budget.final.expenditure']?.map(({ value }) => value)).toEqual(['2528.39']);
  const list = expectStatus(await desk.api.call('zs.preparer', 'listReports'), 200).body as { items: { id: string; version: number }[] };
  const report = list.items[0];
  const asked = { reportId: report?.id ?? '', values: { 'budget.final.expenditure': '9999' } };
  const refused = await desk.api.call('zs.preparer', 'acceptImport', { params: { id }, ifMatch: '*', body: asked });
  expect([refused.status, (refused.body as { reasons: { facts: unknown }[] }).reasons[0]?.facts]).toEqual([
    400,
    { field: 'values.budget.final.expenditure' },
  ]);
  const after = expectStatus(await desk.api.call('zs.preparer', 'getReport', { params: { id: report?.id ?? '' } }), 200).body as ReportView;
  expect(after.version).toBe(report?.version);
});

test('a Word file: its table is drawn as a table; one figure alone is taken', async () => {
  const page = await desk.signIn('xd.preparer');
  await bring(page, '自评报告.docx', WORD, wordFile);
  const table = page.getByTestId('source').locator('table');
  expect(await table.locator('tr').count()).toBe(3);
  expect(await table.locator('tr').nth(1).locator('td').allTextContents()).toEqual(['“三公”经费合计', '6.33', '6.10']);
  await page.getByTestId('understood-threePublic.actual.total').hover();
  await table.locator('.source-mark.lit').first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByTestId('tick-none').click();
  expect(await page.getByTestId('accept-import').isDisabled()).toBe(true);
  expect(await page.getByText('请至少选择一项数据或一个章节。').count()).toBe(1);
  await page.getByTestId('understood-threePublic.actual.total').getByRole('checkbox').check();
  await page.getByTestId('accept-import').click();
  await page.waitForURL(/\/reports\//);
  const content = await contentOf('xd.preparer', page);
  expect([content.figures, content.sections]).toEqual([{ 'threePublic.actual.total': '6.10' }, {}]);
  await page.context().close();
});

test('a workbook on a phone: its sheet is a table, the rows of the form come along, nothing scrolls sideways', async () => {
  const page = await desk.signIn('xd.preparer', PHONE);
  await page.getByTestId('forward').waitFor();
  const made = await desk.api.call('xd.preparer', 'createImport', { file: { name: '基础数据表.xlsx', content: workbook } });
  await page.goto(`/import/${(expectStatus(made, 201).body as Imported).id}`);
  await page.getByTestId('accept-import').waitFor();
  expect(await scrollsSideways(page)).toBe(false);
  await page.getByText('原文', { exact: true }).click();
  await page.getByTestId('source').getByText('工作表：基础数据表').waitFor();
  expect(await scrollsSideways(page)).toBe(false);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByTestId('accept-import').click();
  await page.waitForURL(/\/reports\//);
  const { figures, tables } = await contentOf('xd.preparer', page);
  expect([figures['staff.established.total'], figures['staff.inPost.total']]).toEqual(['43', '40']);
  expect(tables['basicData']?.[0]).toMatchObject({ 编制数: '43', '2023年实际在职人数': '40' });
  await page.context().close();
});

test('a file that cannot be read is refused with its name and the way out', async () => {
  const page = await desk.signIn('xd.preparer');
  await page
    .getByTestId('import-input')
    .first()
    .setInputFiles({ name: '照片.docx', mimeType: WORD, buffer: Buffer.from('no document') });
  const alert = page.getByRole('alert').first();
  await alert.waitFor();
  expect(await alert.textContent()).toMatch(/照片\.docx|读|文件/);
  await page.context().close();
});
