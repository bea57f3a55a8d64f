// Listens for sign-in, refresh, sign-out and the caller's own account.
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import type { Settings } from '@camphor/config';
import { refuse, type Actor, type Refusal } from '@camphor/domain';
import {
  Accounts,
  CLOCK,
  isRefusal,
  Sessions,
  SETTINGS,
  showMe,
  SignIn,
  type Clock,
  type OpenedSession,
  type StoredAnswer,
} from '@camphor/server';
import { viaOf } from '../edge/auth.guard';
import { answered, Caller, Input, Route, SessionId } from '../edge/route.decorator';
import { LocalSignIn } from './local-sign-in';
import { clearRefreshCookie, readRefreshCookie, setRefreshCookie } from './refresh-cookie';

@Controller()
export class AuthController {
  private readonly local: LocalSignIn;
  private readonly secure: boolean;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Accounts) private readonly accounts: Accounts,
  ) {
    this.local = new LocalSignIn(signIn);
    this.secure = settings.publicUrl?.startsWith('https:') ?? false;
  }

  @Route('login')
  async login(@Input() { body }: Input<'login'>, @Req() request: Request, @Res({ passthrough: true }) response: Response) {
    return this.answer(await this.local.authenticate(request, body), response);
  }

  @Route('refresh')
  async refresh(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    const token = readRefreshCookie(request);
    const opened =
      token === null ? refuse('unauthenticated', 'not_signed_in') : await this.sessions.refresh(token, viaOf(request), this.clock.now());
    if (isRefusal(opened)) clearRefreshCookie(response, this.secure);
    return this.answer(opened, response);
  }

  @Route('logout')
  async logout(@Caller() actor: Actor, @SessionId() sessionId: string, @Res({ passthrough: true }) response: Response) {
    await this.signIn.signOut(actor, sessionId);
    clearRefreshCookie(response, this.secure);
    return answered({});
  }

  @Route('me')
  async me(@Caller() actor: Actor) {
    return answered(await showMe(this.source.manager, actor));
  }

  @Route('changePassword')
  changePassword(@Caller() actor: Actor, @SessionId() sessionId: string, @Input() { body, ...ask }: Input<'changePassword'>) {
    return this.accounts.changePassword({ actor, ...ask }, sessionId, body.current, body.password);
  }

  private async answer(opened: OpenedSession | Refusal, response: Response): Promise<StoredAnswer | Refusal> {
    if (isRefusal(opened)) return opened;
    if (opened.refresh) setRefreshCookie(response, opened.refresh, this.secure, this.clock.now());
    const { accessToken, expiresIn, actor } = opened;
    return answered({ accessToken, tokenType: 'Bearer', expiresIn, me: await showMe(this.source.manager, actor) });
  }
}
