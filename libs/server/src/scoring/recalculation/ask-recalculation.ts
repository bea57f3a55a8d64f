// Records what a supervisor asks of recalculations: a dry run, that it is applied, that it is cancelled; the work itself is promised to the worker.
import type { DataSource, EntityManager } from 'typeorm';
import {
  may,
  permissionsTable,
  refuse,
  roleWords,
  type Actor,
  type Facts,
  type Language,
  type ReasonCode,
  type Role,
} from '@camphor/domain';
import { appendEvents, bureauStream } from '../../audit/append-events';
import { changeOnce } from '../../change-once';
import { readSettings } from '../../cycles/cycle-settings';
import { findCycle } from '../../cycles/cycles.query';
import { cycleEvent } from '../../cycles/cycles.repository';
import type { IdempotencyKey, StoredAnswer } from '../../db/idempotency';
import { ActiveRecalculationRow, CycleRow, OrganisationRow, RecalculationRow, type SchemeRow } from '../../db/rows';
import { ALGORITHM } from '../../digest';
import { isId, newId } from '../../ids';
import { promise } from '../../jobs/outbox';
import { refuseNow, throwRefusal } from '../../refusal.error';
import { visibleScheme } from '../schemes.query';
import { countScored } from './bases.query';
import { chooseAll, chooseSome } from './choose';
import { runView } from './recalculations.query';
import { ACTIVE, APPLICABLE, lockRun, makeActive, makeInactive, recordRun, type Run } from './run-states';

export interface RecalculationAsk {
  readonly actor: Actor;
  readonly now: Date;
  readonly language: Language;
  readonly idempotency: IdempotencyKey;
}
const running = refuse('conflict', 'recalculation_running');
const unless = (holds: boolean, kind: 'conflict' | 'wrong_state' | 'guards', code: ReasonCode, facts: Facts = {}): void => {
  if (!holds) refuseNow(kind, code, facts);
};

/** The supervisor of the cycle's bureau, or of one above it. */
const judgeRole = async (tx: EntityManager, actor: Actor, bureauId: string): Promise<void> => {
  const bureau = await tx.findOneByOrFail(OrganisationRow, { id: bureauId });
  if (may(actor.roles, 'recalculation.run') && bureau.path.startsWith(actor.organisationPath)) return;
  const roles = permissionsTable['recalculation.run'] as readonly Role[];
  throwRefusal(refuse('forbidden', 'wrong_role', { roles: roles.map((role) => roleWords[role].zh), allowed: roles }));
};
/** A draft of another bureau does not exist here. */
const schemeAsked = async (tx: EntityManager, actor: Actor, id: string): Promise<SchemeRow> => {
  const scheme = isId(id) ? await visibleScheme(tx, actor, id) : null;
  if (!scheme) return refuseNow('not_found', 'not_found');
  unless(scheme.state === 'released', 'guards', 'scheme_not_released', { scheme: scheme.name });
  return scheme;
};
const answer = async (tx: EntityManager, id: string, ask: RecalculationAsk, status: number): Promise<StoredAnswer> => ({
  status,
  body: await runView(tx, id, ask.language),
  etag: null,
});

/** Begins a dry run of the cycle under a released scheme; the same scheme is allowed, for what has become stale. */
export const startRecalculation = (
  source: DataSource,
  ask: RecalculationAsk,
  cycleId: string,
  wanted: { readonly schemeId: string; readonly dryRun: boolean },
): Promise<StoredAnswer> => {
  const { actor, now, idempotency } = ask;
  return changeOnce(source, { now, idempotency, onDuplicate: running }, async (tx) => {
    const shown = (await findCycle(tx, actor, cycleId)) ?? refuseNow('not_found', 'not_found');
    unless(!(await tx.existsBy(ActiveRecalculationRow, { cycleId })), 'conflict', 'recalculation_running');
    await judgeRole(tx, actor, shown.bureau.id);
    unless(wanted.dryRun, 'guards', 'dry_run_first');
    const scheme = await schemeAsked(tx, actor, wanted.schemeId);
    const run = { id: newId(), cycleId, bureauId: shown.bureau.id };
    await makeActive(tx, run);
    await tx.insert(RecalculationRow, {
      ...run,
      state: 'running' satisfies Run['state'],
      fromSchemeId: shown.scheme.id,
      toSchemeId: scheme.id,
      combine: shown.settings.combine,
      total: await countScored(tx, cycleId),
      algorithm: ALGORITHM,
      askedBy: JSON.stringify(actor),
      createdAt: now,
    });
    const facts = { scheme: scheme.name, schemeVersion: scheme.version, schemeDigest: scheme.digest, before: shown.scheme.digest };
    await recordRun(tx, run, 'recalculation.started', { after: facts }, { actor, now });
    await promise(tx, 'dryRun', { runId: run.id }, now);
    return answer(tx, run.id, ask, 202);
  });
};

