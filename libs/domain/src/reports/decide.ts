// Decides a transition: table row → role → guards → Decision, or a refusal with every reason.
import type { AuditFact } from '../audit/events';
import type { Decision, Effect, ReportPatch } from '../change';
import { refuse, refuseAll, type Reason, type Refusal } from '../refusal';
import { roleWords } from '../people/roles';
import type { CaseFile } from './case-file';
import { effectsOf } from './effects';
import { askGuards, guards, type Ask } from './guards';
import { workflowTable, type WorkflowRow } from './workflow.table';
import { actionWords, stateWords } from './workflow.words';

const chosenRow = (file: CaseFile, ask: Ask): WorkflowRow | Refusal => {
  const here = workflowTable.filter((row) => row.action === ask.action && row.from === file.report.state);
  if (here.length === 0) {
    const from = workflowTable.filter((row) => row.action === ask.action).map((row) => row.from);
    return refuse('wrong_state', 'wrong_state', {
      action: actionWords[ask.action].zh,
      state: stateWords[file.report.state].bureau.zh,
      current: file.report.state,
      from,
    });
  }
  const row = here.find((candidate) => candidate.by.some((role) => file.rolesHere.includes(role)));
  if (row) return row;
  const roles = here.flatMap((candidate) => candidate.by);
  return refuse('forbidden', 'wrong_role', { roles: roles.map((role) => roleWords[role].zh), allowed: roles });
};

const reasonsAgainst = (row: WorkflowRow, file: CaseFile, ask: Ask, asked: boolean): Reason[] =>
  row.when.filter((name) => asked || !askGuards.includes(name)).flatMap((name) => guards[name](file, ask));

/** The next due date: the stage's own deadline, but never less than its term counted from today. */
export const stageDue = (file: Pick<CaseFile, 'today' | 'addWorkingDays'>, stageDate: string, days: number): string => {
  const counted = file.addWorkingDays(file.today, days);
  return counted > stageDate ? counted : stageDate;
};

const patchOf: { readonly [A in Ask['action']]: (file: CaseFile, ask: Ask) => ReportPatch } = {
  submit: (file) => ({
    late: file.report.late || (file.report.due !== null && file.today > file.report.due),
    due: stageDue(file, file.cycle.reviewDue, file.cycle.settings.reviewDays),
    openedAt: null,
    submittedAt: file.now,
  }),
  withdraw: (file) => ({
    due: file.today > file.cycle.submissionDue ? file.today : file.cycle.submissionDue,
    openedAt: null,
    submittedAt: null,
  }),
  return: (file, ask) => ({
    round: file.report.round + 1,
    due: ask.due ?? file.addWorkingDays(file.today, file.cycle.settings.returnDays),
    openedAt: null,
    submittedAt: null,
  }),
  approve: (file) => ({ due: stageDue(file, file.cycle.scoringDue, file.cycle.settings.scoringDays) }),
  score: (file) => ({
    due: stageDue(file, file.cycle.publicationDue, file.cycle.settings.publicationDays),
    scoredAt: file.now,
    objectionUntil: file.addWorkingDays(file.today, file.cycle.settings.objectionDays),
    accepted: null,
  }),
  rescore: (file) => ({
    due: stageDue(file, file.cycle.scoringDue, file.cycle.settings.scoringDays),
    scoredAt: null,
    objectionUntil: null,
  }),
  publish: () => ({ due: null }),
  amend: (file) => ({ due: stageDue(file, file.cycle.scoringDue, file.cycle.settings.scoringDays), scoredAt: null, objectionUntil: null }),
};

const eventNames = {
  submit: 'report.submitted',
  withdraw: 'report.withdrawn',
  return: 'report.returned',
  approve: 'report.approved',
  score: 'report.scored',
  rescore: 'report.rescored',
  publish: 'report.published',
  amend: 'report.amended',
} as const;

const eventOf = (row: WorkflowRow, file: CaseFile, ask: Ask, set: ReportPatch, effects: readonly Effect[]): AuditFact => {
  const frozen = effects.find((effect) => effect.kind === 'freezeScore');
  const published = effects.find((effect) => effect.kind === 'freezePublication');
  return {
    event: eventNames[row.action],
    before: { state: row.from, round: file.report.round, due: file.report.due },
    after: {
      state: row.to,
      round: set.round ?? file.report.round,
      due: set.due ?? null,
      version: file.report.version + 1,
      ...(row.action === 'submit' ? { late: set.late ?? false } : {}),
      ...(row.action === 'submit' && file.evidence.length > 0
        ? { evidence: file.evidence.map(({ id, digest, algorithm }) => ({ id, digest, algorithm })) }
        : {}),
      ...(row.action === 'return'
        ? { itemCount: ask.items.length, items: ask.items.map(({ target, reason }) => ({ target, reason })) }
        : {}),
      ...(frozen ? { total: frozen.score.total, grade: frozen.score.grade, scheme: frozen.score.scheme.digest } : {}),
      ...(published ? { digest: published.digest, algorithm: published.algorithm, number: published.number } : {}),
    },
    reason: ask.reason,
  };
};

/** Decides one transition. Order: state (409), role (403), all failing guards together (422). */
export const decide = (file: CaseFile, ask: Ask): Decision | Refusal => {
  const row = chosenRow(file, ask);
  if ('ok' in row) return row;
  const [first, ...rest] = reasonsAgainst(row, file, ask, true);
  if (first) return refuseAll('guards', [first, ...rest]);
  const set: ReportPatch = { ...patchOf[row.action](file, ask), state: row.to };
  const { effects, patch } = effectsOf(row, file, ask);
  const whole: ReportPatch = { ...set, ...patch };
  return {
    ok: true,
    reportId: file.report.id,
    fromVersion: file.report.version,
    set: whole,
    events: [eventOf(row, file, ask, whole, effects)],
    effects,
  };
};

/** Would the action be possible now, as far as it does not hang on what is still to be sent? For the action bar; the same guards as the door. */
export const couldDo = (file: CaseFile, action: Ask['action']): Refusal | null => {
  const ask: Ask = { action, reason: null, items: [], due: null };
  const row = chosenRow(file, ask);
  if ('ok' in row) return row;
  const [first, ...rest] = reasonsAgainst(row, file, ask, false);
  return first ? refuseAll('guards', [first, ...rest]) : null;
};
