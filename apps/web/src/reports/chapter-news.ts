// Decides what the list of chapters tells of each: how it stands, what is open in it.
import type { ReportView } from '@camphor/contract';
import { chapterOf, isSectionKey, type ReportContent, type SectionKey } from '@camphor/domain';
import type { ChapterNews } from './chapter-list';
import { chapters, sectionOfFinding, sectionOfTarget, standingOf } from './chapters';
import type { ReturnItem } from './return-items';
import { openFindings, type ShownFinding } from './shown-finding';

export interface Material {
  readonly findings: readonly ShownFinding[];
  readonly explanations: Readonly<Record<string, string | null>>;
  readonly items: readonly ReturnItem[];
}
export const newsOf = (
  view: ReportView,
  content: ReportContent,
  { findings, explanations, items }: Material,
): Map<SectionKey, ChapterNews> => {
  const open = openFindings(findings, explanations);
  return new Map(
    chapters.map((chapter) => {
      const here = open.filter((finding) => {
        const section = sectionOfFinding(finding);
        return section !== null && chapterOf(section) === chapter.key;
      });
      const unanswered = items.filter((item) => {
        const section = sectionOfTarget(item.target);
        return item.answer === null && section !== null && chapterOf(section) === chapter.key;
      }).length;
      const fails = here.filter(({ status }) => status === 'fail').length;
      const required = view.required.sections.some((key) => isSectionKey(key) && chapterOf(key) === chapter.key);
      return [
        chapter.key,
        {
          standing: standingOf(chapter, content, view.required.sections, here.length + unanswered),
          fails,
          warns: here.length - fails,
          items: unanswered,
          required,
        },
      ];
    }),
  );
};
