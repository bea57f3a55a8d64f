// Decides how the two sides of a form, of the headings or of a self-score read: one line for each place where they differ.
import { alignRows, placeWords, type FormRow, type ReportHeading, type Words } from '@camphor/domain';
import type { FieldValue } from './autosave';
import { rowsOfField } from './form-rows-edit';
import { readOwn } from './self-scores';

export interface Difference {
  readonly label: Words;
  /** null = nothing is there. */
  readonly yours: string | null;
  readonly theirs: string | null;
}

const written = (text: string | undefined): string | null => (text === undefined || text.trim() === '' ? null : text);
const differing = (lines: readonly Difference[]): Difference[] => lines.filter(({ yours, theirs }) => yours !== theirs);

/** What a line is known by, the deepest first: its indicator, else its first words. */
const NAMING: readonly string[] = ['三级指标', '二级指标', '一级指标'];
const nameOf = (row: FormRow, column: string | null): string | null =>
  [
    ...NAMING.filter((name) => name !== column).map((name) => row[name]),
    ...Object.entries(row).flatMap(([name, text]) => (name === column ? [] : [text])),
  ]
    .map(written)
    .find((text) => text !== null) ?? null;

const placeOf = (index: number, row: FormRow, column: string | null): Words => {
  const name = nameOf(row, column);
  return {
    zh: `第 ${index + 1} 行${name === null ? '' : `“${name}”`}${column === null ? '' : ` · ${column}`}`,
    en: `Line ${index + 1}${name === null ? '' : ` "${name}"`}${column === null ? '' : ` · ${column}`}`,
  };
};
const wholeRow = (row: FormRow): string | null =>
  written(
    Object.entries(row)
      .filter(([, text]) => text.trim() !== '')
      .map(([column, text]) => `${column}：${text}`)
      .join('；'),
  );

const ofForm = (yours: FieldValue, theirs: FieldValue): Difference[] => {
  const [mine, other] = [rowsOfField(yours), rowsOfField(theirs)];
  const pairs = alignRows(mine, other);
  const [paired, met] = [new Map(pairs), new Set(pairs.map(([, at]) => at))];
  const ofMine = mine.flatMap((row, index): Difference[] => {
    const counterpart = other[paired.get(index) ?? -1];
    if (!counterpart) return [{ label: placeOf(index, row, null), yours: wholeRow(row), theirs: null }];
    return [...new Set([...Object.keys(row), ...Object.keys(counterpart)])].map((column) => ({
      label: placeOf(index, row, column),
      yours: written(row[column]),
      theirs: written(counterpart[column]),
    }));
  });
  const onlyTheirs = other.flatMap((row, index): Difference[] =>
    met.has(index) ? [] : [{ label: placeOf(index, row, null), yours: null, theirs: wholeRow(row) }],
  );
  return differing([...ofMine, ...onlyTheirs]);
};

const headingsOf = (value: FieldValue): ReportHeading[] => (value === null ? [] : (JSON.parse(value) as ReportHeading[]));
const OTHER = 'other headings';
/** Titles by the section they stand over; those over none are read as a list. */
const titlesOf = (headings: readonly ReportHeading[]): ReadonlyMap<string, string> => {
  const titles = new Map<string, string>();
  for (const { key, title } of headings) {
    const place = key ?? OTHER;
    const before = titles.get(place);
    titles.set(place, before === undefined ? title : `${before}\n${title}`);
  }
  return titles;
};
const ORDER: Words = { zh: '标题的顺序和级别', en: 'Order and levels of the headings' };
const outlineOf = (headings: readonly ReportHeading[]): string =>
  headings.map(({ title, level }) => `${'　'.repeat(Math.max(0, level - 1))}${title}`).join('\n');
const ofHeadings = (yours: FieldValue, theirs: FieldValue): Difference[] => {
  const [mine, other] = [headingsOf(yours), headingsOf(theirs)];
  const [ours, others] = [titlesOf(mine), titlesOf(other)];
  const lines = differing(
    [...new Set([...ours.keys(), ...others.keys()])].map((place) => ({
      label: place === OTHER ? { zh: '其他标题', en: 'Other headings' } : placeWords(`section:${place}`),
      yours: written(ours.get(place)),
      theirs: written(others.get(place)),
    })),
  );
  // The titles are the same: they stand otherwise.
  return lines.length > 0 ? lines : differing([{ label: ORDER, yours: written(outlineOf(mine)), theirs: written(outlineOf(other)) }]);
};

const ofSelfScore = (yours: FieldValue, theirs: FieldValue): Difference[] => {
  const [mine, other] = [readOwn(yours), readOwn(theirs)];
  return differing([
    { label: { zh: '自评得分', en: 'Own points' }, yours: written(mine.points), theirs: written(other.points) },
    { label: { zh: '扣分原因', en: 'Reason for the loss' }, yours: written(mine.reason), theirs: written(other.reason) },
  ]);
};

const kinds: Readonly<Record<string, (yours: FieldValue, theirs: FieldValue) => Difference[]>> = {
  table: ofForm,
  headings: ofHeadings,
  selfScore: ofSelfScore,
};
/** null where the field is one value and is shown as it is. */
export const differences = (field: string, yours: FieldValue, theirs: FieldValue): readonly Difference[] | null =>
  kinds[field.split(':', 1)[0] ?? '']?.(yours, theirs) ?? null;
