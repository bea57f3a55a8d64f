// Records conflicts of interest (回避): declared by the person or a supervisor, ended by a supervisor; each stands once for a person and a unit.
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refuse, roleWords, type Actor, type AuditFact } from '@camphor/domain';
import { changeOnce } from '../change-once';
import { CLOCK, type Clock } from '../clock';
import type { StoredAnswer } from '../db/idempotency';
import { ConflictRow, OrganisationRow } from '../db/rows';
import { newId } from '../ids';
import { throwRefusal } from '../refusal.error';
import type { Ask } from './accounts';
import { findConflict } from './conflicts.query';
import { appendPlaced } from './roster/people-trails';
import { unitExists } from './units';

export interface Declaration {
  readonly unitId: string;
  /** Whose; absent: the own. */
  readonly username?: string | undefined;
  readonly reason: string;
}
interface Judge {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}
/** A reviewer or scorer at or below the own organisation. */
const judgeNamed = async (tx: EntityManager, actor: Actor, username: string): Promise<Judge> => {
  const rows: Judge[] = await tx.query(
    `SELECT DISTINCT a.id, a.username, a.name FROM people_account a JOIN people_organisation o ON o.id = a.organisation_id
     JOIN people_account_role x ON x.account_id = a.id AND x.role IN ('reviewer', 'scorer') WHERE a.username = ? AND o.path LIKE ?`,
    [username, `${actor.organisationPath}%`],
  );
  const role = `${roleWords.reviewer.zh}或${roleWords.scorer.zh}`;
  return rows[0] ?? throwRefusal(refuse('guards', 'not_assignable', { field: 'username', who: username, role }));
};

@Injectable()
export class Conflicts {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  private async answer(tx: EntityManager, actor: Actor, id: string, status: number): Promise<StoredAnswer> {
    const body = await findConflict(tx, actor, id);
    if (!body) throw new Error(`conflict ${id} vanished while it was written`);
    return { status, body, etag: null };
  }

  declare({ actor, idempotency }: Ask, { unitId, username = actor.username, reason }: Declaration): Promise<StoredAnswer> {
    const now = this.clock.now();
    const onDuplicate = refuse('conflict', 'already_exists', { field: 'unitId', what: '回避登记' });
    return changeOnce(this.source, { now, idempotency, onDuplicate }, async (tx) => {
      if (username !== actor.username && !actor.roles.includes('supervisor'))
        throwRefusal(refuse('forbidden', 'wrong_role', { roles: [roleWords.supervisor.zh], allowed: ['supervisor'] }));
      const unit = (await unitExists(tx, actor, unitId)) ? await tx.findOneBy(OrganisationRow, { id: unitId }) : null;
      if (!unit) return throwRefusal(refuse('not_found', 'not_found', { field: 'unitId' }));
      if (reason.trim() === '') throwRefusal(refuse('guards', 'reason_missing', { field: 'reason' }));
      const person = await judgeNamed(tx, actor, username);
      const id = newId();
      await tx.insert(ConflictRow, {
        id,
        accountId: person.id,
        unitId,
        standing: 1,
        reason: reason.trim(),
        declaredBy: actor.accountId,
        declaredAt: now,
        withdrawnBy: null,
        withdrawnAt: null,
        withdrawnReason: null,
      });
      const after = { conflict: id, person: person.name, username: person.username, unit: unit.name, code: unit.code };
      await this.tell(tx, actor, now, unit.path, { event: 'conflict.declared', before: null, after, reason: reason.trim() });
      return this.answer(tx, actor, id, 201);
    });
  }

  withdraw({ actor, idempotency }: Ask, id: string, reason: string): Promise<StoredAnswer> {
    const now = this.clock.now();
    return changeOnce(this.source, { now, idempotency }, async (tx) => {
      const row = await tx.findOne(ConflictRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const before = row && (await findConflict(tx, actor, id));
      if (!row || !before) return throwRefusal(refuse('not_found', 'not_found'));
      if (row.standing === null) throwRefusal(refuse('wrong_state', 'already_answered'));
      if (reason.trim() === '') throwRefusal(refuse('guards', 'reason_missing', { field: 'reason' }));
      const unit = await tx.findOneByOrFail(OrganisationRow, { id: row.unitId });
      await tx.update(
        ConflictRow,
        { id, standing: 1 },
        { standing: null, withdrawnBy: actor.accountId, withdrawnAt: now, withdrawnReason: reason.trim() },
      );
      const facts = { conflict: id, person: before.person.name, username: before.person.username, unit: unit.name, code: unit.code };
      await this.tell(tx, actor, now, unit.path, { event: 'conflict.withdrawn', before: facts, after: null, reason: reason.trim() });
      return this.answer(tx, actor, id, 200);
    });
  }

  private tell(tx: EntityManager, actor: Actor, now: Date, path: string, fact: AuditFact): Promise<void> {
    return appendPlaced(tx, [{ path, fact }], { actor, now });
  }
}
