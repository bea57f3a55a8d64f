// Decides whether one evaluation year (评价年度) stands throughout the report, and in its title.
import { yearAt } from '../reading/amounts';
import type { Ground } from './ground';
import { placeOf, type Passage, type Sentence } from './prose';
import { outcomeOf, skipped, type Mistake, type Outcome, type Place } from './verdict';

interface YearIn {
  readonly year: string;
  readonly start: number;
  readonly end: number;
}
/** More years than this in one sentence make no statement. */
const MANY = 20;
const YEAR_OR_BRACKET = /[（(〔[【《）)〕\]】》]|(?:19|20)\d\d年|二[〇○零]/g;
/** Years outside brackets; "湘财绩〔2020〕7号" and "（2020年预算…）" are asides. */
const yearsOf = ({ passage, start, end, text: own }: Sentence): YearIn[] => {
  if (!own.includes('年')) return [];
  const { text } = passage.folded;
  const found: YearIn[] = [];
  const mark = new RegExp(YEAR_OR_BRACKET);
  mark.lastIndex = start;
  let depth = 0;
  for (let match = mark.exec(text); match && match.index < end && found.length < MANY; match = mark.exec(text)) {
    if ('（(〔[【《'.includes(match[0])) depth += 1;
    else if ('）)〕]】》'.includes(match[0])) depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      const year = yearAt(text, match.index);
      if (year) found.push({ year: year.year, start: match.index, end: year.end });
    }
  }
  return found;
};

/** Words after a year by which a report speaks of its own year. */
const OWN =
  /^[，、]?(?:我|本)(?:乡|镇|街道|局|委|单位|部门|办|中心)|^(?:部门)?整体支出|^(?:年初|初)预算(?!编制)|^(?:末|年末|底)(?:资产|实有|在职)|^12月31日|^三公经费(?:预算|决算)|^决算总|^政府采购支出|^[，、]?全(?:乡|镇|街道|局|年)(?:上下|共|累计|全面)*(?:完成|实现|开展|排查|召开|组织|办理|受理|发放|新增)/;
/** What happened in an earlier year and is told as such: honours, beginnings, changes of the unit. */
const PAST =
  /获评|荣获|获得|评为|授予|命名|入选|列入|列为|纳入|成立|设立|组建|合并|撤销|更名|改制|划转|启动|开工|始建|起步|以来|起(?:[，连]|$)|印发|出台|制定|实施期限|立项|结转/;
/** What is still to come. */
const TO_COME = /将|拟|计划|继续|进一步|力争|争取|下一步|打算|确保/;
const COMPARED = /(?:较|比|同|与|相比|对比|自|从|(?<!截)至|到|和)$/;

const NOWHERE: Place = { quote: '', start: -1 };
const yearMistake = (ground: Ground, year: string, own: string, place: Place): Mistake => ({
  about: year,
  key: 'year',
  place,
  message: {
    zh: `评价年度是 ${own} 年，此处却写 ${year} 年。请改正年份，或说明是哪一年的数。`,
    en: `The evaluation year is ${own}, but the text here says ${year}. Please mend the year or say which year is meant.`,
  },
});

/** A year named for what happened then, or for what is to come: no claim that it is the year of the report. */
const isTold = (sentence: Sentence, own: string, year: YearIn | undefined): boolean => {
  if (!year) return false;
  const clauses = sentence.passage.folded.text.slice(year.end, Math.min(sentence.end, year.end + 40));
  return year.year < own ? PAST.test(clauses) : TO_COME.test(clauses);
};

/** A sentence that states figures of the year, or speaks of the unit's own year, under another year. */
const wrongYearIn = (sentence: Sentence, own: string, figures: ReadonlySet<number>): YearIn | null => {
  const { text, at } = sentence.passage.folded;
  const years = yearsOf(sentence);
  // A sentence that names both years compares them.
  if (years.length === 0 || years.some(({ year }) => year === own) || /上年|去年|本年|今年|同期|当年/.test(sentence.text)) return null;
  const wrong = years.find(
    ({ start, end }, index) =>
      !isTold(sentence, own, years[index]) &&
      !COMPARED.test(text.slice(Math.max(sentence.start, start - 2), start)) &&
      (OWN.test(text.slice(end, Math.min(end + 8, sentence.end))) ||
        sentence.quantities.some(
          (one) =>
            one.start > end && one.start < (years[index + 1]?.start ?? Infinity) && one.depth === 0 && figures.has(at[one.start] ?? -1),
        )),
  );
  return wrong ?? null;
};

