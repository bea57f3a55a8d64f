// Records one move of several reports (批量办理): each through the one door under a key of its own, so that a batch that was cut off and is sent again ends where it would have ended.
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  decide,
  refuse,
  roleWords,
  rolesFor,
  type Actor,
  type BulkAction,
  type CaseFile,
  type Language,
  type Reason,
  type Refusal,
} from '@camphor/domain';
import type { BulkAnswer } from '@camphor/contract';
import { CLOCK, type Clock } from '../clock';
import { keepAnswer, knownAnswer, requestDigest, type IdempotencyKey, type StoredAnswer } from '../db/idempotency';
import { inTransaction, isDuplicate } from '../db/transaction';
import { digestOf } from '../digest';
import { isRefusal } from '../refusal.error';
import { loadCase } from '../reports/case-file.repository';
import { judgeMatch } from '../reports/perform';
import { REPORT_COLUMNS, REPORT_JOINS, type JoinedReport } from '../reports/report-tables';
import { Reports } from '../reports/reports';
import { shownReason } from '../reports/shown-reason';
import { visibleReports } from '../reports/visible-reports';
import { rankPreview, type RankedUnit } from './rank-preview.query';

export interface BulkAsk {
  readonly actor: Actor;
  readonly cycleId: string;
  readonly idempotency: IdempotencyKey;
  readonly language: Language;
  readonly action: BulkAction;
  readonly reportIds: readonly string[];
  readonly dryRun: boolean;
  readonly reason?: string | undefined;
  readonly items?: readonly { readonly target: string; readonly reason: string }[] | undefined;
  readonly due?: string | undefined;
  /** Versions that a dry run showed, by report: what has changed since is refused. */
  readonly versions?: Readonly<Record<string, number>> | undefined;
}
type Item = BulkAnswer['items'][number];

const loadRows = async (tx: EntityManager, { actor, cycleId }: BulkAsk, ids: readonly string[]): Promise<Map<string, JoinedReport>> => {
  const seen = visibleReports(actor);
  const rows: JoinedReport[] = await tx.query(
    `SELECT ${REPORT_COLUMNS} FROM ${REPORT_JOINS} WHERE r.cycle_id = ? AND r.id IN (?) AND ${seen.sql}`,
    [cycleId, ids, ...seen.values],
  );
  return new Map(rows.map((row) => [row.id, row]));
};
const headOf = (row: JoinedReport) => ({ id: row.id, unit: row.unitName, state: row.state, version: row.version });

/** What the one who publishes should know, and what yet stands in the way of nothing. */
const notesOf = ({ action }: BulkAsk, { objections, report }: CaseFile): Reason[] =>
  action === 'publish' && objections.some(({ generation, upheld }) => generation === report.generation && upheld === true)
    ? [{ code: 'objection_upheld', facts: {} }]
    : [];

