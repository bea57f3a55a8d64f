// Decides how a cell is written into a workbook: an amount as a number that shows the digits it was stated with, all else as plain text.
import { decimal, isDecimal, plain } from '@camphor/domain';
import type { CellObject } from 'write-excel-file/node';
import { isAmountText } from '../paper/amount-text';
import { formulaSafe } from '../formula-safe';

/** What a workbook holds of a number without loss. */
const SAFE_DIGITS = 15;
const PLAIN = /^-?(0|[1-9]\d*)(\.\d+)?$/;

interface SheetNumber {
  readonly value: number;
  readonly format: string;
}
/** "520.60" → 520.6 shown as 0.00; "1,234.5" → #,##0.0; "95.12%" → 0.9512 shown as 0.00%. null where digits would be lost. */
export const sheetNumber = (text: string): SheetNumber | null => {
  if (!isAmountText(text)) return null;
  const [percent, grouped] = [text.endsWith('%'), text.includes(',')];
  const bare = text.replace(/[,%]/g, '');
  if (!PLAIN.test(bare) || !isDecimal(bare) || /^-0(\.0*)?$/.test(bare)) return null;
  if (bare.replace(/^-?0*\.?0*|\./g, '').length > SAFE_DIGITS) return null;
  const stored = percent ? decimal(bare).div(100) : decimal(bare);
  const value = Number(plain(stored));
  const places = bare.split('.')[1]?.length ?? 0;
  const format = `${grouped ? '#,##0' : '0'}${places > 0 ? `.${'0'.repeat(places)}` : ''}${percent ? '%' : ''}`;
  // A binary fraction that rounds otherwise than the decimal is kept as text.
  return value.toPrecision(SAFE_DIGITS) === stored.toPrecision(SAFE_DIGITS) || decimalOf(value) === plain(stored)
    ? { value, format }
    : null;
};
const decimalOf = (value: number): string => String(value);

export const textCell = (text: string, look: CellObject = {}): CellObject =>
  text === '' ? { ...look } : { ...look, type: String, value: formulaSafe(text), wrap: true };
export const valueCell = (text: string, look: CellObject = {}): CellObject => {
  const number = sheetNumber(text);
  return number ? { ...look, type: Number, value: number.value, format: number.format, align: 'right' } : textCell(text, look);
};