const textMistakes = (ground: Ground, own: string, title: ReadonlySet<Passage>): Mistake[] => {
  const prior = (key: string) => key === 'threePublic.prior.total' || key === 'carryOver.opening';
  const figures = new Set(ground.input.reading.statements.filter(({ key }) => !prior(key)).map(({ numberStart }) => numberStart));
  const found = new Map<string, Mistake>();
  for (const sentence of ground.sentences) {
    const wrong = title.has(sentence.passage) ? null : wrongYearIn(sentence, own, figures);
    if (!wrong || found.has(wrong.year)) continue;
    const place = placeOf(ground.input.document, sentence.passage, wrong.start, Math.min(sentence.end, wrong.end + 20));
    found.set(wrong.year, yearMistake(ground, wrong.year, own, place));
  }
  return [...found.values()];
};

const HEADED = /^[（(]((?:19|20)\d\d)年度[）)]$/;
/** A form headed "（2022年度）" in a report on another year. */
const formMistakes = (ground: Ground, own: string): Mistake[] => {
  const wrong = ground.passages.find(({ table, folded }) => {
    const year = table ? HEADED.exec(folded.text)?.[1] : undefined;
    return year !== undefined && year !== own;
  });
  if (!wrong) return [];
  const year = HEADED.exec(wrong.folded.text)?.[1] ?? '';
  return [yearMistake(ground, year, own, placeOf(ground.input.document, wrong, 0, wrong.folded.text.length))];
};

/** The lines that make up the title, and the short lines of a cover after them. */
const titleLines = (ground: Ground): Passage[] => {
  const title = ground.input.reading.title.replace(/\s/g, '');
  if (title === '') return [];
  const firstHeading = ground.input.reading.headings.find(({ key }) => key !== null)?.start ?? Infinity;
  const top = ground.passages.slice(0, 8).filter(({ start, folded }) => start < firstHeading && folded.text.length <= 60);
  return top.filter(({ start, end, folded }) => {
    const line = ground.input.document.text.slice(start, end).replace(/\s/g, '');
    return title.includes(line) || line.includes(title) || /^[（(]?.{0,8}年度?[）)]?$/.test(folded.text);
  });
};
const SINCE = /(?:19|20)\d\d/g;

const titleMistake = (ground: Ground, own: string, lines: readonly Passage[]): Mistake | null => {
  const { title } = ground.input.reading;
  const wording = [title, ...lines.map(({ folded }) => folded.text)].join(' ');
  const years: readonly string[] = wording.match(SINCE) ?? [];
  // Forms alone have no title; their year stands in a line of the form.
  if (ground.input.document.medium === 'xlsx') return null;
  if (title.trim() === '' || years.includes(own) || /[二][〇○零]/.test(wording)) return null;
  const first = lines[0];
  const place = first && placeOf(ground.input.document, first, 0, first.folded.text.length);
  return {
    about: 'title',
    place,
    message:
      years[0] === undefined
        ? { zh: `标题没有写明年度，应为 ${own} 年。请补上年份。`, en: `The title names no year; it should be ${own}. Please add it.` }
        : {
            zh: `标题写的是 ${years[0]} 年，评价年度是 ${own} 年。请改正。`,
            en: `The title says ${years[0]}, the evaluation year is ${own}. Please mend it.`,
          },
  };
};

/** The year in which the text speaks of the unit itself, when it is always the same and said at least twice. */
const yearOfText = (ground: Ground, title: ReadonlySet<Passage>): string | undefined => {
  const said: string[] = [];
  for (const sentence of ground.sentences) {
    if (title.has(sentence.passage)) continue;
    const { text } = sentence.passage.folded;
    const own = yearsOf(sentence).filter(({ end }) => OWN.test(text.slice(end, Math.min(end + 8, sentence.end))));
    said.push(...own.map(({ year }) => year));
  }
  return said.length >= 2 && new Set(said).size === 1 ? said[0] : undefined;
};

export const checkYears = (ground: Ground): Outcome => {
  const { figures, cycleYear, reading } = ground.input;
  const lines = titleLines(ground);
  const own = cycleYear ?? yearOfText(ground, new Set(lines)) ?? figures.year;
  if (own === undefined) return skipped({ zh: '不知道评价年度', en: 'the evaluation year is not known' });
  const title = titleMistake(ground, own, lines);
  const other = figures.year !== undefined && figures.year !== own ? figures.year : undefined;
  // The year that was read from a wrong title is not told twice.
  const told = other !== undefined && title !== null && reading.title.includes(other);
  const stated: Mistake[] =
    other === undefined || told
      ? []
      : [{ ...yearMistake(ground, other, own, NOWHERE), place: ground.at('year').place, about: 'year', expected: own }];
  const inText = stated.length > 0 ? [] : [...textMistakes(ground, own, new Set(lines)), ...formMistakes(ground, own)];
  const mistakes = [...(title ? [told ? { ...title, key: 'year' as const, expected: own } : title] : []), ...stated, ...inText];
  const anything = ground.passages.length > 0 || figures.year !== undefined;
  return outcomeOf(anything ? ['held', ...mistakes] : mistakes, { zh: '没有正文', en: 'there is no text' });
};
