// Shows which bytes become text, and in which sentence the others are refused.
import { MAX_FILE_BYTES, readFile } from './index';

const TEXT = '甲县乙乡人民政府2023年度部门整体支出绩效自评报告\r\n一、基本情况\r\n核定编制43名，年末实有人数40人。\r\n';
const utf16 = (text: string, bigEndian: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
/** "预算数6.33万元，支出520.6万元。" in GB18030, taken from the code table by hand. */
const GB18030 = Buffer.from('d4a4cbe3cafd362e3333cdf2d4aaa3acd6a7b3f63532302e36cdf2d4aaa1a3', 'hex');
const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

it.each([
  ['UTF-8', Buffer.from(TEXT), 'utf-8'],
  ['UTF-8 with mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
  ['UTF-16LE with mark', utf16(`\ufeff${TEXT}`, false), 'utf-16le'],
  ['UTF-16BE with mark', utf16(`\ufeff${TEXT}`, true), 'utf-16be'],
  ['UTF-16LE without mark', utf16(TEXT, false), 'utf-16le'],
  ['UTF-16BE without mark', utf16(TEXT, true), 'utf-16be'],
  ['UTF-16LE without mark or ASCII', utf16('预算支出情况：我单位部门预算绩效工作。', false), 'utf-16le'],
])('%s', async (_name, bytes, encoding) => {
  const read = await readFile('a.txt', bytes);
  expect(read).toMatchObject({ ok: true, encoding });
  if (read.ok) expect([TEXT, '预算支出情况：我单位部门预算绩效工作。']).toContain(read.document.text);
});

it('reads GB18030', async () => {
  expect(await readFile('a.txt', GB18030)).toMatchObject({
    ok: true,
    encoding: 'gb18030',
    document: { text: '预算数6.33万元，支出520.6万元。' },
  });
});

it.each([
  ['nothing', bytesOf(), 'empty', '空文件'],
  ['blanks', bytesOf(' \r\n\t'), 'empty', '没有文字'],
  ['too much', new Uint8Array(MAX_FILE_BYTES + 1).fill(0x20), 'too_large', '20 MB'],
  ['half a zip', bytesOf([0x50, 0x4b, 3, 4, 20, 0, 0, 0], 'word/document.xml'), 'damaged', '另存为'],
  ['an encrypted docx', bytesOf([0xd0, 0xcf, 0x11, 0xe0], 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0'), 'encrypted', '密码'],
  ['a pdf', bytesOf('%PDF-1.7\n'), 'unsupported', 'PDF'],
  ['a picture', bytesOf([0x89], 'PNG\r\n'), 'unsupported', 'PNG'],
  ['a program', bytesOf('MZ\x90\0'), 'unsupported', 'Windows 程序'],
  ['a web page', bytesOf('<html><body>1</body></html>'), 'unsupported', '网页'],
  ['noise', Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + 13 * (index >> 3)) % 256), 'not_text', '不是文本'],
  ['a NUL inside', bytesOf('abc\0def'), 'not_text', '不是文本'],
  ['a lone surrogate', bytesOf([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]), 'not_text', '不是文本'],
  ['half a character at the end', Buffer.from(TEXT.trim()).subarray(0, -1), 'damaged', '截断'],
])('refuses %s', async (_name, bytes, code, words) => {
  const read = await readFile('报告.txt', bytes);
  expect(read).toMatchObject({ ok: false, code });
  if (!read.ok) {
    expect(read.message.zh).toContain(words);
    expect(read.message.zh).toContain('报告.txt');
    expect(read.message.en).not.toBe('');
  }
});