@Injectable()
export class Bulk {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Reports) private readonly reports: Reports,
  ) {}

  async run(ask: BulkAsk): Promise<StoredAnswer | Refusal> {
    const allowed = rolesFor(ask.action);
    if (!allowed.some((role) => ask.actor.roles.includes(role)))
      return refuse('forbidden', 'wrong_role', { roles: allowed.map((role) => roleWords[role].zh), allowed });
    if (!ask.dryRun && ask.idempotency.key === null) return refuse('precondition_required', 'idempotency_key_required');
    const ids = [...new Set(ask.reportIds)];
    return ask.dryRun ? this.preview(ask, ids) : this.execute(ask, ids);
  }

  private item(ask: BulkAsk, row: JoinedReport | undefined, id: string, refusal: Refusal | null, notes: readonly Reason[] = []): Item {
    const shown = (reason: Reason) => shownReason(reason, ask.language);
    return {
      report: row ? headOf(row) : { id, unit: null, state: null, version: null },
      ok: refusal === null,
      refusal: refusal && { kind: refusal.kind, code: refusal.reasons[0].code, reasons: refusal.reasons.map(shown) },
      notes: notes.map(shown),
    };
  }
  private answer(ask: BulkAsk, items: Item[], ranking: BulkAnswer['ranking']): StoredAnswer {
    const ok = items.filter((item) => item.ok).length;
    const body: BulkAnswer = { action: ask.action, dryRun: ask.dryRun, items, counts: { ok, refused: items.length - ok }, ranking };
    return { status: 200, body, etag: null };
  }

  /** Execution without the writing: the same decision upon the same facts. */
  private async preview(ask: BulkAsk, ids: readonly string[]): Promise<StoredAnswer> {
    const { manager } = this.source;
    const now = this.clock.now();
    const rows = await loadRows(manager, ask, ids);
    const items: Item[] = [];
    const added: RankedUnit[] = [];
    for (const id of ids) {
      const row = rows.get(id);
      const file = row && (await loadCase(manager, ask.actor, row, now)).file;
      const refusal = row && file ? this.against(ask, row, file) : refuse('not_found', 'not_found');
      items.push(this.item(ask, row, id, refusal, file ? notesOf(ask, file) : []));
      if (refusal === null && file?.score)
        added.push({ report: id, unit: file.unit.name, total: file.score.total, grade: file.score.grade });
    }
    return this.answer(ask, items, await this.ranking(ask, items, added));
  }
  private against(ask: BulkAsk, row: JoinedReport, file: CaseFile): Refusal | null {
    const base = judgeMatch(this.matchOf(ask, row.id), row.version, 'exact');
    if (typeof base === 'object') return base;
    const decision = decide(file, { action: ask.action, reason: ask.reason ?? null, items: ask.items ?? [], due: ask.due ?? null });
    return decision.ok ? null : decision;
  }
  private matchOf({ versions }: BulkAsk, id: string): string {
    const version = versions?.[id];
    return version === undefined ? '*' : `"${version}"`;
  }
  private ranking(ask: BulkAsk, items: readonly Item[], added: readonly RankedUnit[]): Promise<BulkAnswer['ranking']> {
    const { action, actor, cycleId, language } = ask;
    if (action !== 'publish' && action !== 'amend') return Promise.resolve(null);
    const gone = action === 'amend' ? items.filter(({ ok }) => ok).map(({ report }) => report.id) : [];
    return rankPreview(this.source.manager, actor, { cycleId, added: action === 'publish' ? added : [], gone }, language);
  }

  private async execute(ask: BulkAsk, ids: readonly string[]): Promise<StoredAnswer | Refusal> {
    const rows = await loadRows(this.source.manager, ask, ids);
    const items: Item[] = [];
    for (const id of ids) {
      const row = rows.get(id);
      const outcome = row ? await this.one(ask, id) : refuse('not_found', 'not_found');
      items.push(this.item(ask, row, id, isRefusal(outcome) ? outcome : null));
    }
    const after = await loadRows(this.source.manager, ask, ids);
    const shown = items.map((item) => {
      const row = after.get(item.report.id);
      return row ? { ...item, report: headOf(row) } : item;
    });
    return this.keep(ask, this.answer(ask, shown, await this.ranking(ask, shown, [])));
  }
  private one(ask: BulkAsk, reportId: string): Promise<StoredAnswer | Refusal> {
    const { actor, language, action, reason, items, due } = ask;
    const { accountId, key } = ask.idempotency;
    const idempotency: IdempotencyKey = {
      accountId,
      key: `bulk-${digestOf(`${key ?? ''}\n${reportId}`)}`,
      requestDigest: requestDigest('bulk', reportId, { action, reason: reason ?? null, items: items ?? [], due: due ?? null }),
    };
    return this.reports.transition(
      { actor, reportId, ifMatch: this.matchOf(ask, reportId), idempotency, language },
      { action, reason, items, due },
    );
  }
  /** The whole answer under the key of the batch; who sent the same batch at the same moment gets the one that was kept. */
  private async keep({ idempotency }: BulkAsk, answer: StoredAnswer): Promise<StoredAnswer | Refusal> {
    const lookUp = () => knownAnswer(this.source.manager, idempotency);
    try {
      await inTransaction(this.source, (tx) => keepAnswer(tx, idempotency, answer, this.clock.now()));
      return answer;
    } catch (error) {
      const kept = isDuplicate(error) ? await lookUp() : null;
      if (kept) return kept;
      throw error;
    }
  }
}
