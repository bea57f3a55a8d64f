// Listens for the inbox.
import { Controller, Inject, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@camphor/domain';
import { CLOCK, isRefusal, listNotifications, readNotification, type Clock } from '@camphor/server';
import { answered, Caller, Input, Route } from '../edge/route.decorator';

@Controller()
export class RemindersController {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Route('listNotifications')
  async list(@Caller() actor: Actor, @Input() { query, language }: Input<'listNotifications'>) {
    const page = await listNotifications(this.source.manager, actor.accountId, query, language);
    return isRefusal(page) ? page : answered(page);
  }

  @Route('readNotification')
  read(@Caller() actor: Actor, @Input() { params, idempotency }: Input<'readNotification'>) {
    return readNotification(this.source, { accountId: actor.accountId, id: params.id, idempotency, now: this.clock.now() });
  }
}

@Module({ controllers: [RemindersController] })
export class RemindersApiModule {}
