// Decides what each effect of the workflow writes or tells, as values.
import type { Effect, Notice, ReportPatch } from '../change';
import type { CaseFile } from './case-file';
import type { Ask } from './guards';
import type { Action, EffectName, WorkflowRow } from './workflow.table';

const noticeOf: Record<Action, Notice> = {
  submit: 'submitted',
  withdraw: 'withdrawn',
  return: 'returned',
  approve: 'approved',
  score: 'scored',
  rescore: 'rescored',
  publish: 'published',
  amend: 'amended',
};
interface Made {
  readonly effects: readonly Effect[];
  readonly patch: ReportPatch;
}
type Maker = (file: CaseFile, ask: Ask) => Made;
const one = (effect: Effect, patch: ReportPatch = {}): Made => ({ effects: [effect], patch });

const makers: Record<EffectName, Maker> = {
  freezeRevision: (file) =>
    one({
      kind: 'freezeRevision',
      number: file.report.revisions + 1,
      round: file.report.round,
      content: file.content,
      evidence: file.evidence,
      late: file.report.late || (file.report.due !== null && file.today > file.report.due),
    }),
  openNextRound: (file, ask) => one({ kind: 'openReturnItems', round: file.report.round + 1, items: ask.items }),
  acceptAnswers: () => one({ kind: 'acceptAnswers' }),
  freezeScore: (file) =>
    one({
      kind: 'freezeScore',
      score: file.computeScore(),
      revision: file.report.revisions,
      reportVersion: file.report.version + 1,
      scorers: file.scorers.map(({ id }) => id),
    }),
  reopenSheets: (file) => one({ kind: 'reopenSheets', generation: file.report.generation + 1 }, { generation: file.report.generation + 1 }),
  clearAcceptance: () => ({ effects: [], patch: { accepted: null } }),
  freezePublication: (file) => one({ kind: 'freezePublication', number: file.report.publications + 1, ...file.composePublication() }),
  supersedePublication: (_, ask) => one({ kind: 'supersedePublication', reason: ask.reason ?? '' }),
  tellReviewers: (_, { action }) => one({ kind: 'tell', notice: noticeOf[action], to: 'reviewers' }),
  giveReceipt: () => one({ kind: 'tell', notice: 'received', to: 'unit' }),
  tellScorers: (_, { action }) => one({ kind: 'tell', notice: noticeOf[action], to: 'scorers' }),
  tellUnit: (_, { action }) => one({ kind: 'tell', notice: noticeOf[action], to: 'unit' }),
};

/** All effects of a row, and the columns that they set besides the state. */
export const effectsOf = (row: WorkflowRow, file: CaseFile, ask: Ask): Made => {
  const made = row.then.map((name) => makers[name](file, ask));
  return { effects: made.flatMap(({ effects }) => effects), patch: Object.assign({}, ...made.map(({ patch }) => patch)) as ReportPatch };
};
