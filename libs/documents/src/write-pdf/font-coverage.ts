// Decides which characters a TrueType font can show, from its character map (cmap).

/** The code points that the font at hand has a glyph for. Reads the Unicode subtables of format 4 and 12. */
export const coverageOf = (font: Uint8Array): ((codePoint: number) => boolean) => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = view.getUint16(4);
  let cmap = -1;
  for (let table = 0; table < tables; table += 1) {
    const at = 12 + table * 16;
    if (view.getUint32(at) === 0x636d6170) cmap = view.getUint32(at + 8);
  }
  if (cmap < 0) throw new Error('the font has no character map');
  let [four, twelve] = [-1, -1];
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    const format = view.getUint16(at);
    if (format === 4) four = at;
    if (format === 12) twelve = at;
  }
  const ranges = twelve >= 0 ? groups(view, twelve) : segments(view, four);
  return (codePoint) => {
    let [low, high] = [0, ranges.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first = 0, last = 0] = ranges[middle] ?? [];
      if (codePoint < first) high = middle - 1;
      else if (codePoint > last) low = middle + 1;
      else return true;
    }
    return false;
  };
};
type Range = readonly [first: number, last: number];
const groups = (view: DataView, at: number): Range[] =>
  Array.from({ length: view.getUint32(at + 12) }, (_, index): Range => [
    view.getUint32(at + 16 + index * 12),
    view.getUint32(at + 20 + index * 12),
  ]);
const segments = (view: DataView, at: number): Range[] => {
  if (at < 0) throw new Error('the font has no Unicode character map');
  const count = view.getUint16(at + 6) / 2;
  return Array.from({ length: count }, (_, index): Range => [
    view.getUint16(at + 16 + count * 2 + index * 2),
    view.getUint16(at + 14 + index * 2),
  ]);
};
