// Decides the small files of every kind that tests attach as evidence, made byte by byte so that nothing else is needed to have them.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const padded = (start: Buffer, size = 64): Buffer => Buffer.concat([start, Buffer.alloc(Math.max(0, size - start.length))]);

export const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** A zip with stored entries. */
export const zipOf = (entries: Readonly<Record<string, string>>, flag = 0): Buffer => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const nameBytes = Buffer.from(name, 'utf8');
    const plain = Buffer.from(text, 'utf8');
    // An encrypted entry begins with twelve bytes of its own.
    const content = Buffer.concat([Buffer.alloc((flag & 1) * 12), plain]);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flag | 0x0800, 2);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(plain.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([hex('504b0304'), fields, nameBytes, content]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([hex('504b01021400'), fields, tail, nameBytes]));
    bodies.push(local);
    offset += local.length;
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  hex('504b0506').copy(end);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, table, end]);
};
const TYPES = { '[Content_Types].xml': '<Types/>' };

/** A compound file whose directory holds these names; `far` puts the directory's second sector behind others. */
export const oleOf = (names: readonly string[], far = 0): Buffer => {
  const SECTOR = 512;
  const header = Buffer.alloc(SECTOR);
  hex('d0cf11e0a1b11ae1').copy(header);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(0xfffffffe, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  const sectors = Math.ceil((names.length + 1) / 4);
  // Sector 0 is the FAT; the directory runs from 1, with `far` free sectors after its first.
  const places = Array.from({ length: sectors }, (_, index) => (index === 0 ? 1 : 1 + far + index));
  const fat = Buffer.alloc(SECTOR, 0xff);
  fat.writeUInt32LE(0xfffffffd, 0);
  places.forEach((place, index) => fat.writeUInt32LE(places[index + 1] ?? 0xfffffffe, place * 4));
  const body = Buffer.alloc(SECTOR * ((places.at(-1) ?? 1) + 1));
  fat.copy(body);
  ['Root Entry', ...names].forEach((name, index) => {
    const at = (places[Math.floor(index / 4)] ?? 1) * SECTOR + (index % 4) * 128;
    body.write(name, at, 'utf16le');
    body.writeUInt16LE((name.length + 1) * 2, at + 64);
    body[at + 66] = index === 0 ? 5 : 2;
  });
  return Buffer.concat([header, body]);
};

const bitmap = (): Buffer => {
  const bytes = Buffer.alloc(70);
  bytes.write('BM');
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  return bytes;
};

export const evidenceFiles = {
  pdf: padded(ascii('%PDF-1.7\n')),
  ofd: zipOf({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<d/>' }),
  png: padded(hex('89504e470d0a1a0a0000000d49484452')),
  jpeg: padded(hex('ffd8ffe000104a46494600')),
  gif: padded(ascii('GIF89a')),
  webp: padded(ascii('RIFF\u0024\u0000\u0000\u0000WEBPVP8 ')),
  bmp: bitmap(),
  tiff: padded(hex('49492a0008000000')),
  heic: padded(Buffer.concat([hex('00000018'), ascii('ftypheic')])),
  docx: zipOf({ ...TYPES, 'word/document.xml': '<w:document/>' }),
  xlsx: zipOf({ ...TYPES, 'xl/workbook.xml': '<workbook/>' }),
  pptx: zipOf({ ...TYPES, 'ppt/presentation.xml': '<p/>' }),
  doc: oleOf(['1Table', 'WordDocument']),
  xls: oleOf(['a', 'b', 'c', 'd', 'e', 'Workbook'], 7),
  ppt: oleOf(['Current User', 'PowerPoint Document']),
  txt: Buffer.from('会议纪要：同意拨付。\n', 'utf8'),
} as const;

/** What no evidence may be, and the reason that says so. */
export const refusedFiles = {
  'nothing at all': [Buffer.alloc(0), 'evidence_empty'],
  'a web page': [Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'evidence_markup'],
  'a web page behind a byte order mark and blanks': [Buffer.from('\ufeff \n<html><body>', 'utf8'), 'evidence_markup'],
  'a drawing with a script': [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'evidence_markup'],
  'text with a page inside': [Buffer.from('说明\n<script>alert(1)</script>\n'), 'evidence_markup'],
  'a page in UTF-16': [Buffer.concat([hex('fffe'), Buffer.from('<html><script>x</script>', 'utf16le')]), 'evidence_markup'],
  'a program': [padded(ascii('MZ\u0090\u0000\u0003')), 'evidence_unknown'],
  'a zip': [zipOf({ 'a.txt': 'x' }), 'evidence_archive'],
  'an empty zip': [zipOf({}), 'evidence_archive'],
  'a rar': [padded(ascii('Rar!\u001a\u0007\u0001\u0000')), 'evidence_archive'],
  'a 7z': [padded(hex('377abcaf271c0004')), 'evidence_archive'],
  'a gzip': [padded(hex('1f8b0800')), 'evidence_archive'],
  'a document with macros': [zipOf({ ...TYPES, 'word/document.xml': 'x', 'word/vbaProject.bin': 'x' }), 'evidence_macros'],
  'an old document with macros': [oleOf(['WordDocument', 'Macros']), 'evidence_macros'],
  'a document with a password': [oleOf(['EncryptionInfo', 'EncryptedPackage']), 'evidence_encrypted'],
  'a zip with a password': [zipOf({ ...TYPES, 'word/document.xml': 'x' }, 1), 'evidence_encrypted'],
  'a zip whose end is cut off': [zipOf({ ...TYPES, 'word/document.xml': 'x' }).subarray(0, 60), 'evidence_unknown'],
  'a zip that climbs out': [zipOf({ ...TYPES, '../../etc/cron.d/x': 'x' }), 'evidence_unknown'],
  'a compound file of nobody': [oleOf(['Contents']), 'evidence_unknown'],
  'a compound file of the header alone': [hex('d0cf11e0a1b11ae1'), 'evidence_unknown'],
  noise: [Buffer.from(Array.from({ length: 300 }, (_, index) => (index * 37) % 256)), 'evidence_unknown'],
  'text with a null byte': [Buffer.from('abc\u0000def'), 'evidence_unknown'],
} as const satisfies Record<string, readonly [Buffer, string]>;
