// Shows that an old workbook is read as a new one is.
import { utils, write, type WorkSheet } from '@e965/xlsx';
import { readFile } from '../read-file';

const workbook = (sheets: readonly (readonly [string, WorkSheet, 0 | 1])[]): Buffer => {
  const book = utils.book_new();
  for (const [name, sheet] of sheets) utils.book_append_sheet(book, sheet, name);
  book.Workbook = { Sheets: sheets.map(([, , Hidden]) => ({ Hidden })) };
  return Buffer.from(write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array);
};

it('shows numbers as shown and without noise, merged cells once, no hidden sheet', async () => {
  const number = (v: number, z: string) => ({ t: 'n', v, z });
  const sheet = utils.aoa_to_sheet([
    ['基础数据表'],
    ['项目', '经费'],
    [null, '预算', '决算'],
    ['三公', number(1136.6200000000001, '#,##0.00'), 0.1 + 0.2],
    ['比率', number(0.9154, '0.00%'), number(45291, 'm/d/yy')],
  ]);
  sheet['!merges'] = ['A1:C1', 'A2:A3', 'B2:C2'].map((range) => utils.decode_range(range));
  const read = await readFile(
    '表.xls',
    workbook([
      ['表一', sheet, 0],
      ['藏', utils.aoa_to_sheet([['甲', '乙']]), 1],
    ]),
  );
  if (!read.ok) throw new Error(read.message.zh);
  expect(read.document.text).toBe('基础数据表\n项目\t经费\n预算\t决算\n三公\t1,136.62\t0.3\n比率\t91.54%\t2023/12/31');
  expect(read.document.blocks[1]).toMatchObject({
    sheet: '表一',
    cells: [{ rowSpan: 2 }, { columnSpan: 2 }, {}, {}, {}, {}, {}, {}, {}, {}],
  });
});
