// Records what serves evidence.
import { Module } from '@nestjs/common';
import { Evidence } from './evidence';

@Module({ providers: [Evidence], exports: [Evidence] })
export class EvidenceModule {}
