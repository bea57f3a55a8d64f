// Decides every change of a report that is not a transition: edits, answers, assignments, opening, extensions, comments.
import type { AuditFact } from '../audit/events';
import type { Decision, Effect, FieldChange, Notice, ReportPatch, Audience } from '../change';
import type { Json } from '../json';
import { roleWords, type Role } from '../people/roles';
import { permissionsTable, type Permission } from '../people/permissions.table';
import { may } from '../people/may';
import { refuse, refuseAll, type Reason, type Refusal } from '../refusal';
import type { CaseFile, ReportFacts } from './case-file';
import { LIMITS, mergeFields, textProblem, type StoredField } from './fields';
import { targetExists } from './targets';
import type { State } from './workflow.table';
import { stateWords } from './workflow.words';

/** State first (409), role second (403): the order of refusals. */
export const stateAndRole = (
  file: Pick<CaseFile, 'rolesHere'> & { readonly report: Pick<ReportFacts, 'state'> },
  states: readonly State[],
  permission: Permission,
): Refusal | null => {
  if (!states.includes(file.report.state)) {
    return refuse('wrong_state', 'not_editable', {
      state: stateWords[file.report.state].bureau.zh,
      current: file.report.state,
      allowed: states,
    });
  }
  if (may(file.rolesHere, permission)) return null;
  const holders = permissionsTable[permission];
  const roles: readonly Role[] = Array.isArray(holders) ? (holders as readonly Role[]) : [];
  return refuse('forbidden', 'wrong_role', { roles: roles.map((role) => roleWords[role].zh), allowed: roles });
};

export const decided = (
  file: { readonly report: Pick<ReportFacts, 'id' | 'version'> },
  set: ReportPatch | null,
  event: AuditFact,
  effects: readonly Effect[],
): Decision => ({
  ok: true,
  reportId: file.report.id,
  fromVersion: file.report.version,
  set,
  events: [event],
  effects,
});
export const tell = (notice: Notice, to: Audience): Effect => ({ kind: 'tell', notice, to });
const ANY: readonly State[] = ['draft', 'submitted', 'reviewed', 'scored', 'published'];

/** Nothing was different: nothing is written and the version stays. */
export interface Unchanged {
  readonly ok: true;
  readonly unchanged: true;
}

const ended = (values: readonly FieldChange[], stored: ReadonlyMap<string, StoredField>, side: 'before' | 'after'): Json =>
  Object.fromEntries(values.map(({ field, value }) => [field, side === 'after' ? value : (stored.get(field)?.value ?? null)]));

/** Field-level merge upon `base`, the version that the editor had before the eyes. A conflict saves nothing. */
export const decideEdit = (
  file: CaseFile,
  stored: ReadonlyMap<string, StoredField>,
  changes: readonly FieldChange[],
  base: number,
  source?: { readonly importId: string; readonly file: string },
): Decision | Refusal | Unchanged => {
  const refusal = stateAndRole(file, ['draft'], 'report.edit');
  if (refusal) return refusal;
  const { fresh, conflicts } = mergeFields(stored, changes, base);
  const [first] = conflicts;
  if (first) {
    return refuseAll('conflict', [
      {
        code: 'field_conflict',
        facts: {
          fields: conflicts.map(({ field }) => field),
          conflicts: conflicts.map(({ field, yours, theirs }) => ({ field, yours, theirs })),
        },
      },
    ]);
  }
  if (fresh.length === 0 && !source) return { ok: true, unchanged: true };
  const event: AuditFact = {
    event: source ? 'report.imported' : 'report.edited',
    before: ended(fresh, stored, 'before'),
    after: ended(fresh, stored, 'after'),
    reason: null,
  };
  const imported: AuditFact = {
    ...event,
    after: { ...(event.after as { [key: string]: Json }), ...(source ? { file: source.file } : {}) },
  };
  const effects: Effect[] = [
    { kind: 'setFields', changes: fresh },
    ...(source ? [{ kind: 'takeImport', importId: source.importId } as const] : []),
  ];
  return decided(file, {}, imported, effects);
};

export const decideAnswer = (file: CaseFile, itemId: string, answer: string): Decision | Refusal => {
  const refusal = stateAndRole(file, ['draft'], 'report.answer');
  if (refusal) return refusal;
  const item = file.returnItems.find(({ id }) => id === itemId);
  if (!item) return refuse('not_found', 'not_found');
  const facts = { item: itemId, target: item.target };
  return decided(
    file,
    {},
    { event: 'returnItem.answered', before: { ...facts, answer: item.answer }, after: { ...facts, answer }, reason: null },
    [{ kind: 'answerItem', itemId, answer }],
  );
};

/** That a reviewer has the submitted report open; a second opening changes nothing. */
export const decideOpened = (file: CaseFile): Decision | Refusal | Unchanged => {
  const refusal = stateAndRole(file, ['submitted'], 'report.open');
  if (refusal) return refusal;
  if (file.report.openedAt !== null) return { ok: true, unchanged: true };
  return decided(
    file,
    { openedAt: file.now },
    { event: 'report.opened', before: { openedAt: null }, after: { openedAt: file.now }, reason: null },
    [],
  );
};

