// Listens for reports: reads are queries, every change goes through the one door.
import { Controller, Inject, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import { refuse, type Actor } from '@camphor/domain';
import {
  CLOCK,
  diffRevisions,
  exportReport,
  findVisible,
  listComments,
  listExtensions,
  listFindings,
  listObjections,
  listReports,
  listReturnItems,
  listRevisions,
  readCase,
  reportNotice,
  Reports,
  reportOf,
  searchObjections,
  SETTINGS,
  viewAnswer,
  type ChangeAsk,
  type Clock,
} from '@camphor/server';
import { answered, Caller, Input, Route } from '../edge/route.decorator';
import { ScopeRegistry } from '../edge/scope-registry';
import type { RouteName } from '@camphor/contract';

@Controller()
export class ReportsController implements OnModuleInit {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Reports) private readonly reports: Reports,
    @Inject(ScopeRegistry) private readonly scopes: ScopeRegistry,
  ) {}

  onModuleInit(): void {
    const { manager } = this.source;
    this.scopes.register('report', async (actor, id) => (await findVisible(manager, actor, id)) !== null);
    for (const noun of ['objection', 'extension', 'comment'] as const) {
      this.scopes.register(noun, async (actor, id) => {
        const reportId = await reportOf(manager, noun, id);
        return reportId !== null && (await findVisible(manager, actor, reportId)) !== null;
      });
    }
  }

  private ask<N extends RouteName>(actor: Actor, input: Input<N> & { params: { id: string } }): ChangeAsk {
    return { actor, reportId: input.params.id, ifMatch: input.ifMatch, idempotency: input.idempotency, language: input.language };
  }
  private read(actor: Actor, id: string) {
    return readCase(this.source.manager, actor, id, this.clock.now());
  }

  @Route('listReports')
  async list(@Caller() actor: Actor, @Input() { query }: Input<'listReports'>) {
    return answered(await listReports(this.source.manager, actor, query, this.clock.now()));
  }

  @Route('createReport')
  create(@Caller() actor: Actor, @Input() { body, idempotency, language }: Input<'createReport'>) {
    return this.reports.create({ actor, cycleId: body.cycleId, idempotency, language });
  }

  @Route('getReport')
  async get(@Caller() actor: Actor, @Input() { params, language }: Input<'getReport'>) {
    const loaded = await this.read(actor, params.id);
    return loaded && viewAnswer(language)(this.source.manager, loaded);
  }

  @Route('exportDocx')
  async docx(@Caller() actor: Actor, @Input() { params }: Input<'exportDocx'>) {
    const loaded = await this.read(actor, params.id);
    return loaded && exportReport(this.source.manager, loaded, 'docx');
  }
  @Route('exportXlsx')
  async xlsx(@Caller() actor: Actor, @Input() { params }: Input<'exportXlsx'>) {
    const loaded = await this.read(actor, params.id);
    return loaded && exportReport(this.source.manager, loaded, 'xlsx');
  }
  @Route('exportPdf')
  async pdf(@Caller() actor: Actor, @Input() { params }: Input<'exportPdf'>) {
    const loaded = await this.read(actor, params.id);
    return loaded && exportReport(this.source.manager, loaded, 'pdf');
  }

  @Route('noticeDocx')
  async noticeDocx(@Caller() actor: Actor, @Input() { params }: Input<'noticeDocx'>) {
    const loaded = await this.read(actor, params.id);
    return loaded && reportNotice(this.source.manager, loaded, 'docx', this.settings.publicUrl);
  }
  @Route('noticePdf')
  async noticePdf(@Caller() actor: Actor, @Input() { params }: Input<'noticePdf'>) {
    const loaded = await this.read(actor, params.id);
    return loaded && reportNotice(this.source.manager, loaded, 'pdf', this.settings.publicUrl);
  }

  @Route('patchContent')
  patch(@Caller() actor: Actor, @Input() input: Input<'patchContent'>) {
    return this.reports.patchContent(this.ask(actor, input), input.body);
  }

  @Route('transition')
  transition(@Caller() actor: Actor, @Input() input: Input<'transition'>) {
    return this.reports.transition(this.ask(actor, input), input.body);
  }

  @Route('markOpened')
  opened(@Caller() actor: Actor, @Input() input: Input<'markOpened'>) {
    return this.reports.markOpened(this.ask(actor, input));
  }

  @Route('listFindings')
  async findings(@Caller() actor: Actor, @Input() { params, language }: Input<'listFindings'>) {
    const loaded = await this.read(actor, params.id);
    return loaded && answered(await listFindings(this.source.manager, loaded, language), loaded.row.version);
  }

  @Route('listRevisions')
  async revisions(@Input() { params }: Input<'listRevisions'>) {
    return answered(await listRevisions(this.source.manager, params.id));
  }

  @Route('diffRevisions')
  async diff(@Caller() actor: Actor, @Input() { params, query }: Input<'diffRevisions'>) {
    const loaded = await this.read(actor, params.id);
    const found = loaded && (await diffRevisions(this.source.manager, loaded, query.from, query.to ?? 0));
    return found && answered(found);
  }

  @Route('listReturnItems')
  async returnItems(@Input() { params }: Input<'listReturnItems'>) {
    return answered(await listReturnItems(this.source.manager, params.id));
  }

  @Route('answerReturnItem')
  answer(@Caller() actor: Actor, @Input() input: Input<'answerReturnItem'>) {
    return this.reports.answerItem(this.ask(actor, input), input.params.itemId, input.body.answer);
  }

  @Route('listComments')
  async comments(@Input() { params }: Input<'listComments'>) {
    return answered(await listComments(this.source.manager, params.id));
  }

  @Route('writeComment')
  comment(@Caller() actor: Actor, @Input() input: Input<'writeComment'>) {
    return this.reports.comment(this.ask(actor, input), input.body.target, input.body.text);
  }

  @Route('resolveComment')
  resolve(@Caller() actor: Actor, @Input() input: Input<'resolveComment'>) {
    return this.reports.resolveComment(this.ask(actor, input), input.params.id);
  }

  @Route('putAssignments')
  assign(@Caller() actor: Actor, @Input() input: Input<'putAssignments'>) {
    return this.reports.assign(this.ask(actor, input), input.body);
  }

  @Route('acceptResult')
  accept(@Caller() actor: Actor, @Input() input: Input<'acceptResult'>) {
    return this.reports.acceptResult(this.ask(actor, input), input.body.accepted, input.body.reason ?? null);
  }

  @Route('listObjections')
  async objections(@Caller() actor: Actor, @Input() { params, language }: Input<'listObjections'>) {
    const loaded = await this.read(actor, params.id);
    return loaded && answered(await listObjections(this.source.manager, loaded, language));
  }

  @Route('searchObjections')
  async searchObjections(@Caller() actor: Actor, @Input() { query, language }: Input<'searchObjections'>) {
    return answered(await searchObjections(this.source.manager, actor, { ...query, now: this.clock.now(), language }));
  }

  @Route('fileObjection')
  object(@Caller() actor: Actor, @Input() input: Input<'fileObjection'>) {
    return this.reports.object(this.ask(actor, input), { indicators: [], points: [], ...input.body });
  }

  @Route('decideObjection')
  decideObjection(@Caller() actor: Actor, @Input() input: Input<'decideObjection'>) {
    return this.reports.decideObjection(this.ask(actor, input), input.params.id, { outcomes: [], ...input.body });
  }

  @Route('listExtensions')
  async extensions(@Caller() actor: Actor) {
    return answered(await listExtensions(this.source.manager, actor));
  }

  @Route('askExtension')
  async askExtension(@Caller() actor: Actor, @Input() { body, ifMatch, idempotency, language }: Input<'askExtension'>) {
    if (!(await findVisible(this.source.manager, actor, body.reportId))) return refuse('not_found', 'not_found');
    return this.reports.askExtension({ actor, reportId: body.reportId, ifMatch, idempotency, language }, body.due, body.reason);
  }

  @Route('decideExtension')
  decideExtension(@Caller() actor: Actor, @Input() input: Input<'decideExtension'>) {
    return this.reports.decideExtension(this.ask(actor, input), input.params.id, input.body.granted, input.body.reason);
  }
}
