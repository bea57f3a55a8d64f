// Decides how a controller method declares itself: one route of the contract, with its method, path, status and permission.
import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import type { Request } from 'express';
import type { z } from 'zod';
import { allRoutes, pathOf, type RouteName, type routes } from '@camphor/contract';
import type { Actor, Language, Permission, Refusal } from '@camphor/domain';
import type { FileAnswer, IdempotencyKey, SentEvidence, StoredAnswer } from '@camphor/server';
import { stateOf } from './request-state';

export const ROUTE_NAME = 'camphor:route';
export const OUTSIDE_PERMISSION = 'camphor:outside';
export const PERMISSION_INSIDE = 'camphor:permission-inside';

/** What a controller method may answer; null = not found. */
export type HandlerAnswer = StoredAnswer | FileAnswer | Refusal | null;
type Handler = (...args: never[]) => Promise<HandlerAnswer> | HandlerAnswer;
type HandlerDecorator = <T extends Handler>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<T>) => void;

const METHODS = {
  get: RequestMethod.GET,
  post: RequestMethod.POST,
  put: RequestMethod.PUT,
  patch: RequestMethod.PATCH,
  delete: RequestMethod.DELETE,
} as const;

export interface RouteOptions {
  /** The state is judged (409) before the role (403), so the permission is decided inside, behind the state. */
  readonly permissionInside?: true;
}
/** Serves a route of the contract: `@Route('listCycles')`. */
export const Route = (name: RouteName, options: RouteOptions = {}): HandlerDecorator => {
  const spec = allRoutes[name];
  return applyDecorators(
    SetMetadata(ROUTE_NAME, name),
    SetMetadata(PERMISSION_INSIDE, options.permissionInside === true),
    RequestMapping({ path: pathOf(spec), method: METHODS[spec.method] }),
    HttpCode(spec.status ?? 200),
  ) as HandlerDecorator;
};
/** Serves something that is no route of the contract (documents, metrics); its permission must need nobody. */
export const Outside = (path: string, permission: Extract<Permission, 'operations.read' | 'public.read'>): MethodDecorator =>
  applyDecorators(SetMetadata(OUTSIDE_PERMISSION, permission), RequestMapping({ path, method: RequestMethod.GET }));

type Sent<N extends RouteName, K extends 'params' | 'query' | 'body'> = (typeof routes)[N] extends {
  readonly [key in K]: infer Z extends z.ZodType;
}
  ? z.output<Z>
  : Record<never, never>;
export interface SentFile {
  /** As the client names it; never used as a path. */
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}
/** What was sent to a route, checked against the contract. */
export interface Input<N extends RouteName> {
  readonly params: Sent<N, 'params'>;
  readonly query: Sent<N, 'query'>;
  readonly body: Sent<N, 'body'>;
  readonly file: (typeof routes)[N] extends { readonly multipart: infer M } ? (M extends 'disk' ? SentEvidence : SentFile) : null;
  /** The header as it was sent; null when it was not. */
  readonly ifMatch: string | null;
  readonly idempotency: IdempotencyKey;
  readonly language: Language;
  readonly requestId: string;
}
const stateIn = (context: ExecutionContext) => stateOf(context.switchToHttp().getRequest<Request>());
const callerIn = (context: ExecutionContext) => {
  const { caller } = stateIn(context);
  // A programming error: the route needs nobody, yet its method asks who it is.
  if (!caller) throw new Error(`${context.getClass().name}.${context.getHandler().name} asks for the caller of a route that needs nobody`);
  return caller;
};
export const Input = createParamDecorator((_: unknown, context: ExecutionContext): unknown => stateIn(context).input);
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Actor => callerIn(context).actor);
export const SessionId = createParamDecorator((_: unknown, context: ExecutionContext): string => callerIn(context).sessionId);

/** An answer of the route's own status; `version` becomes the ETag. */
export const answered = (body: unknown, version: number | string | null = null): StoredAnswer => ({
  status: 0,
  body,
  etag: version === null ? null : String(version),
});
