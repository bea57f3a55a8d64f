// Decides how promises get from the outbox to the queue: at least once, by any number of relays, with Redis there, away or wiped.
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import {
  claimWaiting,
  isJobKind,
  jobsCatalogue,
  leasesEnded,
  pauseAfter,
  putBack,
  renewLeases,
  type Clock,
  type RelayedPromise,
} from '@camphor/server';
import { onceSaid, type Logger } from './log';
import { jobIdOf, producerConnection, QUEUE } from './queue';
import { atMost, startLoop } from './waiting';

const BATCH = 100;
const BUSY = 50;
const IDLE = 1_000;
const AWAY = 1_000;
/** Seconds after which the queue is asked whether it still has what it was given. */
const LEASE = 15;
const LOOK_AFTER = 5_000;
const ENDING = 2_000;
/** The outbox counts the tries; the queue only has to go on. */
const TRIES_IN_QUEUE = 1_000;

const optionsOf = ({ id, kind }: RelayedPromise) => ({
  jobId: jobIdOf(id),
  priority: isJobKind(kind) ? jobsCatalogue[kind].priority : 0,
  attempts: TRIES_IN_QUEUE,
  backoff: { type: 'custom', delay: isJobKind(kind) ? pauseAfter(kind, 1) : 1_000 },
  // What became of it stands in the outbox; a job that has ended must not hold its id.
  removeOnComplete: true,
  removeOnFail: true,
});

export interface RelayParts {
  readonly source: DataSource;
  readonly settings: Pick<Settings, 'redisUrl' | 'queuePrefix'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** How long a promise is believed to be in the queue, in seconds; shorter in tests. */
  readonly lease?: number;
}

/** Everything that one relay does; `startRelay` repeats it. */
export class Relay {
  private readonly connection: Redis;
  private queue: Queue | null = null;
  private readonly says: ReturnType<typeof onceSaid>;
  private readonly lease: number;

  constructor(private readonly parts: RelayParts) {
    this.says = onceSaid(parts.log);
    this.lease = parts.lease ?? LEASE;
    this.connection = producerConnection(parts.settings);
    this.connection.on('error', (error: unknown) => this.says.trouble('Redis cannot be reached; promises wait in the database', error));
    this.connection.on('ready', () => this.says.over('Redis cannot be reached; promises wait in the database'));
  }

  /** The queue, or null while Redis is away. One whose first words with Redis failed is thrown away: it would fail for ever. */
  private async reach(): Promise<Queue | null> {
    if (this.connection.status !== 'ready') return null;
    if (this.queue) return this.queue;
    const queue = new Queue(QUEUE, { connection: this.connection, prefix: this.parts.settings.queuePrefix });
    queue.on('error', (error) => this.says.trouble('the queue', error));
    try {
      await queue.waitUntilReady();
      this.queue = queue;
      return queue;
    } catch {
      await queue.close().catch(() => undefined);
      return null;
    }
  }

  /** Takes waiting promises to the queue; gives how many, or null while Redis is away. */
  async relay(): Promise<number | null> {
    const queue = await this.reach();
    if (!queue) return null;
    const { source, clock } = this.parts;
    const promises = await claimWaiting(source, clock.now(), BATCH, this.lease);
    if (promises.length === 0) return 0;
    try {
      await queue.addBulk(promises.map((promise) => ({ name: promise.kind, data: {}, opts: optionsOf(promise) })));
      return promises.length;
    } catch (error) {
      // Some may have arrived: the same id a second time is ignored, and what was done stays done.
      await putBack(
        source,
        promises.map(({ id }) => id),
      );
      throw error;
    }
  }

  /** Asks the queue for what it was given long enough ago; what it has lost waits again. Gives how many that were. */
  async reconcile(): Promise<number> {
    const queue = await this.reach();
    if (!queue) return 0;
    const ids = await leasesEnded(this.parts.source, BATCH);
    const states = await Promise.all(ids.map(async (id) => ({ id, state: await queue.getJobState(jobIdOf(id)) })));
    const gone = states.filter(({ state }) => state === 'unknown' || state === 'completed' || state === 'failed');
    for (const { id, state } of gone) if (state !== 'unknown') await queue.remove(jobIdOf(id));
    const lost = gone.map(({ id }) => id);
    await putBack(this.parts.source, lost);
    await renewLeases(
      this.parts.source,
      ids.filter((id) => !lost.includes(id)),
      this.lease,
    );
    if (lost.length > 0) this.parts.log.warn({ count: lost.length }, 'the queue has lost jobs; they are added again');
    return lost.length;
  }

  async close(): Promise<void> {
    if (this.queue) await atMost(ENDING, this.queue.close());
    this.connection.disconnect();
  }
}

/** Relays until stopped. */
export const startRelay = (parts: RelayParts): { readonly stop: () => Promise<void> } => {
  const relay = new Relay(parts);
  const says = onceSaid(parts.log);
  const trouble = 'the relay could not do its round and tries again';
  let looked = 0;
  const round = async (): Promise<number> => {
    const moved = await relay.relay();
    // Real time, not the clock of Camphor, which a test may freeze.
    if (moved !== null && performance.now() - looked > Math.min(LOOK_AFTER, (parts.lease ?? LEASE) * 1_000)) {
      looked = performance.now();
      await relay.reconcile();
    }
    says.over(trouble);
    if (moved === null) return AWAY;
    return moved > 0 ? BUSY : IDLE;
  };
  const loop = startLoop(round, (error) => {
    says.trouble(trouble, error);
    return AWAY;
  });
  return {
    stop: async () => {
      await loop.stop();
      await relay.close();
    },
  };
};
