// Decides the scopes that need no noun of their own at the edge: a notification is seen by whom it was sent to.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotificationRow } from '@camphor/server';
import { ScopeRegistry } from './scope-registry';

@Injectable()
export class PlainScopes implements OnModuleInit {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ScopeRegistry) private readonly scopes: ScopeRegistry,
  ) {}

  onModuleInit(): void {
    const { manager } = this.source;
    this.scopes.register('notification', (actor, id) => manager.existsBy(NotificationRow, { id, accountId: actor.accountId }));
  }
}
