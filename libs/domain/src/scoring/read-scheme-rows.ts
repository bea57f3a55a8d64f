// Decides which scheme a workbook of rows holds, and names every mistake with its sheet, row and column; nothing is guessed.
import type { Words } from '../words';
import { readDraft } from './parse-scheme';
import { problem } from './problem';
import type { Scheme } from './scheme';
import {
  isCalled,
  readFormula,
  readInterval,
  readKind,
  readParameters,
  readSetting,
  readSums,
  UNREADABLE,
  type Unread,
} from './scheme-cells';
import { SCHEME_ITEMS, schemeItems, schemeSheets, type ColumnOf, type SchemeItem, type SchemeSheet } from './scheme-sheets.table';
import { placedProblem, rowsOfSheet, type BookSheet, type PlacedProblem, type Reading, type SheetRow } from './sheet-places';

/** How a cell that is not understood should be written. */
const forms = {
  kind: { zh: ' T1 至 T9 之一，或“（分组）”', en: 'one of T1 to T9, or "(group)"' },
  parameters: { zh: '每行一个“名称=值”', en: 'one "name=value" a line' },
  formula: { zh: ' a -b / c 的形式，a、b、c 为数据或数量的标识', en: 'a -b / c, with keys of figures or quantities' },
  interval: { zh: ' [80, 90) 的形式', en: '[80, 90)' },
  sums: { zh: '每行一个 a -b 形式的算式', en: 'one sum such as a -b a line' },
  limit: { zh: '“封顶”或“一票否决”', en: '"cap" or "veto"' },
} satisfies Record<string, Words>;

const understood = <S extends SchemeSheet, T>(row: SheetRow<S>, column: ColumnOf<S>, value: T | Unread, form: Words): T | undefined => {
  if (value !== UNREADABLE) return value as T;
  const { columns } = schemeSheets[row.sheet];
  const { heading } = (columns as Readonly<Record<string, { heading: Words }>>)[column] ?? { heading: form };
  const facts = { at: heading.zh, atEn: heading.en, value: row.text(column).slice(0, 80) || '–', form: form.zh, formEn: form.en };
  row.note(column, problem('cell_unreadable', facts));
  return undefined;
};
/** Left out where it is not given. */
const given = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
const words = <S extends SchemeSheet>(row: SheetRow<S>, [zh, en]: readonly [ColumnOf<S>, ColumnOf<S>], place: string): Words => ({
  zh: row.take(zh, `${place}.zh`),
  en: row.take(en, `${place}.en`),
});
const setting = (name: Parameters<typeof readSetting>[0], text: string): string | undefined =>
  text.trim() === '' ? undefined : readSetting(name, text);

// ——— the scheme ———
const itemsOf = (reading: Reading, book: readonly BookSheet[]): Record<string, unknown> => {
  const found = new Map<SchemeItem, SheetRow<'scheme'>>();
  for (const row of rowsOfSheet(reading, book, 'scheme', 'scheme')) {
    const item = SCHEME_ITEMS.find((each) => isCalled(schemeItems[each], row.text('item')));
    if (item === undefined || found.has(item)) row.note('item', problem('item_unknown', { value: row.text('item').slice(0, 80) }));
    else found.set(item, row);
  }
  const text = (item: SchemeItem, place: string): string => (found.get(item)?.take('zh', place) ?? '').trim();
  const both = (item: SchemeItem): Words => {
    const row = found.get(item);
    return row ? words(row, ['zh', 'en'], item) : { zh: '', en: '' };
  };
  const version = text('version', 'version');
  const example = setting('truth', text('example', 'example'));
  return given({
    name: text('name', 'name'),
    version: /^\d{1,9}$/.test(version) ? Number(version) : version,
    title: both('title'),
    source: both('source'),
    example: example === 'true' || example === 'false' ? example === 'true' : example,
    total: text('total', 'total'),
    rounding: { mode: readSetting('mode', text('mode', 'rounding.mode')), step: text('step', 'rounding.step') },
  });
};

// ——— indicators ———
interface OpenGroup {
  readonly place: string;
  readonly children: unknown[];
}
type IndicatorRow = SheetRow<'indicators'>;
const leafOf = (row: IndicatorRow, head: object, kind: string | undefined, place: string): Record<string, unknown> => {
  const parameters = understood(row, 'parameters', readParameters(row.take('parameters', `${place}.rule`)), forms.parameters);
  const note = words(row, ['noteZh', 'noteEn'], `${place}.note`);
  return given({
    kind: 'leaf',
    ...head,
    rule: { ...parameters, kind },
    formula: understood(row, 'formula', readFormula(row.take('formula', `${place}.formula`)), forms.formula),
    absent: setting('fallback', row.take('absent', `${place}.absent`)),
    zeroDenominator: setting('fallback', row.take('zeroDenominator', `${place}.zeroDenominator`)),
    origin: setting('origin', row.take('origin', `${place}.origin`)),
    note: note.zh === '' && note.en === '' ? undefined : note,
  });
};
const groupOf = (row: IndicatorRow, head: object, children: readonly unknown[], place: string): Record<string, unknown> => {
  const parameters = understood(row, 'parameters', readParameters(row.take('parameters', `${place}.unitSet`)), forms.parameters);
  const { unitSet, ...rest } = parameters ?? {};
  return given({ ...rest, kind: 'group', ...head, children, unitSet });
};
const indicatorsOf = (reading: Reading, book: readonly BookSheet[]): unknown[] => {
  const root: OpenGroup = { place: 'indicators', children: [] };
  const open: OpenGroup[] = [root];
  for (const row of rowsOfSheet(reading, book, 'indicators', 'indicators')) {
    const text = row.text('level').trim();
    const level = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    const above = open[level - 1];
    if (!above) {
      row.note('level', problem('level_without_group', { value: text.slice(0, 20) }));
      continue;
    }
    const place = `${above.place}[${above.children.length}]`;
    row.take('id', place);
    const head = {
      id: row.take('id', `${place}.id`).trim(),
      name: words(row, ['zh', 'en'], `${place}.name`),
      weight: row.take('weight', `${place}.weight`).trim(),
    };
    const kind = understood(row, 'kind', readKind(row.take('kind', `${place}.rule.kind`)), forms.kind);
    const children: unknown[] = [];
    open.length = level;
    if (kind === null) open.push({ place: `${place}.children`, children });
    above.children.push(kind === null ? groupOf(row, head, children, place) : leafOf(row, head, kind, place));
  }
  return root.children;
};

