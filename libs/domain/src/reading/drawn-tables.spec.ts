// Shows that tables of many shapes state exactly the figures that they state, and no other.
import { drawDocument } from './fixtures/draw';
import { drawnTables } from './fixtures/drawn-tables';
import { labelBesideNumber } from './fixtures/label-beside-number';
import { layouts } from './fixtures/table-layouts';
import { chooseFigures, readDocument } from './read';

const TITLE = '甲县乙镇人民政府2023年度部门整体支出绩效自评报告';

it.each([...drawnTables, ...layouts, ...labelBesideNumber])('$what', ({ over, rows, figures }) => {
  const document = drawDocument(TITLE, ...over, rows);
  const reading = readDocument(document);
  const read = Object.entries(chooseFigures(reading)).flatMap(([key, { value }]) => (/^(unit|year)/.test(key) ? [] : [[key, value]]));
  expect(Object.fromEntries(read)).toEqual(figures);
  for (const { start, end, quote } of reading.statements) expect(document.text.slice(start, end)).toBe(quote);
});
