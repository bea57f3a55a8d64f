// Decides what the log holds: method, path, status, time, request id and account; never a token, a password, a query or a body.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { pinoHttp, type HttpLogger } from 'pino-http';
import type { Settings } from '@camphor/config';
import { stateOf } from './request-state';

export const LOG = Symbol('Log');

const pathOnly = (url: string | undefined): string => (url ?? '').split('?')[0] ?? '';

export const createLog = (settings: Settings): Logger =>
  pino({
    level: settings.logLevel,
    base: { app: 'api' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['*.password', '*.authorization', '*.cookie'],
  });

export const logRequests = (log: Logger): HttpLogger<IncomingMessage, ServerResponse> =>
  pinoHttp<IncomingMessage, ServerResponse>({
    logger: log,
    genReqId: (request) => stateOf(request).requestId,
    quietReqLogger: true,
    autoLogging: { ignore: (request) => /^\/(?:health|metrics|assets)\b/.test(pathOnly(request.url)) },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
    serializers: {
      req: (request: { raw: IncomingMessage }) => ({ method: request.raw.method, path: pathOnly(request.raw.url) }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customProps: (request) => {
      const { caller, route } = stateOf(request);
      return { ...(route ? { route: route.name } : {}), ...(caller ? { account: caller.actor.username } : {}) };
    },
  });

/** What Nest itself has to say, in the same log. */
export const nestLog = (log: Logger): LoggerService => ({
  log: (message: unknown) => log.debug(String(message)),
  debug: (message: unknown) => log.debug(String(message)),
  verbose: (message: unknown) => log.trace(String(message)),
  warn: (message: unknown) => log.warn(String(message)),
  error: (message: unknown, stack?: unknown) => log.error({ stack }, String(message)),
  fatal: (message: unknown) => log.fatal(String(message)),
});
