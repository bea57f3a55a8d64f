// Listens for conflicts of interest (回避).
import { Controller, Inject, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@camphor/domain';
import { Conflicts, findConflict, listConflicts } from '@camphor/server';
import { answered, Caller, Input, Route } from '../edge/route.decorator';
import { ScopeRegistry } from '../edge/scope-registry';

@Controller()
export class ConflictsController implements OnModuleInit {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Conflicts) private readonly conflicts: Conflicts,
    @Inject(ScopeRegistry) private readonly scopes: ScopeRegistry,
  ) {}

  onModuleInit(): void {
    this.scopes.register('conflict', async (actor, id) => (await findConflict(this.source.manager, actor, id)) !== null);
  }

  @Route('listConflicts')
  async list(@Caller() actor: Actor, @Input() { query }: Input<'listConflicts'>) {
    return answered(await listConflicts(this.source.manager, actor, query));
  }

  @Route('declareConflict')
  declare(@Caller() actor: Actor, @Input() { body, ...ask }: Input<'declareConflict'>) {
    return this.conflicts.declare({ actor, ...ask }, body);
  }

  @Route('withdrawConflict')
  withdraw(@Caller() actor: Actor, @Input() { params, body, ...ask }: Input<'withdrawConflict'>) {
    return this.conflicts.withdraw({ actor, ...ask }, params.id, body.reason);
  }
}
