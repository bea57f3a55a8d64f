// Decides the order of refusals after 401 and 404: malformed, known key, missing headers, permission; then asks the controller and sends its answer.
import { createHash, createHmac } from 'node:crypto';
import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { finalize, map, of, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import type { RouteSpec } from '@camphor/contract';
import {
  may,
  permissionsTable,
  refuse,
  refuseAll,
  roleWords,
  type Permission,
  type Reason,
  type Refusal,
  type Role,
} from '@camphor/domain';
import {
  digestOf,
  discardArrived,
  isRefusal,
  KEY_SHAPE,
  knownAnswer,
  orThrow,
  requestDigest,
  SETTINGS,
  throwRefusal,
  type IdempotencyKey,
  type SentEvidence,
  type StoredAnswer,
} from '@camphor/server';
import { CHECK_ANSWERS } from './check-answers';
import { checkInput } from './check-input';
import { malformedBody } from './malformed.table';
import { notFound } from './auth.guard';
import { readJson, readMultipart } from './read-body';
import { readUpload } from './read-upload';
import { sendFile } from './send-file';
import { stateOf, type RequestState } from './request-state';
import { PERMISSION_INSIDE, type HandlerAnswer, type Input, type SentFile } from './route.decorator';

interface Received {
  readonly body: unknown;
  readonly file: SentFile | SentEvidence | null;
  /** Takes away what was written to the disk for this request. */
  readonly discard: () => Promise<void>;
}
const nothingKept = (): Promise<void> => Promise.resolve();
const digestOfFile = (file: SentFile | SentEvidence): string =>
  'content' in file ? createHash('sha256').update(file.content).digest('hex') : file.digest;
const CHANGES = new Set(['post', 'put', 'patch', 'delete']);

/** Who may, as a refusal for those who may not. */
export const forbidden = (permission: Permission): Refusal => {
  const holders = permissionsTable[permission];
  const roles: readonly Role[] = Array.isArray(holders) ? (holders as readonly Role[]) : [];
  return refuse('forbidden', 'wrong_role', { roles: roles.map((role) => roleWords[role].zh), allowed: roles });
};

@Injectable()
export class InputInterceptor implements NestInterceptor {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(CHECK_ANSWERS) private readonly checkAnswers: boolean,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const state = stateOf(request);
    if (!state.route) return next.handle();
    const { name, spec } = state.route;
    const send = (answer: HandlerAnswer): unknown => this.send(response, spec, answer);

    const received = await this.receive(request, response, spec);
    try {
      const input = this.inputOf(request, state, spec, received);
      state.input = input;
      const malformed = malformedBody(name, input.body);
      if (malformed) throwRefusal(malformed);
      const known = orThrow(await knownAnswer(this.source.manager, input.idempotency));
      if (known) return of(send(known)).pipe(finalize(() => void received.discard()));
      this.askHeaders(spec, input);
      const inside = this.reflector.get<boolean>(PERMISSION_INSIDE, context.getHandler());
      if (!inside && !may(state.caller?.actor.roles ?? [], spec.permission)) throwRefusal(forbidden(spec.permission));
    } catch (error) {
      await received.discard();
      throw error;
    }
    return next.handle().pipe(
      map((answer) => send(answer as HandlerAnswer)),
      finalize(() => void received.discard()),
    );
  }

  private async receive(request: Request, response: Response, spec: RouteSpec): Promise<Received> {
    if (spec.multipart === 'disk') {
      const { file, fields } = await readUpload(request, response, this.settings.dataFolder);
      return { body: fields, file, discard: () => discardArrived(file) };
    }
    if (spec.multipart) {
      const { file, fields } = await readMultipart(request, response);
      return { body: fields, file, discard: nothingKept };
    }
    const body = CHANGES.has(spec.method) ? await readJson(request, response) : undefined;
    return { body, file: null, discard: nothingKept };
  }

  private inputOf(request: Request, state: RequestState, spec: RouteSpec, { body, file }: Received): Input<'transition'> {
    const checked = orThrow(
      checkInput(
        {
          params: { schema: spec.params, value: request.params },
          query: { schema: spec.query, value: { ...request.query } },
          body: { schema: spec.body, value: body },
        },
        state.language,
      ),
    );
    const idempotency = this.keyOf(request, state, spec, checked.body, file);
    return {
      ...(checked as Pick<Input<'transition'>, 'params' | 'query' | 'body'>),
      file: file as null,
      ifMatch: headerOf(request, 'if-match'),
      idempotency,
      language: state.language,
      requestId: state.requestId,
    };
  }

  private keyOf(request: Request, state: RequestState, spec: RouteSpec, body: unknown, file: Received['file']): IdempotencyKey {
    const key = CHANGES.has(spec.method) && state.caller ? headerOf(request, 'idempotency-key') : null;
    if (key !== null && !KEY_SHAPE.test(key))
      throwRefusal(refuse('malformed', 'malformed', { field: 'Idempotency-Key', problem: '1–200 ASCII' }));
    const content = file ? { body, file: file.name, digest: digestOfFile(file) } : this.sealed(body);
    return {
      accountId: state.caller?.actor.accountId ?? '',
      key,
      requestDigest: key === null ? digestOf('') : requestDigest(spec.method, request.path, content),
    };
  }

  /** Passwords enter no plain digest that could be searched for them. */
  private sealed(body: unknown): unknown {
    const hide = (name: string, value: unknown): unknown =>
      (name === 'password' || name === 'current') && typeof value === 'string'
        ? createHmac('sha256', this.settings.secret).update(value).digest('hex')
        : value;
    return JSON.parse(JSON.stringify(body ?? null, hide)) as unknown;
  }

  private askHeaders(spec: RouteSpec, { ifMatch, idempotency }: Pick<Input<'transition'>, 'ifMatch' | 'idempotency'>): void {
    const missing: Reason[] = [];
    if (spec.ifMatch && ifMatch === null) missing.push({ code: 'if_match_required', facts: {} });
    if (spec.idempotencyKey === 'required' && idempotency.key === null) missing.push({ code: 'idempotency_key_required', facts: {} });
    const [first, ...rest] = missing;
    if (first) throwRefusal(refuseAll('precondition_required', [first, ...rest]));
  }

  private send(response: Response, spec: RouteSpec, answer: HandlerAnswer): unknown {
    if (answer === null) return notFound();
    if (isRefusal(answer)) return throwRefusal(answer);
    if ('download' in answer) return sendFile(response, answer);
    const { status, body, etag }: StoredAnswer = answer;
    if (this.checkAnswers) spec.answer.parse(body);
    response.status(status === 0 ? (spec.status ?? 200) : status);
    if (etag !== null) response.setHeader('ETag', etag.startsWith('"') ? etag : `"${etag}"`);
    return response.statusCode === 204 ? undefined : body;
  }
}
const headerOf = (request: Request, name: string): string | null => {
  const value = request.get(name)?.trim();
  return value === undefined || value === '' ? null : value;
};
