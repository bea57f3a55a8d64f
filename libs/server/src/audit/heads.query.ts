// Shows signed heads, the keys that sign them, and the proof that a later head continues an earlier one: to anybody who kept one.
import type { EntityManager } from 'typeorm';
import { refuse, type LogHead, type Refusal } from '@camphor/domain';
import { consistencyPath } from './log-proofs';
import { headOf, type Seal } from './seal-log';

export interface SignedHead {
  readonly head: LogHead;
  readonly signature: string;
}
const signed = (seal: Pick<Seal, 'body' | 'signature'>): SignedHead => ({ head: headOf(seal), signature: seal.signature });

export const publicKeys = async (tx: EntityManager) => {
  const rows: { id: string; algorithm: string; publicKey: string; createdAt: Date }[] = await tx.query(
    'SELECT id, algorithm, public_key AS publicKey, created_at AS createdAt FROM audit_key ORDER BY created_at, id',
  );
  return { items: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })) };
};

/** Newest first. */
export const publicHeads = async (
  tx: EntityManager,
  { cursor, limit }: { readonly cursor?: number | undefined; readonly limit: number },
) => {
  const rows: Seal[] = await tx.query('SELECT number, body, signature FROM audit_seal WHERE number < ? ORDER BY number DESC LIMIT ?', [
    cursor ?? 2_147_483_647,
    limit + 1,
  ]);
  return {
    items: rows.slice(0, limit).map(signed),
    nextCursor: rows.length > limit ? String(rows[limit - 1]?.number ?? '') : null,
  };
};

/** Both heads, and for each algorithm that they share the path from one to the other. */
export const headsConsistency = async (tx: EntityManager, first: number, second: number) => {
  const rows: Seal[] = await tx.query('SELECT number, body, signature FROM audit_seal WHERE number IN (?) ORDER BY number', [
    [first, second],
  ]);
  const [older, newer] = [rows.at(0), rows.at(-1)];
  if (!older || !newer || older.number !== Math.min(first, second) || newer.number !== Math.max(first, second)) {
    const refusal: Refusal = refuse('not_found', 'not_found');
    return refusal;
  }
  const [from, to] = [signed(older), signed(newer)];
  const shared = from.head.roots
    .map(({ algorithm }) => algorithm)
    .filter((name) => to.head.roots.some(({ algorithm }) => algorithm === name));
  const paths: { algorithm: string; path: string[] }[] = [];
  for (const algorithm of shared) paths.push({ algorithm, path: await consistencyPath(tx, algorithm, from.head.size, to.head.size) });
  return { first: from, second: to, paths };
};
