// Decides, for each return item, what was asked, what was answered and what changed since: at the very place, and close to it.
import { isSectionKey } from '@camphor/domain';
import { compareTargets, sectionOf, standsIn, targetOf } from './targets';

export interface Change {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}
export interface Asked {
  readonly id: string;
  readonly round: number;
  readonly target: string;
  readonly reason: string;
  readonly answer: string | null;
  readonly accepted: boolean;
}
export interface AnsweredItem<I extends Asked = Asked> {
  readonly item: I;
  /** Changes of the very thing that was asked about. */
  readonly here: readonly Change[];
  /** Changes in the same section, or of the figures stated in it. */
  readonly nearby: readonly Change[];
}

const isNearby = (target: string, field: string): boolean => {
  const { kind, key } = targetOf(target);
  if (kind === 'indicator') return field === `selfScore:${key}`;
  if (kind === 'section' && isSectionKey(key)) return standsIn(field, key);
  const home = sectionOf(target);
  return home !== null && sectionOf(field) === home;
};

/** Items in reading order, each with its changes. */
export const answeredItems = <I extends Asked>(items: readonly I[], changes: readonly Change[]): readonly AnsweredItem<I>[] =>
  [...items]
    .sort((left, right) => compareTargets(left.target, right.target))
    .map((item) => ({
      item,
      here: changes.filter(({ field }) => field === item.target),
      nearby: changes
        .filter(({ field }) => field !== item.target && isNearby(item.target, field))
        .sort((a, b) => compareTargets(a.field, b.field)),
    }));

/** The items that the present round answers: those with the highest round, which is the round that the return opened. */
export const lastRound = <I extends Asked>(items: readonly I[]): readonly I[] => {
  const round = items.reduce((top, item) => Math.max(top, item.round), 0);
  return items.filter((item) => item.round === round);
};

/** Changes that no item asked for: the reviewer should see them as well. */
export const unasked = (items: readonly Asked[], changes: readonly Change[]): readonly Change[] =>
  changes.filter(({ field }) => !items.some(({ target }) => field === target || isNearby(target, field)));

export interface RevisionNumber {
  readonly number: number;
  readonly round: number;
}
/** Which two revisions to hold against each other: the last one of an earlier round against what stands now. */
export const comparedRevisions = (revisions: readonly RevisionNumber[]): { readonly from: number; readonly to: number } | null => {
  const newest = revisions.reduce<RevisionNumber | null>((top, one) => (top === null || one.number > top.number ? one : top), null);
  if (newest === null) return null;
  const earlier = revisions.filter(({ round, number }) => round < newest.round && number < newest.number).map(({ number }) => number);
  return earlier.length === 0 ? null : { from: Math.max(...earlier), to: newest.number };
};
