// Decides what a scorer has written: the sheet as it was read, the words not yet saved upon it, and how both meet a newer sheet.
import { decimal, isDecimal } from '@camphor/domain';
import { losesPoints, pointsProblem, sum, type PointsProblem } from './points';

export interface SheetLine {
  readonly indicator: string;
  readonly name: string;
  readonly weight: string;
  readonly computed: boolean;
  readonly points?: string | undefined;
  readonly reason?: string | undefined;
}
export interface Judgement {
  readonly points: string;
  readonly reason: string;
}
/** Unsaved words by indicator, each with what stood there when the writing began. */
export interface Unsaved extends Judgement {
  readonly over: Judgement;
}
export type SheetDraft = Readonly<Record<string, Unsaved>>;

const stored = (line: Pick<SheetLine, 'points' | 'reason'>): Judgement => ({ points: line.points ?? '', reason: line.reason ?? '' });
const equal = (left: Judgement, right: Judgement): boolean => left.points === right.points && left.reason === right.reason;
const samePoints = (left: string, right: string): boolean =>
  left === right || (isDecimal(left) && isDecimal(right) && decimal(left).equals(decimal(right)));

/** What stands in the fields of a line. */
export const judgementOf = (line: SheetLine, draft: SheetDraft): Judgement => draft[line.indicator] ?? stored(line);

export const writeLine = (draft: SheetDraft, line: SheetLine, change: Partial<Judgement>): SheetDraft => {
  const before = draft[line.indicator];
  const over = before?.over ?? stored(line);
  const now = { ...(before ?? over), ...change };
  const { [line.indicator]: _, ...rest } = draft;
  return equal(now, over) ? rest : { ...rest, [line.indicator]: { points: now.points, reason: now.reason, over } };
};

export interface LineConflict {
  readonly indicator: string;
  readonly name: string;
  readonly yours: Judgement;
  readonly theirs: Judgement;
}
/**
 * Lays the unsaved words upon a newer sheet. What the newer sheet says already is dropped; where only one side moved, that side stands;
 * where both moved the same field apart, it is a conflict and the words stay unsaved until one chooses.
 */
export const rebase = (
  draft: SheetDraft,
  lines: readonly SheetLine[],
): { readonly draft: SheetDraft; readonly conflicts: readonly LineConflict[] } => {
  const next: Record<string, Unsaved> = {};
  const conflicts: LineConflict[] = [];
  for (const line of lines) {
    const mine = draft[line.indicator];
    if (mine === undefined || line.computed) continue;
    const theirs = stored(line);
    const merged: Judgement = {
      points: samePoints(mine.points, mine.over.points) ? theirs.points : mine.points,
      reason: mine.reason === mine.over.reason ? theirs.reason : mine.reason,
    };
    if (samePoints(merged.points, theirs.points) && merged.reason === theirs.reason) continue;
    const pointsApart = !samePoints(mine.over.points, theirs.points) && !samePoints(merged.points, theirs.points);
    const reasonApart = mine.over.reason !== theirs.reason && merged.reason !== theirs.reason;
    if (pointsApart || reasonApart) {
      conflicts.push({ indicator: line.indicator, name: line.name, yours: merged, theirs });
      next[line.indicator] = mine;
    } else next[line.indicator] = { ...merged, over: theirs };
  }
  return { draft: next, conflicts };
};

/** What was sent is what stood there: words written while the answer was under way are laid upon it and are no conflict. */
export const afterSave = (
  draft: SheetDraft,
  sent: readonly ({ readonly indicator: string } & Judgement)[],
  lines: readonly SheetLine[],
): ReturnType<typeof rebase> => {
  const over = new Map(sent.map(({ indicator, points, reason }) => [indicator, { points, reason }]));
  return rebase(
    Object.fromEntries(Object.entries(draft).map(([id, words]) => [id, { ...words, over: over.get(id) ?? words.over }])),
    lines,
  );
};

