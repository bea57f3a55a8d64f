// Decides the chapters of the editor, what of each is done, and in which chapter a place lies.
import { chapterOf, hasSection, isFigureKey, isSectionKey, sectionsTable, type ReportContent, type SectionKey } from '@camphor/domain';
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

/** The section in which a target or a finding is worked on; null for what belongs to no chapter. */
export const sectionOfTarget = (target: string): SectionKey | null => {
  const key = target.slice(target.indexOf(':') + 1);
  if (target.startsWith('section:')) return isSectionKey(key) ? key : null;
  if (target.startsWith('figure:')) return isFigureKey(key) ? sectionOfFigure(key) : null;
  return null;
};
export const sectionOfFinding = ({ key, section }: Pick<ShownFinding, 'key' | 'section'>): SectionKey | null => {
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

export interface Progress {
  readonly done: number;
  readonly all: number;
}
/** How many of the required sections and forms are there. */
export const progressOf = (
  content: ReportContent,
  required: { readonly sections: readonly string[]; readonly forms: readonly string[] },
): Progress => {
  const sections = required.sections.filter((key) => isSectionKey(key) && hasSection(content.sections, key)).length;
  const forms = required.forms.filter(
    (key) => ((content.tables as Record<string, readonly unknown[] | undefined>)[key]?.length ?? 0) > 0,
  ).length;
  return { done: sections + forms, all: required.sections.length + required.forms.length };
};
