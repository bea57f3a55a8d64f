// Decides what is an amount: a number with its unit (万元, 元, 人, 个, %, 分, ㎡ …), and its exact value in the unit of a figure.
import { Decimal, isDecimal, plain } from '../decimal';
import type { FigureUnit } from '../reports/figures.table';
import { fold, sourceEnd } from './folded-text';

export type AmountKind = 'money' | 'people' | 'items' | 'percent' | 'points' | 'area' | 'none' | 'other';
interface UnitRow {
  readonly kind: AmountKind;
  /** How many base units (yuan, persons, ㎡ …) one of this unit is. */
  readonly factor: string;
  readonly words: readonly string[];
  /** A longer word that begins like the unit and is none ("分钟", "人次"). */
  readonly not?: readonly string[];
}

/** 单位: the longest word wins. */
const unitsTable: readonly UnitRow[] = [
  { kind: 'money', factor: '100000000', words: ['亿元', '亿元人民币'] },
  { kind: 'money', factor: '1000000', words: ['百万元'] },
  { kind: 'money', factor: '10000', words: ['万元', '万元人民币', '万圆', 'w元'] },
  { kind: 'money', factor: '1000', words: ['千元'] },
  { kind: 'money', factor: '1', words: ['元', '圆', '元人民币', '元整'] },
  { kind: 'people', factor: '10000', words: ['万人', '万名'], not: ['万人次'] },
  { kind: 'people', factor: '1', words: ['人', '名', '位'], not: ['人次', '人份', '人均', '名录', '名单', '位于', '位数'] },
  { kind: 'items', factor: '1', words: ['支'], not: ['支出', '支付', '支持', '支部', '支撑', '支队', '支农'] },
  { kind: 'items', factor: '1', words: ['个'], not: ['个百分点', '个月', '个人', '个工作日', '个体', '个别', '个小时'] },
  { kind: 'percent', factor: '1', words: ['%'] },
  {
    kind: 'points',
    factor: '1',
    words: ['分'],
    not: ['分钟', '分之', '分别', '分批', '分期', '分类', '分成', '分析', '分布', '分片', '分管', '分制'],
  },
  { kind: 'area', factor: '10000', words: ['万平方米', '万㎡'] },
  { kind: 'area', factor: '1', words: ['平方米', '平米', '㎡', 'm2', 'm²', '平方'] },
];
interface Unit {
  readonly kind: AmountKind;
  readonly factor: string;
  readonly word: string;
}
const unitsByFirst = new Map<string, { word: string; unit: Unit | null }[]>();
for (const row of unitsTable) {
  const entries = [
    ...row.words.map((word) => ({ word, unit: { kind: row.kind, factor: row.factor, word } })),
    ...(row.not ?? []).map((word) => ({ word, unit: null })),
  ];
  for (const entry of entries) {
    const list = unitsByFirst.get(entry.word.charAt(0)) ?? [];
    unitsByFirst.set(
      entry.word.charAt(0),
      [...list, entry].sort((a, b) => b.word.length - a.word.length),
    );
  }
}

/** The unit that `text` says at `start`; null where there is none that a figure is measured in. */
export const unitAt = (text: string, start: number): Unit | null => {
  const entry = unitsByFirst.get(text.charAt(start))?.find((candidate) => text.startsWith(candidate.word, start));
  if (entry) return entry.unit;
  // "6.33万。": 万 alone is money where nothing follows that it could count.
  return text.charAt(start) === '万' && /^[，。；、,;)（(]?$/.test(text.charAt(start + 1))
    ? { kind: 'money', factor: '10000', word: '万' }
    : null;
};

/** A number as found in folded text. `digits` is a plain decimal as written ("520.60", "-12.3"). */
export interface Amount {
  readonly start: number;
  readonly numberEnd: number;
  readonly end: number;
  readonly digits: string;
  readonly kind: AmountKind;
  readonly factor: string;
  readonly unit: string;
  /** "约", "30余", "80-90": no exact level. */
  readonly rough: boolean;
}
export interface YearWord {
  readonly year: string;
  readonly end: number;
}

const isDigitAt = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
};
const digitsEnd = (text: string, start: number): number => {
  let end = start;
  while (isDigitAt(text, end)) end += 1;
  return end;
};

/** End of "6 900": groups of three that a space separates, where a decimal or a unit follows ("6 900万元", not "100 200"). */
const spacedEnd = (text: string, first: number): number => {
  let end = first;
  while (text.charAt(end) === ' ' && digitsEnd(text, end + 1) === end + 4) end += 4;
  if (end === first) return first;
  const decimals = text.charAt(end) === '.' && isDigitAt(text, end + 1) ? digitsEnd(text, end + 1) : end;
  return /^[\p{Script=Han}%㎡m]$/u.test(text.charAt(decimals)) && !'年月日、'.includes(text.charAt(decimals)) ? end : first;
};

