// Listens for whoever runs the service: alive, ready, measured, described.
import { Controller, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { openApi } from '@camphor/contract';
import { refuseAll, type Reason } from '@camphor/domain';
import { answered, Outside, Route } from '../edge/route.decorator';
import { describeApi } from './describe-api';
import { Health } from './health';
import { Metrics, METRICS } from './metrics';
import { VERSION } from './version';

@Controller()
export class OperationsController {
  private readonly description = openApi(VERSION);

  constructor(
    @Inject(Health) private readonly health: Health,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  @Route('live')
  live() {
    return answered({ status: 'ok' });
  }

  @Route('ready')
  async ready() {
    const missing = await this.health.missing();
    const [first, ...rest] = missing.map((what): Reason => ({ code: 'unavailable', facts: { what } }));
    return first ? refuseAll('unavailable', [first, ...rest]) : answered({ status: 'ok' });
  }

  @Outside('/metrics', 'operations.read')
  async measured(@Res() response: Response): Promise<void> {
    response.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }

  @Outside('/api/openapi.json', 'operations.read')
  openApi(@Res() response: Response): void {
    response.json(this.description);
  }

  @Outside('/api/docs', 'operations.read')
  docs(@Res() response: Response): void {
    response.type('html').send(describeApi(this.description));
  }
}
