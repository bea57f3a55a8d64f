// Listens for schemes (指标体系).
import { Controller, Inject, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@camphor/domain';
import {
  CLOCK,
  exportScheme,
  findScheme,
  isRefusal,
  listSchemes,
  readSchemeFile,
  schemeExists,
  Schemes,
  shownSchemeImport,
  tryOut,
  whyNoScheme,
  type Clock,
} from '@camphor/server';
import { answered, Caller, Input, Route } from '../edge/route.decorator';
import { ScopeRegistry } from '../edge/scope-registry';

@Controller()
export class SchemesController implements OnModuleInit {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Schemes) private readonly schemes: Schemes,
    @Inject(ScopeRegistry) private readonly scopes: ScopeRegistry,
  ) {}

  onModuleInit(): void {
    this.scopes.register('scheme', (actor, id) => schemeExists(this.source.manager, actor, id));
  }

  @Route('listSchemes')
  async list(@Caller() actor: Actor) {
    return answered(await listSchemes(this.source.manager, actor));
  }

  @Route('getScheme')
  async get(@Caller() actor: Actor, @Input() { params, language }: Input<'getScheme'>) {
    const found = await findScheme(this.source.manager, actor, params.id, language);
    return found && answered(found, found.revision);
  }

  @Route('createScheme')
  create(@Caller() actor: Actor, @Input() { body, ...ask }: Input<'createScheme'>) {
    return this.schemes.create({ actor, ...ask }, body);
  }

  @Route('importScheme')
  async import(@Caller() actor: Actor, @Input() { body, file, ...ask }: Input<'importScheme'>) {
    const read = await readSchemeFile(file, ask.language);
    if (isRefusal(read)) return read;
    const shown = shownSchemeImport(read, ask.language);
    if (body.dryRun === 'true') return answered({ ...shown, draft: null });
    if (!read.scheme) return whyNoScheme(read);
    const made = await this.schemes.create({ actor, ...ask }, { body: read.scheme });
    return { ...made, status: 200, body: { ...shown, draft: made.body } };
  }

  @Route('putScheme', { permissionInside: true })
  put(@Caller() actor: Actor, @Input() { params, body, ...ask }: Input<'putScheme'>) {
    return this.schemes.save({ actor, ...ask }, params.id, body.body);
  }

  @Route('deleteScheme', { permissionInside: true })
  remove(@Caller() actor: Actor, @Input() { params, ...ask }: Input<'deleteScheme'>) {
    return this.schemes.remove({ actor, ...ask }, params.id);
  }

  @Route('releaseScheme', { permissionInside: true })
  release(@Caller() actor: Actor, @Input() { params, ...ask }: Input<'releaseScheme'>) {
    return this.schemes.release({ actor, ...ask }, params.id);
  }

  @Route('exportSchemeJson')
  json(@Caller() actor: Actor, @Input() { params, language }: Input<'exportSchemeJson'>) {
    return exportScheme(this.source.manager, { actor, id: params.id, language }, 'json');
  }

  @Route('exportSchemeXlsx')
  xlsx(@Caller() actor: Actor, @Input() { params, language }: Input<'exportSchemeXlsx'>) {
    return exportScheme(this.source.manager, { actor, id: params.id, language }, 'xlsx');
  }

  @Route('tryOutScheme')
  async try(@Caller() actor: Actor, @Input() { params, body, language }: Input<'tryOutScheme'>) {
    const ask = { actor, schemeId: params.id, reportId: body.reportId, now: this.clock.now(), language };
    const found = await tryOut(this.source.manager, ask);
    return isRefusal(found) ? found : answered(found);
  }
}
