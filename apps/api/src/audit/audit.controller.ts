// Listens for the trail of a report.
import { Controller, Inject, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@camphor/domain';
import { isRefusal, reportTrail } from '@camphor/server';
import { answered, Caller, Input, Route } from '../edge/route.decorator';

@Controller()
export class AuditController {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  @Route('reportTrail')
  async trail(@Caller() actor: Actor, @Input() { params, query, language }: Input<'reportTrail'>) {
    const page = await reportTrail(this.source.manager, actor, params.id, query, language);
    return isRefusal(page) ? page : answered(page);
  }
}

@Module({ controllers: [AuditController] })
export class AuditApiModule {}
