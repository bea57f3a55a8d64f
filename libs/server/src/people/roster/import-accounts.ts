// Records a roster of accounts: planned in full, written as a whole or not at all; first passwords are told once and never kept.
import { In, type DataSource, type EntityManager } from 'typeorm';
import {
  accountColumns,
  isTakeable,
  planAccounts,
  readRoster,
  type AccountColumn,
  type AccountValues,
  type Actor,
  type AuditFact,
  type KnownAccount,
  type PlannedChange,
  type Roster,
  type RosterPlan,
} from '@camphor/domain';
import { changeOnce } from '../../change-once';
import type { StoredAnswer } from '../../db/idempotency';
import { AccountRoleRow, AccountRow, OrganisationRow, SessionRow } from '../../db/rows';
import { newId } from '../../ids';
import { orThrow } from '../../refusal.error';
import { rolesOf } from '../accounts.repository';
import { batchesOf, inBatches } from './batches';
import { changedValues } from './changed-values';
import { drawPasswords, type DrawnPassword } from './initial-passwords';
import type { RosterAsk } from './import-units';
import { appendPlaced, type PlacedFact } from './people-trails';
import { readSheetRows, rosterAnswer, whyNot } from './roster-answer';

interface Joined {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  readonly active: number;
  readonly organisation: string;
  readonly path: string;
}
interface Place {
  readonly id: string;
  readonly code: string;
  readonly path: string;
}
interface Ground {
  readonly plan: RosterPlan<AccountValues>;
  readonly accounts: ReadonlyMap<string, Joined>;
  readonly known: ReadonlyMap<string, KnownAccount>;
  readonly places: ReadonlyMap<string, Place>;
}
const ASCII = /^[\x21-\x7e]{1,64}$/;

const planNow = async (tx: EntityManager, actor: Actor, roster: Roster<AccountColumn>, lock: boolean): Promise<Ground> => {
  const named = (column: 'username' | 'organisation') =>
    [...new Set(roster.rows.map(({ values }) => values[column] ?? ''))].filter((text) => ASCII.test(text)).sort();
  // The column tells A from a, people do not: a name that differs in case alone is taken too.
  const usernames = [...new Set(named('username').map((name) => name.toLowerCase()))];
  if (lock)
    await inBatches(named('username'), (batch) =>
      tx.query('SELECT id FROM people_account WHERE username IN (?) ORDER BY username FOR UPDATE', [batch]),
    );
  const found = await inBatches(usernames, (batch): Promise<Joined[]> =>
    tx.query(
      `SELECT a.id, a.username, a.name, a.email, a.active, o.code AS organisation, o.path FROM people_account a JOIN people_organisation o ON o.id = a.organisation_id
       WHERE LOWER(a.username) IN (?)`,
      [batch],
    ),
  );
  const roles = new Map<string, KnownAccount['roles']>();
  for (const batch of batchesOf(found))
    for (const [id, held] of await rolesOf(
      tx,
      batch.map(({ id }) => id),
    ))
      roles.set(id, held);
  const places = await inBatches(named('organisation'), (batch) =>
    tx.find(OrganisationRow, { where: { code: In([...batch]) }, select: { id: true, code: true, path: true } }),
  );
  const yours = places.filter(({ path }) => path.startsWith(actor.organisationPath));
  const known = new Map(
    found.map((row): [string, KnownAccount] => [
      row.username.toLowerCase(),
      { ...row, active: row.active === 1, roles: roles.get(row.id) ?? [], yours: row.path.startsWith(actor.organisationPath) },
    ]),
  );
  return {
    plan: planAccounts(roster, { known, organisations: new Set(yours.map(({ code }) => code)), self: actor.username }),
    accounts: new Map(found.map((row) => [row.username, row])),
    known,
    places: new Map(yours.map((place) => [place.code, place])),
  };
};

export interface ToldPassword {
  readonly username: string;
  readonly name: string;
  readonly password: string;
}
interface Written {
  readonly created: AccountRow[];
  readonly changed: AccountRow[];
  readonly roles: { accountId: string; role: string }[];
  readonly disabled: string[];
  readonly facts: PlacedFact[];
  readonly told: ToldPassword[];
}
const factOf = (value: AccountValues, id: string, known: KnownAccount | null, changes: readonly PlannedChange[]): AuditFact => {
  const { username, name, email, roles, organisation, active } = value;
  if (!known)
    return {
      event: 'account.created',
      before: null,
      after: { id, username, name, email, roles: [...roles], organisation, active },
      reason: null,
    };
  const side = (values: object) => ({ username, ...changedValues(values, changes) });
  return { event: 'account.changed', before: side(known), after: side(value), reason: null };
};

