// Decides whether chapter numbers (章节序号) are unique, consecutive and of one style per level.
import type { ReadHeading } from '../reading/reading';
import type { Numbering } from '../reading/numbering';
import type { Ground } from './ground';
import { outcomeOf, type Mistake, type Outcome, type Verdict } from './verdict';

/** "1." and "1、" are two styles. */
const endMark = ({ style, written }: Numbering): string =>
  style === 'arabic'
    ? written
        .trim()
        .replace(/[0-9０-９\s]/g, '')
        .replace('．', '.')
    : '';

const problemOf = (first: Numbering, before: Numbering, own: Numbering): { zh: string; en: string } | null => {
  if (own.style !== first.style || endMark(own) !== endMark(first))
    return { zh: '序号样式与前面的不同', en: 'its number is in another style' };
  if (own.value === before.value) return { zh: '序号重复', en: 'its number is used twice' };
  return own.value === before.value + 1 ? null : { zh: '序号不连续', en: 'its number does not follow' };
};

/** The first heading of a row of siblings that is out of line. */
const oddSibling = (siblings: readonly ReadHeading[]): { heading: ReadHeading; problem: { zh: string; en: string } } | null => {
  const numbered = siblings.flatMap((heading) => {
    const number = heading.numbering;
    return number ? [{ heading, number }] : [];
  });
  for (let index = 1; index < numbered.length; index += 1) {
    const [first, before, own] = [numbered[0], numbered[index - 1], numbered[index]];
    const problem = first && before && own && problemOf(first.number, before.number, own.number);
    if (own && problem) return { heading: own.heading, problem };
  }
  return null;
};

/** Chapters, and inside each chapter the parts that have a key: run-in subtitles of the analysis number themselves anew. */
const rowsOf = (headings: readonly ReadHeading[]): { readonly level: number; readonly rows: readonly ReadHeading[][] }[] => {
  const top = Math.min(...headings.map(({ level }) => level));
  const parts: ReadHeading[][] = [];
  for (const heading of headings) {
    if (heading.level === top) parts.push([]);
    else if (heading.level === top + 1 && heading.key !== null) parts.at(-1)?.push(heading);
  }
  return [
    { level: 1, rows: [headings.filter(({ level }) => level === top)] },
    { level: 2, rows: parts },
  ];
};

export const checkNumbering = (ground: Ground): Outcome => {
  const headings = ground.input.reading.headings.filter(({ title, inner }) => title.trim() !== '' && !inner);
  const missing = { zh: '没有带序号的标题', en: 'there are no numbered headings' };
  if (headings.length < 2) return outcomeOf([], missing);
  const verdicts = rowsOf(headings).map(({ level, rows }): Verdict => {
    const odd = rows.map(oddSibling).find((one) => one !== null);
    if (!odd) return rows.some((row) => row.filter(({ numbering }) => numbering !== null).length > 1) ? 'held' : 'unknown';
    const { heading, problem } = odd;
    const quote = ground.input.document.text.slice(heading.start, heading.end).split('\n')[0] ?? heading.title;
    const mistake: Mistake = {
      about: `level${level}`,
      place: { quote, start: heading.start },
      message: {
        zh: `标题“${heading.title.trim()}”${problem.zh}。请检查同级标题的序号。`,
        en: `Heading "${heading.title.trim()}": ${problem.en}. Please check the numbers of this level.`,
      },
    };
    return mistake;
  });
  return outcomeOf(verdicts, missing);
};