export interface Assignee {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Works in the bureau of the report or above it. */
  readonly inBureau: boolean;
  /** Belongs to the unit that is judged, or has had a hand in a report of it in any year. */
  readonly ofUnit: boolean;
  /** Reason of a declared conflict of interest with the unit (回避); null = none stands. */
  readonly declared: string | null;
}
/** Why somebody must stand aside (回避) from judging a unit. */
export const conflictsOf = ({ name, ofUnit, declared }: Pick<Assignee, 'name' | 'ofUnit' | 'declared'>, prepared: boolean): Reason[] => [
  ...(ofUnit || prepared ? [{ code: 'conflict_of_interest', facts: { who: name } } as const] : []),
  ...(declared === null ? [] : [{ code: 'conflict_declared', facts: { who: name, reason: declared } } as const]),
];
/** Replaces the lists of reviewers and scorers. */
export const decideAssignments = (
  file: CaseFile,
  before: { readonly reviewers: readonly string[]; readonly scorers: readonly string[] },
  wanted: { readonly reviewers: readonly Assignee[]; readonly scorers: readonly Assignee[]; readonly unknown: readonly string[] },
): Decision | Refusal => {
  const refusal = stateAndRole(file, ['draft', 'submitted', 'reviewed'], 'report.assign');
  if (refusal) return refusal;
  const problems: Reason[] = wanted.unknown.map((who) => ({ code: 'not_assignable', facts: { who, role: '人员' } }));
  for (const [role, people] of [
    ['reviewer', wanted.reviewers],
    ['scorer', wanted.scorers],
  ] as const) {
    for (const person of people) {
      if (!person.inBureau || !person.roles.includes(role))
        problems.push({ code: 'not_assignable', facts: { who: person.username, role: roleWords[role].zh } });
      else problems.push(...conflictsOf(person, file.preparedBy.includes(person.id)));
    }
  }
  const [first, ...rest] = problems;
  if (first) return refuseAll('guards', [first, ...rest]);
  const names = { reviewers: wanted.reviewers.map(({ username }) => username), scorers: wanted.scorers.map(({ username }) => username) };
  return decided(file, {}, { event: 'report.assigned', before, after: names, reason: null }, [
    { kind: 'assign', role: 'reviewer', accountIds: wanted.reviewers.map(({ id }) => id) },
    { kind: 'assign', role: 'scorer', accountIds: wanted.scorers.map(({ id }) => id) },
    tell('assigned', 'reviewers'),
    tell('assigned', 'scorers'),
  ]);
};

export const decideExtensionAsked = (file: CaseFile, extensionId: string, due: string, reason: string): Decision | Refusal => {
  const refusal = stateAndRole(file, ['draft'], 'extension.ask');
  if (refusal) return refusal;
  const problems: Reason[] = [];
  if (reason.trim() === '') problems.push({ code: 'reason_missing', facts: {} });
  if (due <= file.today) problems.push({ code: 'due_not_working', facts: { due } });
  const [first, ...rest] = problems;
  if (first) return refuseAll('guards', [first, ...rest]);
  return decided(
    file,
    null,
    { event: 'extension.asked', before: { due: file.report.due }, after: { due, extension: extensionId }, reason },
    [{ kind: 'askExtension', extensionId, due, reason }, tell('extensionAsked', 'supervisors')],
  );
};

export const decideExtensionOutcome = (
  file: CaseFile,
  extension: { readonly id: string; readonly due: string },
  granted: boolean,
  reason: string,
): Decision | Refusal => {
  const refusal = stateAndRole(file, ['draft'], 'extension.decide');
  if (refusal) return refusal;
  if (!granted && reason.trim() === '') return refuse('guards', 'reason_missing');
  return decided(
    file,
    granted ? { due: extension.due } : null,
    {
      event: 'extension.decided',
      before: { due: file.report.due },
      after: { due: granted ? extension.due : file.report.due, granted, extension: extension.id },
      reason,
    },
    [{ kind: 'decideExtension', extensionId: extension.id, granted, reason }, tell('extensionDecided', 'unit')],
  );
};

export const decideComment = (file: CaseFile, commentId: string, target: string, text: string): Decision | Refusal => {
  const refusal = stateAndRole(file, ANY, 'report.comment');
  if (refusal) return refusal;
  const problem = textProblem('text', text, LIMITS.reason);
  if (problem) return refuseAll('malformed', [problem]);
  if (!targetExists(target, file)) return refuse('malformed', 'target_unknown', { field: 'target', target });
  return decided(file, null, { event: 'comment.written', before: null, after: { comment: commentId, target, text }, reason: null }, [
    { kind: 'writeComment', commentId, target, text },
  ]);
};

export const decideCommentResolved = (file: CaseFile, commentId: string): Decision | Refusal => {
  const refusal = stateAndRole(file, ANY, 'report.comment');
  if (refusal) return refusal;
  return decided(
    file,
    null,
    {
      event: 'comment.resolved',
      before: { comment: commentId, resolved: false },
      after: { comment: commentId, resolved: true },
      reason: null,
    },
    [{ kind: 'resolveComment', commentId }],
  );
};
