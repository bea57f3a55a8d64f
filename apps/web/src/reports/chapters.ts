// Decides the chapters of the editor, what of each is done, and in which chapter a place lies.
import {
  chapterOf,
  hasSection,
  isFigureKey,
  isFormKey,
  isSectionKey,
  sectionsTable,
  type ReportContent,
  type SectionKey,
} from '@camphor/domain';
import { formsOf, sectionOfFigure } from '../ui/figure-forms.table';
import type { ShownFinding } from './shown-finding';

export interface Chapter {
  readonly key: SectionKey;
  /** The chapter itself, then its parts. */
  readonly sections: readonly SectionKey[];
}
export const chapters: readonly Chapter[] = sectionsTable
  .filter(({ key }) => chapterOf(key) === key)
  .map(({ key }) => ({ key, sections: sectionsTable.filter((row) => chapterOf(row.key) === key).map((row) => row.key) }));

/** Where the self-scores and the official forms are written. */
export const SELF_SCORES: SectionKey = 'result';
export const FORMS: SectionKey = 'attachments';

/** A lost point without a reason is found at its indicator: "score.loss:budgetControl"; null for every other finding. */
export const indicatorOfFinding = ({ id, check, key }: Pick<ShownFinding, 'id' | 'check' | 'key'>): string | null =>
  check === 'score.loss' && key === undefined && id.startsWith('score.loss:') ? id.slice('score.loss:'.length) : null;

/** The section in which a target or a finding is worked on; null for what belongs to no chapter. */
export const sectionOfTarget = (target: string): SectionKey | null => {
  const key = target.slice(target.indexOf(':') + 1);
  if (target.startsWith('section:')) return isSectionKey(key) ? key : null;
  if (target.startsWith('figure:')) return isFigureKey(key) ? sectionOfFigure(key) : null;
  if (target.startsWith('indicator:') || target.startsWith('selfScore:') || target === 'selfScores') return SELF_SCORES;
  if (target.startsWith('table:')) return FORMS;
  return null;
};
export const sectionOfFinding = (finding: Pick<ShownFinding, 'id' | 'check' | 'key' | 'section'>): SectionKey | null => {
  const { key, section } = finding;
  if (indicatorOfFinding(finding) !== null) return SELF_SCORES;
  if (key !== undefined && isFigureKey(key)) return sectionOfFigure(key);
  return section !== undefined && isSectionKey(section) ? section : null;
};
/** Does a change of `field` lie within `target`? A chapter holds its parts, a section the figures of its forms. */
export const liesWithin = (field: string, target: string): boolean => {
  if (field === target) return true;
  if (!target.startsWith('section:')) return false;
  const asked = target.slice('section:'.length);
  const section = sectionOfTarget(field);
  return section !== null && (section === asked || chapterOf(section) === asked);
};

export type ChapterStanding = 'done' | 'open' | 'missing' | 'empty';
const hasFigures = (section: SectionKey, figures: ReportContent['figures']): boolean =>
  formsOf(section).some(({ lines }) => lines.some(({ keys }) => keys.some((key) => key !== null && figures[key] !== undefined)));

/** done = told and nothing open; open = something to mend, explain or answer; missing = required and not told; empty = may stay so. */
export const standingOf = (chapter: Chapter, content: ReportContent, required: readonly string[], open: number): ChapterStanding => {
  if (open > 0) return 'open';
  if (hasSection(content.sections, chapter.key)) return 'done';
  const wanted = required.some((key) => (chapter.sections as readonly string[]).includes(key));
  if (wanted) return 'missing';
  return chapter.sections.some((section) => hasFigures(section, content.figures)) ? 'done' : 'empty';
};

/** Names of the required parts that are not there yet: "section:budget", "table:basicData", "selfScores". */
export const missingParts = (
  content: ReportContent,
  required: { readonly sections: readonly string[]; readonly forms: readonly string[]; readonly selfScores: boolean },
): string[] => [
  ...required.sections.filter((key) => !isSectionKey(key) || !hasSection(content.sections, key)).map((key) => `section:${key}`),
  ...required.forms.filter((key) => !isFormKey(key) || (content.tables[key]?.length ?? 0) === 0).map((key) => `table:${key}`),
  ...(required.selfScores && content.selfScores.length === 0 ? ['selfScores'] : []),
];

export interface Progress {
  readonly done: number;
  readonly all: number;
}
/** How many of the required parts are there. */
export const progressOf = (content: ReportContent, required: Parameters<typeof missingParts>[1]): Progress => {
  const all = required.sections.length + required.forms.length + (required.selfScores ? 1 : 0);
  return { done: all - missingParts(content, required).length, all };
};
