// Listens for cycles.
import { Controller, Inject, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@camphor/domain';
import { Cycles, findCycle, listCycles } from '@camphor/server';
import { answered, Caller, Input, Route } from '../edge/route.decorator';
import { ScopeRegistry } from '../edge/scope-registry';

@Controller()
export class CyclesController implements OnModuleInit {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cycles) private readonly cycles: Cycles,
    @Inject(ScopeRegistry) private readonly scopes: ScopeRegistry,
  ) {}

  onModuleInit(): void {
    this.scopes.register('cycle', async (actor, id) => (await findCycle(this.source.manager, actor, id)) !== null);
  }

  @Route('listCycles')
  async list(@Caller() actor: Actor) {
    return answered(await listCycles(this.source.manager, actor));
  }

  @Route('getCycle')
  async get(@Caller() actor: Actor, @Input() { params }: Input<'getCycle'>) {
    const cycle = await findCycle(this.source.manager, actor, params.id);
    return cycle && answered(cycle, cycle.version);
  }

  @Route('createCycle')
  create(@Caller() actor: Actor, @Input() { body, ...ask }: Input<'createCycle'>) {
    return this.cycles.create({ actor, ...ask }, body);
  }

  @Route('patchCycle', { permissionInside: true })
  patch(@Caller() actor: Actor, @Input() { params, body, ...ask }: Input<'patchCycle'>) {
    return this.cycles.patch({ actor, ...ask }, params.id, body);
  }

  @Route('openCycle', { permissionInside: true })
  open(@Caller() actor: Actor, @Input() { params, ...ask }: Input<'openCycle'>) {
    return this.cycles.open({ actor, ...ask }, params.id);
  }

  @Route('closeCycle', { permissionInside: true })
  close(@Caller() actor: Actor, @Input() { params, ...ask }: Input<'closeCycle'>) {
    return this.cycles.close({ actor, ...ask }, params.id);
  }
}
