// Decides whether a frozen score still follows from what it was made of, and names what has moved.
import type { Reason } from '../refusal';

/** What a score is stamped with, or what stands now. */
export interface ScoreStamp {
  readonly schemeDigest: string;
  readonly revision: number;
  readonly generation: number;
  /** Account ids. */
  readonly scorers: readonly string[];
}
const SHOWN_DIGEST = 12;

/** One reason for each thing that moved; none: the score is current. Scorers are counted, not named: a unit reads this too. */
export const staleReasons = (stamp: ScoreStamp, now: ScoreStamp): Reason[] => {
  const gone = stamp.scorers.filter((id) => !now.scorers.includes(id)).length;
  const joined = now.scorers.filter((id) => !stamp.scorers.includes(id)).length;
  const reasons: Reason[] = [];
  if (stamp.schemeDigest !== now.schemeDigest) {
    const facts = { was: stamp.schemeDigest.slice(0, SHOWN_DIGEST), now: now.schemeDigest.slice(0, SHOWN_DIGEST) };
    reasons.push({ code: 'stale_scheme', facts });
  }
  if (stamp.revision !== now.revision) reasons.push({ code: 'stale_revision', facts: { was: stamp.revision, now: now.revision } });
  if (stamp.generation !== now.generation) reasons.push({ code: 'stale_round', facts: { was: stamp.generation, now: now.generation } });
  if (gone > 0 || joined > 0) reasons.push({ code: 'stale_scorers', facts: { gone, joined } });
  return reasons;
};
