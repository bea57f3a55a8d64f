// Decides how the bytes of an XML part become text: its encoding by mark or declaration, and without the characters that XML forbids.
import { Unreadable } from '../unreadable';

const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const REFERENCE = /&#(?:x([0-9a-f]{1,8})|(\d{1,10}));/gi;

const isCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

/** Programs write forbidden characters now and then; a report is not refused for a form feed. */
const withoutForbidden = (text: string): string =>
  text
    .replace(FORBIDDEN, '')
    .replace(REFERENCE, (whole, hex?: string, decimal?: string) => (isCharacter(hex ? parseInt(hex, 16) : Number(decimal)) ? whole : ''));

const encodingOf = (head: Uint8Array): string => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  const declared = /^[^>]*?encoding\s*=\s*["']([\w-]+)["']/.exec(Buffer.from(head.subarray(0, 200)).toString('latin1'))?.[1] ?? 'utf-8';
  return /^utf-?16/i.test(declared) ? 'utf-8' : declared;
};

/** A piece may end within a reference or between two surrogates: that much waits for the next one. */
const openEnd = (text: string): number => {
  const at = text.lastIndexOf('&');
  if (at >= 0 && text.length - at < 14 && !text.includes(';', at)) return at;
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.length - 1 : text.length;
};

/** Turns the pieces of a part into pieces of text. */
export const xmlText = async function* (pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let waiting = '';
  for await (const piece of pieces) {
    try {
      decoder ??= new TextDecoder(encodingOf(piece));
    } catch {
      throw new Unreadable('damaged', 'an encoding that nobody knows');
    }
    const text = waiting + decoder.decode(piece, { stream: true });
    const end = openEnd(text);
    waiting = text.slice(end);
    yield withoutForbidden(text.slice(0, end));
  }
  yield withoutForbidden(waiting + (decoder?.decode() ?? ''));
};
