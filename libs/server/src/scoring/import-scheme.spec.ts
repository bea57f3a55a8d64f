// Shows that a scheme survives the way through a real workbook, and that files of another kind are refused.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isScheme, readSchemeShape, writeSchemeRows, type Scheme } from '@camphor/domain';
import { writeBookXlsx } from '@camphor/documents';
import { readSchemeFile, shownSchemeImport } from './import-scheme';

const builtIn = (name: string): Scheme => {
  const read = readSchemeShape(JSON.parse(readFileSync(resolve(__dirname, '../../../../config/schemes', name), 'utf8')));
  if (!isScheme(read)) throw new Error(`${name} is no scheme`);
  return read;
};
test.each(['hunan-2018.json', 'mof-2013-53.json', 'self-10-50-30-10.json'])(
  '%s comes back from its workbook',
  async (name) => {
    const content = await writeBookXlsx(writeSchemeRows(builtIn(name), 'zh'));
    const read = await readSchemeFile({ name: '方案.xlsx', content }, 'zh');
    if ('ok' in read) throw new Error('refused');
    expect(shownSchemeImport(read, 'zh')).toEqual({ scheme: builtIn(name), problems: [] });
  },
  30_000,
);

test('a text that looks like a formula stays text, and the cell of a mistake is named', async () => {
  const scheme = { ...builtIn('hunan-2018.json'), total: '99', title: { zh: '=1+1', en: "'=x" } };
  const content = await writeBookXlsx(writeSchemeRows(scheme, 'en'));
  const read = await readSchemeFile({ name: 'scheme.xlsx', content }, 'en');
  if ('ok' in read) throw new Error('refused');
  const shown = shownSchemeImport(read, 'en');
  expect(shown.scheme).toEqual(scheme);
  expect(shown.problems).toMatchObject([
    { code: 'weights_do_not_sum', sheet: 'Scheme', row: 7, column: 'Content', cell: 'Scheme!B7' },
    { code: 'bands_gap', sheet: 'Grades', row: 2, column: 'Interval of points', cell: 'Grades!B2' },
  ]);
}, 30_000);

test.each([
  ['a.json', '{'],
  ['a.xlsx', 'no workbook'],
])(
  '%s that is something else is refused',
  async (name, text) => {
    expect(await readSchemeFile({ name, content: Buffer.from(text) }, 'zh')).toMatchObject({
      ok: false,
      reasons: [{ code: 'file_unreadable' }],
    });
  },
  30_000,
);