export interface Application {
  /** Absent: every report that may be changed. */
  readonly reportIds?: readonly string[] | undefined;
  /** How many reports the supervisor believes to change, typed. */
  readonly count: number;
  readonly reason: string;
}
/** The cycle takes the scheme of the run, so that reports that were not chosen are shown as stale. */
const adoptScheme = async (
  tx: EntityManager,
  cycle: CycleRow,
  run: Run,
  { actor, now }: RecalculationAsk,
  reason: string,
): Promise<void> => {
  if (cycle.schemeId === run.toSchemeId) return;
  const version = cycle.version + 1;
  const { affected } = await tx.update(CycleRow, { id: cycle.id, version: cycle.version }, { schemeId: run.toSchemeId, version });
  if (affected !== 1) throw new Error(`cycle ${cycle.id} is no longer at version ${cycle.version}`);
  const event = cycleEvent('cycle.changed', { cycle: cycle.id, scheme: cycle.schemeId }, { cycle: cycle.id, scheme: run.toSchemeId });
  await appendEvents(tx, bureauStream(cycle.bureauId), { actor, now, version }, [{ ...event, reason }]);
};
const judgeCycle = (cycle: CycleRow, run: Run): void =>
  unless(
    [run.fromSchemeId, run.toSchemeId].includes(cycle.schemeId) && readSettings(cycle.settings).combine === run.combine,
    'conflict',
    'recalculation_cycle_changed',
  );

/** Confirms a dry run for some or all of its reports; what has changed since is refused report by report, and here when all has. */
export const applyRecalculation = (
  source: DataSource,
  ask: RecalculationAsk,
  runId: string,
  wanted: Application,
): Promise<StoredAnswer> => {
  const { actor, now, idempotency } = ask;
  return changeOnce(source, { now, idempotency, onDuplicate: running }, async (tx) => {
    const run = (await lockRun(tx, runId)) ?? refuseNow('not_found', 'not_found');
    unless(run.state !== 'applying', 'conflict', 'recalculation_running');
    unless(APPLICABLE.includes(run.state), 'wrong_state', 'recalculation_not_finished');
    const cycle = await tx.findOneOrFail(CycleRow, { where: { id: run.cycleId }, lock: { mode: 'pessimistic_write' } });
    judgeCycle(cycle, run);
    await judgeRole(tx, actor, run.bureauId);
    unless(wanted.reason.trim() !== '', 'guards', 'reason_missing');
    const { chosen, current } = await (wanted.reportIds ? chooseSome(tx, run, wanted.reportIds) : chooseAll(tx, run));
    unless(chosen > 0, 'guards', 'recalculation_nothing');
    unless(current > 0, 'conflict', 'recalculation_outdated');
    unless(chosen === wanted.count, 'guards', 'count_differs', { expected: chosen, given: wanted.count });
    await makeActive(tx, run);
    await adoptScheme(tx, cycle, run, ask, wanted.reason);
    await tx.update(
      RecalculationRow,
      { id: run.id },
      {
        state: 'applying' satisfies Run['state'],
        appliedBy: JSON.stringify(actor),
        reason: wanted.reason,
        choice: (wanted.reportIds ? 'some' : 'all') satisfies Run['choice'],
        chosen: run.applied + run.refused + chosen,
        applyCursor: '',
      },
    );
    await recordRun(tx, run, 'recalculation.confirmed', { after: { reports: chosen, digest: run.digest }, reason: wanted.reason }, ask);
    await promise(tx, 'applyRun', { runId: run.id }, now);
    return answer(tx, run.id, ask, 202);
  });
};

/** Between two batches: what is done stays done, and an application that was stopped can be applied again. */
export const cancelRecalculation = (source: DataSource, ask: RecalculationAsk, runId: string): Promise<StoredAnswer> => {
  const { actor, now, idempotency } = ask;
  return changeOnce(source, { now, idempotency }, async (tx) => {
    const run = (await lockRun(tx, runId)) ?? refuseNow('not_found', 'not_found');
    unless(ACTIVE.includes(run.state), 'wrong_state', 'recalculation_not_running');
    await judgeRole(tx, actor, run.bureauId);
    const state: Run['state'] = run.state === 'running' ? 'cancelled' : 'stopped';
    await tx.update(RecalculationRow, { id: run.id }, { state });
    await makeInactive(tx, run);
    await recordRun(tx, run, 'recalculation.cancelled', { before: { state: run.state }, after: { state, applied: run.applied } }, ask);
    return answer(tx, run.id, ask, 200);
  });
};
