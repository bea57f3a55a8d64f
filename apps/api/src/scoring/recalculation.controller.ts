// Listens for recalculations: dry runs, their results, applying and cancelling.
import { Controller, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refuse, type Actor } from '@camphor/domain';
import {
  applyRecalculation,
  cancelRecalculation,
  CLOCK,
  compareRuns,
  isVisibleRun,
  listRecalculations,
  readIds,
  recalculationPage,
  startRecalculation,
  type Clock,
} from '@camphor/server';
import { answered, Caller, Input, Route } from '../edge/route.decorator';
import { ScopeRegistry } from '../edge/scope-registry';

@Controller()
export class RecalculationController implements OnModuleInit {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ScopeRegistry) private readonly scopes: ScopeRegistry,
  ) {}

  onModuleInit(): void {
    this.scopes.register('recalculation', (actor, id) => isVisibleRun(this.source.manager, actor, id));
  }

  @Route('listRecalculations')
  async list(@Input() { params, query, language }: Input<'listRecalculations'>) {
    return answered(await listRecalculations(this.source.manager, params.id, { ...query, language }));
  }

  @Route('startRecalculation')
  start(@Caller() actor: Actor, @Input() { params, body, ...ask }: Input<'startRecalculation'>) {
    return startRecalculation(this.source, { actor, now: this.clock.now(), ...ask }, params.id, body);
  }

  @Route('compareRecalculations')
  async compare(@Input() { params, query, language }: Input<'compareRecalculations'>) {
    const ids = readIds(query.ids);
    if (ids === null) return refuse('malformed', 'malformed', { field: 'ids', problem: '1–5 id' });
    const found = await compareRuns(this.source.manager, params.id, ids, { ...query, language });
    return found && answered(found);
  }

  @Route('getRecalculation')
  async get(@Input() { params, query, language }: Input<'getRecalculation'>) {
    const found = await recalculationPage(this.source.manager, params.id, { ...query, language });
    return found && answered(found);
  }

  @Route('applyRecalculation', { permissionInside: true })
  apply(@Caller() actor: Actor, @Input() { params, body, ...ask }: Input<'applyRecalculation'>) {
    return applyRecalculation(this.source, { actor, now: this.clock.now(), ...ask }, params.id, body);
  }

  @Route('cancelRecalculation', { permissionInside: true })
  cancel(@Caller() actor: Actor, @Input() { params, ...ask }: Input<'cancelRecalculation'>) {
    return cancelRecalculation(this.source, { actor, now: this.clock.now(), ...ask }, params.id);
  }
}

@Module({ controllers: [RecalculationController] })
export class RecalculationApiModule {}
