// Shows what a clerk sees of an old Word file, one that holds each thing that such a file can hold: styles, lists, changes, fields, notes, merged cells.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Table } from '@camphor/domain';
import { readFile } from '../read-file';

const bytes = readFileSync(join(__dirname, 'fixtures/report.doc'));
const read = async () => {
  const result = await readFile('报告.doc', bytes);
  if (!result.ok) throw new Error(result.message.zh);
  return result.document;
};

it('restores headings and automatic numbers, accepts changes, hides what is hidden, leaves the contents out', async () => {
  const { medium, blocks } = await read();
  expect(medium).toBe('doc');
  expect(
    blocks.map((block) => (block.kind === 'paragraph' ? [block.headingLevel ?? null, block.bold ?? false, block.text] : '[表]')),
  ).toEqual([
    [null, false, '清溪乡人民政府2023年度部门整体支出绩效自评报告'],
    [1, false, '一、基本情况'],
    [2, false, '（一）机构设置'],
    [null, false, '核定编制43名。'],
    [2, false, '（二）人员情况'],
    [null, false, '1.在职'],
    [null, false, '2.离退休'],
    [1, false, '二、预算支出情况'],
    [null, true, '三公经费情况'],
    [null, false, '全年支出520.60万元，同比下降2.1%。'],
    [null, false, '注1：含上级补助。'],
    '[表]',
    [null, false, '第一行'],
    [null, false, '第二行\t1-2'],
    [null, false, '特此报告。'],
  ]);
});

it('keeps tables with their merged cells, and every offset', async () => {
  const { text, blocks } = await read();
  const table = blocks.find((block): block is Table => block.kind === 'table');
  expect(table?.cells.map((cell) => [cell.text, cell.row, cell.column, cell.rowSpan, cell.columnSpan])).toEqual([
    ['项目', 0, 0, 2, 1],
    ['三公经费（万元）', 0, 1, 1, 2],
    ['预算数', 1, 1, 1, 1],
    ['决算数', 1, 2, 1, 1],
    ['合计', 2, 0, 1, 1],
    ['6.33', 2, 1, 1, 1],
    ['5.21', 2, 2, 1, 1],
  ]);
  for (const block of blocks) {
    if (block.kind === 'paragraph') expect(text.slice(block.start, block.end)).toBe(block.text);
    else for (const cell of block.cells) expect(text.slice(cell.start, cell.end)).toBe(cell.text);
  }
});
