// Shows that no file, however broken or hostile, gets anything but a sentence or what it honestly says.
import { CFB, utils, write } from '@e965/xlsx';
import { docxEntries, docxOf, n, p, t, xlsxEntries, xlsxOf, zipOf, type ZipEntry } from './office-files.fixture';
import { readFile } from './index';

const docx = docxOf(p('一、基本情况'));
const withEntries = (...more: readonly ZipEntry[]): Buffer => zipOf([...docxEntries(p('一、基本情况')), ...more]);
const replaced = (name: string, data: string | Uint8Array, changes: Partial<ZipEntry> = {}): Buffer =>
  zipOf(docxEntries(p('一、基本情况')).map((entry) => (entry.name === name ? { ...entry, data, ...changes } : entry)));
const main = (text: string): Buffer => replaced('word/document.xml', text);
const document = docxEntries(p('一、基本情况')).at(-1)?.data as string;
const cut = (bytes: Buffer, share: number): Buffer => bytes.subarray(0, Math.floor(bytes.length * share));
/** The end record of a zip lies about how much there is. */
const crowded = zipOf(Array.from({ length: 6000 }, (_, index) => ({ name: `word/${index}.xml`, data: '' })));
const ole = (streams: Readonly<Record<string, Uint8Array>>): Buffer => {
  const container = CFB as {
    utils: { cfb_new: () => object; cfb_add: (c: object, name: string, data: Uint8Array) => void };
    write: (c: object, o: object) => Buffer;
  };
  const made = container.utils.cfb_new();
  for (const [name, data] of Object.entries(streams)) container.utils.cfb_add(made, name, data);
  return Buffer.from(container.write(made, { type: 'buffer' }));
};
const wordHead = (version: number, flags: number): Uint8Array => {
  const head = Buffer.alloc(4096);
  head.writeUInt16LE(0xa5ec, 0);
  head.writeUInt16LE(version, 2);
  head.writeUInt16LE(flags, 10);
  return head;
};
const deep = (depth: number): string => `${'<w:sdt><w:sdtContent>'.repeat(depth)}${p('深')}${'</w:sdtContent></w:sdt>'.repeat(depth)}`;
const bomb = Buffer.alloc(12 * 1024 * 1024, 0x20);

