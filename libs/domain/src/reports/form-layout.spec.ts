// Shows official forms filled from figures and laid out again from rows, so that reading them gives the same rows and figures.
import * as fc from 'fast-check';
import type { Block, SourceDocument } from '../reading/document';
import { chooseFigures, readDocument } from '../reading/read';
import { emptyContent, type FormRow } from './content';
import { type FormGrid, tableOfGrid } from './form-grid';
import { formFromFigures, formLayout, rowsFromFigures, rowsOfForm } from './form-layout';
import { officialForms } from './official-forms.table';
import { FORM_KEYS } from './sections.table';
import type { FigureKey, Figures } from './figures.table';

/** A form as a document: its title, then its table. */
const documentOf = (grids: readonly FormGrid[], title = '甲乡人民政府2023年度部门整体支出绩效自评报告'): SourceDocument => {
  let text = title;
  const blocks: Block[] = [{ kind: 'paragraph', text, start: 0, end: text.length }];
  for (const grid of grids) {
    text += '\n';
    blocks.push({ kind: 'paragraph', text: grid.title, start: text.length, end: text.length + grid.title.length });
    text += `${grid.title}\n`;
    const { cells } = tableOfGrid(grid);
    const start = text.length;
    blocks.push({
      kind: 'table',
      start,
      end: start,
      cells: cells.map((cell) => ({ ...cell, start: start + cell.start, end: start + cell.end })),
    });
    text += cells.map((cell) => cell.text).join('\t');
  }
  return { medium: 'docx', text, blocks };
};
const figures: Figures = {
  year: '2023',
  'unit.name': '甲乡人民政府',
  'staff.established.total': '41',
  'staff.inPost.total': '39',
  'threePublic.budget.total': '9.00',
  'threePublic.actual.total': '7.65',
  'budget.initial.expenditure': '520.60',
  'budget.adjusted.expenditure': '1180.00',
  'budget.final.expenditure': '1132.40',
  'budget.final.executionRate': '95.97',
  'result.selfScore': '96.5',
};

it('fills the forms from the figures and computes only what is no figure', () => {
  const rows = rowsFromFigures('basicData', { figures });
  expect(rows[0]).toEqual({ '财政供养人员情况（人）': '', 编制数: '41', '2023年实际在职人数': '39', 控制率: '95.12%' });
  expect(rows[1]).toEqual({ '经费控制情况（万元）': '三公经费', '2022年决算数': '', '2023年预算数': '9.00', '2023年决算数': '7.65' });
  const evaluation = rowsFromFigures('selfEvaluation', { figures });
  expect(evaluation).toContainEqual({
    '年度预算申请（万元）': '',
    资金性质: '年度资金总额',
    年初预算数: '520.60',
    全年预算数: '1180.00',
    全年执行数: '1132.40',
    分值: '10',
    执行率: '95.97%',
    得分: '9.60',
  });
  expect(evaluation.at(-1)).toMatchObject({ 一级指标: '总分', 分值: '100', 得分: '96.5' });
});

it('leaves a rate empty while a figure is missing or zero, and never fills a rate that is a figure', () => {
  const row = (more: Figures) => rowsFromFigures('basicData', { figures: { ...more } })[0];
  expect(row({})).toMatchObject({ 控制率: '' });
  expect(row({ 'staff.established.total': '0', 'staff.inPost.total': '3' })).toMatchObject({ 控制率: '' });
  const { 'budget.final.executionRate': _, ...without } = figures;
  expect(rowsFromFigures('selfEvaluation', { figures: without })).toContainEqual(
    expect.objectContaining({ 资金性质: '年度资金总额', 执行率: '', 得分: '' }),
  );
});

it('says 上年 and 本年 while the year is not known', () => {
  expect(Object.keys(rowsFromFigures('basicData', { figures: {} })[1] ?? {})).toEqual([
    '经费控制情况（万元）',
    '上年决算数',
    '本年预算数',
    '本年决算数',
  ]);
});

