// Records where the files of evidence lie: named by their digest, so that the same content is kept once and a name from outside is never a path.
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ALGORITHM, digestStream } from '../digest';
import { newId } from '../ids';

export interface FileKey {
  readonly algorithm: string;
  readonly digest: string;
}
/** A file that has arrived and belongs to nothing yet. */
export interface ArrivedFile extends FileKey {
  readonly path: string;
  readonly size: number;
}
const HEX = /^[0-9a-f]{32,128}$/;
const NAME = /^[a-z0-9-]{1,64}$/;

export const evidenceFolder = (dataFolder: string): string => join(dataFolder, 'evidence');
export const arrivingFolder = (dataFolder: string): string => join(evidenceFolder(dataFolder), 'arriving');
export const filePath = (dataFolder: string, { algorithm, digest }: FileKey): string => {
  if (!NAME.test(algorithm) || !HEX.test(digest)) throw new Error('no key of a stored file');
  return join(evidenceFolder(dataFolder), algorithm, digest.slice(0, 2), digest);
};

/** Its entry survives a power cut only when the folder is written too; some file systems cannot and need not. */
const keepFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
};

/** Writes what arrives to the disk while it is digested; a stream that breaks leaves nothing. */
export const receiveFile = async (dataFolder: string, content: Readable): Promise<ArrivedFile> => {
  const folder = arrivingFolder(dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, newId());
  const algorithm = ALGORITHM;
  const hash = digestStream(algorithm);
  if (!hash) throw new Error(`no digest by the name of ${algorithm}`);
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _, next) {
      hash.update(chunk);
      size += chunk.length;
      next(null, chunk);
    },
  });
  try {
    // flush: the bytes are on the disk before anything in the database speaks of them.
    await pipeline(content, measure, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, size, algorithm, digest: hash.digest('hex') };
};

export const discardArrived = ({ path }: Pick<ArrivedFile, 'path'>): Promise<void> => rm(path, { force: true });

const beside = async (from: string, to: string): Promise<void> => {
  // Not every file system knows links (a network drive, a volume of a desktop engine).
  await link(from, to).catch(() => copyFile(from, to));
};

/** Puts an arrived file in its place, whole or not at all; may be done again. The caller holds the row of the file. */
export const placeFile = async (dataFolder: string, arrived: ArrivedFile): Promise<void> => {
  const path = filePath(dataFolder, arrived);
  const folder = join(path, '..');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fresh = `${path}.${newId()}`;
  try {
    await beside(arrived.path, fresh);
    await rename(fresh, path);
  } finally {
    // Renaming one link of a file onto another leaves both.
    await rm(fresh, { force: true });
  }
  await keepFolder(folder);
};

/** Is it there, and what its name says? Null when it is missing or another. */
export const openStored = async (dataFolder: string, key: FileKey, size: number): Promise<Readable | null> => {
  const path = filePath(dataFolder, key);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile() || found.size !== size) return null;
  const hash = digestStream(key.algorithm);
  if (!hash) return null;
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex') === key.digest ? createReadStream(path) : null;
};
