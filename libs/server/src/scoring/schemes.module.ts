// Records the providers of schemes.
import { Module } from '@nestjs/common';
import { Schemes } from './schemes';

@Module({ providers: [Schemes], exports: [Schemes] })
export class SchemesModule {}
