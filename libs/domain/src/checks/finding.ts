// Records what a check found: status, level, place, the value that the other figures prove, and its sentence.
import type { Words } from '../words';
import type { FigureKey } from '../reports/figures.table';
import type { SectionKey } from '../reports/sections.table';

export const CHECK_STATUSES = ['pass', 'fail', 'warn', 'hint', 'skipped'] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];
export type CheckLevel = 'fail' | 'warn' | 'hint';

export interface Finding {
  /** Stable across edits and rounds: made of the check and what the finding is about, never of a position or a list index. */
  readonly id: string;
  readonly check: string;
  readonly status: CheckStatus;
  readonly level: CheckLevel;
  readonly message: Words;
  /** The figure it is anchored at, where there is one. */
  readonly key?: FigureKey;
  /** An exact substring of the document (of one paragraph or one cell). */
  readonly quote?: string;
  readonly section?: SectionKey;
  /** Offset of `quote`: in the document; for a stored report in the text of `section`. */
  readonly start?: number;
  /** A bare decimal in the unit of `key` (or of the rate quoted) that would hold. */
  readonly expected?: string;
}
