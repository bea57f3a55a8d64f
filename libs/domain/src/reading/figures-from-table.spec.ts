// Shows figures read from the official forms by row and column label, in the declared unit, and what of a form is no figure.
import type { Block, Cell, SourceDocument } from './document';
import { chooseFigures, readDocument } from './read';

type Row = readonly (string | readonly [text: string, columns: number, rows?: number])[];

/** A document of paragraphs and tables; a table is a list of rows, `['text', columns, rows]` a merged cell. */
const documentOf = (...parts: readonly (string | readonly Row[])[]): SourceDocument => {
  let text = '';
  const blocks: Block[] = [];
  const write = (words: string): { start: number; end: number } => {
    const start = text.length;
    text += words;
    return { start, end: text.length };
  };
  for (const part of parts) {
    if (text !== '') text += '\n';
    if (typeof part === 'string') {
      blocks.push({ kind: 'paragraph', text: part, ...write(part) });
      continue;
    }
    const start = text.length;
    const taken = new Set<string>();
    const cells: Cell[] = [];
    part.forEach((row, rowIndex) => {
      let column = 0;
      for (const entry of row) {
        while (taken.has(`${rowIndex}:${column}`)) column += 1;
        const [words, columnSpan, rowSpan = 1] = typeof entry === 'string' ? [entry, 1, 1] : entry;
        for (let r = 0; r < rowSpan; r += 1) for (let c = 0; c < columnSpan; c += 1) taken.add(`${rowIndex + r}:${column + c}`);
        cells.push({ text: words, ...write(words), row: rowIndex, column, rowSpan, columnSpan });
        text += '\t';
        column += columnSpan;
      }
    });
    blocks.push({ kind: 'table', start, end: text.length, cells });
  }
  return { medium: 'docx', text, blocks };
};
const read = (document: SourceDocument): Record<string, string> =>
  Object.fromEntries(Object.entries(chooseFigures(readDocument(document))).map(([key, { value }]) => [key, value]));

const basicData = documentOf('丁县戊乡人民政府2023年度部门整体支出绩效评价基础数据表', [
  [['财政供养人员情况（人）', 1, 2], '编制数', '2023年实际在职人数', '控制率'],
  ['41', '39', '95.12%'],
  ['经费控制情况（万元）', '2022年决算数', '2023年预算数', '2023年决算数'],
  ['三公经费', '8.20', '9.00', '7.65'],
  ['1.公务用车购置和维护经费', '4.00', '4.50', '3.95'],
  ['其中：公车购置', '0', '0', '0'],
  ['公车运行维护', '4.00', '4.50', '3.95'],
  ['2.出国经费', '0', '0', '0'],
  ['3.公务接待', '4.20', '4.50', '3.70'],
  ['项目支出', '300.00', '280.00', '412.35'],
  ['1.业务工作经费', '100.00', '80.00', '112.35'],
  ['公用经费', '60.00', '62.00', '61.20'],
  ['其中：办公经费', '20.00', '21.00', '20.60'],
  ['政府采购金额', '90.00', '120.00', '118.40'],
  [['楼堂馆所控制情况', 1, 2], '批复规模（㎡）', '实际规模（㎡）', '规模控制率'],
  ['800', '790', '98.75%'],
]);

it('reads 基础数据表', () => {
  expect(read(basicData)).toEqual({
    'unit.name': '丁县戊乡人民政府',
    'unit.kind': 'township',
    year: '2023',
    'staff.established.total': '41',
    'staff.inPost.total': '39',
    'threePublic.prior.total': '8.20',
    'threePublic.budget.total': '9.00',
    'threePublic.actual.total': '7.65',
    'threePublic.budget.vehicles': '4.50',
    'threePublic.actual.vehicles': '3.95',
    'threePublic.budget.vehiclePurchase': '0',
    'threePublic.actual.vehiclePurchase': '0',
    'threePublic.budget.vehicleRunning': '4.50',
    'threePublic.actual.vehicleRunning': '3.95',
    'threePublic.budget.abroad': '0',
    'threePublic.actual.abroad': '0',
    'threePublic.budget.reception': '4.50',
    'threePublic.actual.reception': '3.70',
    'budget.initial.project': '280.00',
    'budget.final.project': '412.35',
    'runningCosts.budget': '62.00',
    'runningCosts.actual': '61.20',
    'procurement.budget': '120.00',
    'procurement.actual.total': '118.40',
    'buildings.approvedArea': '800',
    'buildings.actualArea': '790',
  });
});

it('keeps the rows of the form by column', () => {
  const rows = readDocument(basicData).tables.basicData;
  expect(rows).toContainEqual({
    '经费控制情况（万元）': '三公经费',
    '2022年决算数': '8.20',
    '2023年预算数': '9.00',
    '2023年决算数': '7.65',
  });
});

const evaluation = (title: string): SourceDocument =>
  documentOf('己局2022年度自评', title, '单位：元', [
    [['年度预算申请', 1, 4], '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['年度资金总额', '1,486,200.00', '1,802,550.00', '1,650,120.00', '10', '91.54%', '9.15'],
    ['其中：一般公共预算', '1,486,200.00', '1,752,550.00', '1,600,120.00', '', '', ''],
    ['基本支出', '1,174,200.00', '1,263,620.00', '1,136,620.00', '', '', ''],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因'],
    ['产出指标', '数量指标', '公用经费支出', '≤20万元', '18万元', '50', '49', '无'],
    [['总分', 5], '100', '95.15', ''],
    [['评价等级：优', 8]],
  ]);

it('reads 整体支出绩效自评表 in the declared yuan, the score of its last row and the grade, no indicator', () => {
  expect(read(evaluation('部门整体支出绩效自评表'))).toEqual({
    'unit.name': '己局',
    'unit.kind': 'department',
    year: '2022',
    'budget.initial.expenditure': '148.62',
    'budget.adjusted.expenditure': '180.255',
    'budget.final.expenditure': '165.012',
    'budget.final.executionRate': '91.54',
    'budget.initial.generalPublic': '148.62',
    'budget.initial.basic': '117.42',
    'budget.final.basic': '113.662',
    'result.selfScore': '95.15',
    'result.selfGrade': 'excellent',
  });
});

it('takes nothing from the form of a single project', () => {
  expect(Object.keys(read(evaluation('项目支出绩效自评表')))).toEqual(['unit.name', 'unit.kind', 'year']);
});

it('quotes the cell', () => {
  const { statements } = readDocument(basicData);
  for (const { start, end, quote } of statements) expect(basicData.text.slice(start, end)).toBe(quote);
  expect(statements.find(({ key }) => key === 'runningCosts.actual')).toMatchObject({
    quote: '61.20',
    medium: 'table',
    written: { number: '61.20', unit: 'declared:万元' },
  });
});
