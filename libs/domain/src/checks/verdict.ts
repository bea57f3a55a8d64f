// Records what one check says about one relation: it holds, it cannot be told, or here is the mistake.
import type { FigureKey } from '../reports/figures.table';
import type { SectionKey } from '../reports/sections.table';
import type { Words } from '../words';
import type { CheckLevel } from './finding';

/** `quote` stands in the document at `start`. */
export interface Place {
  readonly quote: string;
  readonly start: number;
}
export interface Mistake {
  /** What it is about: a figure key or a subject of the text; makes the id, so never a position or a value that may change. */
  readonly about: string;
  readonly message: Words;
  /** Where it differs from the level of the check. */
  readonly level?: CheckLevel;
  /** Where it differs from the level of the finding. */
  readonly status?: CheckLevel;
  readonly key?: FigureKey;
  readonly place?: Place | undefined;
  readonly section?: SectionKey;
  readonly expected?: string | undefined;
}
export type Verdict = Mistake | 'held' | 'unknown';

/** Mistakes; else passed when anything was checked; else skipped because of `missing`. */
export interface Outcome {
  readonly mistakes: readonly Mistake[];
  readonly checked: boolean;
  readonly missing: Words;
}
export const outcomeOf = (verdicts: readonly Verdict[], missing: Words): Outcome => ({
  mistakes: verdicts.filter((verdict): verdict is Mistake => typeof verdict === 'object'),
  checked: verdicts.some((verdict) => verdict !== 'unknown'),
  missing,
});
export const skipped = (missing: Words): Outcome => ({ mistakes: [], checked: false, missing });
