// Records which promises a relay has taken to the queue, and until when a promise that is there is believed to be there.
import type { DataSource } from 'typeorm';

export interface RelayedPromise {
  readonly id: string;
  readonly kind: string;
}

/**
 * Takes up to `limit` waiting promises: they are `sent` once this has committed, with a lease after which the queue is asked whether it still
 * has them. What happens outside the database comes after the commit; a relay that dies in between is caught by the lease.
 */
export const claimWaiting = async (source: DataSource, now: Date, limit: number, leaseSeconds: number): Promise<RelayedPromise[]> => {
  const runner = source.createQueryRunner();
  try {
    await runner.connect();
    // READ COMMITTED locks no gaps, so that nobody who makes a promise waits for a relay.
    await runner.startTransaction('READ COMMITTED');
    const rows: RelayedPromise[] = await runner.query(
      `SELECT id, kind FROM jobs_outbox WHERE state = 'waiting' AND available_at <= GREATEST(CAST(? AS DATETIME(3)), UTC_TIMESTAMP(3))
       ORDER BY available_at, id LIMIT ${Math.trunc(limit)} FOR UPDATE SKIP LOCKED`,
      [now],
    );
    if (rows.length > 0) {
      await runner.query(
        "UPDATE jobs_outbox SET state = 'sent', sent_at = ?, available_at = UTC_TIMESTAMP(3) + INTERVAL ? SECOND WHERE id IN (?) AND state = 'waiting'",
        [now, leaseSeconds, rows.map(({ id }) => id)],
      );
    }
    await runner.commitTransaction();
    return rows;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release().catch(() => undefined);
  }
};

/** The queue did not take them, or has lost them: they wait again. One that was done meanwhile stays done. */
export const putBack = async (source: DataSource, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await source.query(
    "UPDATE jobs_outbox SET state = 'waiting', sent_at = NULL, available_at = UTC_TIMESTAMP(3) WHERE id IN (?) AND state = 'sent'",
    [ids],
  );
};

/** Promises whose lease has ended. */
export const leasesEnded = async (source: DataSource, limit: number): Promise<string[]> => {
  const rows: { id: string }[] = await source.query(
    `SELECT id FROM jobs_outbox WHERE state = 'sent' AND available_at <= UTC_TIMESTAMP(3) ORDER BY available_at, id LIMIT ${Math.trunc(limit)}`,
  );
  return rows.map(({ id }) => id);
};

/** The queue has them still. */
export const renewLeases = async (source: DataSource, ids: readonly string[], leaseSeconds: number): Promise<void> => {
  if (ids.length === 0) return;
  await source.query("UPDATE jobs_outbox SET available_at = UTC_TIMESTAMP(3) + INTERVAL ? SECOND WHERE id IN (?) AND state = 'sent'", [
    leaseSeconds,
    ids,
  ]);
};

/** Removes promises that were kept long ago, a batch at a time; gives how many. */
export const forgetKept = async (source: DataSource, before: Date): Promise<number> => {
  let forgotten = 0;
  for (let batch = 1_000; batch === 1_000;) {
    const result: { affectedRows: number } = await source.query(
      "DELETE FROM jobs_outbox WHERE done_at < ? AND state = 'done' ORDER BY done_at LIMIT 1000",
      [before],
    );
    batch = result.affectedRows;
    forgotten += batch;
  }
  return forgotten;
};
