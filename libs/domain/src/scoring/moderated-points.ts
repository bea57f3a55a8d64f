// Decides what is wrong with moderated points (评议): each needs a judged line, points that can be given there, and a reason.
import type { Reason } from '../refusal';
import type { SheetEntry } from './combine-sheets';
import type { ScoreLine } from './score';
import { checkSheet, type SheetLine } from './score-sheet';

/** Every problem, each naming its line; full points need their reason too, since they overrule somebody. */
export const checkModeration = (lines: readonly SheetLine[], entered: readonly SheetEntry[], step: string): Reason[] => {
  const named = (indicator: string): string => lines.find((line) => line.indicator === indicator)?.name.zh ?? indicator;
  return [
    ...checkSheet(lines, entered, { final: false, step }),
    ...entered
      .filter(({ points }) => points.trim() === '')
      .map(({ indicator }): Reason => ({ code: 'points_missing', facts: { indicator: named(indicator), key: indicator } })),
    ...entered
      .filter(({ reason }) => reason.trim() === '')
      .map(({ indicator }): Reason => ({ code: 'moderated_reason_missing', facts: { indicator: named(indicator), key: indicator } })),
  ];
};

/** The moderated points that a score was made with. */
export const moderatedIn = (lines: readonly Pick<ScoreLine, 'indicator' | 'judged'>[]): SheetEntry[] =>
  lines.flatMap(({ indicator, judged }) =>
    judged?.method === 'moderated' ? [{ indicator, points: judged.unrounded, reason: judged.moderation ?? '' }] : [],
  );
