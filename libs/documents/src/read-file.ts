// Decides what is read of a file that someone hands in, judged by its content, and in which sentence it is refused.
import { type SourceDocument, type Words, documentFromText } from '@camphor/domain';
import { kindOfFile } from './kind-of-file';
import { decodeText } from './read-text';

export type RefusedFileCode = 'empty' | 'too_large' | 'not_text' | 'unsupported' | 'encrypted' | 'damaged';
export type FileRead =
  | { readonly ok: true; readonly document: SourceDocument; readonly encoding: string }
  | { readonly ok: false; readonly code: RefusedFileCode; readonly message: Words };

export const MAX_FILE_BYTES = 20 * 1024 * 1024;
const TAKEN: Words = {
  zh: '目前可导入文本文件（.txt，UTF-8、UTF-16 或 GB18030 编码）',
  en: 'text files (.txt in UTF-8, UTF-16 or GB18030) can be imported',
};

const refuse = (code: RefusedFileCode, zh: string, en: string): FileRead => ({ ok: false, code, message: { zh, en } });
const shown = (name: string): string => name.replace(/[\p{C}]/gu, '').slice(-80);

/** Reads a file into a document; never throws for what the file contains. `name` only appears in sentences. */
export const readFile = (name: string, bytes: Uint8Array): FileRead => {
  const file = shown(name);
  if (bytes.length === 0) return refuse('empty', `“${file}”是空文件。`, `"${file}" is empty.`);
  if (bytes.length > MAX_FILE_BYTES)
    return refuse('too_large', `“${file}”超过 20 MB，不能导入。`, `"${file}" is larger than 20 MB and cannot be imported.`);
  const kind = kindOfFile(bytes);
  if (kind?.encrypted)
    return refuse(
      'encrypted',
      `“${file}”是${kind.name.zh}，请先去除密码；${TAKEN.zh}。`,
      `"${file}" is ${kind.name.en}: remove the password first; ${TAKEN.en}.`,
    );
  if (kind)
    return refuse('unsupported', `“${file}”实际是${kind.name.zh}；${TAKEN.zh}。`, `"${file}" really is ${kind.name.en}; ${TAKEN.en}.`);
  const decoded = decodeText(bytes);
  if (decoded.ok) {
    return decoded.text.trim() === ''
      ? refuse('empty', `“${file}”里没有文字。`, `"${file}" contains no words.`)
      : { ok: true, document: documentFromText(decoded.text), encoding: decoded.encoding };
  }
  return decoded.code === 'damaged'
    ? refuse(
        'damaged',
        `“${file}”不完整：最后一个字被截断，请重新复制原文件。`,
        `"${file}" is cut off in the middle of its last character: copy the original again.`,
      )
    : refuse('not_text', `“${file}”不是文本，无法辨认其编码；${TAKEN.zh}。`, `"${file}" is no text in a known encoding; ${TAKEN.en}.`);
};
