// Records what every provider of the server may ask for: settings, clock and the one database.
import { Global, Module, type DynamicModule, type OnApplicationShutdown, Inject } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import { CLOCK, frozenClock, machineClock } from './clock';
import { chooseAlgorithm } from './digest';
import { createDataSource } from './db/data-source';

export const SETTINGS = Symbol('Settings');

@Global()
@Module({})
export class ServerModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Connects to the database first, so that an unreachable one is said before anything starts. */
  static async connect(settings: Settings): Promise<DynamicModule> {
    chooseAlgorithm(settings.digest);
    const source = await createDataSource(settings.databaseUrl, settings.poolSize);
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: CLOCK, useValue: settings.now ? frozenClock(settings.now) : machineClock },
      { provide: DataSource, useValue: source },
    ];
    return { module: ServerModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
