// Decides what is read of a file that someone hands in, judged by its content, and in which sentence it is refused.
import { type SourceDocument, type Words, documentFromText } from '@camphor/domain';
import { kindOfFile, nameOfZip, type FileKind } from './kind-of-file';
import { readDoc } from './read-doc/read-doc';
import { readDocx } from './read-docx/read-docx';
import { readLimits } from './read-limits.table';
import { openPackage } from './read-package/open-package';
import { mainPartOf } from './read-package/relationships';
import { decodeText } from './read-text';
import { readXls } from './read-xls/read-xls';
import { readXlsx } from './read-xlsx/read-xlsx';
import { refusalSentences } from './refusal-sentences.table';
import { Unreadable, type RefusedFileCode } from './unreadable';

export type { RefusedFileCode } from './unreadable';
export interface RefusedFile {
  readonly ok: false;
  readonly code: RefusedFileCode;
  readonly message: Words;
}
/** `encoding` where the file is plain text. */
export type FileRead = { readonly ok: true; readonly document: SourceDocument; readonly encoding?: string } | RefusedFile;

export const MAX_FILE_BYTES = readLimits.fileBytes;

/** What a reader refuses as another kind of file is older than it knows. */
const OLDER: Words = {
  zh: 'Word 95 或更早的文档，请用 Word 或 WPS 另存为 .docx',
  en: 'a document of Word 95 or before, save it as .docx in Word or WPS',
};

const shown = (name: string): string => name.replace(/[\p{C}]/gu, '').slice(-80);

/** The sentence for a file of this name; `kind` is what it really is. */
export const refuseFile = (
  name: string,
  code: RefusedFileCode,
  kind: Words = { zh: '其他文件', en: 'another kind of file' },
): RefusedFile => {
  const fill = (language: keyof Words): string =>
    refusalSentences[code][language].replaceAll('{file}', () => shown(name)).replaceAll('{kind}', () => kind[language]);
  return { ok: false, code, message: { zh: fill('zh'), en: fill('en') } };
};

const readText = (name: string, bytes: Uint8Array): FileRead => {
  const decoded = decodeText(bytes);
  if (decoded.ok) return { ok: true, document: documentFromText(decoded.text), encoding: decoded.encoding };
  return refuseFile(name, decoded.code);
};

const readPackage = async (name: string, bytes: Uint8Array): Promise<FileRead> => {
  const source = await openPackage(bytes);
  const main = await mainPartOf(source);
  if (!main) return refuseFile(name, 'unsupported', nameOfZip(bytes));
  const read = main.medium === 'docx' ? readDocx : readXlsx;
  return { ok: true, document: await read(source, main.part) };
};

const readKind = async (name: string, bytes: Uint8Array, kind: FileKind | null): Promise<FileRead> => {
  if (!kind) return readText(name, bytes);
  if (kind.encrypted) return refuseFile(name, 'encrypted');
  if (kind.container === 'zip') return readPackage(name, bytes);
  if (kind.container === 'doc') return { ok: true, document: readDoc(bytes) };
  if (kind.container === 'xls') return { ok: true, document: readXls(bytes) };
  return refuseFile(name, 'unsupported', kind.name);
};

/**
 * Reads a file into a document; never throws for what the file contains. `name` only appears in sentences.
 * It may take long over a hostile file: where others wait, it is asked for through `examineFile`.
 */
export const readFile = async (name: string, bytes: Uint8Array): Promise<FileRead> => {
  if (bytes.length === 0) return refuseFile(name, 'empty');
  if (bytes.length > MAX_FILE_BYTES) return refuseFile(name, 'too_large');
  try {
    const read = await readKind(name, bytes, kindOfFile(bytes));
    return read.ok && read.document.text.trim() === '' ? refuseFile(name, 'empty') : read;
  } catch (error) {
    return refuseFile(name, error instanceof Unreadable ? error.code : 'damaged', OLDER);
  }
};
