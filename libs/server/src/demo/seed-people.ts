// Records the organisations and accounts of the demonstration; done twice, it changes nothing.
import type { EntityManager } from 'typeorm';
import { systemActor, type Actor } from '@camphor/domain';
import { appendEvents } from '../audit/append-events';
import { AccountRoleRow, AccountRow, OrganisationRow } from '../db/rows';
import { newId } from '../ids';
import { DEMO_PASSWORD, hashPassword } from '../people/passwords';
import { demoAccounts, demoOrganisations, demoUnitStaff } from './county.table';

const demoActor: Actor = { ...systemActor, via: 'demo' };

export const seedOrganisations = async (tx: EntityManager): Promise<Map<string, OrganisationRow>> => {
  const byCode = new Map((await tx.find(OrganisationRow)).map((row) => [row.code, row]));
  for (const { code, name, kind, parent } of demoOrganisations) {
    if (byCode.has(code)) continue;
    const above = parent === null ? null : byCode.get(parent);
    const id = newId();
    const row = tx.create(OrganisationRow, {
      id,
      code,
      name,
      kind,
      parentId: above?.id ?? null,
      path: `${above?.path ?? '/'}${id}/`,
      validFrom: null,
      validTo: null,
      successorId: null,
      exempt: false,
      exemptReason: null,
      version: 1,
    });
    await tx.insert(OrganisationRow, row);
    byCode.set(code, row);
  }
  return byCode;
};

export const seedAccounts = async (tx: EntityManager, organisations: ReadonlyMap<string, OrganisationRow>, now: Date): Promise<void> => {
  const present = new Set((await tx.find(AccountRow, { select: { username: true } })).map(({ username }) => username));
  const missing = [...demoAccounts, ...demoUnitStaff].filter(({ username }) => !present.has(username));
  if (missing.length === 0) return;
  // One hash for all: the password is printed on the sign-in page, and 60 slow hashes would only delay the first start.
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  for (const { username, name, organisation, roles } of missing) {
    const place = organisations.get(organisation);
    if (!place) throw new Error(`demonstration: no organisation ${organisation}`);
    const id = newId();
    await tx.insert(AccountRow, {
      id,
      username,
      name,
      email: null,
      passwordHash,
      organisationId: place.id,
      active: true,
      demo: true,
      failedCount: 0,
      blockedUntil: null,
      createdAt: now,
      version: 1,
    });
    await tx.insert(
      AccountRoleRow,
      roles.map((role) => ({ accountId: id, role })),
    );
    const bureauId = place.kind === 'bureau' ? place.id : (place.parentId ?? place.id);
    await appendEvents(tx, { stream: `org:${bureauId}`, bureauId }, { actor: demoActor, now, version: 1 }, [
      { event: 'account.created', before: null, after: { username, name, roles: [...roles], organisation }, reason: null },
    ]);
  }
};

export const demoActors = async (tx: EntityManager): Promise<Map<string, Actor>> => {
  const rows: { id: string; username: string; name: string; organisationId: string; path: string; roles: string }[] = await tx.query(
    `SELECT p.id, p.username, p.name, p.organisation_id AS organisationId, o.path, GROUP_CONCAT(x.role) AS roles FROM people_account p JOIN people_organisation o ON o.id = p.organisation_id
     JOIN people_account_role x ON x.account_id = p.id WHERE p.demo = 1 GROUP BY p.id, p.username, p.name, p.organisation_id, o.path`,
  );
  return new Map(
    rows.map((row) => [
      row.username,
      {
        accountId: row.id,
        username: row.username,
        name: row.name,
        roles: row.roles.split(',') as Actor['roles'],
        organisationId: row.organisationId,
        organisationPath: row.path,
        via: 'demo',
      },
    ]),
  );
};
