// Records what listens for cycles.
import { Module } from '@nestjs/common';
import { CyclesModule } from '@camphor/server';
import { CyclesController } from './cycles.controller';

@Module({ imports: [CyclesModule], controllers: [CyclesController] })
export class CyclesApiModule {}
