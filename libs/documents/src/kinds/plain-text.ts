// Decides whether a file is plain text in an encoding that Chinese offices use, reading it piece by piece.
import type { OpenFile } from './read-at';
import { readAt } from './read-at';

const PIECE = 64 * 1024;
const ENCODINGS = ['utf-8', 'gb18030'] as const;
/** What no text holds: control characters other than tab, line feed, form feed, carriage return and the end mark of old systems. */
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u0019\u001b-\u001f\u007f]/;
const MARKUP = /^\s*<(?:!doctype|\?xml|!--|[a-z][a-z0-9:-]*[\s/>])/i;
const PAGE = /<(?:html|svg|script|body|iframe|object|embed)[\s/>]/i;

const readsAs = async (file: OpenFile, encoding: string): Promise<boolean> => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < file.size; at += PIECE) {
      const last = at + PIECE >= file.size;
      if (CONTROL.test(decoder.decode(await readAt(file, at, PIECE), { stream: !last }))) return false;
    }
    return true;
  } catch {
    return false;
  }
};

/** `markup`: text, but a web page or XML. */
export const textKind = async (file: OpenFile): Promise<'text' | 'markup' | null> => {
  const head = await readAt(file, 0, PIECE);
  const wide = head[0] === 0xff && head[1] === 0xfe ? ['utf-16le'] : head[0] === 0xfe && head[1] === 0xff ? ['utf-16be'] : ENCODINGS;
  for (const encoding of wide) {
    if (!(await readsAs(file, encoding))) continue;
    const start = new TextDecoder(encoding).decode(head).slice(0, 4096);
    return MARKUP.test(start) || PAGE.test(start) ? 'markup' : 'text';
  }
  return null;
};