it.each<[string, () => Uint8Array, string, string]>([
  ['a docx cut in the middle', () => cut(docx, 0.5), 'damaged', '截断'],
  ['a docx that lost its end', () => docx.subarray(0, -30), 'damaged', '另存为'],
  [
    'a docx with noise inside',
    () => Buffer.concat([docx.subarray(0, 200), Buffer.alloc(docx.length - 200 - 120, 7), docx.subarray(-120)]),
    'damaged',
    '损坏',
  ],
  ['XML that ends too early', () => main(document.slice(0, -30)), 'damaged', '损坏'],
  ['XML with crossed tags', () => main(document.replace('</w:p>', '</w:x>')), 'damaged', '损坏'],
  ['an encrypted entry', () => replaced('word/document.xml', document, { encrypted: true }), 'encrypted', '密码'],
  ['an encrypted package', () => ole({ EncryptedPackage: Buffer.alloc(64, 1), EncryptionInfo: Buffer.alloc(64, 1) }), 'encrypted', '密码'],
  ['an encrypted doc', () => ole({ WordDocument: wordHead(0xc1, 0x0100) }), 'encrypted', '密码'],
  ['a doc of Word 95', () => ole({ WordDocument: wordHead(0x68, 0) }), 'unsupported', 'Word 95'],
  ['a doc without its tables', () => ole({ WordDocument: wordHead(0xc1, 0) }), 'damaged', '损坏'],
  ['a doc of noise', () => ole({ WordDocument: Buffer.alloc(9000, 3), '1Table': Buffer.alloc(9000, 9) }), 'unsupported', '另存为'],
  ['an xls of noise', () => ole({ Workbook: Buffer.alloc(9000, 9) }), 'damaged', '损坏'],
  ['an old Office file of no known kind', () => ole({ PowerPoint: Buffer.alloc(100) }), 'unsupported', '旧版 Office'],
  [
    'a bomb',
    () => replaced('word/document.xml', `${document.slice(0, document.indexOf('<w:body>'))}${bomb.toString()}`),
    'too_much',
    '恶意压缩',
  ],
  ['a bomb that claims to be small', () => replaced('word/document.xml', bomb, { claims: 1000 }), 'damaged', '损坏'],
  ['a part that claims to be endless', () => replaced('word/document.xml', document, { claims: 0x7fffffff }), 'too_much', '远多于'],
  ['thousands of entries', () => crowded, 'too_much', '远多于'],
  ['two parts of one name', () => withEntries({ name: 'word/document.xml', data: document.replace('基本', '其他') }), 'damaged', '损坏'],
  ['two parts of one name but for case', () => withEntries({ name: 'WORD/Document.xml', data: document }), 'damaged', '损坏'],
  [
    'a document type',
    () => main(document.replace('<w:document', '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document')),
    'unsafe',
    'DTD',
  ],
  [
    'a document type in a part beside',
    () => withEntries({ name: 'word/styles.xml', data: '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }),
    'unsafe',
    'DTD',
  ],
  [
    'merged ranges over one another without end',
    () =>
      xlsxOf([
        {
          name: 'a',
          rows: Array.from(
            { length: 2_000 },
            (_, row) => `<row r="${row + 1}">${t(`A${row + 1}`, '1')}${t(`B${row + 1}`, '2')}</row>`,
          ).join(''),
          after: `<mergeCells>${'<mergeCell ref="A1:C2000"/>'.repeat(5_000)}</mergeCells>`,
        },
      ]),
    'too_much',
    '远多于',
  ],
  ['elements without end', () => docxOf(deep(300)), 'too_much', '远多于'],
  ['more paragraphs than any report', () => docxOf('<w:p/>'.repeat(60_000)), 'too_much', '远多于'],
  ['thousands of tables', () => docxOf(`<w:tbl><w:tr><w:tc>${p('1')}</w:tc></w:tr></w:tbl>`.repeat(2_100)), 'too_much', '远多于'],
  ['a zip of something else', () => zipOf([{ name: 'a.txt', data: '一' }]), 'unsupported', 'ZIP'],
  ['an empty zip', () => zipOf([]), 'unsupported', 'ZIP'],
  ['a presentation', () => zipOf([{ name: 'ppt/presentation.xml', data: '<p/>' }]), 'unsupported', 'PowerPoint'],
  [
    'an OpenDocument text',
    () => zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', stored: true }]),
    'unsupported',
    'OpenDocument',
  ],
  ['a docx without words', () => docxOf('<w:p/>'), 'empty', '没有文字'],
  ['a workbook without words', () => xlsxOf([{ name: 'a', rows: '' }]), 'empty', '没有文字'],
  [
    'a workbook whose sheets are all hidden',
    () => xlsxOf([{ name: 'a', rows: `<row>${t('A1', '甲')}</row>`, state: 'hidden' }]),
    'empty',
    '没有文字',
  ],
  ['RTF under another name', () => Buffer.from('{\\rtf1 abc}'), 'unsupported', '另存为 .docx'],
  [
    'a web page under another name',
    () => Buffer.from('<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>1</body></html>'),
    'unsupported',
    '另存为 .docx',
  ],
  ['a program', () => Buffer.from('MZ\u0090\0'), 'unsupported', 'Windows 程序'],
])('refuses %s', async (_name, make, code, words) => {
  const read = await readFile('绩效\u202e报告.docx', make());
  expect(read).toMatchObject({ ok: false, code });
  if (read.ok) return;
  expect(read.message.zh).toContain('“绩效报告.docx”');
  expect(read.message.zh).toContain(words);
  expect(read.message.en).toContain('"绩效报告.docx"');
});

const textOf = async (name: string, bytes: Uint8Array): Promise<string> => {
  const read = await readFile(name, bytes);
  if (!read.ok) throw new Error(read.message.zh);
  return `${read.document.medium}: ${read.document.text}`;
};
const oldWorkbook = (): Buffer => {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['项目', '金额'],
      ['三公', 6.33],
    ]),
    '表',
  );
  return Buffer.from(write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array);
};
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le');

