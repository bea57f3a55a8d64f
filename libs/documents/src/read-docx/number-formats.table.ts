// Records how Word writes the numbers of automatic numbering, by the name of the format (ST_NumberFormat).

type Format = (value: number) => string;

const HAN = [...'〇一二三四五六七八九'];
const LEGAL = [...'零壹贰叁肆伍陆柒捌玖'];

/** 10 → 十, 11 → 十一, 105 → 一百零五: as counted aloud. */
const counted =
  (digits: readonly string[], zero: string, units: readonly string[], shortTen: boolean): Format =>
  (value) => {
    if (value < 1 || value > 9999) return value === 0 ? zero : String(value);
    let written = '';
    let gap = false;
    [...String(value)].forEach((char, index, all) => {
      const digit = Number(char);
      const unit = units[all.length - 1 - index] ?? '';
      if (digit === 0) gap = true;
      else {
        written += `${gap && written !== '' ? zero : ''}${digits[digit] ?? ''}${unit}`;
        gap = false;
      }
    });
    return shortTen && value >= 10 && value < 20 ? written.slice(1) : written;
  };
const digitByDigit =
  (digits: readonly string[]): Format =>
  (value) =>
    [...String(value)].map((digit) => digits[Number(digit)] ?? digit).join('');

const countedAloud = counted(HAN, '零', ['', '十', '百', '千'], true);
const countedLegal = counted(LEGAL, '零', ['', '拾', '佰', '仟'], false);
/** Word counts to 99 in words and writes digit by digit from there on. */
const chineseCounting: Format = (value) => (value < 100 ? countedAloud(value) : digitByDigit([...'○一二三四五六七八九'])(value));

/** a … z, aa, bb …: the letter repeated. */
const letters =
  (first: string): Format =>
  (value) =>
    value < 1 || value > 780 ? String(value) : String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
const roman: Format = (value) => {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let written = '';
  for (const [worth, sign] of ROMAN) for (; rest >= worth; rest -= worth) written += sign;
  return written;
};

/** Signs that Unicode holds in a row, decimal beyond them. */
const signs =
  (from: string, count: number): Format =>
  (value) =>
    value >= 1 && value <= count ? String.fromCodePoint((from.codePointAt(0) ?? 0) + value - 1) : String(value);
const circled: Format = (value) =>
  value <= 20 ? (value === 0 ? '⓪' : signs('①', 20)(value)) : value <= 35 ? signs('㉑', 15)(value - 20) : signs('㊱', 15)(value - 35);
const cycle =
  (all: string): Format =>
  (value) =>
    [...all][(value - 1) % [...all].length] ?? String(value);
const fullWidth: Format = (value) => String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const ordinal: Format = (value) => {
  const tens = value % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${ending}`;
};

export const numberFormatsTable: Readonly<Record<string, Format>> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: signs('⑴', 20),
  decimalEnclosedFullstop: signs('⒈', 20),
  numberInDash: (value) => `- ${value} -`,
  ordinal,
  upperLetter: letters('A'),
  lowerLetter: letters('a'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  chineseCounting,
  chineseCountingThousand: countedAloud,
  taiwaneseCounting: chineseCounting,
  taiwaneseCountingThousand: countedAloud,
  japaneseCounting: countedAloud,
  koreanCounting: countedAloud,
  ideographDigital: digitByDigit([...'○一二三四五六七八九']),
  japaneseDigitalTenThousand: digitByDigit(HAN),
  taiwaneseDigital: digitByDigit([...'○一二三四五六七八九']),
  chineseLegalSimplified: countedLegal,
  ideographLegalTraditional: counted([...'零壹貳參肆伍陸柒捌玖'], '零', ['', '拾', '佰', '仟'], false),
  ideographEnclosedCircle: signs('㊀', 10),
  ideographTraditional: cycle('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: cycle('子丑寅卯辰巳午未申酉戌亥'),
  none: () => '',
};

/** A format that nobody wrote down here counts in decimal, as Word does with one that it does not know. */
export const writeNumber = (format: string, value: number): string => (numberFormatsTable[format] ?? String)(value);
