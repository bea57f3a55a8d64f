// Records what serves reports: their changes; reading them are plain queries.
import { Module } from '@nestjs/common';
import { Reports } from './reports';

@Module({ providers: [Reports], exports: [Reports] })
export class ReportsModule {}
