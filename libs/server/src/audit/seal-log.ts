// Records signed heads (封存) of the log: size, roots, time and key, numbered and chained, one for each day and any number on demand.
import type { DataSource, EntityManager } from 'typeorm';
import { HEAD_FORMAT, headText, keyStream, localDateOf, type LogHead } from '@camphor/domain';
import { inTransaction } from '../db/transaction';
import { ALGORITHM, digestOf } from '../digest';
import { enterWaiting, growTrees, lockLog, queueForLog, treesOf } from './enter-log';
import { rootAt } from './log-proofs';
import { signingKey, type SigningKey } from './signing-key';

export interface Seal {
  readonly number: number;
  readonly size: number;
  readonly at: Date;
  readonly day: string | null;
  /** The canonical text that is signed. */
  readonly body: string;
  readonly signature: string;
  readonly key: string;
}
const COLUMNS = 'number, size, at, day, body, signature, key_id AS `key`';
export const headOf = ({ body }: Pick<Seal, 'body'>): LogHead => JSON.parse(body) as LogHead;

export const lastSeal = async (tx: EntityManager): Promise<Seal | null> => {
  const [seal]: Seal[] = await tx.query(`SELECT ${COLUMNS} FROM audit_seal ORDER BY number DESC LIMIT 1`);
  return seal ?? null;
};
/** The first head that sums up the entry at `position`. */
export const sealOver = async (tx: EntityManager, position: number): Promise<Seal | null> => {
  const [seal]: Seal[] = await tx.query(`SELECT ${COLUMNS} FROM audit_seal WHERE size > ? ORDER BY size, number LIMIT 1`, [position]);
  return seal ?? null;
};
export const sealOfDay = async (tx: EntityManager, day: string): Promise<Seal | null> => {
  const [seal]: Seal[] = await tx.query(`SELECT ${COLUMNS} FROM audit_seal WHERE day = ?`, [day]);
  return seal ?? null;
};

/** Publishes the key before it signs anything, and has it entered in the log. */
export const publishKey = (source: DataSource, key: SigningKey, now: Date): Promise<void> =>
  inTransaction(source, async (tx) => {
    const known: unknown[] = await tx.query('SELECT id FROM audit_key WHERE id = ?', [key.id]);
    if (known.length > 0) return;
    const made: { affectedRows: number } = await tx.query(
      'INSERT IGNORE INTO audit_key (id, algorithm, public_key, created_at) VALUES (?, ?, ?, ?)',
      [key.id, 'ed25519', key.publicKey, now],
    );
    if (made.affectedRows === 0) return;
    await queueForLog(tx, [{ id: key.id.slice(0, 36), stream: keyStream(key.id), seq: 1, algorithm: 'sha-256', digest: key.id }]);
  });

const takeHead = async (tx: EntityManager, key: SigningKey, now: Date, day: string | null): Promise<Seal> => {
  const log = await lockLog(tx);
  const present = day === null ? null : await sealOfDay(tx, day);
  if (present) return present;
  await growTrees(tx, log.size);
  const roots: { algorithm: string; root: string }[] = [];
  for (const algorithm of await treesOf(tx)) roots.push({ algorithm, root: await rootAt(tx, algorithm, log.size) });
  const before = await lastSeal(tx);
  const head: LogHead = {
    format: HEAD_FORMAT,
    log: log.id,
    number: (before?.number ?? 0) + 1,
    previous: before && { algorithm: ALGORITHM, digest: digestOf(before.body) },
    size: log.size,
    roots,
    at: now.toISOString(),
    day,
    key: key.id,
  };
  const body = headText(head);
  const seal: Seal = { number: head.number, size: head.size, at: now, day, body, signature: key.sign(body), key: key.id };
  await tx.query('INSERT INTO audit_seal (number, size, at, day, body, signature, key_id) VALUES (?, ?, ?, ?, ?, ?, ?)', [
    seal.number,
    seal.size,
    seal.at,
    seal.day,
    seal.body,
    seal.signature,
    seal.key,
  ]);
  return seal;
};

/** Enters all that waits and signs the head of the log as it then stands; of a day that has its head already, gives that one. */
export const sealLog = async (source: DataSource, folder: string, now: Date, day: string | null = null): Promise<Seal> => {
  const key = signingKey(folder);
  await publishKey(source, key, now);
  await enterWaiting(source);
  return inTransaction(source, (tx) => takeHead(tx, key, now, day), { isolation: 'READ COMMITTED' });
};

const DAY = 86_400_000;
/** Signs the head that closes yesterday (Asia/Shanghai), unless it is there; null = nothing was ever entered. */
export const sealYesterday = async (source: DataSource, folder: string, now: Date): Promise<Seal | null> => {
  const day = localDateOf(new Date(now.getTime() - DAY).toISOString());
  const present = await sealOfDay(source.manager, day);
  if (present) return present;
  const [log]: { size: number }[] = await source.query("SELECT size FROM audit_log WHERE name = 'log'");
  return (log?.size ?? 0) === 0 ? null : sealLog(source, folder, now, day);
};
