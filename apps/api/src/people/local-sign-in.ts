// Decides a sign-in by name and password through passport, once the body is known to have its shape.
import { callbackify } from 'node:util';
import type { Request } from 'express';
import { Authenticator } from 'passport';
import { Strategy } from 'passport-local';
import { refuse, type Refusal } from '@camphor/domain';
import { isRefusal, type OpenedSession, type SignIn } from '@camphor/server';
import { viaOf } from '../edge/auth.guard';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}
export class LocalSignIn {
  // An instance of its own: two applications in one process must not share a strategy.
  private readonly passport = new Authenticator();

  constructor(signIn: SignIn) {
    const outcome = callbackify((request: Request, username: string, password: string) =>
      signIn.signIn(username, password, viaOf(request)),
    );
    this.passport.use(
      new Strategy({ session: false, passReqToCallback: true }, (request: Request, username, password, done) =>
        outcome(request, username, password, (error, found) => {
          if (isRefusal(found)) done(error, false, found as never);
          else done(error, found);
        }),
      ),
    );
  }

  authenticate(request: Request, credentials: Credentials): Promise<OpenedSession | Refusal> {
    request.body = { ...credentials };
    return new Promise((resolve, reject) => {
      const settle = (error: unknown, opened: OpenedSession | false | null | undefined, refusal: unknown): void => {
        if (error) reject(error as Error);
        else if (opened) resolve(opened);
        else resolve(isRefusal(refusal) ? refusal : refuse('unauthenticated', 'bad_credentials'));
      };
      const authenticate = this.passport.authenticate('local', { session: false }, settle) as (
        request: Request,
        response: unknown,
        next: (error?: unknown) => void,
      ) => void;
      authenticate(request, request.res, reject);
    });
  }
}
