// Asks: is every cell that disagrees with figures or sums found, and is nothing said where it agrees?
import fc from 'fast-check';
import type { FormRow } from './content';
import { rowsFromFigures } from './form-layout';
import { numberInCell, pointsOfForm, reviewForm } from './form-review';
import { gridsOfRows } from './form-rows-layout';
import { FORM_KEYS } from './sections.table';
import type { Figures } from './figures.table';

const figures: Figures = {
  year: '2023',
  'unit.name': '甲乡人民政府',
  'staff.established.total': '41',
  'staff.inPost.total': '39',
  'threePublic.budget.total': '9.00',
  'threePublic.budget.vehicles': '4',
  'threePublic.budget.abroad': '0',
  'threePublic.budget.reception': '5',
  'budget.initial.expenditure': '520.60',
  'budget.final.expenditure': '1132.40',
  'budget.final.executionRate': '95.97',
  'result.selfScore': '96.5',
};
const changed = (rows: readonly FormRow[], label: string, column: string, text: string): FormRow[] =>
  rows.map((row) => (Object.values(row).includes(label) ? { ...row, [column]: text } : row));

it.each(FORM_KEYS)('%s: what was made from the figures agrees with them', (form) => {
  expect(reviewForm(form, { figures }, rowsFromFigures(form, { figures }))).toEqual([]);
  expect(reviewForm(form, { figures: {} }, rowsFromFigures(form, { figures: {} }))).toEqual([]);
});

it('finds a cell that differs, one that is empty, and a rate that no longer follows', () => {
  const rows = rowsFromFigures('basicData', { figures });
  const written = changed(rows, '三公经费', '2023年预算数', '90000').map((row) =>
    '编制数' in row ? { ...row, 编制数: '', 控制率: '90%' } : row,
  );
  expect(reviewForm('basicData', { figures }, written).filter(({ by }) => by === 'figure' || by === 'computed')).toEqual([
    { row: 0, column: '编制数', by: 'figure', figure: 'staff.established.total', expected: '41' },
    { row: 0, column: '控制率', by: 'computed', figure: null, expected: '95.12%' },
    { row: 1, column: '2023年预算数', by: 'figure', figure: 'threePublic.budget.total', expected: '9.00' },
  ]);
});
it('takes separators, units and other ways to write the same number for the same', () => {
  const rows = changed(rowsFromFigures('selfEvaluation', { figures }), '年度资金总额', '全年执行数', '1,132.4');
  expect(reviewForm('selfEvaluation', { figures }, rows)).toEqual([]);
  expect(['1,180.00', '95.97%', '39 人', '≥95%', '', '无'].map((text) => numberInCell(text)?.toFixed() ?? null)).toEqual([
    '1180',
    '95.97',
    '39',
    null,
    null,
    null,
  ]);
});
it('adds up the lines as written: above the total, or all stated and unequal', () => {
  const rows = rowsFromFigures('basicData', { figures: { year: '2023' } });
  const fill = (total: string, vehicles: string, abroad: string, reception: string) =>
    [
      ['三公经费', total],
      ['1.公务用车购置和维护经费', vehicles],
      ['2.出国经费', abroad],
      ['3.公务接待', reception],
    ].reduce((all, [label, text]) => changed(all, label ?? '', '2023年决算数', text ?? ''), rows);
  const sums = (...of: [string, string, string, string]) =>
    reviewForm('basicData', { figures: {} }, fill(...of)).map(({ by, expected }) => [by, expected]);
  expect(sums('9', '4', '0', '5')).toEqual([]);
  expect(sums('9', '4', '0', '4')).toEqual([['sum', '8']]);
  expect(sums('9', '4', '', '6')).toEqual([['parts', '10']]);
  expect(sums('9', '4', '', '1')).toEqual([]);
  // Without a total of its own the vehicles are what purchase and running make.
  const running = changed(fill('6.33', '', '0', '4.36'), '公车运行维护', '2023年决算数', '1.97');
  expect(reviewForm('basicData', { figures: {} }, running)).toEqual([]);
  expect(reviewForm('basicData', { figures: {} }, changed(running, '三公经费', '2023年决算数', '0.000633'))).toMatchObject([
    { by: 'sum', expected: '6.33' },
  ]);
});
it('adds up points of money and indicators for each project by itself', () => {
  const one = rowsFromFigures('projectSelfEvaluation', { figures });
  const withPoints = one.map((row, index) => ('二级指标' in row && index % 2 === 0 ? { ...row, 分值: '10', 得分: '9.5' } : row));
  const filled = withPoints.filter((row) => row['得分'] === '9.5').length;
  const totals = pointsOfForm([...withPoints, ...one]);
  expect(totals.filter(({ column }) => column === '得分').map(({ sum, lines }) => [sum, lines])).toEqual([
    [String(9.5 * filled), filled],
    ['0', 0],
  ]);
});
it('every cell of the rows is laid out at its place, whatever the form', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FORM_KEYS), fc.nat(30), (form, at) => {
      const rows = rowsFromFigures(form, { figures });
      const target = rows[at % rows.length] ?? {};
      const column = Object.keys(target).at(-1) ?? '';
      const written = rows.map((row) => (row === target ? { ...row, [column]: '此处' } : row));
      const cells = gridsOfRows(form, written, '2023').flatMap((grid) => grid.cells.filter(({ text }) => text === '此处'));
      expect(cells.map((cell) => cell.at)).toEqual([{ row: at % rows.length, column }]);
    }),
  );
});