/** Settles a conflict: keeps mine over theirs, or lets mine go. */
export const settle = (draft: SheetDraft, conflict: LineConflict, keep: 'yours' | 'theirs'): SheetDraft => {
  const { [conflict.indicator]: _, ...rest } = draft;
  return keep === 'theirs' ? rest : { ...rest, [conflict.indicator]: { ...conflict.yours, over: conflict.theirs } };
};

const isBlank = ({ points, reason }: Judgement): boolean => points === '' && reason === '';
/** Every judged line that can be stored, a reason without points too: the whole sheet is sent each time, it takes the place of what was saved. */
export const linesToSave = (
  lines: readonly SheetLine[],
  draft: SheetDraft,
  step?: string,
): { indicator: string; points: string; reason: string }[] =>
  lines
    .filter(({ computed }) => !computed)
    .map((line) => ({ line, now: judgementOf(line, draft) }))
    .filter(({ line, now }) => !isBlank(now) && pointsProblem(now.points, line.weight, step) === null)
    .map(({ line, now }) => ({ indicator: line.indicator, points: now.points, reason: now.reason }));

/** Are there unsaved words that could be saved now? Words on a line with impossible points wait on this machine. */
export const hasSavable = (lines: readonly SheetLine[], draft: SheetDraft, step?: string): boolean => {
  const known = new Map(lines.map((line) => [line.indicator, line]));
  return Object.entries(draft).some(([indicator, { points }]) => {
    const line = known.get(indicator);
    return line !== undefined && pointsProblem(points, line.weight, step) === null;
  });
};

export interface LineStanding {
  readonly indicator: string;
  readonly name: string;
  readonly lack: 'points' | 'reason' | PointsProblem;
}
export interface SheetStanding {
  /** Sum of all points that stand. */
  readonly total: string;
  /** Weight of the lines that have points. */
  readonly judgedWeight: string;
  readonly weight: string;
  /** Lines without points. */
  readonly open: number;
  readonly lacks: readonly LineStanding[];
}
const lackOf = (line: SheetLine, { points, reason }: Judgement, step?: string): LineStanding['lack'] | null => {
  if (points === '') return 'points';
  const problem = pointsProblem(points, line.weight, step);
  if (problem !== null) return problem;
  return losesPoints(points, line.weight) && reason.trim() === '' ? 'reason' : null;
};
/** Where the sheet stands: its running total and everything that keeps it from being handed in. */
export const standingOf = (lines: readonly SheetLine[], draft: SheetDraft, step?: string): SheetStanding => {
  const now = lines.map((line) => ({ line, judgement: line.computed ? stored(line) : judgementOf(line, draft) }));
  const counted = now.filter(
    ({ line, judgement }) => judgement.points !== '' && pointsProblem(judgement.points, line.weight, step) === null,
  );
  return {
    total: sum(counted.map(({ judgement }) => judgement.points)),
    judgedWeight: sum(counted.map(({ line }) => line.weight)),
    weight: sum(lines.map(({ weight }) => weight)),
    open: now.filter(({ judgement }) => judgement.points === '').length,
    lacks: now.flatMap(({ line, judgement }): LineStanding[] => {
      const lack = line.computed ? null : lackOf(line, judgement, step);
      return lack === null ? [] : [{ indicator: line.indicator, name: line.name, lack }];
    }),
  };
};

const isJudgement = (value: unknown): value is Judgement =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Record<string, unknown>)['points'] === 'string' &&
  typeof (value as Record<string, unknown>)['reason'] === 'string';
/** The unsaved words as they were kept on this machine; what cannot be read is left out. */
export const draftFrom = (kept: string | null): SheetDraft => {
  if (kept === null) return {};
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
    return Object.fromEntries(
      Object.entries(value).flatMap(([indicator, one]: [string, unknown]): [string, Unsaved][] => {
        const over: unknown = isJudgement(one) ? (one as unknown as Record<string, unknown>)['over'] : null;
        return isJudgement(one) && isJudgement(over)
          ? [[indicator, { points: one.points, reason: one.reason, over: { points: over.points, reason: over.reason } }]]
          : [];
      }),
    );
  } catch {
    return {};
  }
};
