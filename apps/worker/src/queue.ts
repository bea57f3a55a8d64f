// Decides how the one queue in Redis is reached, and how a promise of the outbox is named there.
import { Redis } from 'ioredis';
import type { Settings } from '@camphor/config';

export const QUEUE = 'jobs';
/** BullMQ allows neither a colon nor a bare number. */
export const jobIdOf = (promiseId: string): string => `outbox-${promiseId}`;
export const promiseIdOf = (jobId: string): string => jobId.replace(/^outbox-/, '');

const reconnect = (times: number): number => Math.min(times * 200, 2_000);
const shared = { retryStrategy: reconnect, connectTimeout: 5_000, keepAlive: 10_000 };

/** Rejects at once while Redis is away, and does not wait for one that has frozen: what it was given is in the outbox. */
export const producerConnection = ({ redisUrl }: Pick<Settings, 'redisUrl'>): Redis =>
  new Redis(redisUrl, { ...shared, enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 5_000 });

/** A connection that knows its copies: BullMQ makes one to wait on, and cannot close it while Redis is away. */
export class CopiedRedis extends Redis {
  private readonly copies: Redis[] = [];

  override duplicate(...options: Parameters<Redis['duplicate']>): Redis {
    const copy = super.duplicate(...options);
    this.copies.push(copy);
    return copy;
  }

  disconnectAll(): void {
    for (const connection of [...this.copies, this]) {
      connection.disconnect();
      if (connection.status !== 'reconnecting') continue;
      // Told to stop between two tries, ioredis neither ends nor answers what waits: it does when stopped in the middle of one.
      connection.connect().catch(() => undefined);
      connection.disconnect();
    }
  }
}
/** Waits for Redis however long it takes. */
export const workerConnection = ({ redisUrl }: Pick<Settings, 'redisUrl'>): CopiedRedis =>
  new CopiedRedis(redisUrl, { ...shared, maxRetriesPerRequest: null });
