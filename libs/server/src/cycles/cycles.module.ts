// Records the providers of cycles.
import { Module } from '@nestjs/common';
import { Cycles } from './cycles';

@Module({ providers: [Cycles], exports: [Cycles] })
export class CyclesModule {}
