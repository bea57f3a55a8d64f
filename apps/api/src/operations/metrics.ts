// Records how many requests of which route took how long, beside the process's own figures.
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { stateOf } from '../edge/request-state';

export const METRICS = Symbol('Metrics');

export class Metrics {
  // A registry of its own: two applications in one process must not share one.
  readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'camphor_http_request_seconds',
    help: 'Requests by route of the contract, method and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  readonly measure = (request: Request, response: Response, next: NextFunction): void => {
    const end = this.durations.startTimer();
    response.on('finish', () => {
      end({ route: stateOf(request).route?.name ?? 'other', method: request.method, status: response.statusCode });
    });
    next();
  };
}
