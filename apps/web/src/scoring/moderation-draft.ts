// Decides what a supervisor has written of a moderation: points and reason by line, kept on this machine until they are recorded.
import type { SheetComparison } from '@camphor/contract';
import { pointsProblem, type PointsProblem } from './points';

export interface Settled {
  readonly points: string;
  readonly reason: string;
}
/** By indicator; a line that is not named keeps what the scorers gave. */
export type ModerationDraft = Readonly<Record<string, Settled>>;
type Line = SheetComparison['lines'][number];

/** What the moderation that counts says, to go on from. */
export const draftOf = (lines: readonly Line[]): ModerationDraft =>
  Object.fromEntries(lines.flatMap(({ indicator, moderated }) => (moderated ? [[indicator, { ...moderated }]] : [])));

const isSettled = (value: unknown): value is Settled =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Record<string, unknown>)['points'] === 'string' &&
  typeof (value as Record<string, unknown>)['reason'] === 'string';
/** As it was kept; what cannot be read is left out. */
export const recalled = (kept: string | null): ModerationDraft | null => {
  if (kept === null) return null;
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== 'object' || value === null) return null;
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, Settled] => isSettled(entry[1])));
  } catch {
    return null;
  }
};

export type Lack = 'points' | 'reason' | PointsProblem;
/** What keeps a line from being recorded. */
export const lackOf = ({ points, reason }: Settled, { weight }: Pick<Line, 'weight'>, step: string): Lack | null => {
  if (points === '') return 'points';
  return pointsProblem(points, weight, step) ?? (reason.trim() === '' ? 'reason' : null);
};