const compose = (tx: EntityManager, { plan, accounts, known, places }: Ground, drawn: readonly DrawnPassword[], now: Date): Written => {
  const written: Written = { created: [], changed: [], roles: [], disabled: [], facts: [], told: [] };
  for (const { outcome, value, changes } of plan.rows) {
    const place = value ? places.get(value.organisation) : undefined;
    if (!value || !place || outcome === 'unchanged') continue;
    const before = accounts.get(value.username);
    const first = before ? null : drawn[written.told.length];
    if (!before && !first) throw new Error('fewer passwords were drawn than accounts are made');
    const { username, name, email, active } = value;
    const id = before?.id ?? newId();
    const row = tx.create(AccountRow, {
      id,
      username,
      name,
      email,
      passwordHash: first?.hash ?? '',
      organisationId: place.id,
      active,
      demo: false,
      failedCount: 0,
      blockedUntil: null,
      createdAt: now,
      version: 1,
    });
    (before ? written.changed : written.created).push(row);
    written.roles.push(...value.roles.map((role) => ({ accountId: id, role })));
    if (before && !active) written.disabled.push(id);
    if (first) written.told.push({ username, name, password: first.password });
    written.facts.push({ path: place.path, fact: factOf(value, id, before ? (known.get(username.toLowerCase()) ?? null) : null, changes) });
  }
  return written;
};

/** All are there and locked, so that nothing is ever inserted here; password and place stay. */
const updateAll = (tx: EntityManager, batch: readonly AccountRow[]): Promise<unknown> =>
  tx.query(
    `INSERT INTO people_account (id, username, name, email, password_hash, organisation_id, active, created_at)
     VALUES ${batch.map(() => '(?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}
     ON DUPLICATE KEY UPDATE name = VALUES(name), email = VALUES(email), active = VALUES(active), version = people_account.version + 1`,
    batch.flatMap((row) => [row.id, row.username, row.name, row.email, '', row.organisationId, row.active ? 1 : 0, row.createdAt]),
  );

const write = async (
  tx: EntityManager,
  { created, changed, roles, disabled, facts }: Written,
  by: { actor: Actor; now: Date },
  file: string,
): Promise<void> => {
  for (const batch of batchesOf(created)) await tx.insert(AccountRow, batch);
  for (const batch of batchesOf(changed)) await updateAll(tx, batch);
  for (const batch of batchesOf(changed)) await tx.delete(AccountRoleRow, { accountId: In(batch.map(({ id }) => id)) });
  for (const batch of batchesOf(roles)) await tx.insert(AccountRoleRow, batch);
  for (const batch of batchesOf(disabled))
    await tx
      .createQueryBuilder()
      .update(SessionRow)
      .set({ revokedAt: by.now })
      .where('account_id IN (:...batch) AND revoked_at IS NULL', { batch })
      .execute();
  const after = { file, created: created.length, changed: changed.length };
  await appendPlaced(
    tx,
    [...facts, { path: by.actor.organisationPath, fact: { event: 'accounts.imported', before: null, after, reason: null } }],
    by,
  );
};

export const importAccounts = async (source: DataSource, ask: RosterAsk): Promise<StoredAnswer> => {
  const { actor, file, language, now } = ask;
  const roster = readRoster(accountColumns, await readSheetRows(file, language));
  const before = await planNow(source.manager, actor, roster, false);
  const shown = rosterAnswer(before.plan, file.name, ask.dryRun, language);
  if (ask.dryRun) return { status: 200, body: { ...shown, passwords: null }, etag: null };
  // Drawn before the transaction, which would otherwise hold its locks while thousands are digested.
  const drawn = isTakeable(before.plan) ? await drawPasswords(shown.counts.create) : [];
  let told: { readonly id: string; readonly passwords: readonly ToldPassword[] } = { id: '', passwords: [] };
  const answer = await changeOnce(source, { now, idempotency: ask.idempotency }, async (tx) => {
    const ground = await planNow(tx, actor, roster, true);
    orThrow(whyNot(ground.plan, ask.plan ?? shown.plan, language));
    const written = compose(tx, ground, drawn, now);
    await write(tx, written, { actor, now }, file.name);
    told = { id: newId(), passwords: written.told };
    return { status: 200, body: { ...rosterAnswer(ground.plan, file.name, false, language), id: told.id, passwords: null }, etag: null };
  });
  // The kept answer holds no password: who asks again with the same key gets everything but those.
  const body = answer.body as { readonly id?: string };
  return body.id === told.id ? { ...answer, body: { ...body, passwords: told.passwords } } : answer;
};
