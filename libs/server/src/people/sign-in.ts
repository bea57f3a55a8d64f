// Decides who may sign in: the right password of an active account that is not waiting after failures; each outcome enters the trail.
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Settings } from '@camphor/config';
import { refuse, systemActor, type Actor, type AuditFact, type Refusal, type Via } from '@camphor/domain';
import { appendEvents } from '../audit/append-events';
import { CLOCK, type Clock } from '../clock';
import { AccountRow, OrganisationRow, SessionRow } from '../db/rows';
import { inTransaction } from '../db/transaction';
import { SETTINGS } from '../server.module';
import { actorNamed, isUsername } from './accounts.repository';
import { blockedUntil, secondsLeft, Turns, UnknownNames } from './back-off';
import { trailOf } from './organisations.repository';
import { verifyPassword } from './passwords';
import { Sessions, type OpenedSession } from './sessions';

const refused = refuse('unauthenticated', 'bad_credentials');
const wait = (seconds: number): Refusal => refuse('too_many', 'signin_backoff', { seconds });

@Injectable()
export class SignIn {
  private readonly unknown = new UnknownNames();
  private readonly turns = new Turns(3);

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  /** A session, or a refusal that does not tell whether the name or the password was wrong. */
  signIn(username: string, password: string, via: Via): Promise<OpenedSession | Refusal> {
    return this.turns.take(username, () => this.judge(username, password, via));
  }

  private async judge(username: string, password: string, via: Via): Promise<OpenedSession | Refusal> {
    const now = this.clock.now();
    const row = isUsername(username) ? await this.source.manager.findOneBy(AccountRow, { username }) : null;
    const seconds = row ? secondsLeft(row.blockedUntil, now) : this.unknown.secondsLeft(username, now);
    if (seconds > 0) return wait(seconds);
    const fits = await verifyPassword(row?.passwordHash ?? null, password);
    // Where no demonstration is wanted, its well-known password opens nothing.
    const usable = row !== null && row.active && (this.settings.demo || !row.demo);
    if (row && fits && usable) return this.succeed(row, via, now);
    if (row) await this.fail(row, now);
    else this.unknown.fail(username, now);
    return refused;
  }

  private succeed(row: AccountRow, via: Via, now: Date): Promise<OpenedSession | Refusal> {
    return inTransaction<OpenedSession | Refusal>(this.source, async (tx) => {
      const actor = await actorNamed(tx, row.username, via);
      if (!actor) return refused;
      if (row.failedCount > 0) await tx.update(AccountRow, { id: row.id }, { failedCount: 0, blockedUntil: null });
      const opened = await this.sessions.open(tx, actor, now);
      await this.record(tx, row, actor, now, { event: 'account.signedIn', before: null, after: { username: row.username }, reason: null });
      return opened;
    });
  }

  private fail(row: AccountRow, now: Date): Promise<void> {
    return inTransaction(this.source, async (tx) => {
      const fresh = await tx.findOne(AccountRow, { where: { id: row.id }, lock: { mode: 'pessimistic_write' } });
      const failedCount = (fresh?.failedCount ?? 0) + 1;
      await tx.update(AccountRow, { id: row.id }, { failedCount, blockedUntil: blockedUntil(failedCount, now) });
      // Nobody has proved to be the account, so it is not the account's deed.
      await this.record(tx, row, systemActor, now, {
        event: 'account.signInFailed',
        before: null,
        after: { username: row.username, failures: failedCount },
        reason: null,
      });
    });
  }

  /** Ends one session. */
  async signOut(actor: Actor, sessionId: string): Promise<void> {
    const now = this.clock.now();
    await inTransaction(this.source, async (tx) => {
      await tx.update(SessionRow, { id: sessionId }, { revokedAt: now });
      await this.record(tx, actor, actor, now, {
        event: 'account.signedOut',
        before: null,
        after: { username: actor.username },
        reason: null,
      });
    });
  }

  private async record(
    tx: EntityManager,
    place: { readonly organisationId: string },
    actor: Actor,
    now: Date,
    fact: AuditFact,
  ): Promise<void> {
    const organisation = await tx.findOneByOrFail(OrganisationRow, { id: place.organisationId });
    await appendEvents(tx, await trailOf(tx, organisation), { actor, now, version: null }, [fact]);
  }
}
