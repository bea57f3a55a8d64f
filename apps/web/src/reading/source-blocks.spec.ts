// Says how the source is cut: no character lost, every figure lit where it stands, tables as tables.
import { sourceBlocks, type SourceBlock } from './source-blocks';

const linesOf = (blocks: readonly SourceBlock[]) => blocks.flatMap((block) => (block.kind === 'line' ? [block] : []));
test('a clause that states two figures carries both, and no character is lost', () => {
  const text = '第一行\n\n实有40人，行政17人。';
  const lines = linesOf(
    sourceBlocks(text, [
      { key: 'a', start: 5, end: 17 },
      { key: 'b', start: 11, end: 16 },
    ]),
  );
  expect(lines.map(({ segments }) => segments.map((part) => part.text).join(''))).toEqual(['第一行', '实有40人，行政17人。']);
  expect(lines[1]?.segments.map((part) => [part.text, part.keys])).toEqual([
    ['实有40人，', ['a']],
    ['行政17人', ['a', 'b']],
    ['。', ['a']],
  ]);
});
test('a table of the file stands as a table between the lines; merged cells once', () => {
  const text = '前言\n项目\t预算\n合计\t12\n说明';
  const at = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
  const cell = (part: string, row: number, column: number) => ({ ...at(part), row, column, rowSpan: 1, columnSpan: 1 });
  const cells = [cell('项目', 0, 0), cell('预算', 0, 1), cell('合计', 1, 0), cell('12', 1, 1)];
  const blocks = sourceBlocks(text, [{ key: 'a', ...at('12') }], [{ start: at('项目').start, end: at('12').end, sheet: '表1', cells }]);
  expect(blocks.map(({ kind }) => kind)).toEqual(['line', 'table', 'line']);
  const table = blocks[1];
  if (table?.kind !== 'table') throw new Error('no table');
  expect(table.sheet).toBe('表1');
  expect(table.rows.map((row) => row.map(({ segments }) => segments.map((part) => part.text).join('')))).toEqual([
    ['项目', '预算'],
    ['合计', '12'],
  ]);
  expect(table.rows[1]?.[1]?.segments.map(({ keys }) => keys)).toEqual([['a']]);
});
