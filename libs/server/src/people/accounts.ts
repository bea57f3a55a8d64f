// Records changes of accounts: made, changed, given a new password; roles that exclude one another are refused, and whoever is removed is out at once.
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refuse, rolesExclude, type AccountRole, type Actor, type Json, type Language } from '@camphor/domain';
import { appendEvents } from '../audit/append-events';
import { changeOnce } from '../change-once';
import { CLOCK, type Clock } from '../clock';
import type { IdempotencyKey, StoredAnswer } from '../db/idempotency';
import { AccountRow, OrganisationRow } from '../db/rows';
import { inTransaction } from '../db/transaction';
import { orThrow, throwRefusal } from '../refusal.error';
import { judgeMatch } from '../reports/perform';
import { findAccount } from './accounts.query';
import { createAccount, endSessions, setRoles } from './accounts.repository';
import { blockedUntil, secondsLeft } from './back-off';
import { requireOrganisationBelow, trailOf } from './organisations.repository';
import { hashPassword, passwordProblem, verifyPassword } from './passwords';

export interface Ask {
  readonly actor: Actor;
  readonly idempotency: IdempotencyKey;
  readonly ifMatch: string | null;
  readonly language: Language;
}
export interface AccountPlan {
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly AccountRole[];
  readonly organisation: string;
  readonly password: string;
}
export interface AccountChanges {
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly roles?: readonly AccountRole[] | undefined;
  readonly active?: boolean | undefined;
}
const done: StoredAnswer = { status: 204, body: {}, etag: null };

@Injectable()
export class Accounts {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  create(ask: Ask, plan: AccountPlan): Promise<StoredAnswer> {
    const now = this.clock.now();
    const onDuplicate = refuse('conflict', 'already_exists', { what: plan.username });
    return changeOnce(this.source, { now, idempotency: ask.idempotency, onDuplicate }, async (tx) => {
      const organisation = await requireOrganisationBelow(tx, ask.actor, plan.organisation);
      judgeRoles(plan.roles);
      judgePassword(plan.password, plan.username, false, ask.language);
      const row = await createAccount(tx, { ...plan, organisationId: organisation.id }, { actor: ask.actor, now });
      return answerWith(tx, ask.actor, row.id, 201);
    });
  }

  patch(ask: Ask, id: string, changes: AccountChanges): Promise<StoredAnswer> {
    const now = this.clock.now();
    return changeOnce(this.source, { now, idempotency: ask.idempotency }, async (tx) => {
      const row = await lockAccount(tx, id);
      const found = (await findAccount(tx, ask.actor, id)) ?? throwRefusal(refuse('not_found', 'not_found'));
      orThrow(judgeMatch(ask.ifMatch, row.version, 'free'));
      if (changes.roles) judgeRoles(changes.roles);
      const { before, after } = difference(found.account, changes);
      if (Object.keys(after).length === 0) return answerWith(tx, ask.actor, id, 200);
      const { roles, ...columns } = changes;
      const set = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
      await tx.update(AccountRow, { id, version: row.version }, { ...set, version: row.version + 1 });
      if (roles) await setRoles(tx, id, roles);
      if (changes.active === false) await endSessions(tx, id, now);
      await record(tx, row, ask.actor, now, { event: 'account.changed', before, after: { username: row.username, ...after } });
      return answerWith(tx, ask.actor, id, 200);
    });
  }

  /** By the security officer; every session of the account ends. */
  resetPassword(ask: Ask, id: string, password: string): Promise<StoredAnswer> {
    const now = this.clock.now();
    return changeOnce(this.source, { now, idempotency: ask.idempotency }, async (tx) => {
      const row = await lockAccount(tx, id);
      if (!(await findAccount(tx, ask.actor, id))) throwRefusal(refuse('not_found', 'not_found'));
      orThrow(judgeMatch(ask.ifMatch, row.version, 'free'));
      await setPassword(tx, row, password, { ...ask, now });
      await endSessions(tx, id, now);
      return done;
    });
  }

