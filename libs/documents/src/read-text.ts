// Decides how the bytes of a text file become text: UTF-8, UTF-16 or GB18030, and what is no text at all.

export type DecodedText =
  { readonly ok: true; readonly text: string; readonly encoding: string } | { readonly ok: false; readonly code: 'not_text' | 'damaged' };

const REFUSED: DecodedText = { ok: false, code: 'not_text' };
/** Characters that no report contains: NUL and other controls, U+FFFD, lone surrogates. */
const FOREIGN =
  /[\u0000-\u0008\u000e-\u001f\u007f\ufffd\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** Frequent in every Chinese report, and rare in what a wrong encoding makes of one. */
const FREQUENT = /[的一是了年月日万元部门单位预算支出情况工作人员绩效、，。（）：；\d]/g;

const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return FOREIGN.test(text) ? null : text;
  } catch {
    return null;
  }
};

/** Share of frequent characters in the first part of a text. */
const familiarity = (text: string | null): number => {
  const sample = text?.slice(0, 20000) ?? '';
  return sample === '' ? 0 : (sample.match(FREQUENT)?.length ?? 0) / sample.length;
};

/** Bytes that are fine but for a character cut in half at the very end. */
const cutOff = (bytes: Uint8Array, encoding: string): boolean =>
  [1, 2, 3].some((cut) => bytes.length > cut + 20 && decode(bytes.subarray(0, bytes.length - cut), encoding) !== null);

const marked = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
};

/** UTF-16 without a mark: digits and line ends leave a zero byte always on the same side. */
const zeroSides = (bytes: Uint8Array): { readonly even: number; readonly odd: number } => {
  const sides = { even: 0, odd: 0 };
  for (let i = 0; i < Math.min(bytes.length, 65536); i += 1) if (bytes[i] === 0) sides[i % 2 === 0 ? 'even' : 'odd'] += 1;
  return sides;
};

const unmarked = (bytes: Uint8Array): DecodedText => {
  const { even, odd } = zeroSides(bytes);
  if (even + odd === 0) {
    const utf8 = decode(bytes, 'utf-8');
    if (utf8 !== null) return { ok: true, text: utf8, encoding: 'utf-8' };
    if (cutOff(bytes, 'utf-8')) return { ok: false, code: 'damaged' };
  }
  const candidates = even + odd === 0 ? ['gb18030', 'utf-16le', 'utf-16be'] : [odd > even ? 'utf-16le' : 'utf-16be'];
  const read = candidates
    .filter((encoding) => encoding === 'gb18030' || bytes.length % 2 === 0)
    .map((encoding) => ({ encoding, text: decode(bytes, encoding) }))
    .map((candidate) => ({ ...candidate, familiar: familiarity(candidate.text) }))
    .sort((a, b) => b.familiar - a.familiar)[0];
  if (read?.text && read.familiar > 0.02) return { ok: true, text: read.text, encoding: read.encoding };
  return cutOff(bytes, 'gb18030') && familiarity(decode(bytes.subarray(0, bytes.length - 1), 'gb18030')) > 0.1
    ? { ok: false, code: 'damaged' }
    : REFUSED;
};

/** The text of a file and its encoding (the byte order mark is left out); refused when no encoding makes text of it. */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const encoding = marked(bytes);
  if (encoding === null) return unmarked(bytes);
  const text = decode(bytes, encoding);
  if (text !== null) return { ok: true, text, encoding };
  return cutOff(bytes, encoding) ? { ok: false, code: 'damaged' } : REFUSED;
};
