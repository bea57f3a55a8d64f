// Decides how the api is put together: what every request passes before the routes, and what stops the boot.
import 'reflect-metadata';
import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import { AppModule } from './app.module';
import { beginRequest } from './edge/begin-request';
import { createLog, logRequests, nestLog } from './edge/log';
import { refuseUndeclaredRoutes } from './edge/undeclared-routes';
import { Metrics } from './operations/metrics';
import { servePage } from './web/serve-page';

export interface AppOptions {
  /** Holds every answer against the contract; tests do. */
  readonly checkAnswers?: boolean;
}

const protect = (secure: boolean) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Ant Design writes its styles into the page.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // On plain http these would blank the page at an address of the local network, or warn in every console.
    strictTransportSecurity: secure,
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });

/** The api, ready to listen. Throws when the database cannot be reached or a route is not declared. */
export const createApp = async (settings: Settings, options: AppOptions = {}): Promise<NestExpressApplication> => {
  const log = createLog(settings);
  const metrics = new Metrics();
  const module = await AppModule.with({ settings, log, metrics, checkAnswers: options.checkAnswers ?? false });
  const app = await NestFactory.create<NestExpressApplication>(module, { bodyParser: false, abortOnError: false, logger: nestLog(log) });
  try {
    app.disable('x-powered-by');
    // The only ETags are versions.
    app.set('etag', false);
    app.set('query parser', 'simple');
    app.use(beginRequest);
    app.use(logRequests(log));
    app.use(metrics.measure);
    app.use(protect(settings.publicUrl?.startsWith('https:') ?? false));
    app.use(compression());
    app.use(closeWhenEnding(app));
    for (const handler of servePage(settings.webFolder)) app.use(handler);
    keepAlive(app.getHttpServer() as Server);
    await app.init();
    refuseUndeclaredRoutes(app);
    // Without its tables every request would fail; it is better said at the start.
    await app.get(DataSource).query('SELECT id FROM people_account LIMIT 1');
    return app;
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
};

const keepAlive = (server: Server): void => {
  // Longer than a proxy's, so that it is the proxy who ends an idle connection.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 70_000;
  server.requestTimeout = 120_000;
};

/** While the server ends, answers tell the client to leave, or a kept-alive connection would hold it open. */
const closeWhenEnding =
  (app: NestExpressApplication) =>
  (_request: Request, response: Response, next: NextFunction): void => {
    if (!(app.getHttpServer() as Server).listening) response.setHeader('Connection', 'close');
    next();
  };
