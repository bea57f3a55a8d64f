// Decides who holds the row of a stored file: adding and sweeping take turns, so that no file vanishes between its arrival and its record.
import type { EntityManager } from 'typeorm';
import { placeFile, type ArrivedFile, type FileKey } from './evidence-store';

/** Locks the row of the file, making it where there is none; the first statement about it, so that later reads see the newest. */
export const holdFile = (tx: EntityManager, { algorithm, digest, size, now }: FileKey & { size: number; now: Date }): Promise<unknown> =>
  tx.query(
    'INSERT INTO reports_evidence_file (algorithm, digest, size, stored_at) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE stored_at = VALUES(stored_at)',
    [algorithm, digest, size, now],
  );

/** The file first, then the row that speaks of it: a crash in between leaves a file that the sweep takes away. */
export const keepFile = async (tx: EntityManager, dataFolder: string, arrived: ArrivedFile, now: Date): Promise<void> => {
  await holdFile(tx, { ...arrived, now });
  await placeFile(dataFolder, arrived);
};

/** What must stay: everything that stands with a report now or stood in one of its frozen revisions. */
export const NEEDED = '(removed_at IS NULL OR frozen = 1)';
