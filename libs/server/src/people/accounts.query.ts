// Shows accounts and the caller: only those at or below the own organisation.
import type { EntityManager } from 'typeorm';
import type { Actor, Role } from '@camphor/domain';
import type { Me } from '@camphor/contract';
import { OrganisationRow } from '../db/rows';
import { rolesOf } from './accounts.repository';
import { bureauOf, unitRefOf, type UnitRef } from './organisations.repository';

export interface ShownAccount {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: Role[];
  readonly organisation: UnitRef;
  readonly active: boolean;
}
interface Joined {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  readonly active: number;
  readonly version: number;
  readonly unitId: string;
  readonly code: string;
  readonly unitName: string;
  readonly kind: string;
}
const SELECT = `SELECT a.id, a.username, a.name, a.email, a.active, a.version, o.id AS unitId, o.code, o.name AS unitName, o.kind
  FROM people_account a JOIN people_organisation o ON o.id = a.organisation_id`;
const shown = (row: Joined, roles: ReadonlyMap<string, Role[]>): ShownAccount => ({
  id: row.id,
  username: row.username,
  name: row.name,
  email: row.email,
  roles: roles.get(row.id) ?? [],
  organisation: { id: row.unitId, code: row.code, name: row.unitName, kind: row.kind },
  active: row.active === 1,
});

/** A cursor is the last key shown, so that rows added meanwhile shift nothing. */
export const cursorOf = (key: string): string => Buffer.from(key, 'utf8').toString('base64url');
export const keyOfCursor = (cursor: string | undefined): string => {
  const key = Buffer.from(cursor ?? '', 'base64url').toString('utf8');
  // Keys are ASCII (usernames, codes); anything else is no cursor of ours and begins at the start.
  return /^[\x20-\x7e]*$/.test(key) ? key : '';
};
/** `%` and `_` in what is searched for are themselves. */
export const likeText = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

export interface AccountFilter {
  readonly role?: Role | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}
export const listAccounts = async (tx: EntityManager, actor: Actor, { role, q, cursor, limit }: AccountFilter) => {
  const where = ['o.path LIKE ?', 'a.username > ?'];
  const values: unknown[] = [`${actor.organisationPath}%`, keyOfCursor(cursor)];
  if (role) {
    where.push('EXISTS (SELECT 1 FROM people_account_role r WHERE r.account_id = a.id AND r.role = ?)');
    values.push(role);
  }
  if (q) {
    where.push('(a.name LIKE ? OR CONVERT(a.username USING utf8mb4) LIKE ?)');
    values.push(likeText(q), likeText(q));
  }
  const rows: Joined[] = await tx.query(`${SELECT} WHERE ${where.join(' AND ')} ORDER BY a.username LIMIT ?`, [...values, limit + 1]);
  const page = rows.slice(0, limit);
  const roles = await rolesOf(
    tx,
    page.map(({ id }) => id),
  );
  const last = page.at(-1);
  return { items: page.map((row) => shown(row, roles)), nextCursor: rows.length > limit && last ? cursorOf(last.username) : null };
};

/** One account with its version, if it exists for the actor. */
export const findAccount = async (
  tx: EntityManager,
  actor: Actor,
  id: string,
): Promise<{ account: ShownAccount; version: number } | null> => {
  const rows: Joined[] = await tx.query(`${SELECT} WHERE a.id = ? AND o.path LIKE ?`, [id, `${actor.organisationPath}%`]);
  const [row] = rows;
  return row ? { account: shown(row, await rolesOf(tx, [id])), version: row.version } : null;
};

export const showMe = async (tx: EntityManager, actor: Actor): Promise<Me> => {
  const organisation = await tx.findOneByOrFail(OrganisationRow, { id: actor.organisationId });
  const bureau = await bureauOf(tx, organisation.path);
  return {
    id: actor.accountId,
    username: actor.username,
    name: actor.name,
    roles: [...actor.roles],
    organisation: unitRefOf(organisation),
    bureau: bureau ? unitRefOf(bureau) : null,
  };
};
