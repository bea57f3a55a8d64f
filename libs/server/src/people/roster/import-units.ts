// Records a roster of units: planned in full, then written as a whole or not at all.
import type { DataSource, EntityManager } from 'typeorm';
import {
  planUnits,
  readRoster,
  unitColumns,
  type Actor,
  type AuditFact,
  type KnownOrganisation,
  type Roster,
  type RosterPlan,
  type UnitColumn,
  type UnitValues,
} from '@camphor/domain';
import { changeOnce } from '../../change-once';
import type { StoredAnswer } from '../../db/idempotency';
import { OrganisationRow } from '../../db/rows';
import { newId } from '../../ids';
import { orThrow } from '../../refusal.error';
import type { Ask } from '../accounts';
import { batchesOf, inBatches } from './batches';
import { changedValues } from './changed-values';
import { appendPlaced, type PlacedFact } from './people-trails';
import { readSheetRows, rosterAnswer, whyNot } from './roster-answer';

export interface RosterAsk extends Ask {
  readonly file: { readonly name: string; readonly content: Uint8Array };
  readonly dryRun: boolean;
  /** The plan that was shown; absent = whatever it is now. */
  readonly plan: string | null;
  readonly now: Date;
}
interface Joined {
  readonly id: string;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly exempt: number;
  readonly exemptReason: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}
const COLUMNS = `u.id, u.path, u.code, u.name, u.kind, p.code AS parent, u.exempt, u.exempt_reason AS exemptReason, u.valid_from AS validFrom, u.valid_to AS validTo
  FROM people_organisation u LEFT JOIN people_organisation p ON p.id = u.parent_id`;
const CODE = /^[\x21-\x7e]{1,64}$/;

interface Ground {
  readonly plan: RosterPlan<UnitValues>;
  readonly rows: ReadonlyMap<string, Joined>;
  readonly known: ReadonlyMap<string, KnownOrganisation>;
  /** Path of the organisation of who imports. */
  readonly home: string;
}
/** `lock`: what is changed stays as it was read until the end of the transaction. */
const planNow = async (tx: EntityManager, actor: Actor, roster: Roster<UnitColumn>, lock: boolean): Promise<Ground> => {
  const codes = [...new Set(roster.rows.flatMap(({ values }) => [values.code ?? '', values.parent ?? '']))]
    .filter((code) => CODE.test(code))
    .sort();
  if (lock)
    await inBatches(codes, (batch) => tx.query('SELECT id FROM people_organisation WHERE code IN (?) ORDER BY code FOR UPDATE', [batch]));
  const found = await inBatches(codes, (batch): Promise<Joined[]> => tx.query(`SELECT ${COLUMNS} WHERE u.code IN (?)`, [batch]));
  const home: Joined[] = await tx.query(`SELECT ${COLUMNS} WHERE u.id = ?`, [actor.organisationId]);
  const rows = new Map([...home, ...found].map((row) => [row.code, row]));
  const known = new Map(
    [...rows].map(([code, row]): [string, KnownOrganisation] => [
      code,
      { ...row, exempt: row.exempt === 1, yours: row.path.startsWith(actor.organisationPath) },
    ]),
  );
  return { plan: planUnits(roster, { known, home: home[0]?.code ?? '' }), rows, known, home: home[0]?.path ?? '/' };
};

const write = async (
  tx: EntityManager,
  { plan, rows, known, home }: Ground,
  by: { actor: Actor; now: Date },
  file: string,
): Promise<void> => {
  const facts: PlacedFact[] = [];
  const created: OrganisationRow[] = [];
  const changed: OrganisationRow[] = [];
  for (const { outcome, value, changes } of plan.rows) {
    if (!value || outcome === 'unchanged') continue;
    const { code, name, kind, validFrom, validTo, exempt, exemptReason } = value;
    const before = rows.get(code);
    const parent = rows.get(value.parent);
    const id = before?.id ?? newId();
    const path = before?.path ?? `${parent?.path ?? '/'}${id}/`;
    const row = tx.create(OrganisationRow, {
      id,
      code,
      name,
      kind,
      parentId: parent?.id ?? null,
      path,
      validFrom,
      validTo,
      successorId: null,
      exempt,
      exemptReason,
      version: 1,
    });
    (before ? changed : created).push(row);
    const fact: AuditFact = before
      ? {
          event: 'unit.changed',
          before: { code, ...changedValues(known.get(code) ?? {}, changes) },
          after: { code, name, ...changedValues(value, changes) },
          reason: null,
        }
      : {
          event: 'unit.created',
          before: null,
          after: { id, code, name, kind, parent: row.parentId, exempt, exemptReason, validFrom, validTo },
          reason: null,
        };
    facts.push({ path, fact });
  }
  for (const batch of batchesOf(created)) await tx.insert(OrganisationRow, batch);
  for (const batch of batchesOf(changed)) await updateAll(tx, batch);
  const counts = { created: created.length, changed: changed.length };
  facts.push({
    path: home,
    fact: { event: 'units.imported', before: null, after: { file, ...counts }, reason: null },
  });
  await appendPlaced(tx, facts, by);
};

/** All are there and locked, so that nothing is ever inserted here. */
const updateAll = (tx: EntityManager, batch: readonly OrganisationRow[]): Promise<unknown> =>
  tx.query(
    `INSERT INTO people_organisation (id, code, name, kind, parent_id, path, valid_from, valid_to, exempt, exempt_reason, version)
     VALUES ${batch.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)').join(', ')}
     ON DUPLICATE KEY UPDATE name = VALUES(name), kind = VALUES(kind), valid_from = VALUES(valid_from), valid_to = VALUES(valid_to), exempt = VALUES(exempt),
       exempt_reason = VALUES(exempt_reason), version = people_organisation.version + 1`,
    batch.flatMap((row) => [
      row.id,
      row.code,
      row.name,
      row.kind,
      row.parentId,
      row.path,
      row.validFrom,
      row.validTo,
      row.exempt ? 1 : 0,
      row.exemptReason,
    ]),
  );

export const importUnits = async (source: DataSource, ask: RosterAsk): Promise<StoredAnswer> => {
  const { actor, file, language, now } = ask;
  const roster = readRoster(unitColumns, await readSheetRows(file, language));
  if (ask.dryRun) {
    const { plan } = await planNow(source.manager, actor, roster, false);
    return { status: 200, body: rosterAnswer(plan, file.name, true, language), etag: null };
  }
  return changeOnce(source, { now, idempotency: ask.idempotency }, async (tx) => {
    const ground = await planNow(tx, actor, roster, true);
    orThrow(whyNot(ground.plan, ask.plan, language));
    await write(tx, ground, { actor, now }, file.name);
    return { status: 200, body: rosterAnswer(ground.plan, file.name, false, language), etag: null };
  });
};
