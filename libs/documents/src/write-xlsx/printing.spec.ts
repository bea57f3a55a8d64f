// Shows that every workbook that leaves is printed as wide as one A4 page.
import { emptyContent, type ReportContent } from '@camphor/domain';
import { openPackage } from '../read-package/open-package';
import { writeBookXlsx } from '../write-book-xlsx';
import { writeListXlsx } from '../write-list-xlsx';
import { writeSheetXlsx } from '../write-sheet-xlsx';
import { writeXlsx } from './write-xlsx';

const column = { heading: '甲', width: 20, required: false, note: '乙' };
const books: readonly (readonly [string, () => Promise<Buffer>])[] = [
  ['forms', () => writeXlsx({ ...emptyContent, figures: { year: '2023' } }, {})],
  ['a book', () => writeBookXlsx([{ name: '甲', columns: [column], rows: [['1']] }])],
  ['a list', () => writeListXlsx({ sheet: '甲', notesSheet: '乙', columns: [column], rows: [] })],
  [
    'a sheet',
    () => writeSheetXlsx({ sheet: '甲', title: '乙', note: '丙', facts: [], columns: [column], rows: [{ cells: ['1'], open: [] }] }),
  ],
];
const ORDER = ['sheetPr', 'sheetViews', 'cols', 'sheetData', 'mergeCells', 'pageMargins', 'pageSetup'];

test.each(books)('%s', async (_, write) => {
  const source = await openPackage(await write());
  const sheets = [1, 2, 3, 4, 5].map((number) => `xl/worksheets/sheet${number}.xml`).filter((name) => source.has(name));
  expect(sheets.length).toBeGreaterThan(0);
  for (const name of sheets) {
    const pieces: Uint8Array[] = [];
    for await (const piece of source.pieces(name)) pieces.push(piece);
    const xml = Buffer.concat(pieces).toString('utf8');
    expect(xml).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
    expect(xml).toMatch(/<pageSetup fitToWidth="1" fitToHeight="0" paperSize="9" orientation="(portrait|landscape)"/);
    const places = ORDER.map((tag) => xml.search(new RegExp(`<${tag}[ />]`))).filter((at) => at >= 0);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  }
});

const heightsOf = async (content: ReportContent, sheet: number): Promise<number[]> => {
  const source = await openPackage(await writeXlsx(content, {}));
  const pieces: Uint8Array[] = [];
  for await (const piece of source.pieces(`xl/worksheets/sheet${sheet}.xml`)) pieces.push(piece);
  const xml = Buffer.concat(pieces).toString('utf8');
  return [...xml.matchAll(/<row [^>]*?ht="([\d.]+)"/g)].map(([, height]) => Number(height));
};
test('a row that holds wrapped words is as high as they need, merged or not', async () => {
  const heights = await heightsOf({ ...emptyContent, figures: { year: '2023' } }, 1);
  // The title, and the lines of the buildings, whose heads are longer than their columns.
  expect(heights.filter((height) => height >= 30).length).toBeGreaterThan(1);
});
test('no row is higher than Excel takes, however long its words', async () => {
  const selfScores = [{ indicator: 'a', points: '1', reason: '长'.repeat(4_000) }];
  const heights = await heightsOf({ ...emptyContent, figures: { year: '2023' }, selfScores }, 4);
  expect(Math.max(...heights)).toBe(409);
});
