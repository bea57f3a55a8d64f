// Records sessions (登录会话): access tokens of a quarter of an hour, refresh tokens that rotate, and who a session belongs to right now.
import { createHash, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { DataSource, type EntityManager } from 'typeorm';
import type { Settings } from '@camphor/config';
import { refuse, type Actor, type Refusal, type Via } from '@camphor/domain';
import { SessionRow } from '../db/rows';
import { inTransaction } from '../db/transaction';
import { isId, newId } from '../ids';
import { SETTINGS } from '../server.module';
import { ACCOUNT_COLUMNS, ACCOUNT_JOINS, actorOf, type AccountJoin } from './accounts.repository';

export const ACCESS_SECONDS = 15 * 60;
const REFRESH_DAYS = 7;
const LONGEST_DAYS = 30;
/** Two tabs may refresh with the same token at once; the later one is no thief. */
const GRACE_SECONDS = 30;
const DAY = 24 * 60 * 60 * 1000;

export interface OpenedSession {
  readonly actor: Actor;
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  /** null: the cookie that the client holds stays the right one. */
  readonly refresh: { readonly token: string; readonly expiresAt: Date } | null;
}
interface Asked {
  readonly sessionId: string;
  readonly accountId: string;
  readonly via: Via;
  readonly now: Date;
}
const ended = refuse('unauthenticated', 'session_ended');
const digestOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');
const same = (left: string | null, right: string): boolean =>
  left !== null && left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
const newToken = (sessionId: string): string => `${sessionId}.${randomBytes(32).toString('base64url')}`;
const expiry = (createdAt: Date, now: Date): Date =>
  new Date(Math.min(now.getTime() + REFRESH_DAYS * DAY, createdAt.getTime() + LONGEST_DAYS * DAY));

@Injectable()
export class Sessions {
  private readonly jwt: JwtService;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    @Inject(DataSource) private readonly source: DataSource,
  ) {
    this.jwt = new JwtService({ secret: createSecretKey(settings.secret), signOptions: { algorithm: 'HS256' } });
  }

  /** Who the session belongs to at this moment, in one query; null when it was revoked, has run out, or the account was removed. */
  async actorOf({ sessionId, accountId, via, now }: Asked): Promise<Actor | null> {
    const rows: AccountJoin[] = await this.source.query(
      `SELECT ${ACCOUNT_COLUMNS} FROM people_session s JOIN ${ACCOUNT_JOINS.replace('people_account a', 'people_account a ON a.id = s.account_id')}
       WHERE s.id = ? AND s.account_id = ? AND s.revoked_at IS NULL AND s.expires_at > ?`,
      [sessionId, accountId, now],
    );
    return actorOf(rows, via);
  }

  /** Opens a session inside the caller's transaction. */
  async open(tx: EntityManager, actor: Actor, now: Date): Promise<OpenedSession> {
    const id = newId();
    const token = newToken(id);
    const expiresAt = expiry(now, now);
    await tx.insert(SessionRow, {
      id,
      accountId: actor.accountId,
      refreshDigest: digestOfToken(token),
      previousDigest: null,
      rotatedAt: null,
      createdAt: now,
      expiresAt,
      revokedAt: null,
    });
    return this.opened(actor, id, now, { token, expiresAt });
  }

  /** A new access token for a refresh token. One that was rotated away is a theft, or its victim: the session ends. */
  async refresh(token: string, via: Via, now: Date): Promise<OpenedSession | Refusal> {
    const sessionId = token.split('.')[0] ?? '';
    if (!isId(sessionId) || token.length > 200) return ended;
    return inTransaction<OpenedSession | Refusal>(this.source, async (tx) => {
      const row = await tx.findOne(SessionRow, { where: { id: sessionId }, lock: { mode: 'pessimistic_write' } });
      if (!row || row.revokedAt !== null || row.expiresAt <= now) return ended;
      const digest = digestOfToken(token);
      const rotating = same(row.refreshDigest, digest);
      const inGrace =
        same(row.previousDigest, digest) && row.rotatedAt !== null && now.getTime() - row.rotatedAt.getTime() <= GRACE_SECONDS * 1000;
      if (!rotating && !inGrace) {
        await tx.update(SessionRow, { id: row.id }, { revokedAt: now });
        return ended;
      }
      const rows: AccountJoin[] = await tx.query(`SELECT ${ACCOUNT_COLUMNS} FROM ${ACCOUNT_JOINS} WHERE a.id = ?`, [row.accountId]);
      const actor = actorOf(rows, via);
      if (!actor) return ended;
      if (!rotating) return this.opened(actor, row.id, now, null);
      const next = { token: newToken(row.id), expiresAt: expiry(row.createdAt, now) };
      await tx.update(
        SessionRow,
        { id: row.id },
        { refreshDigest: digestOfToken(next.token), previousDigest: row.refreshDigest, rotatedAt: now, expiresAt: next.expiresAt },
      );
      return this.opened(actor, row.id, now, next);
    });
  }

  private async opened(actor: Actor, sessionId: string, now: Date, refresh: OpenedSession['refresh']): Promise<OpenedSession> {
    const iat = Math.floor(now.getTime() / 1000);
    const accessToken = await this.jwt.signAsync({ sub: actor.accountId, sid: sessionId, iat, exp: iat + ACCESS_SECONDS });
    return { actor, accessToken, expiresIn: ACCESS_SECONDS, refresh };
  }
}
