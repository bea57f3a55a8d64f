// Shows that the blank forms, filled in by hand and saved by another program, are understood: each amount is the figure whose cell it stands in.
import { read, write, type CellObject } from '@e965/xlsx';
import { contentFromReading, readDocument, type Figures } from '@camphor/domain';
import { docxOf } from '../office-files.fixture';
import { readFile } from '../read-file';
import { openPackage } from '../read-package/open-package';
import { writeBlank } from './write-blank';

/** What a clerk types beside a label, cell by cell, as counted out on the printed form; '' is left empty. */
type Filled = readonly (readonly [label: string, ...typed: readonly string[]])[];
/** 编制数 and its neighbours stand above what is typed, the label of the block beside both. */
const COUNTED_BELOW = '财政供养人员情况（人）';
const basicData: Filled = [
  // 编制数 · 实际在职人数 · 控制率
  [COUNTED_BELOW, '36', '33', '91.67%'],
  // 上年决算数 · 本年预算数 · 本年决算数
  ['三公经费', '9.80', '8.00', '6.33'],
  ['1.公务用车购置和维护经费', '5', '4.5', '3.83'],
  ['公车运行维护', '5', '4.5', '3.83'],
  ['2.出国经费', '0', '0', '0'],
  ['3.公务接待', '4.80', '3.5', '2.5'],
  ['项目支出', '601.2', '768.78', '1,448.69'],
  ['1.业务工作经费', '120', '130', '141.5'],
  ['公用经费', '88', '95.6', '94.1'],
  ['政府采购金额', '', '1２0', '118.40'],
];
const wholeUnit: Filled = [
  // 年初预算数 · 全年预算数 · 全年执行数 · 分值 · 执行率 · 得分
  ['年度资金总额', '1289.38', '2600', '2582.39', '', '99.32%', '9.93'],
  ['其中：一般公共预算', '1289.38', '', '', '', '', ''],
  ['其中：基本支出', '520.60', '', '1133.70', '', '', ''],
];
const understood: Figures = {
  'staff.established.total': '36',
  'staff.inPost.total': '33',
  // 上年决算数: taken for last year's with a doubt that the clerk is shown.
  'threePublic.prior.total': '9.80',
  'threePublic.budget.total': '8.00',
  'threePublic.actual.total': '6.33',
  'threePublic.budget.vehicles': '4.5',
  'threePublic.actual.vehicles': '3.83',
  'threePublic.budget.vehicleRunning': '4.5',
  'threePublic.actual.vehicleRunning': '3.83',
  'threePublic.budget.abroad': '0',
  'threePublic.actual.abroad': '0',
  'threePublic.budget.reception': '3.5',
  'threePublic.actual.reception': '2.5',
  'budget.initial.project': '768.78',
  'budget.final.project': '1448.69',
  'runningCosts.budget': '95.6',
  'runningCosts.actual': '94.1',
  'procurement.budget': '120',
  'procurement.actual.total': '118.40',
  'budget.initial.expenditure': '1289.38',
  'budget.adjusted.expenditure': '2600',
  'budget.final.expenditure': '2582.39',
  'budget.final.executionRate': '99.32',
  'budget.initial.generalPublic': '1289.38',
  'budget.initial.basic': '520.60',
  'budget.final.basic': '1133.70',
};

const figuresIn = async (name: string, bytes: Uint8Array): Promise<Figures> => {
  const file = await readFile(name, bytes);
  if (!file.ok) throw new Error(file.message.zh);
  return contentFromReading(readDocument(file.document)).figures;
};

const typedCell = (text: string): CellObject => (/^\d+(\.\d+)?$/.test(text) ? { t: 'n', v: Number(text) } : { t: 's', v: text });

it('as a workbook', async () => {
  const book = read(await writeBlank('xlsx', 2024));
  const fill = (sheetName: string, columns: string, filled: Filled): void => {
    const sheet = book.Sheets[sheetName];
    if (!sheet) throw new Error(`no sheet ${sheetName}`);
    for (const [label, ...typed] of filled) {
      const found = Object.keys(sheet).find((address) => (sheet[address] as CellObject).v === label);
      const row = Number(found?.replace(/\D/g, ''));
      const below = label === COUNTED_BELOW ? 1 : 0;
      typed.forEach((text, index) => {
        if (text !== '') sheet[`${columns[index] ?? ''}${row + below}`] = typedCell(text);
      });
    }
  };
  fill('基础数据表', 'BDF', basicData);
  fill('整体支出绩效自评表', 'CDEFGH', wholeUnit);
  // A workbook holds numbers, without the zeros at their end.
  const bare = Object.fromEntries(
    Object.entries(understood).map(([key, value]) => [key, value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')]),
  );
  expect(await figuresIn('a.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)).toEqual({ year: '2024', ...bare });
});

/** Everything in the body of a Word document. */
const bodyOf = async (bytes: Uint8Array): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await openPackage(bytes)).pieces('word/document.xml')) pieces.push(piece);
  return /<w:body>(.*)<\/w:body>/s.exec(Buffer.concat(pieces).toString('utf8'))?.[1] ?? '';
};

it('as a Word document', async () => {
  const [before = '', ...tables] = (await bodyOf(await writeBlank('docx', 2024))).split(/(?=<w:tbl>)/);
  const fill = (table: string, filled: Filled): string => {
    const rows = table.split(/(?=<w:tr>)/);
    for (const [label, ...typed] of filled) {
      const found = rows.findIndex((row) => row.includes(`>${label}</w:t>`));
      const cells = (text: string): string[] => text.split(/(?=<w:tc>)/);
      const from = cells(rows[found] ?? '').findIndex((cell) => cell.includes(`>${label}</w:t>`)) + 1;
      const at = label === COUNTED_BELOW ? found + 1 : found;
      rows[at] = cells(rows[at] ?? '')
        .map((cell, index) => cell.replace('<w:t xml:space="preserve"></w:t>', `<w:t>${typed[index - from] ?? ''}</w:t>`))
        .join('');
    }
    return rows.join('');
  };
  const [basic = '', whole = '', project = ''] = tables;
  const body = [before, fill(basic, basicData), fill(whole, wholeUnit), project].join('');
  expect(await figuresIn('a.docx', docxOf(body))).toMatchObject({ year: '2024', ...understood });
});
