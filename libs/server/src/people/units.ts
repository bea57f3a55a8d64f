// Records units (单位): shown at and below the own organisation, added, changed and ended by the administrator.
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refuse, UNIT_KINDS, type Actor, type Json, type UnitKind } from '@camphor/domain';
import { appendEvents } from '../audit/append-events';
import { changeOnce } from '../change-once';
import { CLOCK, type Clock } from '../clock';
import type { StoredAnswer } from '../db/idempotency';
import { cursorOf, keyOfCursor, likeText } from './accounts.query';
import type { Ask } from './accounts';
import { OrganisationRow } from '../db/rows';
import { orThrow, throwRefusal } from '../refusal.error';
import { judgeMatch } from '../reports/perform';
import { createOrganisation, requireOrganisationBelow, trailOf } from './organisations.repository';

interface UnitJoin {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly exempt: number;
  readonly exemptReason: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}
const SELECT = `SELECT u.id, u.code, u.name, u.kind, p.code AS parent, u.exempt, u.exempt_reason AS exemptReason, u.valid_from AS validFrom, u.valid_to AS validTo
  FROM people_organisation u LEFT JOIN people_organisation p ON p.id = u.parent_id`;
const shown = ({ exempt, ...unit }: UnitJoin) => ({ ...unit, exempt: exempt === 1 });

export const listUnits = async (
  tx: EntityManager,
  actor: Actor,
  { q, cursor, limit }: { readonly q?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
) => {
  const where = ['u.path LIKE ?', 'u.code > ?', `u.kind IN (${UNIT_KINDS.map(() => '?').join(', ')})`];
  const values: unknown[] = [`${actor.organisationPath}%`, keyOfCursor(cursor), ...UNIT_KINDS];
  if (q) {
    where.push('(u.name LIKE ? OR CONVERT(u.code USING utf8mb4) LIKE ?)');
    values.push(likeText(q), likeText(q));
  }
  const rows: UnitJoin[] = await tx.query(`${SELECT} WHERE ${where.join(' AND ')} ORDER BY u.code LIMIT ?`, [...values, limit + 1]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(shown), nextCursor: rows.length > limit && last ? cursorOf(last.code) : null };
};

/** Does the unit exist for the actor? */
export const unitExists = async (tx: EntityManager, actor: Actor, id: string): Promise<boolean> => {
  const row = await tx.findOneBy(OrganisationRow, { id });
  return row !== null && row.path.startsWith(actor.organisationPath) && (UNIT_KINDS as readonly string[]).includes(row.kind);
};
export interface UnitChanges {
  readonly name?: string | undefined;
  readonly kind?: UnitKind | undefined;
  readonly exempt?: boolean | undefined;
  readonly exemptReason?: string | null | undefined;
  readonly validFrom?: string | null | undefined;
  readonly validTo?: string | null | undefined;
}
const judgeUnit = ({
  validFrom,
  validTo,
  exempt,
  exemptReason,
}: Pick<OrganisationRow, 'validFrom' | 'validTo' | 'exempt' | 'exemptReason'>): void => {
  if (validFrom && validTo && validTo < validFrom)
    throwRefusal(refuse('guards', 'malformed', { field: 'validTo', problem: '停用日期早于启用日期 (before validFrom)' }));
  if (exempt && (exemptReason ?? '').trim() === '') throwRefusal(refuse('guards', 'reason_missing', { field: 'exemptReason' }));
};

export interface UnitPlan {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent: string;
  readonly exempt: boolean;
  readonly exemptReason: string | null;
}
@Injectable()
export class Units {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  create(ask: Ask, plan: UnitPlan): Promise<StoredAnswer> {
    const now = this.clock.now();
    const onDuplicate = refuse('conflict', 'already_exists', { what: plan.code });
    return changeOnce(this.source, { now, idempotency: ask.idempotency, onDuplicate }, async (tx) => {
      const parent = await requireOrganisationBelow(tx, ask.actor, plan.parent);
      const { id } = await createOrganisation(tx, { ...plan, parent }, { actor: ask.actor, now });
      const [row]: UnitJoin[] = await tx.query(`${SELECT} WHERE u.id = ?`, [id]);
      if (!row) throw new Error(`unit ${id} vanished while it was made`);
      return { status: 201, body: shown(row), etag: '1' };
    });
  }

  /** A unit that ends keeps its reports; it is not taken into later cycles. */
  patch(ask: Ask, id: string, changes: UnitChanges): Promise<StoredAnswer> {
    const now = this.clock.now();
    return changeOnce(this.source, { now, idempotency: ask.idempotency }, async (tx) => {
      const row = await tx.findOne(OrganisationRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!row || !(await unitExists(tx, ask.actor, id))) return throwRefusal(refuse('not_found', 'not_found'));
      orThrow(judgeMatch(ask.ifMatch, row.version, 'free'));
      const names = (Object.keys(changes) as (keyof UnitChanges)[]).filter(
        (name) => changes[name] !== undefined && changes[name] !== row[name],
      );
      const set = Object.fromEntries(names.map((name) => [name, changes[name]])) as Partial<OrganisationRow>;
      judgeUnit({ ...row, ...set });
      const version = row.version + (names.length > 0 ? 1 : 0);
      if (names.length > 0) {
        await tx.update(OrganisationRow, { id, version: row.version }, { ...set, version });
        const before = Object.fromEntries(names.map((name) => [name, row[name]]));
        await appendEvents(tx, await trailOf(tx, row), { actor: ask.actor, now, version }, [
          {
            event: 'unit.changed',
            before: { code: row.code, ...before },
            after: { code: row.code, name: row.name, ...set } as Json,
            reason: null,
          },
        ]);
      }
      const [after]: UnitJoin[] = await tx.query(`${SELECT} WHERE u.id = ?`, [id]);
      return { status: 200, body: after && shown(after), etag: String(version) };
    });
  }
}
