// Listens for imports: a file is read, shown, and taken into a report when accepted.
import { Controller, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@camphor/domain';
import { acceptImport, blankForms, blankYear, CLOCK, createImport, importExists, isRefusal, readImport, type Clock } from '@camphor/server';
import { answered, Caller, Input, Route } from '../edge/route.decorator';
import { ScopeRegistry } from '../edge/scope-registry';

@Controller()
export class ReadingController implements OnModuleInit {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ScopeRegistry) private readonly scopes: ScopeRegistry,
  ) {}

  onModuleInit(): void {
    this.scopes.register('import', (actor, id) => importExists(this.source.manager, actor, id));
  }

  @Route('createImport')
  create(@Caller() actor: Actor, @Input() { file, language, idempotency }: Input<'createImport'>) {
    return createImport(this.source, { actor, file, now: this.clock.now(), language, idempotency });
  }

  @Route('getImport')
  async get(@Caller() actor: Actor, @Input() { params, language }: Input<'getImport'>) {
    const found = await readImport(this.source.manager, actor, params.id, language);
    return isRefusal(found) ? found : answered(found);
  }

  @Route('blankDocx')
  async blankDocx(@Caller() actor: Actor, @Input() { query }: Input<'blankDocx'>) {
    return blankForms('docx', query.year ?? (await blankYear(this.source.manager, actor, this.clock.now())));
  }
  @Route('blankXlsx')
  async blankXlsx(@Caller() actor: Actor, @Input() { query }: Input<'blankXlsx'>) {
    return blankForms('xlsx', query.year ?? (await blankYear(this.source.manager, actor, this.clock.now())));
  }

  @Route('acceptImport', { permissionInside: true })
  accept(@Caller() actor: Actor, @Input() { params, body, ifMatch, idempotency, language }: Input<'acceptImport'>) {
    return acceptImport(this.source, { ...body, actor, importId: params.id, ifMatch, idempotency, now: this.clock.now(), language });
  }
}

@Module({ controllers: [ReadingController] })
export class ReadingApiModule {}
