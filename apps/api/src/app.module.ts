// Records what the api is made of: the server's settings and database, the edge, and one module for each noun.
import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Settings } from '@camphor/config';
import { ServerModule } from '@camphor/server';
import { AuditApiModule } from './audit/audit.controller';
import { CyclesApiModule } from './cycles/cycles.module';
import { DemoApiModule } from './demo/demo.controller';
import { EvidenceApiModule } from './evidence/evidence.controller';
import { EdgeModule } from './edge/edge.module';
import { OperationsModule } from './operations/operations.module';
import type { Metrics } from './operations/metrics';
import { PeopleApiModule } from './people/people.module';
import { PublishingApiModule } from './publishing/publishing.controller';
import { ReadingApiModule } from './reading/reading.controller';
import { RemindersApiModule } from './reminders/reminders.controller';
import { ReportsApiModule } from './reports/reports.module';
import { RecalculationApiModule } from './scoring/recalculation.controller';
import { ScoringApiModule } from './scoring/scoring.controller';

/** One module a noun; a new noun is added here. */
const nouns = [
  PeopleApiModule,
  CyclesApiModule,
  ReportsApiModule,
  EvidenceApiModule,
  ReadingApiModule,
  ScoringApiModule,
  RecalculationApiModule,
  PublishingApiModule,
  RemindersApiModule,
  AuditApiModule,
  DemoApiModule,
];

export interface AppParts {
  readonly settings: Settings;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly checkAnswers: boolean;
}
@Module({})
export class AppModule {
  static async with({ settings, log, metrics, checkAnswers }: AppParts): Promise<DynamicModule> {
    return {
      module: AppModule,
      imports: [await ServerModule.connect(settings), EdgeModule.with(log, checkAnswers), OperationsModule.with(metrics), ...nouns],
    };
  }
}
