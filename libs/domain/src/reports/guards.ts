// Decides the guards of the workflow: each reads the case file and gives the reasons why not, as data.
import { decimal, isDecimal } from '../decimal';
import type { Reason } from '../refusal';
import type { CaseFile } from './case-file';
import { figuresTable } from './figures.table';
import { chapterOf, sectionsTable, formWords, type SectionKey } from './sections.table';
import { placeWords } from './place-words';
import { targetExists } from './targets';
import type { Action, GuardName } from './workflow.table';
import { actionWords } from './workflow.words';

/** What comes with an action. */
export interface Ask {
  readonly action: Action;
  readonly reason: string | null;
  readonly items: readonly { readonly target: string; readonly reason: string }[];
  readonly due: string | null;
}
type Guard = (file: CaseFile, ask: Ask) => readonly Reason[];

const none: readonly Reason[] = [];
const when = (refused: boolean, reason: Reason): readonly Reason[] => (refused ? [reason] : none);

const filled = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** A chapter is there when it, or a part of it, has text; 无 is content. */
export const hasSection = (sections: CaseFile['content']['sections'], wanted: SectionKey): boolean =>
  sectionsTable.some(({ key }) => (key === wanted || (chapterOf(key) === wanted && key !== wanted)) && filled(sections[key]));

const missingParts: Guard = ({ content, cycle, evidence }) => {
  const sections = cycle.settings.requiredSections
    .filter((key) => !hasSection(content.sections, key))
    .map((key): Reason => ({
      code: 'part_missing',
      facts: { target: `section:${key}`, name: sectionsTable.find((row) => row.key === key)?.label.zh ?? key },
    }));
  const forms = cycle.settings.requiredForms
    .filter((key) => (content.tables[key]?.length ?? 0) === 0)
    .map((key): Reason => ({ code: 'part_missing', facts: { target: `table:${key}`, name: formWords[key].zh } }));
  const files = cycle.settings.requiredEvidence
    .filter((target) => !evidence.some((one) => one.target === target))
    .map((target): Reason => ({ code: 'evidence_missing', facts: { target, name: placeWords(target).zh } }));
  const selfScores = cycle.settings.selfScoresRequired && content.selfScores.length === 0;
  return [...sections, ...forms, ...files, ...when(selfScores, { code: 'part_missing', facts: { target: 'selfScores', name: '自评分' } })];
};

const prepared: Guard = (file, { action }) =>
  when(file.preparedBy.includes(file.actor.accountId), { code: 'four_eyes', facts: { action: actionWords[action].zh } });

const sheetsMissing: Guard = ({ scorers, sheets }) => {
  if (scorers.length === 0) return [{ code: 'no_scorers', facts: {} }];
  return scorers
    .filter(({ id }) => !sheets.some((sheet) => sheet.scorerId === id && sheet.submitted))
    .map(({ name }): Reason => ({ code: 'sheet_missing', facts: { scorer: name } }));
};

const spreadTooWide: Guard = ({ cycle, spread, moderation }) => {
  const bound = cycle.settings.spreadBound;
  const found = spread();
  if (bound === null || found === null || moderation !== null) return none;
  return when(isDecimal(bound) && decimal(found).greaterThan(decimal(bound)), { code: 'spread_too_wide', facts: { spread: found, bound } });
};

const settled: Guard = ({ report, objections, today }) => {
  const open = objections.filter(({ upheld }) => upheld === null).length;
  if (open > 0) return [{ code: 'objection_open', facts: { count: open } }];
  if (report.accepted !== null) return none; // accepted, or objected and every objection decided
  const windowPassed = report.objectionUntil !== null && today > report.objectionUntil;
  return when(!windowPassed, { code: 'result_not_settled', facts: { until: report.objectionUntil } });
};

export const guards: Record<GuardName, Guard> = {
  cycleOpen: ({ cycle }) => when(cycle.state !== 'open', { code: 'cycle_not_open', facts: { year: cycle.year } }),
  noOpenFail: ({ findings }) =>
    findings()
      .filter((finding) => finding.status === 'fail')
      .map((finding): Reason => ({
        code: 'open_fail',
        facts: {
          finding: finding.id,
          check: finding.check,
          message: finding.message.zh,
          key: finding.key ?? null,
          section: finding.section ?? null,
        },
      })),
  warningsExplained: ({ findings, content }) =>
    findings()
      .filter((finding) => finding.status === 'warn' && !filled(content.explanations[finding.id]))
      .map((finding): Reason => ({
        code: 'unexplained_warn',
        facts: {
          finding: finding.id,
          check: finding.check,
          message: finding.message.zh,
          key: finding.key ?? null,
          section: finding.section ?? null,
        },
      })),
  partsPresent: missingParts,
  returnItemsAnswered: ({ returnItems, report }) =>
    returnItems
      .filter((item) => item.round === report.round && !filled(item.answer ?? undefined))
      .map((item): Reason => ({ code: 'return_item_unanswered', facts: { item: item.id, target: item.target, reason: item.reason } })),
  withinDeadline: ({ report, cycle, today }) =>
    when(report.due !== null && today > report.due && cycle.settings.latePolicy === 'refuse', {
      code: 'deadline_passed',
      facts: { due: report.due },
    }),
  notOpened: ({ report }) => when(report.openedAt !== null, { code: 'already_opened', facts: { at: report.openedAt } }),
  itemsGiven: (file, { items }) => [
    ...when(items.length === 0 || items.some((item) => !filled(item.reason)), { code: 'no_return_items', facts: {} }),
    ...items
      .filter((item) => !targetExists(item.target, file))
      .map((item): Reason => ({ code: 'return_item_target_unknown', facts: { target: item.target } })),
  ],
  newDueLiesAhead: ({ today }, { due }) => when(due !== null && due <= today, { code: 'due_not_working', facts: { due } }),
  fourEyes: prepared,
  threadsResolved: ({ openThreads }) => when(openThreads > 0, { code: 'open_thread', facts: { count: openThreads } }),
  sheetsIn: sheetsMissing,
  spreadAccepted: spreadTooWide,
  reasonGiven: (_, { reason }) => when(!filled(reason ?? undefined), { code: 'reason_missing', facts: {} }),
  noOwnSheet: ({ sheets, moderatedBy, actor }) =>
    when(sheets.some((sheet) => sheet.scorerId === actor.accountId && sheet.submitted) || moderatedBy.includes(actor.accountId), {
      code: 'four_eyes_sheet',
      facts: {},
    }),
  resultSettled: settled,
  scoreCurrent: ({ score }) =>
    score !== null && !score.stale ? none : [{ code: 'score_stale', facts: {} }, ...(score?.staleReasons ?? [])],
  unitPublishable: ({ unit }) => when(unit.exempt, { code: 'unit_exempt', facts: { reason: unit.exemptReason ?? '' } }),
};

/** Guards that speak of what the asker still has to send (a reason, the items): not asked when only showing what could be done. */
export const askGuards: readonly GuardName[] = ['itemsGiven', 'newDueLiesAhead', 'reasonGiven'];

export const knownTargets = (): string[] => [
  ...sectionsTable.map((row) => `section:${row.key}`),
  ...figuresTable.map((row) => `figure:${row.key}`),
];
