// Decides whether an old Word file can be read, and where in it the parts are that say what stands in it (MS-DOC: FIB and streams).
import { CFB } from '@e965/xlsx';
import { Unreadable } from '../unreadable';

interface Found {
  readonly content?: Uint8Array | readonly number[];
}
/** SheetJS leaves its reader of compound files without types. */
const containers = CFB as {
  readonly read: (bytes: Uint8Array, options: { readonly type: 'array' | 'buffer' }) => object;
  readonly find: (container: object, path: string) => Found | null;
};

/** Offsets within the FIB of where a part begins in the table stream; its length stands 4 bytes later. */
export const parts = {
  styles: 0xa2,
  footnoteMarks: 0xaa,
  footnoteTexts: 0xb2,
  characterRuns: 0xfa,
  paragraphRuns: 0x102,
  pieces: 0x1a2,
  endnoteMarks: 0x20a,
  endnoteTexts: 0x212,
  lists: 0x2e2,
  listUses: 0x2ea,
} as const;

export interface DocStreams {
  readonly main: Buffer;
  readonly table: Buffer;
  readonly data: Buffer;
  readonly part: (at: number) => Buffer;
  /** From the beginning of a part to the end of the stream: lists go on beyond the length that is given. */
  readonly from: (at: number) => Buffer;
  /** Characters of the stories, which follow each other in this order. */
  readonly lengths: {
    readonly body: number;
    readonly footnotes: number;
    readonly headers: number;
    readonly comments: number;
    readonly endnotes: number;
    readonly boxes: number;
  };
}

const MAGIC = 0xa5ec;
const WORD_97 = 0xc1;

export const openDoc = (bytes: Uint8Array): DocStreams => {
  const container = containers.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { type: 'buffer' });
  const stream = (name: string): Buffer => Buffer.from(containers.find(container, `/${name}`)?.content ?? []);
  const main = stream('WordDocument');
  if (main.readUInt16LE(0) !== MAGIC || main.readUInt16LE(2) < WORD_97) throw new Unreadable('unsupported', 'older than Word 97');
  const flags = main.readUInt16LE(0xa);
  if ((flags & 0x0100) !== 0) throw new Unreadable('encrypted', 'a password');
  const table = stream((flags & 0x0200) !== 0 ? '1Table' : '0Table');
  const beginOf = (at: number): number => {
    const begin = main.readUInt32LE(at);
    if (begin > table.length) throw new Unreadable('damaged', `a part begins at ${begin} of ${table.length}`);
    return begin;
  };
  const lengthAt = (at: number): number => main.readInt32LE(at);
  return {
    main,
    table,
    data: stream('Data'),
    part: (at) => table.subarray(beginOf(at), beginOf(at) + main.readUInt32LE(at + 4)),
    from: (at) => (main.readUInt32LE(at + 4) === 0 ? Buffer.alloc(0) : table.subarray(beginOf(at))),
    lengths: {
      body: lengthAt(0x4c),
      footnotes: lengthAt(0x50),
      headers: lengthAt(0x54),
      comments: lengthAt(0x5c),
      endnotes: lengthAt(0x60),
      boxes: lengthAt(0x64),
    },
  };
};
