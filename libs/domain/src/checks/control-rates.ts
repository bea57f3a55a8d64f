// Decides whether the control rates (控制率) of staff, money and buildings, in prose and in forms, are what their figures give.
import { Decimal, isDecimal } from '../decimal';
import { gridOf, isLabel, tablesInLines } from '../reading/table-grid';
import { headsOf } from '../reading/table-heads';
import type { Cell, Table } from '../reading/document';
import { figureDefinition, type FigureKey } from '../reports/figures.table';
import { controlRatesTable, type ControlRateRow } from './control-rates.table';
import { placesOf, type Ground } from './ground';
import { placeOf, type Sentence } from './prose';
import { namedRates, type NamedRate } from './rate-names';
import { GROWTH, PART_OF_YEAR, PLANNED } from './rate-words.table';
import { rateText, said } from './say-figures';
import type { Place, Verdict } from './verdict';

interface StatedControl {
  readonly row: ControlRateRow;
  readonly name: string;
  /** As written, without the sign. */
  readonly digits: string;
  readonly place: Place;
}

const CONTROL = /控制率|政府采购(?:预算)?执行率/;
const rowNamed = (name: string): ControlRateRow | undefined => controlRatesTable.find((row) => row.name.test(name));

/** "在职人员控制率", or 控制率 alone behind the figures that it is taken of. */
const rowOfName = ({ name, sentence, index }: NamedRate): ControlRateRow | undefined => {
  const bareName = name.replace(/[“”"'（）()年度\d]/g, '');
  if (bareName !== '控制率') return rowNamed(bareName);
  const before = sentence.quantities.slice(Math.max(0, index - 2), index).map(({ subject }) => subject);
  const words = before.join('，');
  if (/[编岗职]/.test(words)) return controlRatesTable.find(({ part }) => part === 'staff.inPost.total');
  return undefined;
};
const inSentence = (ground: Ground, sentence: Sentence): StatedControl[] =>
  CONTROL.test(sentence.text)
    ? namedRates(sentence).flatMap((named): StatedControl[] => {
        const { name, percent, start } = named;
        const row = CONTROL.test(name) ? rowOfName(named) : undefined;
        if (!row || percent.rough || [GROWTH, PLANNED, PART_OF_YEAR].some((words) => words.test(percent.clause))) return [];
        return [{ row, name, digits: percent.digits, place: placeOf(ground.input.document, sentence.passage, start, percent.end) }];
      })
    : [];

const PERCENT_CELL = /^(\d{1,4}(?:\.\d{1,6})?)[%％]$/;
const TARGET = /指标值|目标|标准|计划|上年|分值|权重/;
const plainText = ({ text }: Cell): string => text.replace(/\s|[（(][^（）()]*[）)]|[“”"']|^\d+[.、]/g, '');
const inTable = (table: Table): StatedControl[] => {
  const percents = table.cells.filter(({ text }) => PERCENT_CELL.test(text.trim()));
  if (percents.length === 0 || !table.cells.some(({ text }) => CONTROL.test(text))) return [];
  const heads = headsOf(gridOf(table));
  return percents.flatMap((cell): StatedControl[] => {
    const { before, above } = heads.of(cell);
    const [label, column] = [before.find(isLabel), above[0]];
    if (column && TARGET.test(column.text)) return [];
    const named = [label, column].flatMap((head) => (head && CONTROL.test(head.text) ? plainText(head) : []))[0];
    if (named === undefined) return [];
    const name = named === '控制率' && label ? plainText(label) : named;
    const row = rowNamed(name);
    const digits = PERCENT_CELL.exec(cell.text.trim())?.[1];
    if (!row || digits === undefined) return [];
    return [{ row, name: named, digits, place: { quote: cell.text.trim(), start: cell.start + cell.text.search(/\S/) } }];
  });
};

/** Half of the last digit that an amount is written with: it may have been divided before it was rounded. */
const roundedBy = (key: FigureKey, value: Decimal): Decimal =>
  figureDefinition(key).unit === 'wanyuan' && value.decimalPlaces() > 0 ? new Decimal('0.005').div(value) : new Decimal(0);

const valuesOf = (ground: Ground, key: FigureKey): Decimal[] => {
  const value = ground.mended(key);
  const statements = ground.statementsOf(key).flatMap((one) => (isDecimal(one.value) ? new Decimal(one.value) : []));
  return value ? [value, ...statements] : [];
};

const verdictOf = (ground: Ground, { row, name, digits, place }: StatedControl): Verdict => {
  const [parts, wholes] = [valuesOf(ground, row.part), valuesOf(ground, row.whole).filter((whole) => !whole.isZero())];
  const [part, whole] = [parts[0], wholes[0]];
  if (!part || !whole || part.isZero()) return 'unknown';
  const stated = new Decimal(digits);
  const places = placesOf(digits);
  const isNear = (one: Decimal, of: Decimal): boolean => {
    const rate = one.div(of).times(100);
    const allowed = ground.rateTolerance(places).plus(rate.times(roundedBy(row.part, one).plus(roundedBy(row.whole, of))));
    return rate.minus(stated).abs().lte(allowed);
  };
  if (parts.some((one) => wholes.some((of) => isNear(one, of)))) return 'held';
  const found = rateText(part.div(whole).times(100), places);
  const [a, b] = [said(row.part, part), said(row.whole, whole)];
  return {
    about: `${row.part}${digits}`,
    place,
    expected: found,
    message: {
      zh: `“${name}”写作 ${digits}%，而 ${a.zh} ÷ ${b.zh} = ${found}%。请改正比率，或核对这两个数。`,
      en: `"${name}" is stated as ${digits}%, but ${a.en} ÷ ${b.en} = ${found}%. Please mend the rate or check the two figures.`,
    },
  };
};

/** One verdict for each control rate that is stated. */
export const controlVerdicts = (ground: Ground): Verdict[] => {
  const { document } = ground.input;
  if (!CONTROL.test(document.text)) return [];
  const inLines = tablesInLines(document);
  const tables = document.blocks.filter((block): block is Table => block.kind === 'table');
  const prose = ground.sentences.filter(({ passage }) => !inLines.some(({ start, end }) => start <= passage.start && passage.end <= end));
  const stated = [...prose.flatMap((sentence) => inSentence(ground, sentence)), ...[...tables, ...inLines].flatMap(inTable)];
  return stated.map((one) => verdictOf(ground, one));
};
