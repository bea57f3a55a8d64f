// Decides how an XML part is gone through: element by element as it streams in, under names that do not depend on its prefixes.
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { readLimits } from '../read-limits.table';
import { Unreadable } from '../unreadable';
import { namespacesTable } from './namespaces.table';
import { xmlText } from './xml-text';

/** The value of an attribute under its short name ("w:val"; "val" where it has no namespace). */
export type Attributes = (name: string) => string | undefined;
export interface XmlVisitor {
  /** False leaves the element out with all that is in it; `close` is then not called for it. */
  readonly open: (name: string, attributes: Attributes) => boolean | void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** What a parser may stumble over without the meaning of the rest being in doubt. */
const HARMLESS =
  /unbound namespace prefix|malformed character entity|undefined entity|disallowed character|reserved namespace|xml declaration/i;

const shortName = (uri: string, prefix: string, local: string): string => {
  const short = namespacesTable[uri] ?? prefix;
  return short === '' ? local : `${short}:${local}`;
};

const attributesOf = (tag: SaxesTagNS): Attributes => {
  let byName: Map<string, string> | null = null;
  return (name) => {
    byName ??= new Map(Object.values(tag.attributes).map(({ uri, prefix, local, value }) => [shortName(uri, prefix, local), value]));
    return byName.get(name);
  };
};

const parserFor = (visitor: XmlVisitor): SaxesParser<{ xmlns: true }> => {
  const parser = new SaxesParser({ xmlns: true });
  const names: string[] = [];
  let left = 0;
  parser.on('error', (error) => {
    if (!HARMLESS.test(error.message)) throw new Unreadable('damaged', error.message);
  });
  parser.on('doctype', () => {
    throw new Unreadable('unsafe', 'a document type declaration');
  });
  parser.on('opentag', (tag) => {
    const name = shortName(tag.uri, tag.prefix, tag.local);
    names.push(name);
    if (names.length > readLimits.depth) throw new Unreadable('too_much', `elements ${names.length} deep`);
    if (left > 0) left += 1;
    else if (visitor.open(name, attributesOf(tag)) === false) left = 1;
  });
  parser.on('closetag', () => {
    const name = names.pop() ?? '';
    if (left > 0) left -= 1;
    else visitor.close?.(name);
  });
  const text = (words: string): void => {
    if (left === 0) visitor.text?.(words);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  return parser;
};

const LONGEST_WAIT = 1 << 20;
/** Takes out of a text, which ends between two tags, what need not be parsed at all. */
export type XmlSieve = (text: string) => string;

/** Goes through a part once; throws `Unreadable` where it is not XML or asks for something outside of itself. */
export const parseXml = async (pieces: AsyncIterable<Uint8Array>, visitor: XmlVisitor, sieve?: XmlSieve): Promise<void> => {
  const parser = parserFor(visitor);
  let waiting = '';
  for await (const piece of xmlText(pieces)) {
    if (!sieve) {
      parser.write(piece);
      continue;
    }
    const text = waiting + piece;
    const end = Math.max(0, text.lastIndexOf('<'));
    waiting = text.slice(end);
    // A tag that is longer than this is none to wait for.
    if (waiting.length > LONGEST_WAIT) {
      parser.write(text);
      waiting = '';
    } else parser.write(sieve(text.slice(0, end)));
  }
  parser.write(waiting);
  parser.close();
};
