// Records every fact that a decision about one report may rest on; guards read it and never query.
import type { Finding } from '../checks/finding';
import type { Json } from '../json';
import type { Actor } from '../people/actor';
import type { Role } from '../people/roles';
import type { Reason } from '../refusal';
import type { SheetEntry } from '../scoring/combine-sheets';
import type { ReportContent } from './content';
import type { EvidenceFacts } from './evidence';
import type { Grade } from './figures.table';
import type { FormKey, SectionKey } from './sections.table';
import type { State } from './workflow.table';

export interface ReturnItem {
  readonly id: string;
  readonly round: number;
  readonly target: string;
  readonly reason: string;
  readonly answer: string | null;
}
export interface CycleSettings {
  readonly requiredSections: readonly SectionKey[];
  readonly requiredForms: readonly FormKey[];
  /** Targets ("section:basics", "table:basicData") that need at least one piece of evidence. */
  readonly requiredEvidence: readonly string[];
  /** Must the unit score itself line by line? */
  readonly selfScoresRequired: boolean;
  /** `accept`: late reports are taken and flagged. */
  readonly latePolicy: 'refuse' | 'accept';
  /** Does the last sheet score the report by itself? */
  readonly scoreWhenAllIn: boolean;
  /** Widest spread of the scorers' totals that needs no moderation; null = no bound. */
  readonly spreadBound: string | null;
  readonly combine: 'mean' | 'trimmed' | 'median';
  /** Working days. */
  readonly objectionDays: number;
  readonly objectionDecisionDays: number;
  readonly returnDays: number;
  readonly reviewDays: number;
  readonly scoringDays: number;
  readonly publicationDays: number;
}
export interface CycleFacts {
  readonly id: string;
  readonly year: string;
  readonly state: 'planned' | 'open' | 'closed';
  /** Local dates (Asia/Shanghai), "2026-12-05"; the last day still counts. */
  readonly submissionDue: string;
  readonly reviewDue: string;
  readonly scoringDue: string;
  readonly publicationDue: string;
  readonly settings: CycleSettings;
}
export interface ReportFacts {
  readonly id: string;
  readonly state: State;
  readonly round: number;
  readonly version: number;
  readonly due: string | null;
  readonly late: boolean;
  readonly openedAt: string | null;
  readonly accepted: boolean | null;
  readonly scoredAt: string | null;
  /** Until when (local date, inclusive) the unit may object; set when scored. */
  readonly objectionUntil: string | null;
  readonly revisions: number;
  readonly publications: number;
  readonly generation: number;
}
export interface SheetFacts {
  readonly scorerId: string;
  readonly scorer: string;
  readonly submitted: boolean;
  readonly total: string | null;
}
/** The official score as it would be frozen now. */
export interface ComputedScore {
  readonly total: string;
  readonly grade: Grade;
  readonly lines: Json;
  readonly scheme: { readonly id: string; readonly name: string; readonly digest: string };
}
/** What a supervisor decided about scorers who lie apart (评议): points that take the place of theirs, or that the spread is accepted. */
export interface Moderation {
  readonly by: string;
  /** Points by judged line; none: the spread was accepted. */
  readonly lines: readonly SheetEntry[];
  /** Why the spread was accepted, or a word on the whole. */
  readonly reason: string | null;
  readonly at: string;
}
export interface FrozenScore extends ComputedScore {
  readonly id: string;
  readonly revision: number;
  readonly reportVersion: number;
  readonly scorers: readonly string[];
  readonly stale: boolean;
  /** What has moved since; empty exactly when it is not stale. */
  readonly staleReasons: readonly Reason[];
}
/** An objection (异议) of the unit. */
export interface ObjectionFacts {
  readonly id: string;
  /** Which generation of sheets it speaks of. */
  readonly generation: number;
  /** Empty: the whole result. */
  readonly indicators: readonly string[];
  readonly filedBy: string;
  /** null while it is open. */
  readonly upheld: boolean | null;
  /** Accounts whose sheets of that generation were handed in. */
  readonly judgedBy: readonly string[];
  /** Accounts that moderated that generation. */
  readonly moderatedBy: readonly string[];
}
export interface CaseFile {
  readonly actor: Actor;
  /** Roles that the actor holds towards this very report: a reviewer only where assigned, a preparer only in the own unit. */
  readonly rolesHere: readonly Role[];
  /** Local date and instant of the ask. */
  readonly today: string;
  readonly now: string;
  readonly report: ReportFacts;
  readonly unit: { readonly id: string; readonly name: string; readonly exempt: boolean; readonly exemptReason: string | null };
  readonly cycle: CycleFacts;
  /** Account ids of those who prepared or submitted any round. */
  readonly preparedBy: readonly string[];
  /** Account ids of those who moderated in the present round of scoring, whether their moderation still counts or not. */
  readonly moderatedBy: readonly string[];
  /** null: nobody has moderated the sheets as they are now. */
  readonly moderation: Moderation | null;
  readonly returnItems: readonly ReturnItem[];
  /** What stands with the report now, oldest first. */
  readonly evidence: readonly EvidenceFacts[];
  /** What supports the unit's objections. */
  readonly objectionEvidence: readonly EvidenceFacts[];
  readonly openThreads: number;
  /** Oldest first. */
  readonly objections: readonly ObjectionFacts[];
  readonly sheets: readonly SheetFacts[];
  /** Assigned scorers (account id → name). */
  readonly scorers: readonly { readonly id: string; readonly name: string }[];
  readonly content: ReportContent;
  readonly findings: () => readonly Finding[];
  readonly spread: () => string | null;
  readonly computeScore: () => ComputedScore;
  readonly score: FrozenScore | null;
  /** What a publication says, made from the frozen score and revision; canonical JSON and its digest. */
  readonly composePublication: () => { readonly body: string; readonly digest: string; readonly algorithm: string };
  readonly addWorkingDays: (from: string, days: number) => string;
}
