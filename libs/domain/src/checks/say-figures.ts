// Decides how figures are named and written in the sentences of findings.
import { Decimal, plain } from '../decimal';
import { figureDefinition, type FigureKey, type FigureUnit } from '../reports/figures.table';
import type { Words } from '../words';

const unitWords: Partial<Record<FigureUnit, Words>> = {
  wanyuan: { zh: ' 万元', en: ' wan yuan' },
  persons: { zh: ' 人', en: ' persons' },
  count: { zh: ' 个', en: '' },
  percent: { zh: '%', en: '%' },
  squareMetre: { zh: ' ㎡', en: ' m²' },
  points: { zh: ' 分', en: ' points' },
};

/** A number without trailing zeros, as it may be sent to PATCH; at most ten decimals. */
export const bare = (value: Decimal): string => plain(value.toDecimalPlaces(10));
export const nameOf = (key: FigureKey): Words => figureDefinition(key).label;

/** "6.33 万元", in the unit of `key`. */
export const worth = (key: FigureKey, value: Decimal): Words => {
  const unit = unitWords[figureDefinition(key).unit] ?? { zh: '', en: '' };
  return { zh: `${bare(value)}${unit.zh}`, en: `${bare(value)}${unit.en}` };
};
/** "政府采购：货物 46.27 万元". */
export const said = (key: FigureKey, value: Decimal): Words => {
  const [name, number] = [nameOf(key), worth(key, value)];
  return { zh: `${name.zh} ${number.zh}`, en: `${name.en} ${number.en}` };
};
export const joined = (words: readonly Words[], zh: string, en: string): Words => ({
  zh: words.map((word) => word.zh).join(zh),
  en: words.map((word) => word.en).join(en),
});
export const needs = (keys: readonly FigureKey[]): Words => {
  const names = joined(keys.map(nameOf), '、', ', ');
  return { zh: `缺少：${names.zh}`, en: `missing: ${names.en}` };
};
/** 71.4586… with `places` decimals, trailing zeros kept. */
export const rateText = (value: Decimal, places = 2): string => value.toFixed(Math.min(Math.max(places, 2), 6), Decimal.ROUND_HALF_UP);
