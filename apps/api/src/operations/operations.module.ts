// Records what listens for whoever runs the service.
import { Module, type DynamicModule } from '@nestjs/common';
import { Health } from './health';
import { METRICS, type Metrics } from './metrics';
import { OperationsController } from './operations.controller';

@Module({})
export class OperationsModule {
  static with(metrics: Metrics): DynamicModule {
    return { module: OperationsModule, controllers: [OperationsController], providers: [Health, { provide: METRICS, useValue: metrics }] };
  }
}
