// Decides what a clerk may type for a figure: full-width digits, separators and signs of unit are taken, nothing is guessed.
import { figureDefinition, isDecimal, type FigureKey } from '@camphor/domain';

const FULL_WIDTH = /[０-９．，－＋％]/g;
const narrow = (text: string): string => text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
const SEPARATED = /^[+-]?\d{1,3}([,\s]\d{3})+(\.\d*)?$/;

/** What is kept of the typed text; null for nothing. A decimal loses its separators and its sign of per cent; everything else stays as typed and is shown as wrong. */
export const typedFigure = (key: FigureKey, text: string): string | null => {
  const { unit } = figureDefinition(key);
  if (unit === 'text') return text === '' ? null : text;
  const plain = narrow(text).trim().replace(/^−/, '-');
  if (plain === '') return null;
  const bare = unit === 'percent' ? plain.replace(/\s*%$/, '') : plain;
  const joined = SEPARATED.test(bare) ? bare.replace(/[,\s]/g, '') : bare;
  return isDecimal(joined) ? joined.replace(/^\+/, '') : bare;
};
