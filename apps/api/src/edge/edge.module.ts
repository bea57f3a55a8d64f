// Records the order in which a request passes the edge: who, whether it exists, what was sent; and how a refusal leaves.
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { Logger } from 'pino';
import { PeopleModule } from '@camphor/server';
import { AuthGuard } from './auth.guard';
import { CHECK_ANSWERS } from './check-answers';
import { InputInterceptor } from './input.interceptor';
import { LOG } from './log';
import { PlainScopes } from './plain-scopes';
import { RefusalFilter } from './refusal.filter';
import { ScopeGuard } from './scope.guard';
import { ScopeRegistry } from './scope-registry';

@Global()
@Module({})
export class EdgeModule {
  static with(log: Logger, checkAnswers: boolean): DynamicModule {
    return {
      module: EdgeModule,
      global: true,
      imports: [PeopleModule],
      providers: [
        { provide: LOG, useValue: log },
        { provide: CHECK_ANSWERS, useValue: checkAnswers },
        ScopeRegistry,
        PlainScopes,
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_GUARD, useClass: ScopeGuard },
        { provide: APP_INTERCEPTOR, useClass: InputInterceptor },
        { provide: APP_FILTER, useClass: RefusalFilter },
      ],
      exports: [LOG, ScopeRegistry],
    };
  }
}
