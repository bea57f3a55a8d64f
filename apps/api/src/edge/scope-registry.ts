// Records, for each scope of a route, how it is found out whether the thing named in the path exists for the one who asks.
import { Injectable } from '@nestjs/common';
import type { Scope } from '@camphor/contract';
import type { Actor, Permission } from '@camphor/domain';

export type NamedScope = Exclude<Scope, 'none'>;
/** Does the thing with this id (always a well-formed one) exist for this actor? */
export type ScopeResolver = (actor: Actor, id: string) => Promise<boolean>;

/** Who lacks this cannot even see that such a thing exists. */
export const SCOPE_READERS: Record<NamedScope, Permission> = {
  report: 'report.read',
  import: 'report.read',
  objection: 'report.read',
  extension: 'report.read',
  comment: 'report.read',
  evidence: 'report.read',
  cycle: 'cycle.read',
  scheme: 'scheme.read',
  recalculation: 'recalculation.run',
  account: 'people.read',
  unit: 'cycle.read',
  conflict: 'conflict.read',
  notification: 'self.use',
};

@Injectable()
export class ScopeRegistry {
  private readonly resolvers = new Map<NamedScope, ScopeResolver>();

  register(scope: NamedScope, resolver: ScopeResolver): void {
    if (this.resolvers.has(scope)) throw new Error(`the scope "${scope}" is resolved twice`);
    this.resolvers.set(scope, resolver);
  }

  resolverOf(scope: NamedScope): ScopeResolver | undefined {
    return this.resolvers.get(scope);
  }
}
