// Listens for cycles.
import { Controller, Inject, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { localDateOf, type Actor } from '@camphor/domain';
import { calendarsOf, CLOCK, Cycles, findCycle, listCycles, withTimeLeft, type Clock, type ShownCycle } from '@camphor/server';
import { answered, Caller, Input, Route } from '../edge/route.decorator';
import { ScopeRegistry } from '../edge/scope-registry';

@Controller()
export class CyclesController implements OnModuleInit {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cycles) private readonly cycles: Cycles,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ScopeRegistry) private readonly scopes: ScopeRegistry,
  ) {}

  onModuleInit(): void {
    this.scopes.register('cycle', async (actor, id) => (await findCycle(this.source.manager, actor, id)) !== null);
  }

  /** Shows a cycle as of today. */
  private async looking(): Promise<(cycle: ShownCycle) => ShownCycle> {
    const calendars = await calendarsOf(this.source.manager);
    const today = localDateOf(this.clock.now().toISOString());
    return (cycle) => withTimeLeft(cycle, calendars, today);
  }

  @Route('listCycles')
  async list(@Caller() actor: Actor) {
    const { items } = await listCycles(this.source.manager, actor);
    const look = await this.looking();
    return answered({ items: items.map(look) });
  }

  @Route('getCycle')
  async get(@Caller() actor: Actor, @Input() { params }: Input<'getCycle'>) {
    const cycle = await findCycle(this.source.manager, actor, params.id);
    return cycle && answered((await this.looking())(cycle), cycle.version);
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
