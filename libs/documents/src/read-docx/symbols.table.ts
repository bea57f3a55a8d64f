// Records the signs that Word draws from symbol fonts (w:sym), by font and code; signs that say nothing are not here.

const WINGDINGS: Readonly<Record<string, string>> = {
  a8: '□',
  '6f': '□',
  '71': '□',
  fe: '☑',
  fd: '☒',
  '52': '☑',
  '78': '☒',
  fc: '√',
  fb: '×',
  '6c': '●',
  '6e': '■',
  d8: '➢',
  e0: '→',
  e8: '→',
};
const WINGDINGS_2: Readonly<Record<string, string>> = { '50': '√', '52': '☑', '53': '☒', '54': '☒', a3: '□', '2a': '□', '30': '□' };
const SYMBOL: Readonly<Record<string, string>> = {
  b1: '±',
  b4: '×',
  b8: '÷',
  a3: '≤',
  b3: '≥',
  b9: '≠',
  bb: '≈',
  a5: '∞',
  b0: '°',
  b7: '·',
  ae: '→',
  d6: '√',
  e5: '∑',
  '2d': '−',
  '2b': '+',
  '3d': '=',
  '25': '%',
};
const symbolFontsTable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  wingdings: WINGDINGS,
  'wingdings 2': WINGDINGS_2,
  symbol: SYMBOL,
};

/** The character that is seen; '' for an ornament. Codes stand at F000 and above. */
export const symbolOf = (font: string | undefined, code: string | undefined): string => {
  const value = parseInt(code ?? '', 16);
  if (!Number.isInteger(value)) return '';
  const table = symbolFontsTable[font?.toLowerCase() ?? ''];
  if (table) return table[(value & 0xff).toString(16)] ?? '';
  return value < 0xd800 && value >= 0x20 ? String.fromCharCode(value) : '';
};
