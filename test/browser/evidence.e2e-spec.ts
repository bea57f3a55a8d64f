// Shows evidence by clicking: a PDF and a picture attached to a figure, a section and an indicator, a program refused, opened, taken out.
import type { Page } from 'playwright-core';
import { axeFindings, openDesk, type Desk } from '../support/browser';
import { evidenceFiles, refusedFiles } from '../support/evidence-files';
import { beginLine, type Line } from '../support/line';

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

/** Each with a content of its own: the same one at the same place is kept once. */
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.concat([evidenceFiles.pdf, Buffer.from(name)]) });
const png = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.concat([evidenceFiles.png, Buffer.from(name)]) });
const attach = (target: string, ...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.getByTestId(`attach-${target}`).last().setInputFiles(files);

test('a PDF and a picture are attached to a figure and to its section, opened, and taken out again', async () => {
  await page.getByTestId('chapter-budget').click();
  await attach('figure:assets.total', pdf('资产负债表.pdf'), png('固定资产照片.png'));
  const proofs = page.getByTestId('evidence-of-figure:assets.total');
  await proofs.getByText('固定资产照片.png').waitFor();
  await attach('section:budget.plan', pdf('预算批复.pdf'), pdf('预算公开截图.pdf'));
  const plan = page.getByTestId('section-budget.plan');
  await plan.getByText('预算公开截图.pdf').waitFor();
  const download = page.waitForEvent('download');
  await proofs
    .getByRole('button', { name: /资产负债表/ })
    .first()
    .click();
  expect((await download).suggestedFilename()).toBe('资产负债表.pdf');
  await plan.getByRole('button', { name: '移除 预算批复.pdf' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '移除' }).click();
  await plan.getByText('预算批复.pdf').waitFor({ state: 'detached' });
  expect(await axeFindings(page)).toEqual([]);
});

test('a program named .pdf and an empty file are refused in words, by name, and the others go through', async () => {
  await page.getByTestId('chapter-measures').click();
  const program = { name: '发票.pdf', mimeType: 'application/pdf', buffer: refusedFiles['a program'][0] };
  const empty = { name: '空白.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) };
  await attach('section:measures', program, empty, pdf('整改方案.pdf'));
  const section = page.getByTestId('section-measures');
  await section.getByText('整改方案.pdf').waitFor();
  await section.getByText('“空白.pdf”是空文件。').waitFor();
  const said = await section.getByTestId('problem').textContent();
  expect(said).toContain('发票.pdf');
  // The sentence, not a code.
  expect(said).not.toMatch(/evidence_|undefined|\{/);
});

test('an indicator has its own evidence', async () => {
  await page.getByTestId('chapter-result').click();
  await attach('indicator:budgetControl', pdf('追加预算批复.pdf'));
  await page.getByTestId('self-line-budgetControl').getByText('追加预算批复.pdf').waitFor();
});
