// Listens for the sign-in page of a demonstration; elsewhere there is nothing here.
import { Controller, Inject, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import { DEMO_PASSWORD, demoAccounts, demoIsLoaded, SETTINGS } from '@camphor/server';
import { answered, Route } from '../edge/route.decorator';

@Controller()
export class DemoController {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Route('demoAccounts')
  async accounts() {
    if (!this.settings.demo || !(await demoIsLoaded(this.source.manager))) return null;
    return answered({
      password: DEMO_PASSWORD,
      items: demoAccounts.map(({ username, name, roles }) => ({ username, name, roles: [...roles] })),
    });
  }
}

@Module({ controllers: [DemoController] })
export class DemoApiModule {}
