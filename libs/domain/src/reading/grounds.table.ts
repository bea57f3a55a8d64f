// Decides where in a report figures are believed, and how sure a statement is.
import type { SectionKey } from '../reports/sections.table';
import { type Side, type Topic, topicOfSection } from './figure-keys.table';

/** Sections that state the unit's own figures; in the others only a clause without any unknown word is believed. */
const HOME = new Set<SectionKey | null>([
  null,
  'basics',
  'basics.organisation',
  'basics.staffing',
  'budget',
  'budget.plan',
  'budget.final',
  'budget.threePublic',
  'budget.procurement',
  'budget.assets',
]);
/** Goals are no results, and how the evaluation was done states nothing. */
const SILENT = new Set<SectionKey | null>(['goals', 'method']);
/** What a project scored is not what the unit scored. */
const NO_SCORE = new Set<SectionKey | null>(['projects', 'attachments']);

export const isHome = (section: SectionKey | null): boolean => HOME.has(section);
export const isSilent = (section: SectionKey | null): boolean => SILENT.has(section);
export const mayScore = (section: SectionKey | null): boolean => !NO_SCORE.has(section);

/** The side that a section means where a statement of `topic` names none. */
export const sectionSide = (section: SectionKey | null, topic: Topic): Side | null => {
  const home = section === null ? undefined : topicOfSection[section];
  return home?.topic === topic ? (home.side ?? null) : null;
};

/** 1 is a statement with its own subject, side and unit; each doubt multiplies. Below 0.7 it is shown as low. */
export const CONFIDENCE = {
  /** A subject that others have too (收入), without a side. */
  weak: 0.9,
  /** The side was named in this sentence, in an earlier one, or only the section means it. */
  carriedSide: [0.97, 0.93, 0.9] as const,
  guessedSide: 0.75,
  carriedItem: 0.95,
  /** "约", "余". */
  rough: 0.7,
  /** An unknown word may make the subject another one. */
  tainted: 0.55,
  /** Last year's number, where this year's is nowhere stated. */
  stale: 0.5,
  /** Last year's final figure in place of last year's budget. */
  priorFinal: 0.65,
  /** Stated in a chapter that tells of other things. */
  foreign: 0.95,
  /** The base of a comparison. */
  base: 0.8,
  /** One that names both its year and its side ("比2022年预算9.80万元压减…"). */
  namedBase: 0.96,
} as const;
