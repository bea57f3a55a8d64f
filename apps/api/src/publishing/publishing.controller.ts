// Listens for moves of several reports, and for the public: JSON by contract, pages for a browser, no account.
import { Controller, Inject, Injectable, Module, type MiddlewareConsumer, type NestMiddleware, type NestModule } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import type { Actor } from '@camphor/domain';
import {
  Bulk,
  exportPublication,
  publicCycles,
  publicErrata,
  publicNotice,
  publicReport,
  publicResults,
  PublishingModule,
  SETTINGS,
} from '@camphor/server';
import { answered, Caller, Input, Route } from '../edge/route.decorator';
import { cyclesPage, missingPage, reportPage, resultsPage } from './public-pages';

@Controller()
export class PublishingController {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Bulk) private readonly bulk: Bulk,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Route('publicCycles')
  async cycles() {
    return answered(await publicCycles(this.source.manager));
  }

  @Route('publicResults')
  async results(@Input() { params, query }: Input<'publicResults'>) {
    const found = await publicResults(this.source.manager, params.id, query);
    return found && answered(found.page);
  }

  @Route('publicReport')
  async report(@Input() { params, language }: Input<'publicReport'>) {
    const found = await publicReport(this.source.manager, params.id, language);
    return found && answered(found);
  }

  @Route('bulk')
  many(@Caller() actor: Actor, @Input() { params, body, idempotency, language }: Input<'bulk'>) {
    return this.bulk.run({ ...body, actor, cycleId: params.id, idempotency, language });
  }

  @Route('publicErrata')
  async errata(@Input() { params, query }: Input<'publicErrata'>) {
    const found = await publicErrata(this.source.manager, params.id, query);
    return found && answered(found);
  }

  @Route('publicNoticeDocx')
  noticeDocx(@Input() { params }: Input<'publicNoticeDocx'>) {
    return publicNotice(this.source.manager, params.id, 'docx', this.settings.publicUrl);
  }
  @Route('publicNoticePdf')
  noticePdf(@Input() { params }: Input<'publicNoticePdf'>) {
    return publicNotice(this.source.manager, params.id, 'pdf', this.settings.publicUrl);
  }

  @Route('publicDocx')
  docx(@Input() { params }: Input<'publicDocx'>) {
    return exportPublication(this.source.manager, params.id, 'docx');
  }
  @Route('publicPdf')
  pdf(@Input() { params }: Input<'publicPdf'>) {
    return exportPublication(this.source.manager, params.id, 'pdf');
  }
  @Route('publicJson')
  json(@Input() { params }: Input<'publicJson'>) {
    return exportPublication(this.source.manager, params.id, 'json');
  }
}

const PATH = /^\/public\/(?:cycles(?:\/([^/]+)\/results)?|reports\/([^/]+))\/?$/;
const only = (value: unknown, limit: number): string => (typeof value === 'string' ? value.slice(0, limit) : '');

/** Answers a browser with a page; a program that asks for JSON goes on to the controller. */
@Injectable()
export class PublicPages implements NestMiddleware {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async use(request: Request, response: Response, next: NextFunction): Promise<void> {
    const path = (request.baseUrl + request.path).replace(/\/$/, '');
    const match = PATH.exec(path);
    response.vary('Accept');
    if (request.method !== 'GET' || !match || request.accepts(['json', 'html']) !== 'html') return next();
    const text = await this.pageOf(match[1], match[2], request, path);
    response
      .status(text === null ? 404 : 200)
      .type('html')
      .send(text ?? missingPage());
  }

  private async pageOf(cycleId: string | undefined, reportId: string | undefined, request: Request, path: string): Promise<string | null> {
    const { manager } = this.source;
    if (reportId !== undefined) {
      const report = await publicReport(manager, reportId, 'zh');
      return report && reportPage(report);
    }
    if (cycleId === undefined) return cyclesPage(await publicCycles(manager));
    const q = only(request.query['q'], 100);
    const cursor = only(request.query['cursor'], 64);
    const found = await publicResults(manager, cycleId, { limit: 100, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) });
    const errata = await publicErrata(manager, cycleId, { limit: 50 });
    return found && errata && resultsPage(found, errata, path, q);
  }
}

@Module({ imports: [PublishingModule], controllers: [PublishingController], providers: [PublicPages] })
export class PublishingApiModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(PublicPages).forRoutes('/public/*path');
  }
}
