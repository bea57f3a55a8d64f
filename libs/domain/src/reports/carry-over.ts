// Decides what of last year's report a new one may begin with (从去年继续): its order and wording, never its facts.
import type { ReportContent, ReportHeading } from './content';
import type { FigureKey, Figures } from './figures.table';
import type { SectionKey } from './sections.table';

/** Sections whose wording stays from year to year; what was achieved, found wanting or planned is written anew. */
const WORDING: readonly SectionKey[] = [
  'basics',
  'basics.organisation',
  'basics.staffing',
  'budget',
  'budget.plan',
  'budget.final',
  'budget.threePublic',
  'budget.procurement',
  'budget.assets',
  'method',
];

/** What last year closed with and this year opens with; the first that is stated. The check `prior.opening` holds them together. */
const OPENINGS: readonly { readonly key: FigureKey; readonly from: readonly FigureKey[] }[] = [
  { key: 'carryOver.opening', from: ['carryOver.closing'] },
  { key: 'threePublic.prior.total', from: ['threePublic.budget.total', 'threePublic.actual.total'] },
];

const BLANK = '××';
/** A place to be filled in; the check `text.template` finds it until it is. */
const NUMBER = /(?:[\d０-９]{1,3}(?:[,，][\d０-９]{3})+|[\d０-９]+)(?:[.．][\d０-９]+)?/g;
/** Digits that are no facts: numbers of chapters and lists, of documents and clauses, and years. A day of last year is a fact. */
const KEPT =
  /^[ \t　]*(?:[（(]?\d{1,2}[)）.．、](?!\d)|第\d+[章节条])|[〔[（(](?:19|20)\d\d[〕\])）]\s*(?:第)?\d*号?|第\d+号|\d+号(?=[文令])|(?:19|20)\d\d(?=年)/gm;

const keptRanges = (text: string): { readonly from: number; readonly to: number }[] =>
  [...text.matchAll(KEPT)].map(({ index, 0: found }) => ({ from: index, to: index + found.length }));

/** "编制43个，其中行政16个" → "编制××个，其中行政××个". */
export const withoutNumbers = (text: string): string => {
  const kept = keptRanges(text);
  return text.replace(NUMBER, (number, index: number) =>
    kept.some(({ from, to }) => from <= index && index + number.length <= to) ? number : BLANK,
  );
};

/** Years move on by as many years as lie between; a year that is neither of the two reports stays. */
const movedOn = (text: string, from: number, to: number): string =>
  text.replace(/(?<!\d)(?:19|20)\d\d(?=\s*年)/g, (year) => (Number(year) === from ? String(to) : year));

const note = (from: number): string => `【请核对后删去本行：以下文字沿用${from}年报告，数字已留空】`;

/** Only of the year right before. */
const figuresFrom = (last: Figures): Figures => {
  const figures: Figures = {};
  for (const { key, from } of OPENINGS) {
    const value = from.map((one) => last[one]).find((one) => one !== undefined);
    if (value !== undefined) figures[key] = value;
  }
  return figures;
};

export interface CarriedOver {
  /** Empty where last year's title names no year to move on. */
  readonly title: string;
  readonly figures: Figures;
  readonly headings: readonly ReportHeading[];
  readonly sections: ReportContent['sections'];
}
/**
 * What the report of the year `to` begins with. Wording is taken over with its numbers left blank and a line that asks to be read, so that no fact of
 * last year passes as one of this year unseen: both are found by `text.template` until they are gone. Figures are only those with which a year opens.
 */
export const carryOver = (last: ReportContent, { from, to }: { readonly from: number; readonly to: number }): CarriedOver => {
  const sections: Partial<Record<SectionKey, string>> = {};
  for (const key of WORDING) {
    const text = last.sections[key]?.trim() ?? '';
    // 无 and the like are an answer, which is given anew.
    if (text.length < 6) continue;
    sections[key] = `${note(from)}\n${withoutNumbers(movedOn(text, from, to))}`;
  }
  const title = movedOn(last.title, from, to);
  return {
    title: title === last.title ? '' : title,
    figures: to - from === 1 ? figuresFrom(last.figures) : {},
    headings: last.headings.map((heading) => ({ ...heading, title: movedOn(heading.title, from, to) })),
    sections,
  };
};
