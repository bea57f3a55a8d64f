// Decides how decimals read on the page: thousands separators, at least two decimals, never a digit lost.
import {
  Decimal,
  figureDefinition,
  gradeWords,
  isDecimal,
  isFigureKey,
  unitKindWords,
  GRADES,
  UNIT_KINDS,
  type FigureUnit,
  type Words,
} from '@camphor/domain';

/** "2582.39" → "2,582.39"; "520.6" → "520.60"; "0.000633" stays as it is: a rounded slip would hide itself. */
export const grouped = (value: string, places = 2): string => {
  if (!isDecimal(value)) return value;
  const negative = value.startsWith('-');
  const [whole = '', fraction = ''] = value.replace(/^[+-]/, '').split('.');
  const digits = whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, ',');
  const decimals = fraction.replace(/0+$/, '').padEnd(places, '0');
  return `${negative ? '−' : ''}${digits}${decimals ? `.${decimals}` : ''}`;
};

const PLACES: Partial<Record<FigureUnit, number>> = { wanyuan: 2, percent: 2, squareMetre: 2 };
export const placesOf = (unit: FigureUnit): number => PLACES[unit] ?? 0;

export const unitWords: Record<FigureUnit, Words> = {
  wanyuan: { zh: '万元', en: '10,000 yuan' },
  persons: { zh: '人', en: 'persons' },
  count: { zh: '个', en: '' },
  percent: { zh: '%', en: '%' },
  squareMetre: { zh: '㎡', en: 'm²' },
  points: { zh: '分', en: 'points' },
  year: { zh: '', en: '' },
  text: { zh: '', en: '' },
  grade: { zh: '', en: '' },
  unitKind: { zh: '', en: '' },
};

/** A figure as it is read, without its unit. */
export const figureText = (key: string, value: string): Words => {
  if (!isFigureKey(key)) return { zh: value, en: value };
  const { unit } = figureDefinition(key);
  if (unit === 'grade') {
    const grade = GRADES.find((name) => name === value);
    return grade ? gradeWords[grade] : { zh: value, en: value };
  }
  if (unit === 'unitKind') {
    const kind = UNIT_KINDS.find((name) => name === value);
    return kind ? unitKindWords[kind] : { zh: value, en: value };
  }
  if (unit === 'text' || unit === 'year') return { zh: value, en: value };
  const text = grouped(value, placesOf(unit));
  return { zh: text, en: text };
};

/** How a figure changed against last year, as it is read: rates in percentage points, all else in per cent; null for words and where nothing can be compared. */
export const changeOfFigure = (key: string, now: string | undefined, before: string | undefined): Words | null => {
  if (!isFigureKey(key) || now === undefined || before === undefined) return null;
  const { unit } = figureDefinition(key);
  if (unit === 'text' || unit === 'year' || unit === 'grade' || unit === 'unitKind') return null;
  if (unit !== 'percent') {
    const text = changeInPercent(now, before);
    return text === null ? null : { zh: text, en: text };
  }
  if (!isDecimal(now) || !isDecimal(before)) return null;
  const change = new Decimal(now).minus(before);
  if (change.isZero()) return { zh: '±0', en: '±0' };
  const text = `${change.isNegative() ? '−' : '+'}${change.abs().toFixed(2)}`;
  return { zh: `${text} 个百分点`, en: `${text} points` };
};
/** Does last year's value say anything beside this one? Name and kind of the unit only where they changed, the year never. */
export const isTellingLastYear = (key: string, now: string | undefined, before: string): boolean => {
  if (!isFigureKey(key)) return false;
  const { unit } = figureDefinition(key);
  return unit !== 'year' && ((unit !== 'text' && unit !== 'unitKind') || now !== before);
};

/** Change in per cent against an earlier value, one decimal, "±0" when alike; null where there is nothing to compare. */
export const changeInPercent = (now: string | undefined, before: string | undefined): string | null => {
  if (now === undefined || before === undefined || !isDecimal(now) || !isDecimal(before)) return null;
  const base = new Decimal(before);
  if (base.isZero()) return null;
  const change = new Decimal(now).minus(base).dividedBy(base.abs()).times(100);
  if (change.isZero()) return '±0';
  return `${change.isNegative() ? '−' : '+'}${change.abs().toFixed(1)}%`;
};
