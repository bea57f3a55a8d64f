// Decides what else a document says about a figure: every other value that it states, so that a contradiction is shown and not settled in silence.
import { decimal, isDecimal } from '../decimal';
import type { FigureKey } from '../reports/figures.table';
import { chooseFigures, type ChosenFigure, WORTH_SHOWING } from './read';
import type { Reading } from './reading';

const sameValue = (a: string, b: string): boolean => (isDecimal(a) && isDecimal(b) ? decimal(a).eq(decimal(b)) : a.trim() === b.trim());

/** By figure the other values that are stated, each once at its surest place; figures that are stated alike throughout are left out. */
export const statementsBeside = (reading: Reading): Partial<Record<FigureKey, readonly ChosenFigure[]>> => {
  const chosen = chooseFigures(reading);
  const beside: Partial<Record<FigureKey, ChosenFigure[]>> = {};
  const surest = [...reading.statements].sort((a, b) => b.confidence - a.confidence || a.start - b.start);
  for (const { key, value, start, end, quote, confidence } of surest) {
    const counts = chosen[key];
    if (counts === undefined || confidence < WORTH_SHOWING || sameValue(counts.value, value)) continue;
    const known = (beside[key] ??= []);
    if (!known.some((other) => sameValue(other.value, value))) known.push({ value, start, end, quote, confidence });
  }
  return beside;
};
