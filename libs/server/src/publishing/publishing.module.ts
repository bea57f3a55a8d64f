// Records what serves moves of several reports at once.
import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports/reports.module';
import { Bulk } from './bulk';

@Module({ imports: [ReportsModule], providers: [Bulk], exports: [Bulk] })
export class PublishingModule {}
