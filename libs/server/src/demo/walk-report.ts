// Records how a demonstration report is walked through the door, step by step, each step with its own time and key, so that a broken load goes on where it stopped.
import type { DataSource } from 'typeorm';
import type { Actor, ContentPatch, Refusal } from '@camphor/domain';
import type { ReportView, Sheet } from '@camphor/contract';
import { requestDigest, type StoredAnswer } from '../db/idempotency';
import { ReportRow } from '../db/rows';
import { readCase } from '../reports/parts.query';
import type { Reports } from '../reports/reports';
import { readSheet } from '../scoring/own-sheet';
import { changeSheet } from '../scoring/sheets';
import type { DemoStage } from './county.table';

export interface Walk {
  readonly source: DataSource;
  readonly reports: Reports;
  readonly cycleId: string;
  readonly unitId: string;
  /** Unique for the report; keys of its steps begin with it. */
  readonly name: string;
  readonly content: ContentPatch;
  readonly preparer: Actor;
  readonly head: Actor;
  readonly reviewer: Actor;
  readonly scorers: readonly Actor[];
  readonly supervisor: Actor;
  /** Time of the n-th step. */
  readonly at: (step: number) => Date;
}
const HOUR = 3_600_000;
export const stepping =
  (start: Date, hours: number) =>
  (step: number): Date =>
    new Date(start.getTime() + step * hours * HOUR);

const held = (answer: StoredAnswer | Refusal, what: string): StoredAnswer => {
  if ('ok' in answer) throw new Error(`demonstration, ${what}: ${JSON.stringify(answer.reasons)}`);
  return answer;
};

/** Points of a judged line: full, but for every third, which loses a tenth with a reason. */
const judged = (line: Sheet['lines'][number], index: number) => {
  const loses = index % 3 === 2 && !line.weight.includes('.');
  return { indicator: line.indicator, points: loses ? lessOne(line.weight) : line.weight, reason: loses ? '佐证材料不够完整' : '' };
};
const lessOne = (weight: string): string => String(BigInt(weight) - 1n);

class Walker {
  private step = 0;
  private reportId = '';
  constructor(private readonly walk: Walk) {}

  private ask(actor: Actor) {
    this.step += 1;
    const key = `demo-${this.walk.name}-${this.step}`;
    return {
      actor,
      reportId: this.reportId,
      ifMatch: '*',
      language: 'zh' as const,
      now: this.walk.at(this.step),
      idempotency: { accountId: actor.accountId, key, requestDigest: requestDigest('DEMO', key, null) },
    };
  }
  private async move(
    actor: Actor,
    action: string,
    more: { reason?: string; items?: { target: string; reason: string }[] } = {},
  ): Promise<void> {
    held(await this.walk.reports.transition(this.ask(actor), { action, ...more }), `${this.walk.name} ${action}`);
  }
  private async explainWarnings(): Promise<void> {
    const loaded = await readCase(this.walk.source.manager, this.walk.preparer, this.reportId, this.walk.at(this.step));
    if (!loaded) throw new Error('demonstration: the report is not visible to its preparer');
    const open = loaded.file.findings().filter(({ status }) => status === 'warn');
    if (open.length === 0) return;
    const explanations = Object.fromEntries(open.map(({ id }) => [id, '经核实，情况属实，已在下一年度预算编制中改进。']));
    held(await this.walk.reports.patchContent(this.ask(this.walk.preparer), { explanations }), `${this.walk.name} explain`);
  }

  async begin(): Promise<void> {
    const { reports, preparer, cycleId, unitId, source, content } = this.walk;
    const ask = this.ask(preparer);
    const present = await source.manager.findOneBy(ReportRow, { cycleId, unitId });
    const answer = present ? null : held(await reports.create({ ...ask, cycleId }), `${this.walk.name} create`);
    this.reportId = present?.id ?? (answer ? (answer.body as ReportView).id : '');
    held(await reports.patchContent(this.ask(preparer), content), `${this.walk.name} write`);
  }
  async submit(): Promise<void> {
    await this.explainWarnings();
    await this.move(this.walk.head, 'submit');
  }
  async giveBack(): Promise<void> {
    held(await this.walk.reports.markOpened(this.ask(this.walk.reviewer)), `${this.walk.name} open`);
    await this.move(this.walk.reviewer, 'return', {
      items: [{ target: 'section:measures', reason: '改进措施请写明责任股室和完成时间。' }],
    });
  }
  async approve(): Promise<void> {
    await this.move(this.walk.reviewer, 'approve');
    const names = { reviewers: [this.walk.reviewer.username], scorers: this.walk.scorers.map(({ username }) => username) };
    held(await this.walk.reports.assign(this.ask(this.walk.supervisor), names), `${this.walk.name} assign`);
  }
  async score(): Promise<void> {
    for (const actor of this.walk.scorers) {
      const ask = { ...this.ask(actor), ifMatch: '*' };
      const sheet = held(await readSheet(this.walk.source.manager, ask), `${this.walk.name} sheet`).body as Sheet;
      const entries = sheet.lines.filter(({ computed }) => !computed).map(judged);
      held(await changeSheet(this.walk.source, { ...ask, entries }), `${this.walk.name} fill`);
      held(await changeSheet(this.walk.source, { ...this.ask(actor), entries: null }), `${this.walk.name} hand in`);
    }
    await this.move(this.walk.supervisor, 'score');
  }
  async publish(): Promise<void> {
    held(await this.walk.reports.acceptResult(this.ask(this.walk.head), true, null), `${this.walk.name} accept`);
    await this.move(this.walk.supervisor, 'publish');
  }
}

const stages: Record<DemoStage, readonly ('begin' | 'submit' | 'giveBack' | 'approve' | 'score' | 'publish')[]> = {
  draft: ['begin'],
  submitted: ['begin', 'submit'],
  returned: ['begin', 'submit', 'giveBack'],
  reviewed: ['begin', 'submit', 'approve'],
  scored: ['begin', 'submit', 'approve', 'score'],
  published: ['begin', 'submit', 'approve', 'score', 'publish'],
};
/** Takes a report as far as `stage`. */
export const walkReport = async (walk: Walk, stage: DemoStage): Promise<void> => {
  const walker = new Walker(walk);
  for (const step of stages[stage]) await walker[step]();
};
