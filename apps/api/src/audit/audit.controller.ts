// Listens for trails, for what proves them, and for the heads and keys of the log.
import { Controller, Inject, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import type { Actor } from '@camphor/domain';
import {
  CLOCK,
  headsConsistency,
  isRefusal,
  publicBundle,
  publicHeads,
  publicKeys,
  reportBundle,
  reportTrail,
  searchTrails,
  SETTINGS,
  type Clock,
} from '@camphor/server';
import { answered, Caller, Input, Route } from '../edge/route.decorator';

@Controller()
export class AuditController {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Route('reportTrail')
  async trail(@Caller() actor: Actor, @Input() { params, query, language }: Input<'reportTrail'>) {
    const page = await reportTrail(this.source.manager, actor, params.id, query, language);
    return isRefusal(page) ? page : answered(page);
  }

  @Route('searchTrails')
  async search(@Caller() actor: Actor, @Input() { query, language }: Input<'searchTrails'>) {
    const page = await searchTrails(this.source.manager, actor, query, language);
    return isRefusal(page) ? page : answered(page);
  }

  @Route('reportBundle')
  async bundle(@Caller() actor: Actor, @Input() { params }: Input<'reportBundle'>) {
    const ask = { actor, reportId: params.id, now: this.clock.now() };
    const bundle = await reportBundle(this.source, this.settings.dataFolder, ask);
    return isRefusal(bundle) ? bundle : answered(bundle);
  }

  @Route('publicBundle')
  async published(@Input() { params }: Input<'publicBundle'>) {
    const bundle = await publicBundle(this.source, this.settings.dataFolder, params.id, this.clock.now());
    return bundle && answered(bundle);
  }

  @Route('publicKeys')
  async keys() {
    return answered(await publicKeys(this.source.manager));
  }

  @Route('publicHeads')
  async heads(@Input() { query }: Input<'publicHeads'>) {
    return answered(await publicHeads(this.source.manager, query));
  }

  @Route('headsConsistency')
  async consistency(@Input() { query }: Input<'headsConsistency'>) {
    const proof = await headsConsistency(this.source.manager, query.first, query.second);
    return isRefusal(proof) ? proof : answered(proof);
  }
}

@Module({ controllers: [AuditController] })
export class AuditApiModule {}
