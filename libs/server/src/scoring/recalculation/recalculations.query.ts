// Shows recalculations: how far a run is, what it found, and report by report what would change and why.
import type { EntityManager } from 'typeorm';
import { describeReason, may, type Actor, type Language, type Reason, type ReasonCode } from '@camphor/domain';
import type { RecalculatedReport, RecalculationPage, RecalculationSummary } from '@camphor/contract';
import { RecalculationRow } from '../../db/rows';
import { isId } from '../../ids';
import { countOpen } from './choose';
import { loadSchemeFacts, type SchemeFacts } from './scheme-facts.query';
import { actorOf, APPLICABLE, type Run } from './run-states';

/** What the page of changes shows: what moves, what needs scorers, or every report. */
export type Shown = 'changes' | 'cannot' | 'all';
const SHOWN: Record<Shown, string> = { changes: "x.kind IN ('changed', 'restated')", cannot: "x.kind = 'cannot'", all: 'TRUE' };

/** Does this run exist for the actor? Whoever may not recalculate sees none. */
export const isVisibleRun = async (tx: EntityManager, actor: Actor, id: string): Promise<boolean> => {
  if (!may(actor.roles, 'recalculation.run')) return false;
  const rows: unknown[] = await tx.query(
    'SELECT x.id FROM scoring_recalculation x JOIN people_organisation b ON b.id = x.bureau_id WHERE x.id = ? AND b.path LIKE ?',
    [id, `${actor.organisationPath}%`],
  );
  return rows.length > 0;
};

const summaryOf = (run: Run, schemes: ReadonlyMap<string, SchemeFacts>, language: Language): RecalculationSummary => {
  const scheme = (id: string): RecalculationSummary['from'] => {
    const facts = schemes.get(id);
    return {
      id,
      name: facts?.name ?? '',
      title: facts?.title[language] ?? '',
      version: facts?.version ?? 0,
      digest: facts?.digest ?? '',
    };
  };
  const by = run.appliedBy ? actorOf(run.appliedBy) : null;
  return {
    id: run.id,
    cycle: run.cycleId,
    state: run.state,
    from: scheme(run.fromSchemeId),
    to: scheme(run.toSchemeId),
    progress: { done: run.done, total: Math.max(run.total, run.done) },
    counts: run.counts ? (JSON.parse(run.counts) as NonNullable<RecalculationSummary['counts']>) : null,
    digest: run.finishedAt ? { algorithm: run.algorithm, value: run.digest } : null,
    askedBy: actorOf(run.askedBy).name,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    application: by && {
      by: by.name,
      reason: run.reason ?? '',
      chosen: run.chosen,
      applied: run.applied,
      changedSince: run.refused,
      digest: run.appliedDigest,
      appliedAt: run.appliedAt?.toISOString() ?? null,
    },
  };
};

export const runView = async (tx: EntityManager, id: string, language: Language): Promise<RecalculationSummary> => {
  const run = (await tx.findOneByOrFail(RecalculationRow, { id })) as Run;
  return summaryOf(run, await loadSchemeFacts(tx, [run.fromSchemeId, run.toSchemeId]), language);
};

