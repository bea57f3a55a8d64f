// Decides the height of a line in a PDF.

/** Noto Serif SC stands this high for a size of 1. */
const NATURAL = 1.437;
/** Exact lines of `line` points. */
export const lineHeightFor = (size: number, line: number): number => line / (size * NATURAL);
