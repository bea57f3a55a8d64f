// Decides which plain decimal people mean when they type points: full-width digits, a Chinese full stop, grouping commas, 分 behind.

const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** "９．５", "9。5", " 9.5分 ", "1,234.5" as the plain decimal that is meant; anything else stays as it is, but for its spaces and width. */
export const typedPoints = (text: string): string => {
  const half = text
    .normalize('NFKC')
    .replace(/[。．]/g, '.')
    .replace(/\s/g, '')
    .replace(/分$/, '');
  if (GROUPED.test(half)) return half.replaceAll(',', '');
  if (/^\.\d+$/.test(half)) return `0${half}`;
  return /^\d+\.$/.test(half) ? half.slice(0, -1) : half;
};
