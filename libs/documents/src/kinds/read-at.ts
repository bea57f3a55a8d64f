// Shows bytes of an open file at a place, without ever holding the whole file.
import type { FileHandle } from 'node:fs/promises';

export interface OpenFile {
  readonly handle: FileHandle;
  readonly size: number;
}
/** Up to `length` bytes from `offset`; fewer where the file ends. */
export const readAt = async ({ handle, size }: OpenFile, offset: number, length: number): Promise<Buffer> => {
  const room = Math.max(0, Math.min(length, size - offset));
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(room), 0, room, offset);
  return buffer.subarray(0, bytesRead);
};
