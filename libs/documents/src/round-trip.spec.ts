// Shows that what is written is read again: figures, title, headings and texts of a Word document, figures and forms of a workbook, digit by digit.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import {
  contentFromReading,
  emptyContent,
  figuresTable,
  FORM_KEYS,
  formLayout,
  GRADES,
  readDocument,
  rowsOfForm,
  UNIT_KINDS,
  type Figures,
  type FormRow,
  type ReportContent,
} from '@camphor/domain';
import { paperOf } from './paper/report-paper';
import { readFile } from './read-file';
import { writeDocx } from './write-docx/write-docx';
import { writeXlsx } from './write-xlsx/write-xlsx';

const facts = (content: ReportContent) => ({ unit: content.figures['unit.name'] ?? '甲县乙乡人民政府', year: 2023, signed: '2024-05-09' });
const readAgain = async (name: string, bytes: Uint8Array): Promise<ReportContent> => {
  const read = await readFile(name, bytes);
  if (!read.ok) throw new Error(read.message.zh);
  return contentFromReading(readDocument(read.document));
};
const asDocx = async (content: ReportContent) => readAgain('a.docx', await writeDocx(paperOf(content, facts(content))));
const asXlsx = async (content: ReportContent) => readAgain('a.xlsx', await writeXlsx(content, {}));

const folder = join(__dirname, '../../../test/golden/documents');
/** Every third: how each of them is stored and read again is shown beside the labels, and what a figure may be below. */
const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .filter((_, index) => index % 3 === 0);
const contentOf = (name: string): Promise<ReportContent> => readAgain(name, readFileSync(join(folder, name)));
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const sectionLines = ({ sections }: ReportContent) => Object.fromEntries(Object.entries(sections).map(([key, text]) => [key, lines(text)]));
/** Cells that say nothing are not kept in a workbook, so they are no difference; nor is a label that nothing stands beside. */
const said = (rows: readonly FormRow[]): FormRow[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, text]) => text !== ''))).filter((row) => Object.keys(row).length > 1);

it.each(documents)('%s comes back from a Word document', async (name) => {
  const content = await contentOf(name);
  const again = await asDocx(content);
  expect(again.figures).toEqual(content.figures);
  expect(again.title).toBe(content.title);
  expect(again.headings).toEqual(content.headings);
  expect(sectionLines(again)).toEqual(sectionLines(content));
});
it.each(documents)('%s comes back from a workbook', async (name) => {
  const content = await contentOf(name);
  const again = await asXlsx(content);
  expect(again.figures).toEqual(content.figures);
});

const amount = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 17n }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([whole, places, part]) => (places === 0 ? String(whole) : `${whole}.${String(part).padStart(6, '0').slice(0, places)}`));
const figures: fc.Arbitrary<Figures> = fc.record(
  Object.fromEntries(
    figuresTable.map(({ key, unit, signed }) => {
      if (unit === 'text') return [key, fc.constantFrom('衡阳县樟树乡人民政府', '甲县财政局', '=1+1镇人民政府')];
      if (unit === 'unitKind') return [key, fc.constantFrom(...UNIT_KINDS)];
      if (unit === 'grade') return [key, fc.constantFrom(...GRADES)];
      if (unit === 'year') return [key, fc.integer({ min: 1990, max: 2099 }).map(String)];
      if (unit === 'persons' || unit === 'count') return [key, fc.integer({ min: 0, max: 100_000 }).map(String)];
      return [
        key,
        signed
          ? fc.oneof(
              amount,
              amount.map((value) => `-${value}`),
            )
          : amount,
      ];
    }),
  ),
  { requiredKeys: [] },
);

it('every figure comes back from a workbook digit by digit', async () => {
  await fc.assert(
    fc.asyncProperty(figures, async (given) => {
      const { 'unit.name': name, ...rest } = (await asXlsx({ ...emptyContent, figures: given })).figures;
      const { 'unit.name': own, ...others } = given;
      // The kind of a unit and a year are also taken from what the forms say.
      if (own !== undefined) expect(name).toBe(own);
      expect(rest).toMatchObject(others);
      expect(Object.keys(rest).filter((key) => !(key in others) && !['unit.kind', 'year'].includes(key))).toEqual([]);
    }),
    { numRuns: 8 },
  );
}, 60_000);

it('every figure that the text does not state comes back from a Word document', async () => {
  const content = { ...emptyContent, title: '甲县乙乡人民政府2023年度部门整体支出绩效自评报告', sections: { other: '无' } };
  await fc.assert(
    fc.asyncProperty(figures, async (all) => {
      const given = Object.fromEntries(Object.entries(all).filter(([key]) => !/^(unit|year)/.test(key)));
      const { 'unit.name': name, 'unit.kind': kind, year, ...again } = (await asDocx({ ...content, figures: given })).figures;
      expect([name, kind, year]).toEqual(['甲县乙乡人民政府', 'township', '2023']);
      expect(again).toEqual(given);
    }),
    { numRuns: 3 },
  );
}, 60_000);

const word = fc.constantFrom(
  '=SUM(A1:A9)',
  '+86 734 1234',
  '-1万',
  '@某',
  "'=1",
  '—',
  '-',
  '0012',
  '1,234.50',
  '98.5%',
  '99999999999999999',
  '520.60',
  '道路硬化',
  '𠮷㙍😀',
  '两\n行',
  '1e5',
  '<b>&"',
);
it('forms come back from a workbook as they were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(word, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 12 }), async (cells) => {
      const heads = ['二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'];
      const rows: FormRow[] = cells.map(
        (row) => Object.fromEntries([['一级指标', '产出指标1'], ...row.map((text, at) => [heads[at] ?? '', text])]) as FormRow,
      );
      const content: ReportContent = { ...emptyContent, tables: { selfEvaluation: rows } };
      expect((await asXlsx(content)).tables.selfEvaluation).toEqual(rows);
    }),
    { numRuns: 8 },
  );
}, 60_000);

it('generated forms come back from a workbook as they are laid out', async () => {
  const content: ReportContent = {
    ...emptyContent,
    figures: { year: '2023', 'unit.name': '甲县财政局', 'threePublic.budget.total': '6.30', 'result.selfScore': '96' },
  };
  const again = await asXlsx(content);
  for (const form of FORM_KEYS.filter((key) => key !== 'projectSelfEvaluation'))
    expect(said(again.tables[form] ?? [])).toEqual(said(formLayout(form, content).flatMap(rowsOfForm)));
});

it('150 rows, a very long text and rare characters come back', async () => {
  const long = `${'全乡统筹推进各项工作，'.repeat(1500)}完成。`;
  const rows = Array.from({ length: 150 }, (_, index): FormRow => ({
    一级指标: '产出指标',
    二级指标: `第${index}项`,
    三级指标: '𠮷田㙍村😀',
    年度指标值: '≥95%',
    得分: '1.50',
  }));
  const content: ReportContent = {
    ...emptyContent,
    title: '甲县乙乡人民政府2023年度部门整体支出绩效自评报告',
    headings: [{ key: 'analysis', title: '三、评价指标分析', level: 1 }],
    sections: { analysis: `${long}\n𠮷田㙍村😀已完成。` },
    tables: { selfEvaluation: rows },
  };
  const again = await asDocx(content);
  expect(again.sections.analysis).toBe(content.sections.analysis);
  expect(again.tables.selfEvaluation).toEqual(rows);
  expect((await asXlsx(content)).tables.selfEvaluation).toEqual(rows);
}, 60_000);
