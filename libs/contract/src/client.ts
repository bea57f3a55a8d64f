// Speaks for a client: one typed call per route; a problem is thrown as a ProblemError, never mistaken for an answer.
import type { z } from 'zod';
import { pathOf, routes, type RouteName, type RouteSpec } from './routes';
import type { Problem } from './shapes.schema';

type Specs = typeof routes;
type In<S, K extends 'body' | 'query' | 'params'> = S extends { readonly [key in K]: infer Z extends z.ZodType }
  ? K extends 'params'
    ? { [P in keyof z.input<Z>]: string }
    : z.input<Z>
  : never;
export type Answer<N extends RouteName> = Specs[N] extends { readonly download: true } ? Blob : z.infer<Specs[N]['answer']>;
export type Body<N extends RouteName> = In<Specs[N], 'body'>;
export interface CallOptions<N extends RouteName> {
  readonly params?: In<Specs[N], 'params'>;
  readonly query?: Partial<In<Specs[N], 'query'>>;
  readonly body?: Body<N>;
  readonly file?: { readonly name: string; readonly content: Blob };
  /** A version, or "*" for any. */
  readonly ifMatch?: string | number;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}
export interface Answered<N extends RouteName> {
  readonly status: number;
  readonly body: Answer<N>;
  readonly etag: string | null;
}
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
    this.name = 'ProblemError';
  }
}
/** The service could not be reached, or answered something that is no problem+json. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause });
    this.name = 'UnreachableError';
  }
}
export interface ClientSettings {
  /** "" in the browser, "http://127.0.0.1:3000" elsewhere. */
  readonly base: string;
  readonly token: () => string | null;
  readonly language: () => 'zh' | 'en';
  readonly fetch?: typeof fetch;
}

const urlOf = (spec: RouteSpec, base: string, params: Record<string, string>, query: Record<string, unknown>): string => {
  const path = pathOf(spec).replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]): [string, string][] =>
      value === undefined || value === null
        ? []
        : [[key, typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean)]],
    ),
  );
  return `${base}${path}${search.size > 0 ? `?${search.toString()}` : ''}`;
};

const headersOf = (settings: ClientSettings, options: { ifMatch?: string | number; idempotencyKey?: string }): Record<string, string> => {
  const token = settings.token();
  return {
    accept: 'application/json, */*;q=0.5',
    'accept-language': settings.language() === 'en' ? 'en' : 'zh-CN',
    'x-camphor-via': 'web',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(options.ifMatch === undefined ? {} : { 'if-match': options.ifMatch === '*' ? '*' : `"${options.ifMatch}"` }),
    ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
  };
};

export type Client = <N extends RouteName>(name: N, options?: CallOptions<N>) => Promise<Answered<N>>;

/** A typed client over fetch; works in the browser and in Node. */
export const createClient = (settings: ClientSettings): Client => {
  const send = settings.fetch ?? fetch;
  return async <N extends RouteName>(name: N, options: CallOptions<N> = {}): Promise<Answered<N>> => {
    const spec: RouteSpec = routes[name];
    const url = urlOf(
      spec,
      settings.base,
      (options.params ?? {}) as Record<string, string>,
      (options.query ?? {}) as Record<string, unknown>,
    );
    const headers = headersOf(settings, options);
    const form = options.file ? new FormData() : null;
    // Fields first: a reader of the stream knows them before the file arrives.
    if (form) for (const [name, value] of Object.entries(options.body ?? {})) form.append(name, String(value));
    if (form && options.file) form.append('file', options.file.content, options.file.name);
    const payload = form ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
    if (payload !== undefined && !form) headers['content-type'] = 'application/json';
    let response: Response;
    try {
      response = await send(url, {
        method: spec.method.toUpperCase(),
        headers,
        credentials: 'same-origin',
        ...(payload === undefined ? {} : { body: payload }),
        ...(options.signal ? { signal: options.signal } : {}),
      });
    } catch (cause) {
      throw new UnreachableError(cause);
    }
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok) {
      if (!type.includes('problem+json')) throw new UnreachableError(new Error(`status ${response.status}`));
      throw new ProblemError((await response.json()) as Problem);
    }
    const body = (response.status === 204 ? {} : await (spec.download ? response.blob() : response.json())) as Answer<N>;
    return { status: response.status, body, etag: response.headers.get('etag') };
  };
};
