// Asks: does reading take time linear in the length of a text, also of one on which a careless pattern would hang?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentFromText } from './document-from-text';
import { growthOf, LINEAR } from './fixtures/growth';
import { readDocument } from './read';

const report = readFileSync(join(__dirname, '../../../../test/golden/documents/tangxi-zhen-2023.txt'), 'utf8');

/** Reads it all, and every place stands where it says. */
const misplaced = (text: string): number => {
  const document = documentFromText(text);
  const { statements } = readDocument(document);
  return statements.filter(({ start, end, quote }) => document.text.slice(start, end) !== quote).length;
};

/** Texts of about `size` characters on which a careless pattern would hang. */
const shapes: Record<string, (size: number) => string> = {
  'many reports': (size) => report.repeat(Math.ceil(size / report.length)),
  'one line of prose': (size) =>
    report
      .replace(/\n/g, '')
      .repeat(Math.ceil(size / report.length))
      .slice(0, size),
  'one sentence': (size) =>
    report
      .replace(/[\n。]/g, '，')
      .repeat(Math.ceil(size / report.length))
      .slice(0, size),
  digits: (size) => '1'.repeat(size),
  'grouped digits': (size) => '1,234'.repeat(size / 5),
  'Chinese numerals': (size) => '一'.repeat(size),
  dots: (size) => '.'.repeat(size),
  'contents dots': (size) => `一、${'…'.repeat(size)}`,
  blanks: (size) => `a${' '.repeat(size)}b`,
  'opening brackets': (size) => '公务接待费（1万元'.repeat(size / 9),
  'opening titles': (size) => '《'.repeat(size),
  'heading lines': (size) => '一、整体支出绩效情况\n（一）机构\n1.问题及原因\n'.repeat(size / 24),
  'unknown headings': (size) => '一、某某\n'.repeat(size / 5),
  'contents lines': (size) => `目录\n${'一、基本情况\n'.repeat(size / 7)}`,
  'lines of columns': (size) => '三公经费\t1\t2\n'.repeat(size / 9),
  'distributed lists': (size) => `${'行政、事业编制分别为'.repeat(size / 10)}1名、2名`,
  'named bodies': (size) => `（一）机构设置\n${'设1个甲中心。'.repeat(size / 7)}`,
  'the name again and again': (size) => `己乡人民政府2023年部门整体支出绩效自评报告\n${'己乡人民政府'.repeat(size / 6)}`,
};

it.each(Object.entries(shapes))('%s', (_name, shape) => {
  expect(growthOf((size) => readDocument(documentFromText(shape(size))), 10_000)).toBeLessThan(LINEAR);
  expect(misplaced(shape(10_000))).toBe(0);
});

it('five million bytes in more lines than a call takes arguments', () => {
  const lines = '全乡平安。\n'.repeat(150_000);
  expect(misplaced(`${report}${lines}${'全乡'.repeat((5_000_000 - Buffer.byteLength(lines) - Buffer.byteLength(report)) / 6)}`)).toBe(0);
});
