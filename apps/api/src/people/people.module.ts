// Records what listens for people.
import { Module } from '@nestjs/common';
import { PeopleModule } from '@camphor/server';
import { AuthController } from './auth.controller';
import { ConflictsController } from './conflicts.controller';
import { PeopleController } from './people.controller';

@Module({ imports: [PeopleModule], controllers: [AuthController, PeopleController, ConflictsController] })
export class PeopleApiModule {}
