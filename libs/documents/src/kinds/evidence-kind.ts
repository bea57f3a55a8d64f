// Decides what kind of evidence a file on disk is, by its content alone: nothing is executed, unpacked or believed of its name.
import { open } from 'node:fs/promises';
import type { EvidenceKind, FileProblem } from '@camphor/domain';
import { oleNames } from './ole-names';
import { textKind } from './plain-text';
import { readAt, type OpenFile } from './read-at';
import { zipNames, type ZipContents } from './zip-names';

export type KindOrProblem = { readonly kind: EvidenceKind } | { readonly problem: FileProblem };
const HEAD = 512;
const hex = (text: string) => Buffer.from(text, 'hex');
const ascii = (text: string) => Buffer.from(text, 'latin1');

interface Signature {
  readonly kind: EvidenceKind;
  readonly parts: readonly { readonly at: number; readonly bytes: Buffer }[];
}
const from = (kind: EvidenceKind, ...parts: readonly (readonly [number, Buffer])[]): Signature => ({
  kind,
  parts: parts.map(([at, bytes]) => ({ at, bytes })),
});
const SIGNATURES: readonly Signature[] = [
  from('pdf', [0, ascii('%PDF-')]),
  from('png', [0, hex('89504e470d0a1a0a')]),
  from('jpeg', [0, hex('ffd8ff')]),
  from('gif', [0, ascii('GIF87a')]),
  from('gif', [0, ascii('GIF89a')]),
  from('webp', [0, ascii('RIFF')], [8, ascii('WEBPVP8')]),
  from('tiff', [0, hex('49492a00')]),
  from('tiff', [0, hex('4d4d002a')]),
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1'].map((brand) => from('heic', [4, ascii(`ftyp${brand}`)])),
];
const ARCHIVES = ['504b0506', '52617221', '377abcaf271c', '1f8b', 'fd377a585a00', '425a68'].map(hex);
const starts = (head: Buffer, bytes: Buffer, at = 0): boolean => head.subarray(at, at + bytes.length).equals(bytes);

/** Two letters are too little: the header must also name a known size of its own. */
const isBitmap = (head: Buffer, size: number): boolean =>
  starts(head, ascii('BM')) &&
  head.length >= 54 &&
  [12, 40, 52, 56, 64, 108, 124].includes(head.readUInt32LE(14)) &&
  head.readUInt32LE(10) < size;

const inZip = ({ names, encrypted }: ZipContents): KindOrProblem => {
  if (encrypted) return { problem: 'encrypted' };
  const office = names.has('[Content_Types].xml');
  if (office && [...names].some((name) => /(?:^|\/)vbaProject\.bin$/i.test(name))) return { problem: 'macros' };
  if (office && names.has('word/document.xml')) return { kind: 'docx' };
  if (office && names.has('xl/workbook.xml')) return { kind: 'xlsx' };
  if (office && names.has('ppt/presentation.xml')) return { kind: 'pptx' };
  return names.has('OFD.xml') ? { kind: 'ofd' } : { problem: 'archive' };
};
const inCompound = (names: ReadonlySet<string>): KindOrProblem => {
  const has = (...wanted: readonly string[]) => wanted.some((name) => names.has(name));
  if (has('EncryptedPackage')) return { problem: 'encrypted' };
  if (has('Macros', '_VBA_PROJECT_CUR', '_VBA_PROJECT')) return { problem: 'macros' };
  if (has('WordDocument')) return { kind: 'doc' };
  if (has('Workbook', 'Book')) return { kind: 'xls' };
  return has('PowerPoint Document') ? { kind: 'ppt' } : { problem: 'unknown' };
};

const judge = async (path: string, file: OpenFile): Promise<KindOrProblem> => {
  if (file.size === 0) return { problem: 'empty' };
  const head = await readAt(file, 0, HEAD);
  const signed = SIGNATURES.find(({ parts }) => parts.every(({ at, bytes }) => starts(head, bytes, at)));
  if (signed) return { kind: signed.kind };
  if (isBitmap(head, file.size)) return { kind: 'bmp' };
  if (starts(head, hex('504b0304'))) {
    const contents = await zipNames(path);
    return contents ? inZip(contents) : { problem: 'unknown' };
  }
  if (ARCHIVES.some((magic) => starts(head, magic))) return { problem: 'archive' };
  const streams = await oleNames(file);
  if (streams) return inCompound(streams);
  const text = await textKind(file);
  if (text === 'markup') return { problem: 'markup' };
  return text === 'text' ? { kind: 'txt' } : { problem: 'unknown' };
};

export const evidenceKindOf = async (path: string): Promise<KindOrProblem> => {
  const handle = await open(path, 'r');
  try {
    return await judge(path, { handle, size: (await handle.stat()).size });
  } finally {
    await handle.close();
  }
};
