// Listens for scoring: the own score sheet, the official score; schemes beside.
import { Controller, Inject, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@camphor/domain';
import {
  changeSheet,
  CLOCK,
  compareSheets,
  exportSheet,
  importSheet,
  isRefusal,
  listScores,
  moderateSheets,
  officialScoreView,
  previewSheetImport,
  readSheet,
  SchemesModule,
  type Clock,
} from '@camphor/server';
import { SchemesController } from './schemes.controller';
import { answered, Caller, Input, Route } from '../edge/route.decorator';

@Controller()
export class ScoringController {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Route('mySheet')
  mine(@Caller() actor: Actor, @Input() { params, language }: Input<'mySheet'>) {
    return readSheet(this.source.manager, { actor, reportId: params.id, now: this.clock.now(), language });
  }

  @Route('putSheet')
  put(@Caller() actor: Actor, @Input() { params, body, ifMatch, idempotency, language }: Input<'putSheet'>) {
    return changeSheet(this.source, {
      actor,
      reportId: params.id,
      now: this.clock.now(),
      language,
      ifMatch,
      idempotency,
      entries: body.lines,
    });
  }

  @Route('submitSheet')
  handIn(@Caller() actor: Actor, @Input() { params, ifMatch, idempotency, language }: Input<'submitSheet'>) {
    return changeSheet(this.source, { actor, reportId: params.id, now: this.clock.now(), language, ifMatch, idempotency, entries: null });
  }

  @Route('exportSheet')
  exportSheet(@Caller() actor: Actor, @Input() { params, language }: Input<'exportSheet'>) {
    return exportSheet(this.source.manager, { actor, reportId: params.id, now: this.clock.now(), language });
  }

  @Route('importSheet')
  async importSheet(@Caller() actor: Actor, @Input() { params, body, file, ...ask }: Input<'importSheet'>) {
    const asked = { ...ask, actor, reportId: params.id, now: this.clock.now(), file };
    if (body.dryRun === 'true') {
      const preview = await previewSheetImport(this.source.manager, asked);
      return isRefusal(preview) ? preview : answered(preview, preview.version);
    }
    const take = body.take.split(',').filter((indicator) => indicator !== '');
    return importSheet(this.source, { ...asked, plan: body.plan ?? null, take });
  }

  @Route('compareSheets')
  compare(@Caller() actor: Actor, @Input() { params, language }: Input<'compareSheets'>) {
    return compareSheets(this.source.manager, { actor, reportId: params.id, now: this.clock.now(), language });
  }

  @Route('moderate')
  moderate(@Caller() actor: Actor, @Input() { params, body, ...ask }: Input<'moderate'>) {
    const { lines, reason } = body;
    return moderateSheets(this.source, { ...ask, actor, reportId: params.id, now: this.clock.now(), lines, reason });
  }

  @Route('getScore')
  async score(@Caller() actor: Actor, @Input() { params, query, language }: Input<'getScore'>) {
    const ask = { actor, reportId: params.id, number: query.number, now: this.clock.now(), language };
    const score = await officialScoreView(this.source.manager, ask);
    return isRefusal(score) ? score : answered(score);
  }

  @Route('listScores')
  async scores(@Input() { params }: Input<'listScores'>) {
    return answered(await listScores(this.source.manager, params.id));
  }
}

@Module({ imports: [SchemesModule], controllers: [ScoringController, SchemesController] })
export class ScoringApiModule {}
