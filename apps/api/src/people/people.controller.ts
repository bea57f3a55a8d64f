// Listens for accounts and units.
import { Controller, Inject, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@camphor/domain';
import { Accounts, findAccount, listAccounts, listUnits, Rosters, unitExists, Units } from '@camphor/server';
import { answered, Caller, Input, Route } from '../edge/route.decorator';
import { ScopeRegistry } from '../edge/scope-registry';

@Controller()
export class PeopleController implements OnModuleInit {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Units) private readonly units: Units,
    @Inject(Rosters) private readonly rosters: Rosters,
    @Inject(ScopeRegistry) private readonly scopes: ScopeRegistry,
  ) {}

  onModuleInit(): void {
    this.scopes.register('account', async (actor, id) => (await findAccount(this.source.manager, actor, id)) !== null);
    this.scopes.register('unit', (actor, id) => unitExists(this.source.manager, actor, id));
  }

  @Route('listAccounts')
  async list(@Caller() actor: Actor, @Input() { query }: Input<'listAccounts'>) {
    return answered(await listAccounts(this.source.manager, actor, query));
  }

  @Route('createAccount')
  create(@Caller() actor: Actor, @Input() { body, ...ask }: Input<'createAccount'>) {
    return this.accounts.create({ actor, ...ask }, body);
  }

  @Route('patchAccount')
  patch(@Caller() actor: Actor, @Input() { params, body, ...ask }: Input<'patchAccount'>) {
    return this.accounts.patch({ actor, ...ask }, params.id, body);
  }

  @Route('resetPassword')
  resetPassword(@Caller() actor: Actor, @Input() { params, body, ...ask }: Input<'resetPassword'>) {
    return this.accounts.resetPassword({ actor, ...ask }, params.id, body.password);
  }

  @Route('listUnits')
  async listUnits(@Caller() actor: Actor, @Input() { query }: Input<'listUnits'>) {
    return answered(await listUnits(this.source.manager, actor, query));
  }

  @Route('createUnit')
  createUnit(@Caller() actor: Actor, @Input() { body, ...ask }: Input<'createUnit'>) {
    return this.units.create({ actor, ...ask }, body);
  }

  @Route('patchUnit')
  patchUnit(@Caller() actor: Actor, @Input() { params, body, ...ask }: Input<'patchUnit'>) {
    return this.units.patch({ actor, ...ask }, params.id, body);
  }

  @Route('importUnits')
  importUnits(@Caller() actor: Actor, @Input() { body, ...ask }: Input<'importUnits'>) {
    return this.rosters.importUnits({ ...ask, actor, dryRun: body.dryRun === 'true', plan: body.plan ?? null });
  }

  @Route('unitsTemplate')
  unitsTemplate(@Input() { language }: Input<'unitsTemplate'>) {
    return this.rosters.unitsTemplate(language);
  }

  @Route('importAccounts')
  importAccounts(@Caller() actor: Actor, @Input() { body, ...ask }: Input<'importAccounts'>) {
    return this.rosters.importAccounts({ ...ask, actor, dryRun: body.dryRun === 'true', plan: body.plan ?? null });
  }

  @Route('accountsTemplate')
  accountsTemplate(@Input() { language }: Input<'accountsTemplate'>) {
    return this.rosters.accountsTemplate(language);
  }
}
