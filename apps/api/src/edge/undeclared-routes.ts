// Decides at boot that every handler has a declared permission and every route of the contract a handler; anything else stops the boot.
import type { INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { allRoutes, pathOf, type RouteName } from '@camphor/contract';
import { needsNobody, type Permission } from '@camphor/domain';
import { OUTSIDE_PERMISSION, ROUTE_NAME } from './route.decorator';
import { ScopeRegistry } from './scope-registry';

/** Routes of the contract that are not served yet; a test refuses a name that is served. */
export const NOT_YET_SERVED: readonly RouteName[] = [];

const PATH = 'path';
const METHOD = 'method';
export interface Declared {
  readonly served: readonly RouteName[];
  readonly problems: readonly string[];
}
interface Handler {
  readonly label: string;
  readonly method: object;
}
const handlersOf = (controller: abstract new (...args: never[]) => unknown): Handler[] => {
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name): Handler[] => {
    const method = Object.getOwnPropertyDescriptor(prototype, name)?.value as unknown;
    const isHandler =
      typeof method === 'function' && Reflect.getMetadata(PATH, method) !== undefined && Reflect.getMetadata(METHOD, method) !== undefined;
    return isHandler ? [{ label: `${controller.name}.${name}`, method: method as object }] : [];
  });
};

/** What the controllers serve, and what is wrong with it. */
export const declaredRoutes = (app: INestApplication): Declared => {
  const controllers = new Set<abstract new (...args: never[]) => unknown>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype === 'function') controllers.add(metatype as abstract new (...args: never[]) => unknown);
    }
  }
  const served: RouteName[] = [];
  const problems: string[] = [];
  for (const { label, method } of [...controllers].flatMap(handlersOf)) {
    const name = Reflect.getMetadata(ROUTE_NAME, method) as RouteName | undefined;
    const outside = Reflect.getMetadata(OUTSIDE_PERMISSION, method) as Permission | undefined;
    if (name !== undefined) {
      if (served.includes(name)) problems.push(`${label}: the route "${name}" is served twice`);
      served.push(name);
    } else if (outside === undefined) problems.push(`${label}: declares no route and no permission`);
    else if (!needsNobody(outside)) problems.push(`${label}: "${outside}" needs somebody, which only a route of the contract can ask for`);
  }
  const registry = app.get(ScopeRegistry, { strict: false });
  for (const name of served) {
    const { scope } = allRoutes[name];
    if (scope !== 'none' && !registry.resolverOf(scope)) problems.push(`${name}: nobody resolves the scope "${scope}"`);
  }
  for (const name of Object.keys(allRoutes) as RouteName[]) {
    if (!served.includes(name) && !NOT_YET_SERVED.includes(name))
      problems.push(`${name}: ${pathOf(allRoutes[name])} is in the contract and not served`);
  }
  return { served, problems };
};

/** Throws with every problem at once. */
export const refuseUndeclaredRoutes = (app: INestApplication): void => {
  const { problems } = declaredRoutes(app);
  if (problems.length > 0) throw new Error(`routes: ${problems.join('; ')}`);
};
