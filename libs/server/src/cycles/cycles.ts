// Records changes of cycles: planned, changed, opened, closed; a cycle's version and state are judged before its role.
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import {
  cycleStateWords,
  defaultSettings,
  localDateOf,
  may,
  permissionsTable,
  refuse,
  refuseAll,
  roleWords,
  STAGE_DATES,
  UNIT_KINDS,
  type Actor,
  type CycleSettings,
  type Json,
  type Reason,
  type Refusal,
  type Role,
} from '@camphor/domain';
import { appendEvents, bureauStream } from '../audit/append-events';
import { changeOnce } from '../change-once';
import { CLOCK, type Clock } from '../clock';
import type { IdempotencyKey, StoredAnswer } from '../db/idempotency';
import { CycleRow, OrganisationRow, SchemeRow } from '../db/rows';
import { isId } from '../ids';
import { bureauOf } from '../people/organisations.repository';
import { orThrow, throwRefusal } from '../refusal.error';
import { judgeMatch } from '../reports/perform';
import { readSettings, withSettings } from './cycle-settings';
import { findCycle, type CycleState } from './cycles.query';
import { createCycle, cycleEvent } from './cycles.repository';

export interface CycleAsk {
  readonly actor: Actor;
  readonly idempotency: IdempotencyKey;
  readonly ifMatch: string | null;
}
interface Dates {
  readonly submissionDue: string;
  readonly reviewDue: string;
  readonly scoringDue: string;
  readonly publicationDue: string;
}
type SomeSettings = { readonly [key in keyof CycleSettings]?: CycleSettings[key] | undefined };
export interface NewCycle extends Dates {
  readonly year: number;
  readonly name: string;
  /** Id or name of a released scheme. */
  readonly scheme: string;
  readonly settings?: SomeSettings | undefined;
  /** Codes; absent = every unit of the bureau. */
  readonly units?: readonly string[] | undefined;
}
export type CycleChanges = { readonly [key in keyof Dates | 'name' | 'scheme']?: string | undefined } & {
  readonly settings?: SomeSettings | undefined;
};

@Injectable()
export class Cycles {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  create(ask: CycleAsk, plan: NewCycle): Promise<StoredAnswer> {
    const now = this.clock.now();
    const onDuplicate = refuse('conflict', 'already_exists', { what: `${plan.year} ${plan.name}` });
    return changeOnce(this.source, { now, idempotency: ask.idempotency, onDuplicate }, async (tx) => {
      judgeDates(plan);
      const bureau = (await bureauOf(tx, ask.actor.organisationPath)) ?? throwRefusal(refuse('guards', 'unknown_key', { field: 'bureau' }));
      const { units, scheme, settings, ...columns } = plan;
      const id = await createCycle(
        tx,
        {
          ...columns,
          bureauId: bureau.id,
          state: 'planned',
          schemeId: (await releasedScheme(tx, scheme, bureau.id)).id,
          settings: withSettings(defaultSettings, settings ?? {}),
          unitIds: await unitsOf(tx, bureau, units, now),
        },
        { actor: ask.actor, now },
      );
      return answerWith(tx, ask.actor, id, 201);
    });
  }

  /** Once reports may have been begun under a scheme, another one comes by a recalculation alone. */
  patch(ask: CycleAsk, id: string, { scheme, ...changes }: CycleChanges): Promise<StoredAnswer> {
    return this.change(ask, id, scheme === undefined ? ['planned', 'open'] : ['planned'], async (row, tx) => {
      const settings = changes.settings ? withSettings(readSettings(row.settings), changes.settings) : undefined;
      const schemeId = scheme === undefined ? undefined : (await releasedScheme(tx, scheme, row.bureauId)).id;
      const wanted = Object.fromEntries(
        Object.entries({ ...changes, schemeId, settings }).filter(([, value]) => value !== undefined),
      ) as Partial<Dates & { name: string; schemeId: string; settings: CycleSettings }>;
      const { name, submissionDue, reviewDue, scoringDue, publicationDue } = row;
      const dates = { submissionDue, reviewDue, scoringDue, publicationDue };
      judgeDates({ ...dates, ...wanted });
      const stored: { [key: string]: Json } = { name, schemeId: row.schemeId, ...dates, settings: { ...readSettings(row.settings) } };
      const changed = Object.entries(wanted).filter(([key, value]) => JSON.stringify(stored[key]) !== JSON.stringify(value));
      if (changed.length === 0) return null;
      const set = Object.fromEntries(changed.map(([key, value]) => [key, key === 'settings' ? JSON.stringify(value) : value]));
      const before = Object.fromEntries(changed.map(([key]) => [key, stored[key] ?? null]));
      return {
        set,
        event: cycleEvent(
          'cycle.changed',
          { cycle: id, ...before },
          { cycle: id, ...(Object.fromEntries(changed) as { [key: string]: Json }) },
        ),
      };
    });
  }

  /** Also a closed cycle can be opened again. */
  open(ask: CycleAsk, id: string): Promise<StoredAnswer> {
    return this.change(
      ask,
      id,
      ['planned', 'closed'],
      ({ state }) => ({
        set: { state: 'open' },
        event: cycleEvent('cycle.opened', { cycle: id, state }, { cycle: id, state: 'open' }),
      }),
      '开放 (open)',
    );
  }

  close(ask: CycleAsk, id: string): Promise<StoredAnswer> {
    return this.change(
      ask,
      id,
      ['open'],
      ({ state }) => ({
        set: { state: 'closed' },
        event: cycleEvent('cycle.closed', { cycle: id, state }, { cycle: id, state: 'closed' }),
      }),
      '结束 (close)',
    );
  }

