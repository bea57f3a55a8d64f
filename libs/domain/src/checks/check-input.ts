// Records what the checks (体检) of one report are given: the document, what was read of it, and what it is held against.
import type { Figures, UnitKind } from '../reports/figures.table';
import type { FormKey, SectionKey } from '../reports/sections.table';
import type { SelfScore } from '../reports/content';
import type { SourceDocument } from '../reading/document';
import type { Reading } from '../reading/reading';
import type { GradeBand } from '../scoring/scheme';
import type { UpperBound } from '../scoring/upper-bound';
import type { Words } from '../words';

/** Bare decimals; a cycle may set others. */
export interface Tolerances {
  /** 万元 per addend. */
  readonly money: string;
  /** Percentage points, where two decimals are stated. */
  readonly rate: string;
  /** Added budget (追加) in per cent of the initial one above which a reason is asked for. */
  readonly adjustment: string;
}
export const usualTolerances: Tolerances = { money: '0.01', rate: '0.01', adjustment: '30' };

export interface CheckInput {
  readonly document: SourceDocument;
  readonly reading: Reading;
  /** The values that count: for a file the chosen ones, for a stored report its figures. */
  readonly figures: Figures;
  readonly required: { readonly sections: readonly SectionKey[]; readonly forms: readonly FormKey[] };
  readonly bands: readonly GradeBand[];
  readonly unit?: { readonly name: string; readonly kind: UnitKind } | undefined;
  readonly cycleYear?: string | undefined;
  /** `upperBound` of the cycle's scheme with these figures; absent where the cycle has no scheme yet. */
  readonly attainable?: UpperBound | undefined;
  readonly selfScores?: readonly SelfScore[] | undefined;
  /** Weight of each indicator of the cycle's scheme. */
  readonly weights?: Readonly<Record<string, string>> | undefined;
  /** How the page and the scheme call each indicator; where absent its id stands. */
  readonly indicatorNames?: Readonly<Record<string, Words>> | undefined;
  /** Figures of last year's accepted report. */
  readonly lastYear?: Figures | undefined;
  /** Figures of the other reports of the cycle. */
  readonly peers?: readonly Figures[] | undefined;
  readonly tolerances?: Partial<Tolerances> | undefined;
}
