// Decides what a file really is by its first bytes, whatever its name says.
import type { Words } from '@camphor/domain';

export interface FileKind {
  readonly name: Words;
  readonly encrypted?: true;
  /** Can be read: a zip package, or parts in an old Office file. */
  readonly container?: 'zip' | 'doc' | 'xls';
}
interface Signature {
  readonly at?: number;
  readonly bytes: readonly number[];
  readonly name: Words;
}
const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

const signatures: readonly Signature[] = [
  { bytes: ascii('%PDF'), name: { zh: 'PDF 文件', en: 'a PDF file' } },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: { zh: 'PNG 图片', en: 'a PNG image' } },
  { bytes: [0xff, 0xd8, 0xff], name: { zh: 'JPEG 图片', en: 'a JPEG image' } },
  { bytes: ascii('GIF8'), name: { zh: 'GIF 图片', en: 'a GIF image' } },
  { bytes: ascii('II*\0'), name: { zh: 'TIFF 图片', en: 'a TIFF image' } },
  { bytes: ascii('MM\0*'), name: { zh: 'TIFF 图片', en: 'a TIFF image' } },
  { at: 8, bytes: ascii('WEBP'), name: { zh: 'WebP 图片', en: 'a WebP image' } },
  { bytes: [0x4d, 0x5a], name: { zh: 'Windows 程序', en: 'a Windows program' } },
  { bytes: [0x7f, ...ascii('ELF')], name: { zh: 'Linux 程序', en: 'a Linux program' } },
  { bytes: [0xca, 0xfe, 0xba, 0xbe], name: { zh: '可执行程序', en: 'an executable' } },
  { bytes: [0xcf, 0xfa, 0xed, 0xfe], name: { zh: 'macOS 程序', en: 'a macOS program' } },
  { bytes: ascii('Rar!'), name: { zh: 'RAR 压缩包', en: 'a RAR archive' } },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], name: { zh: '7z 压缩包', en: 'a 7z archive' } },
  { bytes: [0x1f, 0x8b], name: { zh: 'gzip 压缩包', en: 'a gzip archive' } },
  {
    bytes: ascii('{\\rtf'),
    name: { zh: 'RTF 文档，请用 Word 或 WPS 另存为 .docx', en: 'an RTF document, save it as .docx in Word or WPS' },
  },
  { bytes: ascii('SQLite format 3'), name: { zh: '数据库文件', en: 'a database file' } },
];

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

/** Does `needle` stand in the first or last part of the file, where archives keep the names of their entries? */
const mentions = (bytes: Uint8Array, needle: readonly number[]): boolean => {
  const reach = 1 << 20;
  const parts = bytes.length > 2 * reach ? [bytes.subarray(0, reach), bytes.subarray(bytes.length - reach)] : [bytes];
  return parts.some((part) => Buffer.from(part.buffer, part.byteOffset, part.length).includes(Buffer.from(needle)));
};

const utf16 = (text: string): number[] => [...text].flatMap((char) => [char.charCodeAt(0), 0]);
const ofOle = (bytes: Uint8Array): FileKind => {
  if (mentions(bytes, utf16('EncryptedPackage')))
    return { name: { zh: '加密的 Office 文档', en: 'an encrypted Office document' }, encrypted: true };
  if (mentions(bytes, utf16('WordDocument')))
    return { name: { zh: '旧版 Word 文档（.doc）', en: 'an old Word document (.doc)' }, container: 'doc' };
  if (mentions(bytes, utf16('Workbook')) || mentions(bytes, utf16('Book\0')))
    return { name: { zh: '旧版 Excel 工作簿（.xls）', en: 'an old Excel workbook (.xls)' }, container: 'xls' };
  return { name: { zh: '旧版 Office 文档', en: 'an old Office document' } };
};

/** What a zip file is that holds neither a document nor a workbook. */
const zipNames: readonly (readonly [string, Words])[] = [
  ['ppt/presentation.xml', { zh: 'PowerPoint 演示文稿', en: 'a PowerPoint presentation' }],
  ['xl/workbook.bin', { zh: '二进制 Excel 工作簿（.xlsb）', en: 'a binary Excel workbook (.xlsb)' }],
  ['OFD.xml', { zh: 'OFD 版式文件', en: 'an OFD file' }],
  ['application/vnd.oasis.opendocument', { zh: 'OpenDocument 文档', en: 'an OpenDocument file' }],
];
export const nameOfZip = (bytes: Uint8Array): Words =>
  zipNames.find(([inside]) => mentions(bytes, ascii(inside)))?.[1] ?? { zh: 'ZIP 压缩包', en: 'a ZIP archive' };

/** The kind of a file that is not plain text; null when nothing speaks against text. */
export const kindOfFile = (bytes: Uint8Array): FileKind | null => {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return { name: { zh: 'ZIP 压缩包', en: 'a ZIP archive' }, container: 'zip' };
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return ofOle(bytes);
  const found = signatures.find((signature) => startsWith(bytes, signature.bytes, signature.at));
  if (found) return { name: found.name };
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  return /^(<!doctype html|<html|<\?xml)/i.test(head)
    ? {
        name: {
          zh: '网页或 XML 文件，请用 Word 或 WPS 另存为 .docx 或 .xlsx',
          en: 'a web page or XML file, save it as .docx or .xlsx in Word or WPS',
        },
      }
    : null;
};
