// Decides what stands beside each place of a report: findings, threads and return items, gathered by section.
import type { Answer, WireFinding } from '@camphor/contract';
import type { SectionKey } from '@camphor/domain';
import type { Mark } from '../ui/prose';
import type { LetterItem } from './return-letter';
import { sectionOf } from './targets';

export type Comment = Answer<'listComments'>['items'][number];
export type ReturnItem = Answer<'listReturnItems'>['items'][number];

/** Findings that a reader should see: what is wrong, what was asked about, what is only a hint. */
export const shownFindings = (findings: readonly WireFinding[]): readonly WireFinding[] => {
  const rank = { fail: 0, warn: 1, hint: 2, pass: 3, skipped: 4 } as const;
  return findings.filter(({ status }) => rank[status] < 3).sort((a, b) => rank[a.status] - rank[b.status]);
};
export const targetOfFinding = ({ key, section }: Pick<WireFinding, 'key' | 'section'>): string | null =>
  key !== undefined ? `figure:${key}` : section !== undefined ? `section:${section}` : null;

export interface Notes {
  readonly findings: readonly WireFinding[];
  readonly comments: readonly Comment[];
  readonly items: readonly LetterItem[];
}
export const noNotes: Notes = { findings: [], comments: [], items: [] };
/** What stands in exactly this section (its parts have margins of their own). */
export const notesOf = (section: SectionKey, notes: Notes): Notes => ({
  findings: notes.findings.filter((finding) => {
    const target = finding.section ?? (finding.key === undefined ? undefined : (sectionOf(`figure:${finding.key}`) ?? undefined));
    return target === section;
  }),
  comments: notes.comments.filter(({ target, resolvedAt }) => resolvedAt === null && sectionOf(target) === section),
  items: notes.items.filter(({ target }) => sectionOf(target) === section),
});
export const notesOfFigure = (key: string, notes: Notes): Notes => ({
  findings: notes.findings.filter((finding) => finding.key === key),
  comments: notes.comments.filter(({ target, resolvedAt }) => resolvedAt === null && target === `figure:${key}`),
  items: notes.items.filter(({ target }) => target === `figure:${key}`),
});
export const countNotes = ({ findings, comments, items }: Notes): number => findings.length + comments.length + items.length;

/** Where the quotes of findings stand in the text of their sections; a quote that moved is looked for. */
export const marksOf = (
  findings: readonly WireFinding[],
  sections: Readonly<Record<string, string>>,
  idOf: (finding: WireFinding) => string,
): ReadonlyMap<string, readonly Mark[]> => {
  const marks = new Map<string, Mark[]>();
  for (const finding of findings) {
    const { quote, section, start, status } = finding;
    const text = section === undefined ? undefined : sections[section];
    if (section === undefined || text === undefined || quote === undefined || quote === '') continue;
    const at = start !== undefined && text.slice(start, start + quote.length) === quote ? start : text.indexOf(quote);
    if (at < 0) continue;
    const tone = status === 'fail' || status === 'warn' ? status : 'hint';
    marks.set(section, [
      ...(marks.get(section) ?? []),
      { start: at, end: at + quote.length, tone, title: finding.message, id: idOf(finding) },
    ]);
  }
  return marks;
};
