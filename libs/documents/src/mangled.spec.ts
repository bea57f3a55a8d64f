// Shows that a file with any of its bytes changed is read or refused, and never anything else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { docxEntries, n, p, t, xlsxEntries, zipOf } from './office-files.fixture';
import { readFile } from './index';

// SheetJS writes to the console what it stumbles over.
beforeAll(() => void jest.spyOn(console, 'error').mockImplementation(() => undefined));

const book = utils.book_new();
utils.book_append_sheet(
  book,
  utils.aoa_to_sheet([
    ['项目', '金额'],
    ['三公', 6.33],
  ]),
  '表',
);
const stored = (entries: ReturnType<typeof docxEntries>): Buffer => zipOf(entries.map((entry) => ({ ...entry, stored: true })));
const files: Readonly<Record<string, Buffer>> = {
  // Stored, so that a changed byte reaches the XML and is not caught by the inflater; the sum of its bytes is not looked at.
  docx: stored(docxEntries(`${p('一、基本情况')}<w:tbl><w:tr><w:tc>${p('三公')}</w:tc><w:tc>${p('6.33')}</w:tc></w:tr></w:tbl>`)),
  xlsx: stored(xlsxEntries([{ name: '表', rows: `<row>${t('A1', '三公')}${n('B1', '6.33')}</row>` }])),
  xls: Buffer.from(write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array),
  doc: readFileSync(join(__dirname, 'read-doc/fixtures/report.doc')),
};

it.each(Object.keys(files))('%s', async (kind) => {
  const whole = files[kind] ?? Buffer.alloc(0);
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), fc.option(fc.nat(whole.length - 1)), async (changes, end) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      const read = await readFile('报告', end === null ? bytes : bytes.subarray(0, end));
      if (!read.ok) return read.message.zh.includes('报告') && read.message.en.length > 0;
      const { text, blocks } = read.document;
      return blocks.every((block) =>
        block.kind === 'paragraph'
          ? text.slice(block.start, block.end) === block.text
          : block.cells.every((cell) => text.slice(cell.start, cell.end) === cell.text),
      );
    }),
    { numRuns: 300 },
  );
});