/** Newest first; a page. */
export const listRecalculations = async (
  tx: EntityManager,
  cycleId: string,
  { cursor, limit, language }: { readonly cursor?: string | undefined; readonly limit: number; readonly language: Language },
): Promise<{ items: RecalculationSummary[]; nextCursor: string | null }> => {
  const query = tx.createQueryBuilder(RecalculationRow, 'x').where('x.cycleId = :cycleId', { cycleId });
  if (cursor !== undefined) query.andWhere(isId(cursor) ? 'x.id < :cursor' : 'FALSE', { cursor });
  const rows = (await query
    .orderBy('x.id', 'DESC')
    .limit(limit + 1)
    .getMany()) as Run[];
  const page = rows.slice(0, limit);
  const schemes = await loadSchemeFacts(
    tx,
    page.flatMap(({ fromSchemeId, toSchemeId }) => [fromSchemeId, toSchemeId]),
  );
  return {
    items: page.map((run) => summaryOf(run, schemes, language)),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
};

interface FoundRow {
  readonly reportId: string;
  readonly unitId: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly unitKind: string;
  readonly kind: RecalculatedReport['kind'];
  readonly foundState: RecalculatedReport['state'];
  readonly state: RecalculatedReport['state'];
  readonly isCurrent: number;
  readonly outcome: 'chosen' | 'applied' | 'changedSince' | null;
  readonly before: string;
  readonly gradeBefore: RecalculatedReport['gradeBefore'];
  readonly after: string | null;
  readonly gradeAfter: RecalculatedReport['gradeAfter'];
  readonly rankBefore: number | null;
  readonly rankAfter: number | null;
  readonly why: string;
}
const obstacleTo = (row: FoundRow): ReasonCode | null => {
  if (row.outcome === 'applied') return 'recalculated_already';
  if (row.kind === 'cannot') return 'needs_rescoring';
  if (row.kind === 'same') return 'score_is_same';
  if (row.foundState === 'published') return 'published_for_amend';
  if (row.isCurrent !== 1 || row.outcome === 'changedSince') return 'changed_since_dry_run';
  return null;
};
const whyNot = (row: FoundRow, run: Run, language: Language): { code: string; message: string }[] => {
  const code = obstacleTo(row) ?? (APPLICABLE.includes(run.state) ? null : 'recalculation_not_finished');
  if (code === null) return [];
  const reason: Reason = { code, facts: {} };
  return [{ code, message: describeReason(reason)[language] }];
};

type StoredWhy = {
  readonly indicator: string | null;
  readonly name: { readonly zh: string; readonly en: string };
  readonly before?: string | null;
  readonly after?: string | null;
  readonly because?: RecalculatedReport['why'][number]['because'];
  readonly sentence: { readonly zh: string; readonly en: string };
};
const wireRow = (row: FoundRow, run: Run, language: Language): RecalculatedReport => {
  const reasons = whyNot(row, run, language);
  return {
    report: { id: row.reportId, unit: { id: row.unitId, code: row.unitCode, name: row.unitName, kind: row.unitKind } },
    kind: row.kind,
    before: row.before,
    after: row.after,
    gradeBefore: row.gradeBefore,
    gradeAfter: row.gradeAfter,
    rankBefore: row.rankBefore,
    rankAfter: row.rankAfter,
    state: row.state,
    why: (JSON.parse(row.why) as StoredWhy[]).map(({ indicator, name, before, after, because, sentence }) => ({
      indicator,
      name: name[language],
      before: before ?? null,
      after: after ?? null,
      because: because ?? 'cannot',
      sentence: sentence[language],
    })),
    canApply: reasons.length === 0,
    whyNot: reasons,
    outcome: row.outcome === 'applied' || row.outcome === 'changedSince' ? row.outcome : null,
  };
};

/** The run with a page of what it found, in the order of report ids. */
export const recalculationPage = async (
  tx: EntityManager,
  id: string,
  ask: { readonly show: Shown; readonly cursor?: string | undefined; readonly limit: number; readonly language: Language },
): Promise<RecalculationPage | null> => {
  const run = (await tx.findOneBy(RecalculationRow, { id })) as Run | null;
  if (!run) return null;
  const cursor = ask.cursor === undefined ? '' : isId(ask.cursor) ? ask.cursor : '~';
  const rows: FoundRow[] = await tx.query(
    `SELECT x.report_id AS reportId, u.id AS unitId, u.code AS unitCode, u.name AS unitName, u.kind AS unitKind, x.kind, x.state AS foundState, r.state,
       (r.version = x.report_version) AS isCurrent, x.outcome, x.before_text AS \`before\`, x.before_grade AS gradeBefore, x.after_text AS \`after\`, x.after_grade AS gradeAfter,
       k.before_rank AS rankBefore, k.after_rank AS rankAfter, x.why
     FROM scoring_recalculation_result x JOIN reports_report r ON r.id = x.report_id JOIN people_organisation u ON u.id = r.unit_id
     LEFT JOIN scoring_recalculation_rank k ON k.run_id = x.run_id AND k.report_id = x.report_id
     WHERE x.run_id = ? AND x.report_id > ? AND ${SHOWN[ask.show]} ORDER BY x.report_id LIMIT ?`,
    [id, cursor, ask.limit + 1],
  );
  const page = rows.slice(0, ask.limit);
  const schemes = await loadSchemeFacts(tx, [run.fromSchemeId, run.toSchemeId]);
  return {
    ...summaryOf(run, schemes, ask.language),
    applicable: APPLICABLE.includes(run.state) ? (await countOpen(tx, run)).chosen : null,
    changes: page.map((row) => wireRow(row, run, ask.language)),
    nextCursor: rows.length > ask.limit ? (page.at(-1)?.reportId ?? null) : null,
  };
};
