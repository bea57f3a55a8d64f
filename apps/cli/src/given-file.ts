// Decides what becomes of a file that is named on the command line before anything of it is read: its bytes, or why there are none.
import { readFileSync, statSync } from 'node:fs';
import { MAX_FILE_BYTES } from '@camphor/documents';

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return code === 'ENOENT' ? 'no such file 没有这个文件' : `cannot be read 无法读取 (${code})`;
};

/** The bytes; a sentence where the file is missing, is no file or is too large. */
export const readGivenFile = (file: string): Uint8Array | string => {
  try {
    const { size } = statSync(file);
    if (size > MAX_FILE_BYTES) return `${file}: larger than 20 MB 超过 20 MB`;
    return readFileSync(file);
  } catch (error) {
    return `${file}: ${reasonOf(error)}`;
  }
};
