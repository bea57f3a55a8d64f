// Records accounts (账号) with their roles and place in the tree.
import { In, type EntityManager } from 'typeorm';
import { ROLES, type AccountRole, type Actor, type Role, type Via } from '@camphor/domain';
import { appendEvents } from '../audit/append-events';
import { AccountRoleRow, AccountRow, OrganisationRow, SessionRow } from '../db/rows';
import { newId } from '../ids';
import { trailOf } from './organisations.repository';
import { hashPassword } from './passwords';

/** One row of the join of account, organisation and role; an account has as many as it has roles. */
export interface AccountJoin {
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly active: number;
  readonly organisationId: string;
  readonly organisationPath: string;
  readonly role: string | null;
}
export const ACCOUNT_COLUMNS =
  'a.id AS accountId, a.username, a.name, a.active, o.id AS organisationId, o.path AS organisationPath, r.role';
export const ACCOUNT_JOINS =
  'people_account a JOIN people_organisation o ON o.id = a.organisation_id LEFT JOIN people_account_role r ON r.account_id = a.id';

const isRole = (text: string | null): text is Role => text !== null && (ROLES as readonly string[]).includes(text);
/** The actor of the joined rows of one account; null when there is none or it was deactivated. */
export const actorOf = (rows: readonly AccountJoin[], via: Via): Actor | null => {
  const [row] = rows;
  if (!row || row.active !== 1) return null;
  return {
    accountId: row.accountId,
    username: row.username,
    name: row.name,
    roles: rows.map(({ role }) => role).filter(isRole),
    organisationId: row.organisationId,
    organisationPath: row.organisationPath,
    via,
  };
};
/** The actor of an active account by its name; for the command line and the demonstration. */
export const actorNamed = async (tx: EntityManager, username: string, via: Via): Promise<Actor | null> => {
  if (!isUsername(username)) return null;
  const rows: AccountJoin[] = await tx.query(`SELECT ${ACCOUNT_COLUMNS} FROM ${ACCOUNT_JOINS} WHERE a.username = ?`, [username]);
  return actorOf(rows, via);
};

const USERNAME = /^[a-zA-Z0-9._-]{2,64}$/;
/** Names are ASCII; another text must not even be compared with the column. */
export const isUsername = (text: string): boolean => USERNAME.test(text);

export const rolesOf = async (tx: EntityManager, accountIds: readonly string[]): Promise<ReadonlyMap<string, Role[]>> => {
  const rows = accountIds.length > 0 ? await tx.findBy(AccountRoleRow, { accountId: In([...accountIds]) }) : [];
  const byAccount = new Map<string, Role[]>();
  for (const { accountId, role } of rows) if (isRole(role)) byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), role]);
  for (const roles of byAccount.values()) roles.sort((left, right) => ROLES.indexOf(left) - ROLES.indexOf(right));
  return byAccount;
};
export const setRoles = async (tx: EntityManager, accountId: string, roles: readonly AccountRole[]): Promise<void> => {
  await tx.delete(AccountRoleRow, { accountId });
  await tx.insert(
    AccountRoleRow,
    [...new Set(roles)].map((role) => ({ accountId, role })),
  );
};

export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly email?: string | null;
  readonly roles: readonly AccountRole[];
  readonly organisationId: string;
  readonly password: string;
  /** An account of the demonstration, whose well-known password is allowed and refused elsewhere. */
  readonly demo?: boolean;
}
/** Adds an account; what the roles and the password must be is judged before. A name that exists already is a duplicate key error. */
export const createAccount = async (
  tx: EntityManager,
  plan: NewAccount,
  by: { readonly actor: Actor; readonly now: Date },
): Promise<AccountRow> => {
  const organisation = await tx.findOneByOrFail(OrganisationRow, { id: plan.organisationId });
  const row = tx.create(AccountRow, {
    id: newId(),
    username: plan.username,
    name: plan.name,
    email: plan.email ?? null,
    passwordHash: await hashPassword(plan.password),
    organisationId: organisation.id,
    active: true,
    demo: plan.demo ?? false,
    failedCount: 0,
    blockedUntil: null,
    createdAt: by.now,
    version: 1,
  });
  await tx.insert(AccountRow, row);
  await setRoles(tx, row.id, plan.roles);
  const after = {
    id: row.id,
    username: row.username,
    name: row.name,
    email: row.email,
    roles: [...plan.roles],
    organisation: organisation.code,
  };
  await appendEvents(tx, await trailOf(tx, organisation), { ...by, version: 1 }, [
    { event: 'account.created', before: null, after, reason: null },
  ]);
  return row;
};

/** Ends every session of an account at once, except one that stays. */
export const endSessions = async (tx: EntityManager, accountId: string, now: Date, except: string | null = null): Promise<void> => {
  await tx
    .createQueryBuilder()
    .update(SessionRow)
    .set({ revokedAt: now })
    .where('account_id = :accountId AND revoked_at IS NULL', { accountId })
    .andWhere(except === null ? '1 = 1' : 'id <> :except', { except })
    .execute();
};