/** End of "18,642,300": groups of three. "，" also ends clauses, so it separates thousands only before decimals or yuan. */
const groupedEnd = (text: string, start: number): number => {
  const first = digitsEnd(text, start);
  if (first - start > 3) return first;
  if (text.charAt(first) === ' ') return spacedEnd(text, first);
  let end = first;
  let wide = false;
  while ((text.charAt(end) === ',' || text.charAt(end) === '，') && digitsEnd(text, end + 1) === end + 4) {
    wide ||= text.charAt(end) === '，';
    end += 4;
  }
  if (!wide || (text.charAt(end) === '.' && isDigitAt(text, end + 1)) || text.charAt(end) === '元') return end;
  return first;
};

const YEAR = '年'.charCodeAt(0);
/** "2021年", "2021年度", "二〇二一年" at `start`. The 年 of "2023年初", "2023年末" belongs to 年初, 年末. */
export const yearAt = (text: string, start: number): YearWord | null => {
  // Asked of every number: most are told apart by one character.
  if (text.charCodeAt(start + 4) !== YEAR) return null;
  const digits = text
    .slice(start, start + 4)
    .replace(/[〇○零一二三四五六七八九]/g, (char) => String('零一二三四五六七八九'.indexOf(char.replace(/[〇○]/, '零'))));
  if (!/^(19|20)\d\d$/.test(digits) || isDigitAt(text, start - 1) || isDigitAt(text, start + 4)) return null;
  const after = text.slice(start + 4, start + 6);
  if (after === '年度') return { year: digits, end: start + 6 };
  return { year: digits, end: start + ('初末底终'.includes(after.charAt(1)) && after.length === 2 ? 4 : 5) };
};

const RANGE = new Set('-~～至');

/** The number that starts at `start` (a digit), with its unit; null for an ordinal or a run of digits too long for any figure. */
export const amountAt = (text: string, start: number): Amount | { readonly skipTo: number } => {
  let numberEnd = groupedEnd(text, start);
  if (text.charAt(numberEnd) === '.' && isDigitAt(text, numberEnd + 1)) numberEnd = digitsEnd(text, numberEnd + 1);
  if (numberEnd - start > 40 || text.charAt(start - 1) === '第') return { skipTo: numberEnd };
  const dotted = text.charAt(numberEnd) === '.' || (text.charAt(start - 1) === '.' && isDigitAt(text, start - 2));
  const signed = text.charAt(start - 1) === '-' && !isDigitAt(text, start - 2) && !/[%元人个分万名]/.test(text.charAt(start - 2));
  const more = text.charAt(numberEnd) === '余' || text.charAt(numberEnd) === '多' ? 1 : 0;
  const unit = dotted && text.charAt(numberEnd) !== '.' ? null : unitAt(text, numberEnd + more);
  const end = unit ? numberEnd + more + unit.word.length : numberEnd;
  const range = (RANGE.has(text.charAt(end)) && isDigitAt(text, end + 1)) || (!signed && RANGE.has(text.charAt(start - 1)) && start > 1);
  return {
    start: signed ? start - 1 : start,
    numberEnd,
    end,
    digits: (signed ? '-' : '') + text.slice(start, numberEnd).replace(/[,， ]/g, ''),
    kind: unit?.kind ?? (/[\p{Script=Han}A-Za-z°/]/u.test(text.charAt(end)) ? 'other' : 'none'),
    factor: unit?.factor ?? '1',
    unit: unit?.word ?? '',
    rough: more > 0 || range || /[/每]/.test(text.charAt(end)),
  };
};

const HAN_DIGITS = '零一二三四五六七八九';
const HAN_NUMBER = /^[零〇一二两三四五六七八九十百]+/;
/** Money may be larger and have decimals: 二千一百三十七, 十八点六. */
const HAN_MONEY = /^([一二两三四五六七八九十][零〇一二两三四五六七八九十百千]*)(?:点([零〇一二三四五六七八九]{1,4}))?/;

/** 六 → 6, 二十三 → 23, 一百一十二 → 112; null for what is no number below ten thousand. */
export const chineseCount = (word: string): number | null => {
  let total = 0;
  let digit: number | null = null;
  for (const char of word.replace(/两/g, '二').replace(/〇/g, '零')) {
    const value = HAN_DIGITS.indexOf(char);
    if (value >= 0) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (char === '十' || char === '百' || char === '千') {
      total += (digit ?? 1) * (char === '十' ? 10 : char === '百' ? 100 : 1000);
      digit = null;
    } else return null;
  }
  return word === '' ? null : total + (digit ?? 0);
};

const PER_CENT = '百分之';