// ——— grades, limits, quantities ———
const bandsOf = (reading: Reading, book: readonly BookSheet[]): unknown[] =>
  rowsOfSheet(reading, book, 'bands', 'bands').map((row, index) => ({
    ...understood(row, 'interval', readInterval(row.take('interval', `bands[${index}]`)), forms.interval),
    grade: readSetting('grade', row.take('grade', `bands[${index}].grade`)),
  }));

const conditionOf = (row: SheetRow<'limits'>, place: string): Record<string, unknown> => {
  const kind = readSetting('condition', row.take('when', place));
  const rest = { is: readSetting('comparison', row.take('is', `${place}.is`)) };
  const bound = (field: string): string => row.take('bound', `${place}.${field}`).trim();
  const subject = (field: string): string => row.take('subject', `${place}.${field}`);
  if (kind === 'fact') return { kind, fact: subject('fact') };
  if (kind === 'line') return { kind, indicator: subject('indicator').trim(), ...rest, points: bound('points') };
  const formula = kind === 'rate' ? understood(row, 'subject', readFormula(subject('formula')), forms.formula) : undefined;
  return { kind, formula, ...rest, value: bound('value') };
};
const limitsOf = (reading: Reading, book: readonly BookSheet[]): { readonly caps: unknown[]; readonly vetoes: unknown[] } => {
  const [caps, vetoes]: [unknown[], unknown[]] = [[], []];
  for (const row of rowsOfSheet(reading, book, 'limits', 'caps')) {
    const what = readSetting('limit', row.text('what'));
    const isVeto = what === 'veto';
    if (!isVeto && what !== 'cap') understood(row, 'what', UNREADABLE, forms.limit);
    const place = isVeto ? `vetoes[${vetoes.length}]` : `caps[${caps.length}]`;
    row.take('what', place);
    const head = { id: row.take('id', `${place}.id`).trim(), name: words(row, ['zh', 'en'], `${place}.name`) };
    const when = conditionOf(row, `${place}.when`);
    const result = row.take('result', `${place}.${isVeto ? 'grade' : 'points'}`);
    if (isVeto) vetoes.push({ ...head, when, grade: readSetting('grade', result) });
    else caps.push({ ...head, when, points: result.trim() });
  }
  return { caps, vetoes };
};
const quantitiesOf = (reading: Reading, book: readonly BookSheet[]): unknown[] | undefined => {
  const found = rowsOfSheet(reading, book, 'quantities', 'quantities').map((row, index) => {
    const place = `quantities[${index}]`;
    row.take('id', place);
    return {
      id: row.take('id', `${place}.id`).trim(),
      name: words(row, ['zh', 'en'], `${place}.name`),
      firstOf: understood(row, 'firstOf', readSums(row.take('firstOf', `${place}.firstOf`)), forms.sums),
    };
  });
  return found.length > 0 ? found : undefined;
};

export interface SchemeBook {
  /** The draft as it can be kept, finished or not; null: it cannot, for one of the problems. */
  readonly scheme: Scheme | null;
  /** All that stands against it or its release, by its cell. */
  readonly problems: readonly PlacedProblem[];
}
/** Reads what writeSchemeRows wrote, in either language. */
export const readSchemeRows = (book: readonly BookSheet[]): SchemeBook => {
  const reading: Reading = { problems: [], cells: new Map() };
  const body = given({
    ...itemsOf(reading, book),
    bands: bandsOf(reading, book),
    ...limitsOf(reading, book),
    quantities: quantitiesOf(reading, book),
    indicators: indicatorsOf(reading, book),
  });
  const own = reading.problems;
  if (own.some(({ problem: { code } }) => code === 'sheet_missing' || code === 'column_missing')) return { scheme: null, problems: own };
  const read = readDraft(body);
  // A cell that was not understood is named once, not again for what is then missing.
  const named = new Set(own.map(({ cell }) => cell && `${cell.sheet}!${cell.row}`));
  const found = read.problems
    .map((each) => placedProblem(reading, each))
    .filter(({ cell }) => !cell || !named.has(`${cell.sheet}!${cell.row}`));
  return { scheme: own.length === 0 && read.ok ? read.draft : null, problems: [...own, ...found] };
};
