// Decides how a scheme is written as sheets of rows that make the same scheme again (readSchemeRows); every cell is a text.
import { decimal } from '../decimal';
import type { Language } from '../words';
import { placedIndicators } from './check-scheme';
import { isScheme, readSchemeShape } from './parse-scheme';
import { describeRule } from './rule-kinds.table';
import type { Cap, Indicator, Scheme, Veto } from './scheme';
import { GROUP, kindText, writeFormula, writeInterval, writeParameters, writeSetting, writeSums } from './scheme-cells';
import { SCHEME_ITEMS, schemeItems, schemeSheets, type ColumnOf, type SchemeItem, type SchemeSheet } from './scheme-sheets.table';

export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
}
type Cells<S extends SchemeSheet> = Readonly<Record<ColumnOf<S>, string>>;

const sheetOf = <S extends SchemeSheet>(sheet: S, rows: readonly Cells<S>[], language: Language): WrittenSheet => {
  const { name } = schemeSheets[sheet];
  const columns = Object.entries(schemeSheets[sheet].columns);
  return {
    name: name[language],
    columns: columns.map(([, { heading, width }]) => ({ heading: heading[language], width })),
    rows: rows.map((row) => columns.map(([column]) => row[column as ColumnOf<S>])),
  };
};

const itemRows = (scheme: Scheme, language: Language): Cells<'scheme'>[] => {
  const values: Record<SchemeItem, readonly [string, string?]> = {
    name: [scheme.name],
    version: [String(scheme.version)],
    title: [scheme.title.zh, scheme.title.en],
    source: [scheme.source.zh, scheme.source.en],
    example: [writeSetting('truth', scheme.example, language)],
    total: [scheme.total],
    mode: [writeSetting('mode', scheme.rounding.mode, language)],
    step: [scheme.rounding.step],
  };
  return SCHEME_ITEMS.map((item) => ({ item: schemeItems[item][language], zh: values[item][0], en: values[item][1] ?? '' }));
};

const NO_RULE = { parameters: '', formula: '', absent: '', zeroDenominator: '', origin: '', noteZh: '', noteEn: '', criteria: '' };
const indicatorRow = (indicator: Indicator, level: number, isWhole: boolean, language: Language): Cells<'indicators'> => {
  const { id, name, weight } = indicator;
  const head = { level: String(level), id, zh: name.zh, en: name.en, weight };
  if (indicator.kind === 'group')
    return { ...head, ...NO_RULE, kind: GROUP[language], parameters: writeParameters({ unitSet: indicator.unitSet }) };
  const { kind, ...parameters } = indicator.rule;
  return {
    ...head,
    kind: kindText(kind, language),
    parameters: writeParameters(parameters),
    formula: writeFormula(indicator.formula),
    absent: writeSetting('fallback', indicator.absent, language),
    zeroDenominator: writeSetting('fallback', indicator.zeroDenominator, language),
    origin: writeSetting('origin', indicator.origin, language),
    noteZh: indicator.note?.zh ?? '',
    noteEn: indicator.note?.en ?? '',
    criteria: isWhole ? describeRule(indicator.rule, decimal(weight))[language] : '',
  };
};

const conditionCells = ({ when }: Cap | Veto, language: Language): Pick<Cells<'limits'>, 'when' | 'subject' | 'is' | 'bound'> => {
  const kind = writeSetting('condition', when.kind, language);
  if (when.kind === 'fact') return { when: kind, subject: when.fact, is: '', bound: '' };
  const is = writeSetting('comparison', when.is, language);
  return when.kind === 'rate'
    ? { when: kind, subject: writeFormula(when.formula), is, bound: when.value }
    : { when: kind, subject: when.indicator, is, bound: when.points };
};
const limitRow = (limit: Cap | Veto, language: Language): Cells<'limits'> => ({
  what: writeSetting('limit', 'grade' in limit ? 'veto' : 'cap', language),
  id: limit.id,
  zh: limit.name.zh,
  en: limit.name.en,
  ...conditionCells(limit, language),
  result: 'grade' in limit ? writeSetting('grade', limit.grade, language) : limit.points,
});

/** The sheets of a scheme, or of a draft that is not finished: what is blank there is blank here. */
export const writeSchemeRows = (scheme: Scheme, language: Language): WrittenSheet[] => {
  const isWhole = isScheme(readSchemeShape(scheme));
  const indicators = placedIndicators(scheme.indicators);
  return [
    sheetOf('scheme', itemRows(scheme, language), language),
    sheetOf(
      'indicators',
      indicators.map(({ indicator, level }) => indicatorRow(indicator, level, isWhole, language)),
      language,
    ),
    sheetOf(
      'bands',
      scheme.bands.map((band) => ({ grade: writeSetting('grade', band.grade, language), interval: writeInterval(band) })),
      language,
    ),
    sheetOf(
      'limits',
      [...scheme.caps, ...scheme.vetoes].map((limit) => limitRow(limit, language)),
      language,
    ),
    sheetOf(
      'quantities',
      (scheme.quantities ?? []).map(({ id, name, firstOf }) => ({ id, zh: name.zh, en: name.en, firstOf: writeSums(firstOf) })),
      language,
    ),
  ];
};
