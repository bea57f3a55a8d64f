// Records a Decision: the next state, the audit events and the effects of one change, as a value; the one writer accepts nothing else.
import type { AuditFact } from './audit/events';
import type { Json } from './json';
import type { AccountRole } from './people/roles';
import type { ComputedScore } from './reports/case-file';
import type { ReportContent } from './reports/content';
import type { EvidenceFacts } from './reports/evidence';
import type { SheetEntry } from './scoring/combine-sheets';
import type { State } from './reports/workflow.table';

/** Columns of the report row that a decision sets. */
export interface ReportPatch {
  readonly state?: State;
  readonly round?: number;
  readonly late?: boolean;
  readonly due?: string | null;
  readonly openedAt?: string | null;
  readonly accepted?: boolean | null;
  readonly scoredAt?: string | null;
  readonly objectionUntil?: string | null;
  readonly submittedAt?: string | null;
  readonly generation?: number;
}
/** One field of the content: "figure:KEY", "section:KEY", "table:KEY", "explanation:ID", "selfScore:INDICATOR", "title", "headings". */
export interface FieldChange {
  readonly field: string;
  readonly value: string | null;
}
export type Notice =
  | 'submitted'
  | 'received'
  | 'withdrawn'
  | 'returned'
  | 'approved'
  | 'scored'
  | 'rescored'
  | 'recalculated'
  | 'published'
  | 'amended'
  | 'assigned'
  | 'objected'
  | 'objectionDecided'
  | 'extensionAsked'
  | 'extensionDecided';
export type Audience = 'reviewers' | 'scorers' | 'unit' | 'supervisors';

/** What the unit says to one indicator. */
export interface ObjectionPoint {
  readonly indicator: string;
  readonly reason: string;
}
export interface ObjectionOutcome extends ObjectionPoint {
  readonly upheld: boolean;
}

/** What is written besides the report row; each kind has one handler in the writer. */
export type Effect =
  | {
      readonly kind: 'freezeRevision';
      readonly number: number;
      readonly round: number;
      readonly content: ReportContent;
      readonly evidence: readonly EvidenceFacts[];
      readonly late: boolean;
    }
  | {
      readonly kind: 'openReturnItems';
      readonly round: number;
      readonly items: readonly { readonly target: string; readonly reason: string }[];
    }
  | { readonly kind: 'acceptAnswers' }
  | {
      readonly kind: 'freezeScore';
      readonly score: ComputedScore;
      readonly revision: number;
      readonly reportVersion: number;
      readonly scorers: readonly string[];
    }
  | { readonly kind: 'reopenSheets'; readonly generation: number }
  | {
      readonly kind: 'freezePublication';
      readonly number: number;
      readonly body: string;
      readonly digest: string;
      readonly algorithm: string;
    }
  | { readonly kind: 'supersedePublication'; readonly reason: string }
  | { readonly kind: 'setFields'; readonly changes: readonly FieldChange[] }
  | { readonly kind: 'assign'; readonly role: Extract<AccountRole, 'reviewer' | 'scorer'>; readonly accountIds: readonly string[] }
  | { readonly kind: 'answerItem'; readonly itemId: string; readonly answer: string }
  | {
      readonly kind: 'saveSheet';
      readonly sheetId: string;
      readonly scorerId: string;
      readonly fromVersion: number;
      readonly lines: Json;
      /** By indicator the version of the sheet that last changed its line. */
      readonly lineVersions: Readonly<Record<string, number>>;
      readonly submitted: boolean;
    }
  | {
      readonly kind: 'moderate';
      readonly moderationId: string;
      readonly lines: readonly SheetEntry[];
      readonly reason: string | null;
      readonly spread: string | null;
      /** Digest of the sheets that it was decided upon: other sheets, and it no longer counts. */
      readonly basis: string;
    }
  | {
      readonly kind: 'fileObjection';
      readonly objectionId: string;
      readonly indicators: readonly string[];
      readonly points: readonly ObjectionPoint[];
      readonly reason: string;
      /** Local date until which it is to be decided. */
      readonly due: string;
    }
  | {
      readonly kind: 'decideObjection';
      readonly objectionId: string;
      readonly upheld: boolean;
      readonly reason: string;
      readonly outcomes: readonly ObjectionOutcome[];
    }
  | { readonly kind: 'askExtension'; readonly extensionId: string; readonly due: string; readonly reason: string }
  | { readonly kind: 'decideExtension'; readonly extensionId: string; readonly granted: boolean; readonly reason: string }
  | { readonly kind: 'writeComment'; readonly commentId: string; readonly target: string; readonly text: string }
  | { readonly kind: 'resolveComment'; readonly commentId: string }
  | { readonly kind: 'attachEvidence'; readonly evidence: EvidenceFacts; readonly frozen: boolean }
  | { readonly kind: 'removeEvidence'; readonly evidenceId: string }
  | { readonly kind: 'takeImport'; readonly importId: string }
  | { readonly kind: 'tell'; readonly notice: Notice; readonly to: Audience }
  | { readonly kind: 'scoreBySystem' };

export interface Decision {
  readonly ok: true;
  readonly reportId: string;
  /** The version that must still be the current one. */
  readonly fromVersion: number;
  /** null: the report row and its version stay (score sheets have a version of their own). */
  readonly set: ReportPatch | null;
  /** A change without an event does not compile. */
  readonly events: readonly [AuditFact, ...AuditFact[]];
  readonly effects: readonly Effect[];
}
