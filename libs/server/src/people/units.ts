// Records units (单位): shown at and below the own organisation, added by the administrator.
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refuse, UNIT_KINDS, type Actor, type UnitKind } from '@camphor/domain';
import { changeOnce } from '../change-once';
import { CLOCK, type Clock } from '../clock';
import type { StoredAnswer } from '../db/idempotency';
import { cursorOf, keyOfCursor, likeText } from './accounts.query';
import type { Ask } from './accounts';
import { createOrganisation, requireOrganisationBelow } from './organisations.repository';

interface UnitJoin {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly exempt: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}
const SELECT = `SELECT u.id, u.code, u.name, u.kind, p.code AS parent, u.exempt, u.valid_from AS validFrom, u.valid_to AS validTo
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
}
