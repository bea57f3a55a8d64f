// Decides who asks: a bearer token whose session and account are looked up at every request, so that a revocation holds at once.
import { createSecretKey } from 'node:crypto';
import { callbackify } from 'node:util';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { Authenticator } from 'passport';
import { ExtractJwt, Strategy, type VerifiedCallback } from 'passport-jwt';
import type { Settings } from '@camphor/config';
import { allRoutes, type RouteName } from '@camphor/contract';
import { needsNobody, refuse, type Via } from '@camphor/domain';
import { CLOCK, isId, RefusalError, Sessions, SETTINGS, throwRefusal, type Clock } from '@camphor/server';
import { stateOf, type CallerState } from './request-state';
import { OUTSIDE_PERMISSION, ROUTE_NAME } from './route.decorator';

interface Claims {
  readonly sub?: unknown;
  readonly sid?: unknown;
  readonly exp?: unknown;
}
export const viaOf = (request: Request): Via => {
  const via = request.get('x-camphor-via');
  return via === 'web' || via === 'cli' ? via : 'api';
};

@Injectable()
export class AuthGuard implements CanActivate {
  // An instance of its own: two applications in one process must not share a strategy.
  private readonly passport = new Authenticator();

  constructor(
    @Inject(SETTINGS) settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {
    const options = {
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // A string would be tried as a public key at every request first.
      secretOrKey: createSecretKey(settings.secret) as unknown as Buffer,
      algorithms: ['HS256' as const],
      // The clock of Camphor decides, which a test may freeze.
      ignoreExpiration: true,
      passReqToCallback: true as const,
    };
    const find = callbackify(async (request: Request, claims: Claims) => (await this.callerOf(request, claims)) ?? false);
    this.passport.use(new Strategy(options, (request: Request, claims: Claims, done: VerifiedCallback) => find(request, claims, done)));
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const name = this.reflector.get<RouteName | undefined>(ROUTE_NAME, context.getHandler());
    if (name === undefined) return this.reflector.get<unknown>(OUTSIDE_PERMISSION, context.getHandler()) !== undefined;
    const state = stateOf(request);
    state.route = { name, spec: allRoutes[name] };
    if (needsNobody(state.route.spec.permission)) return true;
    state.caller = await this.authenticate(request, context.switchToHttp().getResponse<Response>());
    return true;
  }

  private authenticate(request: Request, response: Response): Promise<CallerState> {
    return new Promise((resolve, reject) => {
      const settle = (error: unknown, caller: CallerState | false | null | undefined): void => {
        if (error) reject(error as Error);
        else if (caller) resolve(caller);
        else
          reject(
            new RefusalError(refuse('unauthenticated', request.get('authorization') === undefined ? 'not_signed_in' : 'session_ended')),
          );
      };
      const authenticate = this.passport.authenticate('jwt', { session: false }, settle) as (
        request: Request,
        response: Response,
        next: (error?: unknown) => void,
      ) => void;
      authenticate(request, response, reject);
    });
  }

  private async callerOf(request: Request, { sub, sid, exp }: Claims): Promise<CallerState | null> {
    const now = this.clock.now();
    if (typeof sub !== 'string' || typeof sid !== 'string' || typeof exp !== 'number' || !isId(sub) || !isId(sid)) return null;
    if (exp * 1000 <= now.getTime()) return null;
    const actor = await this.sessions.actorOf({ sessionId: sid, accountId: sub, via: viaOf(request), now });
    return actor ? { actor, sessionId: sid } : null;
  }
}
export const notFound = (): never => throwRefusal(refuse('not_found', 'not_found'));
