// Decides how everything that is thrown reaches the client: a refusal with its reasons, or an unexpected error without its insides.
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Problem } from '@camphor/contract';
import { refuse, type Refusal } from '@camphor/domain';
import { isConnectionLost, isRetryable, RefusalError, UnavailableError } from '@camphor/server';
import { LOG } from './log';
import { problemOf, unexpectedProblem } from './problems';
import { stateOf } from './request-state';

const RETRY_AFTER_SECONDS = 2;
const unavailable = refuse('unavailable', 'unavailable');
// 1040 too many connections, 1053 shutting down, 1927/3169 connection killed, 1969/3024 statement timed out, 1129 host blocked, 1290 read-only
const DATABASE_DOWN = new Set([1040, 1053, 1129, 1290, 1927, 1969, 3024, 3169]);
const NETWORK = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE', 'ECONNABORTED', 'POOL_CLOSED']);
const NO_CONNECTION =
  /queue limit reached|closed state|pool is closed|connection is not established|driver not connected|connectionnotfound/i;

const isDatabaseDown = (error: object): boolean => {
  if (error instanceof UnavailableError || isRetryable(error) || isConnectionLost(error)) return true;
  const inner = ((error as { driverError?: unknown }).driverError ?? error) as {
    errno?: unknown;
    code?: unknown;
    message?: unknown;
    sqlMessage?: unknown;
  };
  return (
    (typeof inner.errno === 'number' && DATABASE_DOWN.has(inner.errno)) ||
    (typeof inner.code === 'string' && NETWORK.has(inner.code)) ||
    (typeof inner.message === 'string' && NO_CONNECTION.test(inner.message)) ||
    ('cause' in error && typeof error.cause === 'object' && error.cause !== null && isDatabaseDown(error.cause))
  );
};

const statusIn = (error: unknown): number | null => {
  if (error instanceof HttpException) return error.getStatus();
  const { status, statusCode } = error as { status?: unknown; statusCode?: unknown };
  const found = status ?? statusCode;
  return typeof found === 'number' && found >= 400 && found < 500 ? found : null;
};
/** What the framework throws by itself: unknown paths, broken percent-encoding, a request that was cut off. */
const refusalOfStatus = (status: number): Refusal | null => {
  if (status === 404) return refuse('not_found', 'not_found');
  if (status === 401) return refuse('unauthenticated', 'not_signed_in');
  if (status === 403) return refuse('not_found', 'not_found');
  if (status === 413) return refuse('too_large', 'body_too_large', { limit: '12 MB' });
  if (status === 415) return refuse('unsupported', 'unsupported_type', { expected: 'application/json' });
  if (status >= 400 && status < 500) return refuse('malformed', 'malformed', { field: 'request', problem: `HTTP ${status}` });
  return null;
};
/** The refusal that an error stands for; null when nobody foresaw it. */
export const refusalOf = (error: unknown): Refusal | null => {
  if (error instanceof RefusalError) return error.refusal;
  if (typeof error !== 'object' || error === null) return null;
  if (isDatabaseDown(error)) return unavailable;
  const status = statusIn(error);
  return status === null ? null : refusalOfStatus(status);
};

@Catch()
export class RefusalFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const { requestId, language } = stateOf(request);
    const refusal = refusalOf(error);
    if (!refusal) this.log.error({ err: error, request: requestId }, 'unexpected');
    else if (refusal.kind === 'unavailable' && !(error instanceof RefusalError))
      this.log.warn({ err: error, request: requestId }, 'unavailable');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    sendProblem(response, refusal ? problemOf(refusal, language, requestId) : unexpectedProblem(language, requestId));
  }
}

export const sendProblem = (response: Response, problem: Problem): void => {
  if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (problem.status === 503) response.setHeader('Retry-After', String(RETRY_AFTER_SECONDS));
  const seconds = problem.reasons[0]?.facts['seconds'];
  if (problem.status === 429 && typeof seconds === 'number') response.setHeader('Retry-After', String(seconds));
  response.removeHeader('ETag');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
};