  /** A stolen session must not be a way to guess at leisure: wrong passwords count as at sign-in, and survive the refusal. */
  private async judgeCurrent(actor: Actor, current: string, now: Date): Promise<void> {
    const refusal = await inTransaction(this.source, async (tx) => {
      const row = await lockAccount(tx, actor.accountId);
      const seconds = secondsLeft(row.blockedUntil, now);
      if (seconds > 0) return refuse('too_many', 'signin_backoff', { seconds });
      if (await verifyPassword(row.passwordHash, current)) return null;
      const failedCount = row.failedCount + 1;
      await tx.update(AccountRow, { id: row.id }, { failedCount, blockedUntil: blockedUntil(failedCount, now) });
      const after = { username: row.username, failures: failedCount };
      await record(tx, row, actor, now, { event: 'account.signInFailed', before: null, after });
      return refuse('guards', 'bad_credentials');
    });
    if (refusal) throwRefusal(refusal);
  }

  /** By the account itself; its other sessions end. */
  async changePassword(ask: Ask, sessionId: string, current: string, password: string): Promise<StoredAnswer> {
    const now = this.clock.now();
    await this.judgeCurrent(ask.actor, current, now);
    return changeOnce(this.source, { now, idempotency: ask.idempotency }, async (tx) => {
      const row = await lockAccount(tx, ask.actor.accountId);
      if (!(await verifyPassword(row.passwordHash, current))) throwRefusal(refuse('guards', 'bad_credentials'));
      await setPassword(tx, row, password, { ...ask, now });
      await endSessions(tx, row.id, now, sessionId);
      return done;
    });
  }
}

const lockAccount = async (tx: EntityManager, id: string): Promise<AccountRow> =>
  (await tx.findOne(AccountRow, { where: { id }, lock: { mode: 'pessimistic_write' } })) ?? throwRefusal(refuse('not_found', 'not_found'));

const judgeRoles = (roles: readonly AccountRole[]): void => {
  if (rolesExclude(roles)) throwRefusal(refuse('guards', 'roles_exclude'));
};
const judgePassword = (password: string, username: string, demo: boolean, language: Language): void => {
  const problem = passwordProblem(password, username, demo);
  if (problem) throwRefusal(refuse('guards', 'password_refused', { problem: problem[language] }));
};

const setPassword = async (
  tx: EntityManager,
  row: AccountRow,
  password: string,
  by: { readonly actor: Actor; readonly language: Language; readonly now: Date },
): Promise<void> => {
  judgePassword(password, row.username, row.demo, by.language);
  const passwordHash = await hashPassword(password);
  await tx.update(AccountRow, { id: row.id }, { passwordHash, failedCount: 0, blockedUntil: null, version: row.version + 1 });
  await record(tx, row, by.actor, by.now, { event: 'account.passwordChanged', before: null, after: { username: row.username } });
};

interface AccountFact {
  readonly event: 'account.changed' | 'account.passwordChanged' | 'account.signInFailed';
  readonly before: Json;
  readonly after: Json;
}
const record = async (tx: EntityManager, row: AccountRow, actor: Actor, now: Date, fact: AccountFact): Promise<void> => {
  const organisation = await tx.findOneByOrFail(OrganisationRow, { id: row.organisationId });
  await appendEvents(tx, await trailOf(tx, organisation), { actor, now, version: row.version + 1 }, [{ ...fact, reason: null }]);
};

type Values = { [key: string]: Json };
const difference = (
  account: { readonly [key in keyof AccountChanges]?: unknown },
  changes: AccountChanges,
): { before: Values; after: Values } => {
  const before: Values = {};
  const after: Values = {};
  for (const name of ['name', 'email', 'roles', 'active'] as const) {
    const wanted = changes[name];
    if (wanted === undefined || sameValue(account[name], wanted)) continue;
    before[name] = (account[name] ?? null) as Json;
    after[name] = wanted;
  }
  return { before, after };
};
const sameValue = (left: unknown, right: unknown): boolean =>
  Array.isArray(left) && Array.isArray(right) ? left.length === right.length && left.every((item) => right.includes(item)) : left === right;

const answerWith = async (tx: EntityManager, actor: Actor, id: string, status: number): Promise<StoredAnswer> => {
  const found = await findAccount(tx, actor, id);
  if (!found) throw new Error(`account ${id} is not visible to who changed it`);
  return { status, body: found.account, etag: String(found.version) };
};