  private change(
    { actor, idempotency, ifMatch }: CycleAsk,
    id: string,
    states: readonly CycleState[],
    decide: (row: CycleRow, tx: EntityManager) => Change | null | Promise<Change | null>,
    action = '修改 (change)',
  ): Promise<StoredAnswer> {
    const now = this.clock.now();
    const onDuplicate = refuse('conflict', 'already_exists', { what: 'name' });
    return changeOnce(this.source, { now, idempotency, onDuplicate }, async (tx) => {
      const row = await tx.findOne(CycleRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!row || !(await findCycle(tx, actor, id))) return throwRefusal(refuse('not_found', 'not_found'));
      orThrow(judgeMatch(ifMatch, row.version, 'free'));
      const state = row.state as CycleState;
      if (!states.includes(state))
        throwRefusal(refuse('wrong_state', 'wrong_state', { state: cycleStateWords[state].zh, current: state, action, allowed: states }));
      await judgeRole(tx, actor, row.bureauId);
      const change = await decide(row, tx);
      if (!change) return answerWith(tx, actor, id, 200);
      const { affected } = await tx.update(CycleRow, { id, version: row.version }, { ...change.set, version: row.version + 1 });
      if (affected !== 1) throw new Error(`cycle ${id} is no longer at version ${row.version}`);
      await appendEvents(tx, bureauStream(row.bureauId), { actor, now, version: row.version + 1 }, [change.event]);
      return answerWith(tx, actor, id, 200);
    });
  }
}
interface Change {
  readonly set: Partial<CycleRow>;
  readonly event: ReturnType<typeof cycleEvent>;
}

/** The supervisor of the cycle's bureau, or of one above it; a supervisor who only belongs to a unit of it is none. */
const judgeRole = async (tx: EntityManager, actor: Actor, bureauId: string): Promise<void> => {
  const bureau = await tx.findOneByOrFail(OrganisationRow, { id: bureauId });
  if (may(actor.roles, 'cycle.manage') && bureau.path.startsWith(actor.organisationPath)) return;
  const roles = permissionsTable['cycle.manage'] as readonly Role[];
  throwRefusal(refuse('forbidden', 'wrong_role', { roles: roles.map((role) => roleWords[role].zh), allowed: roles }));
};

const EARLIEST = '1990-01-01';
const LATEST = '2200-12-31';
/** Each stage is due no earlier than the one before it, within years that can be counted. */
const judgeDates = (dates: Dates): void => {
  const beyond = STAGE_DATES.filter((name) => dates[name] < EARLIEST || dates[name] > LATEST).map((name): Reason => ({
    code: 'malformed',
    facts: { field: name, problem: `${EARLIEST} – ${LATEST}` },
  }));
  const problems = STAGE_DATES.slice(1).flatMap((name, index): Reason[] => {
    const before = STAGE_DATES[index] ?? 'submissionDue';
    return dates[name] < dates[before] ? [{ code: 'malformed', facts: { field: name, problem: `< ${before} (${dates[before]})` } }] : [];
  });
  const [first, ...rest] = [...beyond, ...problems];
  if (first) throwRefusal(refuseAll('malformed', [first, ...rest]));
};

/** By id any that is released; by name only what came with the installation or is the bureau's own, so that no other bureau decides what a name means here. */
const releasedScheme = async (tx: EntityManager, scheme: string, bureauId: string): Promise<SchemeRow> => {
  const unknown: Refusal = refuse('guards', 'unknown_key', { field: `scheme: ${scheme}` });
  // Names are ASCII; another text must not even be compared with the column.
  if (!/^[\x21-\x7e]{1,64}$/.test(scheme)) return throwRefusal(unknown);
  const where = isId(scheme) ? { id: scheme } : { name: scheme, owner: In(['', bureauId]) };
  const row = await tx.findOne(SchemeRow, { where: { ...where, state: 'released' }, order: { version: 'DESC', owner: 'DESC' } });
  return row ?? throwRefusal(unknown);
};

/** Ids of the units named, or of every unit of the bureau that is valid now; units of a bureau below are that bureau's. */
const unitsOf = async (tx: EntityManager, bureau: OrganisationRow, codes: readonly string[] | undefined, now: Date): Promise<string[]> => {
  const below: { id: string; code: string; validFrom: string | null; validTo: string | null }[] = await tx.query(
    `SELECT u.id, u.code, u.valid_from AS validFrom, u.valid_to AS validTo FROM people_organisation u WHERE u.path LIKE ? AND u.kind IN (${UNIT_KINDS.map(() => '?').join(', ')})
     AND NOT EXISTS (SELECT 1 FROM people_organisation n WHERE n.kind = 'bureau' AND n.id <> ? AND n.path LIKE ? AND u.path LIKE CONCAT(n.path, '%')) ORDER BY u.code`,
    [`${bureau.path}%`, ...UNIT_KINDS, bureau.id, `${bureau.path}%`],
  );
  if (codes === undefined) {
    const today = localDateOf(now.toISOString());
    return below.filter(({ validFrom, validTo }) => (validFrom ?? '') <= today && (validTo ?? '9999') >= today).map(({ id }) => id);
  }
  const byCode = new Map(below.map(({ id, code }) => [code, id]));
  const [first, ...rest] = codes
    .filter((code) => !byCode.has(code))
    .map((code): Reason => ({ code: 'unknown_key', facts: { field: `units: ${code}` } }));
  if (first) throwRefusal(refuseAll('guards', [first, ...rest]));
  return [...new Set(codes)].flatMap((code) => byCode.get(code) ?? []);
};

const answerWith = async (tx: EntityManager, actor: Actor, id: string, status: number): Promise<StoredAnswer> => {
  const cycle = await findCycle(tx, actor, id);
  if (!cycle) throw new Error(`cycle ${id} is not visible to who changed it`);
  return { status, body: cycle, etag: String(cycle.version) };
};
