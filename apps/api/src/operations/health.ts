// Decides whether the service can work: the database answers, Redis answers, the demonstration is loaded where it is wanted.
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import { SettingRow, SETTINGS } from '@camphor/server';

const PATIENCE = 1_500;
const DEMO_LOADED = 'demo.loaded';

const within = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

@Injectable()
export class Health implements OnApplicationShutdown {
  private redis: Redis | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DataSource) private readonly source: DataSource,
  ) {}

  /** Names of what is missing; empty = ready. */
  async missing(): Promise<string[]> {
    const [database, redis] = await Promise.all([this.database(), this.answers()]);
    return [...database, ...(redis ? [] : ['redis'])];
  }

  private async database(): Promise<string[]> {
    try {
      const loaded = await within(this.source.manager.existsBy(SettingRow, { name: DEMO_LOADED }));
      return loaded || !this.settings.demo ? [] : ['demonstration'];
    } catch {
      return ['database'];
    }
  }

  private async answers(): Promise<boolean> {
    try {
      return (await within(this.connection().ping())) === 'PONG';
    } catch {
      return false;
    }
  }

  private connection(): Redis {
    if (this.redis) return this.redis;
    this.redis = new Redis(this.settings.redisUrl, {
      connectTimeout: 1_000,
      maxRetriesPerRequest: 1,
      retryStrategy: (times) => Math.min(2_000, times * 100),
    });
    // Without a listener an unreachable Redis would end the process.
    this.redis.on('error', () => undefined);
    return this.redis;
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }
}
