// Records the lists of an old Word file in the form in which those of a new one are counted (MS-DOC: LST and LFO).
import type { AbstractList, Level, List, Numbering } from '../read-docx/numbering';
import { parts, type DocStreams } from './doc-streams';
import { numberCodesTable } from './number-codes.table';

/** Reads values one after the other. */
class Cursor {
  at = 0;
  constructor(readonly bytes: Buffer) {}
  take(size: number): Buffer {
    const taken = this.bytes.subarray(this.at, this.at + size);
    this.at += size;
    return taken;
  }
  int(): number {
    this.at += 4;
    return this.bytes.readInt32LE(this.at - 4);
  }
  short(): number {
    this.at += 2;
    return this.bytes.readUInt16LE(this.at - 2);
  }
}

const SUFFIXES = ['tab', 'space', 'nothing'];
const LEGAL = 0x04;
const OWN_RESTART = 0x08;

/** Places of numbers in a label are characters 0 to 8. */
const labelOf = (characters: string): string => characters.replace(/[\u0000-\u0008]/g, (sign) => `%${sign.charCodeAt(0) + 1}`);

const readLevel = (cursor: Cursor): Level => {
  const head = cursor.take(28);
  const flags = head.readUInt8(5);
  cursor.take(head.readUInt8(25));
  cursor.take(head.readUInt8(24));
  const text = cursor.take(cursor.short() * 2).toString('utf16le');
  return {
    start: head.readInt32LE(0),
    format: numberCodesTable[head.readUInt8(4)] ?? 'decimal',
    text: labelOf(text),
    restart: (flags & OWN_RESTART) === 0 ? null : head.readUInt8(26),
    legal: (flags & LEGAL) !== 0,
    suffix: SUFFIXES[head.readUInt8(15)] ?? 'tab',
    style: null,
  };
};

const readAbstracts = (bytes: Buffer): Map<string, AbstractList> => {
  const abstracts = new Map<string, AbstractList>();
  if (bytes.length < 2) return abstracts;
  const cursor = new Cursor(bytes);
  const heads = Array.from({ length: cursor.short() }, () => cursor.take(28));
  for (const head of heads) {
    const id = String(head.readInt32LE(0));
    const levels = new Map<number, Level>();
    const isSimple = (head.readUInt8(26) & 1) === 1;
    for (let at = 0; at < (isSimple ? 1 : 9); at += 1) levels.set(at, readLevel(cursor));
    abstracts.set(id, { id, levels, styleLink: null, numStyleLink: null });
  }
  return abstracts;
};

const readLists = (bytes: Buffer): Map<string, List> => {
  const lists = new Map<string, List>();
  if (bytes.length < 4) return lists;
  const cursor = new Cursor(bytes);
  const heads = Array.from({ length: Math.min(cursor.int(), 65_535) }, () => cursor.take(16));
  heads.forEach((head, index) => {
    const list: List = { id: String(index + 1), abstractId: String(head.readInt32LE(0)), starts: new Map(), levels: new Map() };
    lists.set(list.id, list);
    cursor.take(4);
    for (let over = 0; over < head.readUInt8(12); over += 1) {
      const start = cursor.int();
      const flags = cursor.int();
      if ((flags & 0x10) !== 0) list.starts.set(flags & 0xf, start);
      if ((flags & 0x20) !== 0) list.levels.set(flags & 0xf, readLevel(cursor));
    }
  });
  return lists;
};

export const readDocLists = (streams: DocStreams): Numbering => ({
  abstracts: readAbstracts(streams.from(parts.lists)),
  lists: readLists(streams.from(parts.listUses)),
});
