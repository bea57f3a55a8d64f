// Decides how a number of a workbook is read: as it is shown, with all digits that were entered and without the noise of binary fractions.
import { Decimal } from 'decimal.js';
import { SSF } from '@e965/xlsx';

interface Formatter {
  readonly format: (format: string, value: number, options: { readonly date1904: boolean }) => string;
  readonly is_date: (format: string) => boolean;
}
const formatter = SSF as Formatter;

/** Fifteen digits are what a workbook holds of a number; what lies beyond is noise (1136.6200000000001). */
export const plainNumber = (value: number): string => new Decimal(value.toPrecision(15)).toFixed();

const decimalsOf = (text: string): number => /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
const bare = (format: string): string => format.replace(/"[^"]*"|\\.|!.|\[[^\]]*\]|_.|\*./g, '');
/** "0," shows thousands, "0!.0," ten thousands: what is shown is another number than what is stored. */
const SCALED = /[0#?],+(?![0#?,])/;

const shown = (format: string, value: number, date1904: boolean): string | null => {
  try {
    return formatter.format(format, value, { date1904 }).trim();
  } catch {
    return null;
  }
};

/** Ten thousands are shown by "0!.0,": thousands, and a point drawn in before the last digit, which the formatter gets wrong. */
const DRAWN_POINT = /^[#0]*0[!\\]\.(0+)(,+)(?:"([^"]*)")?$/;
const withDrawnPoint = (format: string, value: number): string | null => {
  const [, digits = '', commas = '', unit = ''] = DRAWN_POINT.exec(format) ?? [];
  if (digits === '') return null;
  const shifted = new Decimal(value).div(new Decimal(1000).pow(commas.length)).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  return `${shifted.div(new Decimal(10).pow(digits.length)).toFixed(digits.length)}${unit}`;
};

/** "(12.50)" and a red 12.50 are −12.50. */
const signed = (text: string, value: number): string =>
  value >= 0 || /[-−－]/.test(text) || !/[1-9]/.test(text) ? text : `-${text.replace(/^\((.*)\)$/, '$1').trim()}`;

/** The text of a number under its format; '' where the format hides it. */
export const numberText = (value: number, format: string, date1904 = false): string => {
  if (!Number.isFinite(value)) return '';
  const plain = plainNumber(value);
  const marks = bare(format);
  if (format === '' || /^(general|@)$/i.test(marks.trim())) return plain;
  const text = withDrawnPoint(format, value) ?? shown(format, value, date1904);
  if (text === null) return plain;
  if (formatter.is_date(format)) return text;
  if (/[Ee][+-]/.test(marks) || /\?\s*\/|#\s*\//.test(marks)) return plain;
  if (text === '') return '';
  if (!/\d/.test(text)) return value === 0 ? '0' : text;
  const negative = signed(text, value);
  if (marks.includes('%') || SCALED.test(marks)) return negative;
  // A format that shows no cents hides them from the eye, not from the sums that are built on them.
  const hidesDigits = decimalsOf(text) < 2 && decimalsOf(plain) > decimalsOf(text);
  return hidesDigits && /^-?[\d,.]+$/.test(negative) ? plain : negative;
};
