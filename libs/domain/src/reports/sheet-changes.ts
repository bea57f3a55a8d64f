// Decides changes of score sheets (评分表) and their moderation (评议): saving, taking in a file, handing in, settling a spread.
import type { AuditFact } from '../audit/events';
import type { Decision, Effect } from '../change';
import type { Json } from '../json';
import { refuse, refuseAll, type Reason, type Refusal } from '../refusal';
import type { SheetEntry } from '../scoring/combine-sheets';
import type { CaseFile } from './case-file';
import { decided, stateAndRole } from './changes';

export interface StoredSheet {
  readonly id: string;
  /** 0: nothing is stored yet. */
  readonly version: number;
  readonly submitted: boolean;
  readonly lines: readonly SheetEntry[];
  readonly lineVersions: Readonly<Record<string, number>>;
}
/** `file`: the name of the workbook that the lines come from. */
export type SheetChange = { readonly kind: 'save' } | { readonly kind: 'handIn' } | { readonly kind: 'import'; readonly file: string };

const keyed = (lines: readonly SheetEntry[]): { readonly [indicator: string]: Json } =>
  Object.fromEntries(lines.map((line) => [line.indicator, { ...line }]));

/** Lines that are other than before, or gone, take the version that the sheet is about to have. */
export const lineVersionsAfter = (
  { lines, lineVersions, version }: StoredSheet,
  entries: readonly SheetEntry[],
): Readonly<Record<string, number>> => {
  const indicators = [...new Set([...lines, ...entries].map(({ indicator }) => indicator))];
  const of = (list: readonly SheetEntry[], indicator: string) => list.find((line) => line.indicator === indicator);
  const moved = indicators.filter((indicator) => {
    const [before, after] = [of(lines, indicator), of(entries, indicator)];
    return before?.points !== after?.points || before?.reason !== after?.reason;
  });
  return { ...lineVersions, ...Object.fromEntries(moved.map((indicator) => [indicator, version + 1])) };
};

const eventOf = (sheet: StoredSheet, entries: readonly SheetEntry[], change: SheetChange): AuditFact => {
  const before = keyed(sheet.lines);
  const after = keyed(entries);
  if (change.kind === 'import') return { event: 'sheet.imported', before, after: { file: change.file, lines: after }, reason: null };
  return { event: change.kind === 'handIn' ? 'sheet.submitted' : 'sheet.saved', before, after, reason: null };
};

const isLast = (file: CaseFile): boolean =>
  file.scorers.every(({ id }) => id === file.actor.accountId || file.sheets.some((other) => other.scorerId === id && other.submitted));

/** Why the actor cannot write the own sheet at all; null = may. */
export const sheetRefusal = (file: CaseFile, sheet: StoredSheet): Refusal | null =>
  stateAndRole(file, ['reviewed'], 'sheet.fill') ?? (sheet.submitted ? refuse('wrong_state', 'sheet_already_submitted') : null);

/** Saves, takes in or hands in the own score sheet. The problems with its lines come from scoring (`checkSheet`). */
export const decideSheet = (
  file: CaseFile,
  sheet: StoredSheet,
  entries: readonly SheetEntry[],
  problems: readonly Reason[],
  change: SheetChange,
): Decision | Refusal => {
  const refusal = sheetRefusal(file, sheet);
  if (refusal) return refusal;
  const prepared: Reason[] = file.preparedBy.includes(file.actor.accountId) ? [{ code: 'four_eyes', facts: { action: '评分' } }] : [];
  const [first, ...rest] = [...prepared, ...problems];
  if (first) return refuseAll('guards', [first, ...rest]);
  const submitted = change.kind === 'handIn';
  const effects: Effect[] = [
    {
      kind: 'saveSheet',
      sheetId: sheet.id,
      scorerId: file.actor.accountId,
      fromVersion: sheet.version,
      lines: entries.map((entry) => ({ ...entry })),
      lineVersions: lineVersionsAfter(sheet, entries),
      submitted,
    },
  ];
  if (submitted && file.cycle.settings.scoreWhenAllIn && isLast(file)) effects.push({ kind: 'scoreBySystem' });
  return decided(file, null, eventOf(sheet, entries, change), effects);
};

export interface ModerationAsk {
  /** Points that take the place of the scorers'; none: the spread is accepted as it is. */
  readonly lines: readonly SheetEntry[];
  readonly reason: string | null;
  /** Digest of the sheets that it is decided upon. */
  readonly basis: string;
}
const isBlank = (text: string | null): boolean => (text ?? '').trim() === '';

const moderationProblems = (file: CaseFile, { lines, reason }: ModerationAsk): Reason[] => {
  const { accountId } = file.actor;
  const problems: Reason[] = [];
  if (file.preparedBy.includes(accountId)) problems.push({ code: 'four_eyes', facts: { action: '评议' } });
  if (file.sheets.some(({ scorerId, submitted }) => submitted && scorerId === accountId))
    problems.push({ code: 'four_eyes_own_sheet', facts: {} });
  for (const { id, name } of file.scorers)
    if (!file.sheets.some(({ scorerId, submitted }) => submitted && scorerId === id))
      problems.push({ code: 'sheet_missing', facts: { scorer: name } });
  if (file.scorers.length < 2) problems.push({ code: 'sheets_too_few', facts: {} });
  if (lines.length === 0 && isBlank(reason)) problems.push({ code: 'moderation_empty', facts: {} });
  return problems;
};

/** Settles how far the scorers lie apart. The problems with its lines come from scoring (`checkModeration`). */
export const decideModeration = (
  file: CaseFile,
  moderationId: string,
  ask: ModerationAsk,
  lineProblems: readonly Reason[],
): Decision | Refusal => {
  const refusal = stateAndRole(file, ['reviewed'], 'sheet.moderate');
  if (refusal) return refusal;
  const [first, ...rest] = [...moderationProblems(file, ask), ...lineProblems];
  if (first) return refuseAll('guards', [first, ...rest]);
  const spread = file.spread();
  const before = file.moderation ? { lines: keyed(file.moderation.lines), accepted: file.moderation.lines.length === 0 } : null;
  return decided(
    file,
    {},
    {
      event: 'sheets.moderated',
      before,
      after: { lines: keyed(ask.lines), accepted: ask.lines.length === 0, spread },
      reason: ask.reason,
    },
    [
      { kind: 'moderate', moderationId, lines: ask.lines, reason: ask.reason, spread, basis: ask.basis },
      // The last sheet was not enough to score by itself while the scorers lay too far apart.
      ...(file.cycle.settings.scoreWhenAllIn ? [{ kind: 'scoreBySystem' } as const] : []),
    ],
  );
};
