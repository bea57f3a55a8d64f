// Decides that what is not yours does not exist: 404 before anything that was sent is looked at.
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { may } from '@camphor/domain';
import { isId } from '@camphor/server';
import { notFound } from './auth.guard';
import { stateOf } from './request-state';
import { SCOPE_READERS, ScopeRegistry } from './scope-registry';

@Injectable()
export class ScopeGuard implements CanActivate {
  constructor(@Inject(ScopeRegistry) private readonly registry: ScopeRegistry) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const { route, caller } = stateOf(request);
    const scope = route?.spec.scope ?? 'none';
    if (scope === 'none') return true;
    const resolver = this.registry.resolverOf(scope);
    const id = request.params['id'];
    if (!caller || !resolver || typeof id !== 'string' || !isId(id)) return notFound();
    if (!may(caller.actor.roles, SCOPE_READERS[scope])) return notFound();
    return (await resolver(caller.actor, id)) || notFound();
  }
}