/** 二百六十八点五万元, 百分之九十八点二: an amount in Chinese numerals. */
export const chineseMoneyAt = (text: string, start: number): Amount | null => {
  const rate = text.startsWith(PER_CENT, start);
  const from = rate ? start + PER_CENT.length : start;
  const match = HAN_MONEY.exec(text.slice(from, from + 16));
  const whole = match?.[1] === undefined ? null : chineseCount(match[1]);
  if (!match || whole === null || text.charAt(start - 1) === '第' || text.charAt(start - 1) === '数') return null;
  const numberEnd = from + match[0].length;
  const unit = rate ? { kind: 'percent' as const, factor: '1', word: '' } : unitAt(text, numberEnd);
  if (!unit || (unit.kind !== 'money' && unit.kind !== 'percent')) return null;
  const decimals = match[2]?.replace(/[零〇一二三四五六七八九]/g, (char) => String(HAN_DIGITS.indexOf(char.replace('〇', '零'))));
  return {
    start,
    numberEnd,
    end: numberEnd + unit.word.length,
    digits: decimals === undefined ? String(whole) : `${whole}.${decimals}`,
    kind: unit.kind,
    factor: unit.factor,
    unit: unit.word,
    rough: false,
  };
};

/** A count in Chinese numerals before one of `counted` or a unit of people or things: "六个", "二中心", "四十三名". */
export const chineseAmountAt = (text: string, start: number, counts: (end: number) => boolean): Amount | null => {
  const word = HAN_NUMBER.exec(text.slice(start, start + 7))?.[0];
  if (!word || text.charAt(start - 1) === '第') return null;
  const numberEnd = start + word.length;
  const value = chineseCount(word);
  if (value === null) return null;
  const unit = unitAt(text, numberEnd);
  const counted = unit && (unit.kind === 'people' || unit.kind === 'items');
  if (!counted && !counts(numberEnd)) return null;
  const end = counted ? numberEnd + unit.word.length : numberEnd;
  return {
    start,
    numberEnd,
    end,
    digits: String(value),
    kind: counted ? unit.kind : 'items',
    factor: '1',
    unit: counted ? unit.word : '',
    rough: false,
  };
};

const KIND_OF_UNIT: Partial<Record<FigureUnit, readonly AmountKind[]>> = {
  wanyuan: ['money'],
  persons: ['people', 'items'],
  count: ['items'],
  percent: ['percent'],
  squareMetre: ['area'],
  points: ['points'],
};
export const measures = (amount: Pick<Amount, 'kind'>, unit: FigureUnit): boolean => (KIND_OF_UNIT[unit] ?? []).includes(amount.kind);

/** The value in the unit of a figure, exactly: digits as written where the unit is already that one ("18.60"), else converted ("6.33元" → "0.000633"). */
export const valueIn = (unit: FigureUnit, amount: Pick<Amount, 'kind' | 'digits' | 'factor'>): string | null => {
  if (!measures(amount, unit) || !isDecimal(amount.digits)) return null;
  const factor = new Decimal(amount.factor).div(unit === 'wanyuan' ? 10000 : 1);
  const value = factor.eq(1) ? amount.digits : plain(new Decimal(amount.digits).times(factor));
  const whole = unit === 'persons' || unit === 'count';
  return isDecimal(value) && !(whole && !new Decimal(value).isInteger()) ? value : null;
};

/** An amount with its place in the text that was asked about. */
export interface PlacedAmount extends Omit<Amount, 'numberEnd'> {
  readonly written: { readonly number: string; readonly unit: string };
}

/** Every number of a text with its unit, in order; years, ordinals and document numbers are left out. Offsets are those of `text`. */
export const readAmounts = (text: string): PlacedAmount[] => {
  const folded = fold(text);
  const found: PlacedAmount[] = [];
  for (let i = 0; i < folded.text.length;) {
    if (!isDigitAt(folded.text, i)) {
      i += 1;
      continue;
    }
    const year = yearAt(folded.text, i);
    const amount = year ? { skipTo: year.end } : amountAt(folded.text, i);
    if ('skipTo' in amount) {
      i = Math.max(amount.skipTo, i + 1);
      continue;
    }
    found.push(placed(text, folded, amount));
    i = amount.end;
  }
  return found;
};

const placed = (text: string, folded: ReturnType<typeof fold>, amount: Amount): PlacedAmount => {
  const start = folded.at[amount.start] ?? 0;
  const numberEnd = sourceEnd(folded, amount.numberEnd);
  const end = sourceEnd(folded, amount.end);
  const { digits, kind, factor, unit, rough } = amount;
  return {
    start,
    end,
    digits,
    kind,
    factor,
    unit,
    rough,
    written: { number: text.slice(start, numberEnd), unit: text.slice(numberEnd, end).trim() },
  };
};
