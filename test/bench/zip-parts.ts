// Decides the raw bound of an office file: its parts found in the directory of the zip, inflated, and their XML split into tags and text.
import { inflateRawSync } from 'node:zlib';
import { SaxesParser } from 'saxes';

const END_OF_DIRECTORY = 0x06054b50;
const STORED = 0;

interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Of a file that we wrote ourselves, so that nothing in it needs to be doubted. */
export const zipParts = (file: Buffer): Part[] => {
  let end = file.length - 22;
  while (file.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  const parts: Part[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = file.readUInt16LE(at + 28);
    const local = file.readUInt32LE(at + 42);
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(from, from + file.readUInt32LE(at + 20));
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    parts.push({ name, bytes: file.readUInt16LE(at + 10) === STORED ? packed : inflateRawSync(packed) });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
};

export const tokeniseParts = (file: Buffer): void => {
  for (const { name, bytes } of zipParts(file)) if (/\.(xml|rels)$/.test(name)) new SaxesParser().write(bytes.toString('utf8')).close();
};
