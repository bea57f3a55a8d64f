// Decides what the text of an old Word file is: pieces of the main stream in the order of the piece table.
import { readLimits } from '../read-limits.table';
import { Unreadable } from '../unreadable';
import { parts, type DocStreams } from './doc-streams';

/** Characters `start` to `end` of the text lie from `offset` of the main stream on, `width` bytes each. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  readonly width: 1 | 2;
}
export interface DocText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const pieceTable = (clx: Buffer): Buffer => {
  let at = 0;
  // Property lists stand before the table.
  while (clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2) throw new Unreadable('damaged', 'no piece table');
  return clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
};

const COMPRESSED = 0x40000000;
const latin = new TextDecoder('windows-1252');

export const readText = (streams: DocStreams): DocText => {
  const table = pieceTable(streams.part(parts.pieces));
  const count = Math.floor((table.length - 4) / 12);
  const pieces: Piece[] = [];
  const words: string[] = [];
  let length = 0;
  for (let index = 0; index < count; index += 1) {
    const start = table.readUInt32LE(index * 4);
    const end = table.readUInt32LE(index * 4 + 4);
    const fc = table.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const width = (fc & COMPRESSED) === 0 ? 2 : 1;
    const offset = width === 1 ? (fc & ~COMPRESSED) / 2 : fc;
    if (end < start || start !== length || offset + (end - start) * width > streams.main.length)
      throw new Unreadable('damaged', 'a piece that lies outside');
    length = end;
    if (length > readLimits.characters) throw new Unreadable('too_much', `more than ${readLimits.characters} characters`);
    const bytes = streams.main.subarray(offset, offset + (end - start) * width);
    words.push(width === 2 ? bytes.toString('utf16le') : latin.decode(bytes));
    pieces.push({ start, end, offset, width });
  }
  return { text: words.join(''), pieces };
};
