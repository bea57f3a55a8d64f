// Decides what is taken out of a zip package: parts by name, inflated in pieces and counted while they are, whatever the headers claim.
import { fromBufferPromise, getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from 'yauzl';
import { readLimits } from '../read-limits.table';
import { Unreadable } from '../unreadable';

export interface Package {
  readonly has: (name: string) => boolean;
  /** The bytes of a part, piece by piece; nothing where there is no such part. */
  readonly pieces: (name: string) => AsyncIterable<Uint8Array>;
}

const keyOf = (name: string): string => name.replace(/^\/+/, '').toLowerCase();
const damaged = (error: unknown): Unreadable =>
  error instanceof Unreadable ? error : new Unreadable('damaged', error instanceof Error ? error.message : 'not a zip file');

/** Names are only looked up, never written to a disk; those that point out of the package belong to nobody. */
const nameOf = (entry: Entry): string | null => {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  return name.endsWith('/') || validateFileName(name) !== null ? null : keyOf(name);
};

const entriesOf = async (zip: ZipFile): Promise<Map<string, Entry>> => {
  if (zip.entryCount > readLimits.entries) throw new Unreadable('too_much', `${zip.entryCount} entries`);
  const entries = new Map<string, Entry>();
  let seen = 0;
  for await (const entry of zip.eachEntry()) {
    seen += 1;
    if (seen > readLimits.entries) throw new Unreadable('too_much', `more than ${readLimits.entries} entries`);
    const name = nameOf(entry);
    if (name === null) continue;
    // Two parts of one name: one program would show the first, another the second.
    if (entries.has(name)) throw new Unreadable('damaged', `${name} stands twice`);
    entries.set(name, entry);
  }
  return entries;
};

/** Opens a package; throws `Unreadable`. */
export const openPackage = async (bytes: Uint8Array): Promise<Package> => {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { decodeStrings: false });
    const entries = await entriesOf(zip);
    let inflated = 0;
    const pieces = async function* (name: string): AsyncGenerator<Uint8Array> {
      const entry = entries.get(keyOf(name));
      if (!entry) return;
      if (entry.isEncrypted()) throw new Unreadable('encrypted', name);
      if (entry.uncompressedSize > readLimits.partBytes) throw new Unreadable('too_much', `${name} claims ${entry.uncompressedSize} bytes`);
      let own = 0;
      try {
        const stream = await zip.openReadStreamPromise(entry);
        for await (const piece of stream as AsyncIterable<Uint8Array>) {
          own += piece.length;
          inflated += piece.length;
          if (own > readLimits.partBytes || inflated > readLimits.inflatedBytes)
            throw new Unreadable('too_much', `${name} inflates without end`);
          if (own > readLimits.ratioFrom && own > entry.compressedSize * readLimits.ratio)
            throw new Unreadable('too_much', `${name} inflates ${readLimits.ratio} fold`);
          yield piece;
        }
      } catch (error) {
        throw damaged(error);
      }
    };
    return { has: (name) => entries.has(keyOf(name)), pieces };
  } catch (error) {
    throw damaged(error);
  }
};
