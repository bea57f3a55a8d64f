// Shows conflicts of interest (回避): who must stand aside from a unit and why, and what was declared.
import type { EntityManager } from 'typeorm';
import { conflictsOf, type Actor, type Reason } from '@camphor/domain';
import type { Conflict } from '@camphor/contract';
import { cursorOf, keyOfCursor } from './accounts.query';

export interface ConflictsWith {
  /** Account ids of those who belong to the unit or to one that it succeeds, or have had a hand in any of its reports. */
  readonly ofUnit: ReadonlySet<string>;
  /** By account id the reason that was declared. */
  readonly declared: ReadonlyMap<string, string>;
}
/** Of these accounts; two queries whatever their number. */
export const conflictsWith = async (tx: EntityManager, unitId: string, accountIds: readonly string[]): Promise<ConflictsWith> => {
  if (accountIds.length === 0) return { ofUnit: new Set(), declared: new Map() };
  const ofUnit: { id: string }[] = await tx.query(
    `SELECT a.id FROM people_account a JOIN people_organisation o ON o.id = a.organisation_id WHERE a.id IN (?) AND (o.id = ? OR o.successor_id = ?)
     UNION SELECT h.account_id FROM reports_hand h JOIN reports_report r ON r.id = h.report_id WHERE h.account_id IN (?) AND r.unit_id = ?`,
    [accountIds, unitId, unitId, accountIds, unitId],
  );
  const declared: { id: string; reason: string }[] = await tx.query(
    'SELECT account_id AS id, reason FROM people_conflict WHERE account_id IN (?) AND unit_id = ? AND standing = 1',
    [accountIds, unitId],
  );
  return { ofUnit: new Set(ofUnit.map(({ id }) => id)), declared: new Map(declared.map(({ id, reason }) => [id, reason])) };
};

/** Why any of these people must stand aside. */
export const conflictReasons = async (
  tx: EntityManager,
  unitId: string,
  people: readonly { readonly id: string; readonly name: string }[],
): Promise<Reason[]> => {
  const { ofUnit, declared } = await conflictsWith(
    tx,
    unitId,
    people.map(({ id }) => id),
  );
  return people.flatMap(({ id, name }) => conflictsOf({ name, ofUnit: ofUnit.has(id), declared: declared.get(id) ?? null }, false));
};

interface ConflictJoin {
  readonly id: string;
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly unitId: string;
  readonly code: string;
  readonly unitName: string;
  readonly reason: string;
  readonly declaredBy: string;
  readonly declaredAt: Date;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
}
const SELECT = `SELECT c.id, c.account_id AS accountId, a.username, a.name, u.id AS unitId, u.code, u.name AS unitName, c.reason, d.name AS declaredBy,
  c.declared_at AS declaredAt, w.name AS withdrawnBy, c.withdrawn_at AS withdrawnAt, c.withdrawn_reason AS withdrawnReason
  FROM people_conflict c JOIN people_account a ON a.id = c.account_id JOIN people_organisation u ON u.id = c.unit_id
  JOIN people_account d ON d.id = c.declared_by LEFT JOIN people_account w ON w.id = c.withdrawn_by`;

/** A supervisor or auditor sees those with units of the own bureau and below; everyone else the own ones. */
const visible = (actor: Actor): { readonly sql: string; readonly values: readonly unknown[] } =>
  actor.roles.some((role) => role === 'supervisor' || role === 'auditor')
    ? { sql: 'u.path LIKE ?', values: [`${actor.organisationPath}%`] }
    : { sql: 'c.account_id = ?', values: [actor.accountId] };

type Assigned = Conflict['assigned'][number] & { readonly accountId: string; readonly unitId: string };
/** Reports that are still judged and to which such people are assigned nevertheless. */
const stillAssigned = async (tx: EntityManager, rows: readonly ConflictJoin[]): Promise<Assigned[]> => {
  const standing = rows.filter(({ withdrawnAt }) => withdrawnAt === null);
  if (standing.length === 0) return [];
  return tx.query(
    `SELECT s.account_id AS accountId, r.unit_id AS unitId, r.id AS reportId, s.role, r.state, y.year FROM reports_assignment s
     JOIN reports_report r ON r.id = s.report_id JOIN cycles_cycle y ON y.id = r.cycle_id
     WHERE s.account_id IN (?) AND r.unit_id IN (?) AND r.state IN ('draft', 'submitted', 'reviewed') ORDER BY y.year, s.role`,
    [standing.map(({ accountId }) => accountId), standing.map(({ unitId }) => unitId)],
  );
};
const shown = (row: ConflictJoin, assigned: readonly Assigned[]): Conflict => ({
  id: row.id,
  person: { username: row.username, name: row.name },
  unit: { id: row.unitId, code: row.code, name: row.unitName },
  reason: row.reason,
  declaredBy: row.declaredBy,
  declaredAt: row.declaredAt.toISOString(),
  withdrawn:
    row.withdrawnAt === null ? null : { by: row.withdrawnBy ?? '', at: row.withdrawnAt.toISOString(), reason: row.withdrawnReason ?? '' },
  assigned: assigned
    .filter(({ accountId, unitId }) => row.withdrawnAt === null && accountId === row.accountId && unitId === row.unitId)
    .map(({ reportId, role, state, year }) => ({ reportId, role, state, year })),
});

export const findConflict = async (tx: EntityManager, actor: Actor, id: string): Promise<Conflict | null> => {
  const { sql, values } = visible(actor);
  const rows: ConflictJoin[] = await tx.query(`${SELECT} WHERE c.id = ? AND ${sql}`, [id, ...values]);
  return rows[0] ? shown(rows[0], await stillAssigned(tx, rows)) : null;
};

export interface ConflictFilter {
  readonly unit?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}
/** Newest first. */
export const listConflicts = async (tx: EntityManager, actor: Actor, { unit, cursor, limit }: ConflictFilter) => {
  const { sql, values } = visible(actor);
  const last = keyOfCursor(cursor);
  const rows: ConflictJoin[] = await tx.query(
    `${SELECT} WHERE ${sql} ${unit === undefined ? '' : 'AND c.unit_id = ?'} ${last === '' ? '' : 'AND c.id < ?'} ORDER BY c.id DESC LIMIT ?`,
    [...values, ...(unit === undefined ? [] : [unit]), ...(last === '' ? [] : [last]), limit + 1],
  );
  const page = rows.slice(0, limit);
  const assigned = await stillAssigned(tx, page);
  const end = page.at(-1);
  return { items: page.map((row) => shown(row, assigned)), nextCursor: rows.length > limit && end ? cursorOf(end.id) : null };
};
