// Decides which stored files nothing needs any more, and takes them away: those of a crash, and those removed before anybody else saw them.
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../db/transaction';
import { holdFile, NEEDED } from './evidence-files';
import { arrivingFolder, evidenceFolder, filePath, type FileKey } from './evidence-store';

const HOUR = 3_600_000;
const BATCH = 500;
const DIGEST = /^[0-9a-f]{32,128}$/;
/** Set aside, until the database has agreed that it is not needed. */
const ASIDE = '.aside';

const listed = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Every file of the store, with those that a sweep had set aside when it was cut off, and the leavings of an interrupted placing. */
const storedFiles = async (dataFolder: string): Promise<{ keys: FileKey[]; aside: FileKey[]; leavings: string[] }> => {
  const root = evidenceFolder(dataFolder);
  const found = { keys: [] as FileKey[], aside: [] as FileKey[], leavings: [] as string[] };
  for (const algorithm of (await listed(root)).filter((name) => name !== 'arriving')) {
    for (const start of await listed(join(root, algorithm))) {
      for (const name of await listed(join(root, algorithm, start))) {
        if (DIGEST.test(name)) found.keys.push({ algorithm, digest: name });
        else if (name.endsWith(ASIDE)) found.aside.push({ algorithm, digest: name.slice(0, -ASIDE.length) });
        else found.leavings.push(join(root, algorithm, start, name));
      }
    }
  }
  return found;
};

const neededOf = async (source: DataSource, algorithm: string, digests: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows: { digest: string }[] = await source.query(
    `SELECT DISTINCT digest FROM reports_evidence WHERE algorithm = ? AND digest IN (?) AND ${NEEDED}`,
    [algorithm, digests],
  );
  return new Set(rows.map(({ digest }) => digest));
};

/** Takes one file away unless somebody needs it; true when it is gone. */
const takeAway = async (source: DataSource, dataFolder: string, key: FileKey, now: Date): Promise<boolean> => {
  const path = filePath(dataFolder, key);
  const aside = `${path}${ASIDE}`;
  const put = async (back: boolean): Promise<void> => {
    if (back) await rename(aside, path).catch(() => undefined);
    else await rm(aside, { force: true });
  };
  let gone: boolean;
  try {
    gone = await inTransaction(source, async (tx) => {
      await holdFile(tx, { ...key, size: 0, now });
      const needed: unknown[] = await tx.query(`SELECT id FROM reports_evidence WHERE algorithm = ? AND digest = ? AND ${NEEDED} LIMIT 1`, [
        key.algorithm,
        key.digest,
      ]);
      if (needed.length > 0) return false;
      await rename(path, aside).catch(() => undefined);
      await tx.query('DELETE FROM reports_evidence_file WHERE algorithm = ? AND digest = ?', [key.algorithm, key.digest]);
      return true;
    });
  } catch (error) {
    await put(true);
    throw error;
  }
  await put(!gone);
  return gone;
};

const old = async (path: string, before: number): Promise<boolean> => ((await stat(path).catch(() => null))?.mtimeMs ?? Infinity) < before;

export interface Swept {
  readonly files: number;
  readonly arrivals: number;
}
/** Sweeps what nothing needs; may run beside uploads and beside itself. */
export const sweepEvidence = async (source: DataSource, dataFolder: string, now: Date): Promise<Swept> => {
  const { keys, aside, leavings } = await storedFiles(dataFolder);
  let files = 0;
  const every = [...keys, ...aside];
  for (const algorithm of new Set(every.map((key) => key.algorithm))) {
    const all = every.filter((key) => key.algorithm === algorithm);
    for (let at = 0; at < all.length; at += BATCH) {
      const batch = all.slice(at, at + BATCH);
      const needed = await neededOf(
        source,
        algorithm,
        batch.map(({ digest }) => digest),
      );
      for (const key of batch) {
        if (needed.has(key.digest)) {
          // Set aside by a sweep that was cut off, and needed after all.
          if (aside.includes(key)) await rename(`${filePath(dataFolder, key)}${ASIDE}`, filePath(dataFolder, key)).catch(() => undefined);
        } else if (await takeAway(source, dataFolder, key, now)) files += 1;
      }
    }
  }
  // By the disk's own clock: a frozen clock says nothing of what is under way.
  const before = Date.now() - HOUR;
  let arrivals = 0;
  const arriving = (await listed(arrivingFolder(dataFolder))).map((name) => join(arrivingFolder(dataFolder), name));
  for (const path of [...arriving, ...leavings]) {
    if (!(await old(path, before))) continue;
    await rm(path, { force: true });
    arrivals += 1;
  }
  return { files, arrivals };
};
