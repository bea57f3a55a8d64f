// Records the one append-only log (只增日志) over all trails: what waits is entered by one writer at a time, and the trees grow with it.
import type { DataSource, EntityManager } from 'typeorm';
import { appendLeaf, entryHash, hashBy, nodesOfRange, type LogEntry, type NodePlace, type PlacedNode } from '@camphor/domain';
import { inTransaction } from '../db/transaction';
import { ALGORITHM, digestBytesBy } from '../digest';
import { readNodes } from './log-proofs';

const BATCH = 500;

export interface WaitingEntry extends LogEntry {
  /** Id of what is entered. */
  readonly id: string;
}
/** Promises, in the transaction of the change, that this will be entered. No row is shared, so that no two changes wait for each other. */
export const queueForLog = async (tx: EntityManager, entries: readonly WaitingEntry[]): Promise<void> => {
  if (entries.length === 0) return;
  await tx.query('INSERT INTO audit_log_waiting (id, stream, seq, algorithm, digest) VALUES ?', [
    entries.map(({ id, stream, seq, algorithm, digest }) => [id, stream, seq, algorithm, digest]),
  ]);
};

export interface Log {
  readonly id: string;
  readonly size: number;
}
/**
 * The single writer: whoever holds this row. The lock ends with its transaction, so that a writer that died holds nobody up, and one that
 * was cut off finds at COMMIT that it wrote nothing.
 */
export const lockLog = async (tx: EntityManager): Promise<Log> => {
  const [log]: Log[] = await tx.query("SELECT id, size FROM audit_log WHERE name = 'log' FOR UPDATE");
  if (!log) throw new Error('the database has no log; run "npx camphor migrate"');
  return log;
};

interface WaitingRow extends WaitingEntry {
  /** Where it is entered already. */
  readonly position: number | null;
}
/** Enters a batch of what waits; gives how much there was. */
const enterBatch = async (tx: EntityManager): Promise<number> => {
  const { size } = await lockLog(tx);
  const waiting: WaitingRow[] = await tx.query(
    `SELECT w.id, w.stream, w.seq, w.algorithm, w.digest, e.position FROM audit_log_waiting w
     LEFT JOIN audit_log_entry e ON e.stream = w.stream AND e.seq = w.seq ORDER BY w.id LIMIT ${BATCH}`,
  );
  if (waiting.length === 0) return 0;
  const fresh = new Map(waiting.filter(({ position }) => position === null).map((entry) => [`${entry.stream} ${entry.seq}`, entry]));
  if (fresh.size > 0) {
    await tx.query('INSERT INTO audit_log_entry (position, stream, seq, algorithm, digest) VALUES ?', [
      [...fresh.values()].map(({ stream, seq, algorithm, digest }, index) => [size + index, stream, seq, algorithm, digest]),
    ]);
    const moved: { affectedRows: number } = await tx.query("UPDATE audit_log SET size = ? WHERE name = 'log' AND size = ?", [
      size + fresh.size,
      size,
    ]);
    if (moved.affectedRows !== 1) throw new Error('the log has two writers');
  }
  await tx.query('DELETE FROM audit_log_waiting WHERE id IN (?)', [waiting.map(({ id }) => id)]);
  return waiting.length;
};

/** Grows the tree of one algorithm by a batch of leaves; false = it has them all. */
const growBatch = async (tx: EntityManager, algorithm: string, size: number): Promise<boolean> => {
  const [tree]: { size: number }[] = await tx.query('SELECT size FROM audit_log_tree WHERE algorithm = ? FOR UPDATE', [algorithm]);
  const from = tree?.size ?? size;
  if (from >= size) return false;
  const hash = hashBy(algorithm, digestBytesBy);
  if (hash === null) throw new Error(`the log is kept by ${algorithm}, which is not known here`);
  const entries: LogEntry[] = await tx.query(
    'SELECT stream, seq, algorithm, digest FROM audit_log_entry WHERE position >= ? AND position < ? ORDER BY position',
    [from, Math.min(size, from + BATCH)],
  );
  if (entries.length === 0) throw new Error(`the log has lost its entries from number ${from}`);
  const nodeAt = await readNodes(tx, algorithm, nodesOfRange({ start: 0, end: from }));
  const added = new Map<string, PlacedNode>();
  const known = (place: NodePlace): string => added.get(`${place.level}/${place.position}`)?.hash ?? nodeAt(place);
  entries.forEach((entry, index) => {
    for (const node of appendLeaf(hash, from + index, entryHash(hash, entry), known)) added.set(`${node.level}/${node.position}`, node);
  });
  await tx.query('INSERT INTO audit_log_node (algorithm, level, position, hash) VALUES ?', [
    [...added.values()].map(({ level, position, hash: digest }) => [algorithm, level, position, digest]),
  ]);
  await tx.query('UPDATE audit_log_tree SET size = ? WHERE algorithm = ? AND size = ?', [from + entries.length, algorithm, from]);
  return true;
};
export const treesOf = async (tx: EntityManager): Promise<string[]> => {
  const rows: { algorithm: string }[] = await tx.query('SELECT algorithm FROM audit_log_tree ORDER BY algorithm');
  return rows.map(({ algorithm }) => algorithm);
};
/** Grows every tree to the size of the log, in the caller's transaction. */
export const growTrees = async (tx: EntityManager, size: number): Promise<void> => {
  for (const algorithm of await treesOf(tx)) while (await growBatch(tx, algorithm, size));
};

/** Asked first, without a lock: most often there is nothing to do. */
const isEntered = async (source: DataSource): Promise<boolean> => {
  const [found]: { waiting: string; grown: string }[] = await source.query(
    `SELECT (SELECT COUNT(*) FROM (SELECT id FROM audit_log_waiting LIMIT 1) w) AS waiting,
       (SELECT COUNT(*) FROM audit_log l JOIN audit_log_tree t ON t.size = l.size WHERE l.name = 'log' AND t.algorithm = ?) AS grown`,
    [ALGORITHM],
  );
  return Number(found?.waiting) === 0 && Number(found?.grown) > 0;
};

// Without gap locks nobody who writes a trail waits for the log.
const alone = { isolation: 'READ COMMITTED' } as const;

/**
 * Enters all that waits and grows the trees, a batch a transaction; gives how much was entered. Killed in the middle, delivered twice or run
 * by two at once, each event is entered once: the next call goes on where the last COMMIT ended.
 */
export const enterWaiting = async (source: DataSource): Promise<number> => {
  if (await isEntered(source)) return 0;
  await source.query('INSERT IGNORE INTO audit_log_tree (algorithm, size) VALUES (?, 0)', [ALGORITHM]);
  let entered = 0;
  for (let batch = BATCH; batch === BATCH;) {
    batch = await inTransaction(source, enterBatch, alone);
    entered += batch;
  }
  const growing = async (tx: EntityManager): Promise<boolean> => {
    const { size } = await lockLog(tx);
    for (const algorithm of await treesOf(tx)) if (await growBatch(tx, algorithm, size)) return true;
    return false;
  };
  while (await inTransaction(source, growing, alone));
  return entered;
};
