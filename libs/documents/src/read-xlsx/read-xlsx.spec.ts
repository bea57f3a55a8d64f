// Shows what a clerk sees of a workbook: numbers as shown and without noise, merged cells once, nothing that is hidden.
import type { SourceDocument } from '@camphor/domain';
import { n, t, xlsxOf, type XlsxExtras, type XlsxSheet } from '../office-files.fixture';
import { readFile } from '../read-file';
import { numberText } from './cell-text';

const read = async (sheets: readonly XlsxSheet[], extras?: XlsxExtras): Promise<SourceDocument> => {
  const result = await readFile('表.xlsx', xlsxOf(sheets, extras));
  if (!result.ok) throw new Error(result.message.zh);
  return result.document;
};
const row = (...cells: readonly string[]): string => `<row>${cells.join('')}</row>`;
const shapeOf = ({ blocks }: SourceDocument) =>
  blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.cells.map(({ text, row, column, rowSpan, columnSpan }) => [text, row, column, rowSpan, columnSpan]),
  );

it.each([
  [1136.6200000000001, 'General', '1136.62'],
  [0.1 + 0.2, 'General', '0.3'],
  [1234567.891234, 'General', '1234567.891234'],
  [123456789012345, 'General', '123456789012345'],
  [1e21, 'General', '1000000000000000000000'],
  [0.0000012, 'General', '0.0000012'],
  [0.9154, '0.00%', '91.54%'],
  [1, '0%', '100%'],
  [0.07, '0.00%', '7.00%'],
  [1136.6249, '0.00', '1136.62'],
  [1486.2, '#,##0.00', '1,486.20'],
  [1136.62, '0', '1136.62'],
  [1136.62, '#,##0', '1136.62'],
  [46, '0"人"', '46人'],
  [123456, '0!.0,"万"', '12.3万'],
  [123456, '0\\.00,', '1.23'],
  [-12.5, '0.00_);(0.00)', '-12.50'],
  [-12.5, '0.00_);[Red]\\(0.00\\)', '-12.50'],
  [12.5, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '12.50'],
  [0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '0'],
  [6.33, '@', '6.33'],
  [6.33, ';;;', ''],
  [520.6, '0.00E+00', '520.6'],
  [45291, 'yyyy/m/d', '2023/12/31'],
  [45291, 'yyyy"年"m"月"d"日"', '2023年12月31日'],
  [6.33, 'no [format at all', '6.33'],
])('%d as %s is %s', (value, format, text) => {
  expect(numberText(value, format)).toBe(text);
});

it('lets merged cells stand once, titles above and notes below as paragraphs', async () => {
  const rows = [
    row(t('A1', '基础数据表')),
    row(t('D2', '单位：万元')),
    row(t('A4', '项目'), t('B4', '三公')),
    row(t('B5', '预算'), t('C5', '决算')),
    row(t('A6', '合计'), n('B6', '6.33'), n('C6', '5.21')),
    row(t('A8', '说明：以上。')),
  ].map((text, index) => text.replace('<row>', `<row r="${[1, 2, 4, 5, 6, 8][index]}">`));
  const after = '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A4:A5"/><mergeCell ref="B4:C4"/></mergeCells>';
  const document = await read([{ name: '表一', rows: rows.join(''), after }]);
  expect(shapeOf(document)).toEqual([
    '基础数据表',
    '单位：万元',
    [
      ['项目', 0, 0, 2, 1],
      ['三公', 0, 1, 1, 2],
      ['预算', 1, 1, 1, 1],
      ['决算', 1, 2, 1, 1],
      ['合计', 2, 0, 1, 1],
      ['6.33', 2, 1, 1, 1],
      ['5.21', 2, 2, 1, 1],
    ],
    '说明：以上。',
  ]);
  expect(document.blocks[2]).toMatchObject({ sheet: '表一' });
});

it('reads what cells hold, never what they compute', async () => {
  const rows = row(
    '<c r="A1" t="s"><v>0</v></c>',
    '<c r="B1" t="str"><f>A1&amp;"x"</f><v>甲x</v></c>',
    '<c r="C1"><f>1/3*WEBSERVICE("http://192.0.2.1")</f><v>0.33333333333333331</v></c>',
    '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    '<c r="E1" t="b"><v>1</v></c>',
    '<c r="F1" t="d"><v>2023-12-31T00:00:00</v></c>',
    '<c t="n"><v>7</v></c>',
  );
  const strings = ['<r><t>三</t></r><r><t>公</t></r><rPh sb="0" eb="1"><t>さん</t></rPh>'];
  expect((await read([{ name: '表', rows }], { strings })).text).toBe('三公\t甲x\t0.333333333333333\t#DIV/0!\tTRUE\t2023-12-31\t7');
});

it('leaves hidden sheets, rows and columns out', async () => {
  const rows = `${row(t('A1', '甲'), t('B1', '乙'), t('C1', '丙'))}<row r="2" hidden="1">${t('A2', '藏')}${t('B2', '藏')}</row>${row(t('A3', '丁'), t('B3', '藏'), t('C3', '戊'))}`;
  const sheets = [
    { name: '一', rows, before: '<cols><col min="2" max="2" hidden="1"/></cols>' },
    { name: '二', rows: row(t('A1', '藏'), t('B1', '藏')), state: 'veryHidden' },
  ];
  expect((await read(sheets)).text).toBe('甲\t丙\n丁\t戊');
});

it('counts days from 1904 where the workbook does, and shows formats by their style', async () => {
  const formats = ['yyyy/m/d', '0.00%'];
  const document = await read([{ name: '表', rows: row(n('A1', '43829', 1), n('B1', '0.9154', 2), n('C1', '1136.6200000000001')) }], {
    formats,
    date1904: true,
  });
  expect(document.text).toBe('2023/12/31\t91.54%\t1136.62');
});

it('reads a sheet of prose as paragraphs', async () => {
  const document = await read([{ name: '报告', rows: `${row(t('A1', '一、基本情况'))}${row(t('A2', '编制43名。\n在职40人。'))}` }]);
  expect(shapeOf(document)).toEqual(['一、基本情况', '编制43名。', '在职40人。']);
});
