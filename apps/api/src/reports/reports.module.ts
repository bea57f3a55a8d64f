// Records what listens for reports.
import { Module } from '@nestjs/common';
import { ReportsModule } from '@camphor/server';
import { ReportsController } from './reports.controller';

@Module({ imports: [ReportsModule], controllers: [ReportsController] })
export class ReportsApiModule {}