it.each<[string, string, () => Uint8Array, string]>([
  ['a docx named .xlsx', 'a.xlsx', () => docx, 'docx: 一、基本情况'],
  ['a docx named .doc', 'a.doc', () => docx, 'docx: 一、基本情况'],
  [
    'an xlsx named .docx',
    'a.docx',
    () => xlsxOf([{ name: '表', rows: `<row>${t('A1', '三公')}${n('B1', '6.33')}</row>` }]),
    'xlsx: 三公\t6.33',
  ],
  ['an xls named .xlsx', 'a.xlsx', oldWorkbook, 'xlsx: 项目\t金额\n三公\t6.33'],
  ['a text named .doc', 'a.doc', () => Buffer.from('一、基本情况'), 'txt: 一、基本情况'],
  ['macros beside the document', 'a.docm', () => withEntries({ name: 'word/vbaProject.bin', data: bomb }), 'docx: 一、基本情况'],
  ['a bomb where nobody looks', 'a.docx', () => withEntries({ name: 'word/media/image1.png', data: bomb }), 'docx: 一、基本情况'],
  [
    'names that lead out of the package',
    'a.docx',
    () => withEntries({ name: '../../etc/passwd', data: 'x' }, { name: '/word/../../x', data: 'y' }),
    'docx: 一、基本情况',
  ],
  [
    'links, templates and objects outside',
    'a.docx',
    () =>
      replaced(
        'word/_rels/document.xml.rels',
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://x/attachedTemplate" Target="http://192.0.2.1/t.dotm" TargetMode="External"/><Relationship Id="s" Type="http://x/styles" Target="http://192.0.2.1/s.xml" TargetMode="External"/></Relationships>',
      ),
    'docx: 一、基本情况',
  ],
  ['parts in UTF-16', 'a.docx', () => replaced('word/document.xml', utf16(document)), 'docx: 一、基本情况'],
  [
    'a part in GB18030',
    'a.docx',
    () =>
      replaced(
        'word/document.xml',
        Buffer.concat([
          Buffer.from(document.slice(0, document.indexOf('一')).replace('UTF-8', 'GB18030')),
          Buffer.from([0xd2, 0xbb]),
          Buffer.from(document.slice(document.indexOf('况') + 1)),
        ]),
      ),
    'docx: 一',
  ],
  [
    'control characters and lone surrogates',
    'a.docx',
    () => main(document.replace('基本', '基\u0001\ud800&#x1F;&#xD800;本')),
    'docx: 一、基\ufffd本情况',
  ],
  [
    'strict OOXML',
    'a.docx',
    () =>
      zipOf(
        docxEntries(p('一、基本情况')).map((entry) => ({
          ...entry,
          data: (entry.data as string)
            .replaceAll('http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main')
            .replaceAll(
              'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
              'http://purl.oclc.org/ooxml/officeDocument/relationships',
            ),
        })),
      ),
    'docx: 一、基本情况',
  ],
  [
    'a main part of another name',
    'a.docx',
    () =>
      zipOf(
        docxEntries(p('一、基本情况')).map((entry) => ({
          name: entry.name.replaceAll('word/', 'w/').replace('document.xml', 'doc2.xml'),
          data: (entry.data as string).replace('word/document.xml', '/w/doc2.xml'),
        })),
      ),
    'docx: 一、基本情况',
  ],
  [
    'another prefix than w',
    'a.docx',
    () => main(document.replaceAll('w:', 'ns0:').replace('xmlns:w=', 'xmlns:ns0=')),
    'docx: 一、基本情况',
  ],
  ['a prefix that nobody declared', 'a.docx', () => main(document.replace('<w:p>', '<w:p wx:id="1">')), 'docx: 一、基本情况'],
  [
    'names with backslashes',
    'a.docx',
    () => zipOf(docxEntries(p('一、基本情况')).map((entry) => ({ ...entry, name: entry.name.replaceAll('/', '\\') }))),
    'docx: 一、基本情况',
  ],
])('reads %s', async (_name, name, make, text) => {
  expect(await textOf(name, make())).toBe(text);
});

it('passes more empty rows by than it would keep', async () => {
  const empty = Array.from(
    { length: 250_000 },
    (_, index) => `<row r="${index + 3}" spans="1:4" s="1" customFormat="1"><c r="A${index + 3}" s="1"/></row>`,
  );
  const sheet = { name: '表', rows: `<row r="1">${t('A1', '三公')}${n('B1', '6.33')}</row>${empty.join('')}` };
  expect(await textOf('a.xlsx', zipOf(xlsxEntries([sheet])))).toBe('xlsx: 三公\t6.33');
});
