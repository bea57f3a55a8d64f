// Decides how a transaction is run: again from BEGIN after a deadlock or a lost connection, a bounded number of times; a lost COMMIT is unknown, never guessed.
import type { DataSource, EntityManager } from 'typeorm';
import { isHalfReadTrigger, reopenTables } from './half-read-triggers';

// 1213 deadlock or certification failure, 1205 lock wait, 1020 snapshot, 1047 not synced, 1180 error during commit, 1290 read-only node
const RETRY_NUMBERS = new Set([1213, 1205, 1020, 1047, 1180, 1290]);
const LOST = new Set([
  'ECONNRESET',
  'PROTOCOL_CONNECTION_LOST',
  'ECONNREFUSED',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ETIMEDOUT',
  'EPIPE',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'PROTOCOL_ENQUEUE_AFTER_QUIT',
]);
// mysql2 gives no code to a statement on a connection that it has seen closing.
const CLOSING = /closed state/;
const DEADLOCK = 1213;
const ATTEMPTS = 6;

interface DriverError {
  readonly errno?: number;
  readonly code?: string;
  readonly message?: string;
}
const driverError = (error: unknown): DriverError => {
  const wrapped = (error as { driverError?: DriverError }).driverError;
  return wrapped ?? (error as DriverError);
};
export const isDuplicate = (error: unknown): boolean => driverError(error).errno === 1062;
export const isConnectionLost = (error: unknown): boolean => {
  const { code, message } = driverError(error);
  return code === undefined ? CLOSING.test(message ?? '') : LOST.has(code);
};
export const isRetryable = (error: unknown): boolean => RETRY_NUMBERS.has(driverError(error).errno ?? 0) || isConnectionLost(error);

/** The database could not be reached, or stayed contended, after every attempt: nothing was written. Or the outcome of a COMMIT is not known. */
export class UnavailableError extends Error {
  constructor(cause: unknown) {
    super('the database is unavailable', { cause });
  }
}

// Full jitter keeps contenders from meeting again in step.
const pause = (attempt: number): Promise<void> => new Promise((done) => setTimeout(done, Math.random() * 20 * 2 ** attempt));

export interface TransactionOptions<T> {
  /** Looks for the outcome of a COMMIT whose answer was lost (by idempotency key); null = it did not happen. */
  readonly lookUp?: () => Promise<T | null>;
  /** There is nothing to look for: after a COMMIT whose answer was lost the work is not done again, for it may have been done. */
  readonly unknowable?: boolean;
  /** Where the database's own would lock gaps that others write into. */
  readonly isolation?: 'READ COMMITTED';
}

/** Runs `work` in one transaction on its own EntityManager; `work` may run several times, so it must not act outside the database. */
export const inTransaction = async <T>(
  source: DataSource,
  work: (tx: EntityManager) => Promise<T>,
  options: TransactionOptions<T> = {},
): Promise<T> => {
  let last: unknown;
  let isReopened = false;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await pause(attempt);
    let committing = false;
    const runner = source.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction(options.isolation);
      const result = await work(runner.manager);
      committing = true;
      await runner.commitTransaction();
      return result;
    } catch (error) {
      last = error;
      // After 1213 the server has rolled back while the runner still believes in its transaction.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      if (isHalfReadTrigger(driverError(error).errno) && !isReopened) {
        isReopened = true;
        await reopenTables(runner).catch(() => undefined);
      } else if (!isRetryable(error)) throw error;
      // Of what fails at COMMIT only a deadlock surely did not happen.
      if (committing && options.unknowable && driverError(error).errno !== DEADLOCK) break;
      if (committing && options.lookUp) {
        const found = await options.lookUp().catch(() => null);
        if (found !== null) return found;
      }
    } finally {
      await runner.release().catch(() => undefined);
    }
  }
  throw new UnavailableError(last);
};