it.each(FORM_KEYS)('%s: every line fills the whole width, and no cell lies on another', (form) => {
  const grid = formFromFigures(form, { figures });
  const seen = new Set<string>();
  for (const cell of grid.cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
        expect(seen.has(`${row}:${column}`)).toBe(false);
        seen.add(`${row}:${column}`);
      }
  expect(seen.size).toBe(grid.rows * officialForms[form].widths.length);
});

const formFigures = (form: 'basicData' | 'selfEvaluation'): FigureKey[] =>
  officialForms[form].lines.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell.is === 'figure' && cell.figure !== 'unit.name' ? [cell.figure] : [])),
  );
const amount = fc
  .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([whole, places, part]) => (places === 0 ? String(whole) : `${whole}.${String(part).padStart(6, '0').slice(0, places)}`));
const whole = fc.integer({ min: 0, max: 9999 }).map(String);

it.each(['basicData', 'selfEvaluation'] as const)(
  '%s: what is written from figures is read as the same figures, digit by digit',
  (form) => {
    const each = Object.fromEntries(
      formFigures(form).map((key) => [key, fc.option(key.startsWith('staff') ? whole : amount, { nil: undefined })]),
    );
    fc.assert(
      fc.property(fc.record(each), (values) => {
        const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
        const content = { ...emptyContent, figures: { ...given, year: '2023' } };
        const read = chooseFigures(readDocument(documentOf(formLayout(form, content))));
        const got = Object.fromEntries(
          Object.entries(read).flatMap(([key, { value }]) => (/^(unit|year)/.test(key) ? [] : [[key, value]])),
        );
        expect(got).toEqual(given);
      }),
    );
  },
);

/** Tables as units have them: blocks with a head of their own, cells merged to the right. */
const label = fc.constantFrom('三公经费', '其中：公车', '项目支出', '数量指标', '合计', '网格巡查', '—', '无');
const value = fc.oneof(label, amount, fc.constantFrom('', '≥95%', '1,234.50', '严格执行制度。'));
const heads = fc.uniqueArray(fc.constantFrom('年初预算数', '全年预算数', '决算数', '执行率', '得分', '分值', '备注', '上年决算数'), {
  minLength: 3,
  maxLength: 6,
});
const block = heads.chain((columns) =>
  fc.record({
    columns: fc.constant(['经费控制情况', ...columns, '编制数']),
    rows: fc.array(fc.array(value, { minLength: columns.length + 1, maxLength: columns.length + 1 }), { minLength: 1, maxLength: 5 }),
    first: label,
    merged: fc.array(fc.boolean(), { minLength: columns.length + 1, maxLength: columns.length + 1 }),
  }),
);
it('lays rows out so that they are read as the same rows', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (blocks) => {
      const rows = blocks.flatMap(({ columns, rows: lines, first, merged }, number): FormRow[] =>
        lines.map(
          (cells, index) =>
            Object.fromEntries([
              [`${columns[0] ?? ''}${number}`, first],
              ...cells.flatMap((text, column) =>
                index > 0 && merged[column] ? [] : [[columns[column + 1] ?? '', column === 0 ? `${text}1` : text]],
              ),
            ]) as FormRow,
        ),
      );
      const content = { ...emptyContent, tables: { basicData: rows } };
      expect(readDocument(documentOf(formLayout('basicData', content))).tables.basicData).toEqual(rows);
    }),
  );
});

it.each(FORM_KEYS)('%s: laying out the rows of the official form gives its merges again', (form) => {
  const first = formFromFigures(form, { figures });
  const rows = rowsOfForm(first);
  const again = formLayout(form, { figures, tables: { [form]: rows } });
  expect(again).toHaveLength(1);
  const shape = (grid: FormGrid | undefined) =>
    (grid?.cells ?? []).map(({ text, row, column, rowSpan, columnSpan }) => ({ text, row, column, rowSpan, columnSpan }));
  expect(shape(again[0])).toEqual(shape(first));
});

it('keeps several project forms apart', () => {
  const rows = rowsFromFigures('projectSelfEvaluation', { figures });
  const grids = formLayout('projectSelfEvaluation', { figures, tables: { projectSelfEvaluation: [...rows, ...rows] } });
  expect(grids).toHaveLength(2);
  expect(readDocument(documentOf(grids)).tables.projectSelfEvaluation).toEqual([...rows, ...rows]);
});
