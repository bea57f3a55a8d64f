// Decides which property changes (sprm) an old Word file gives to which bytes of its text: characters and paragraphs, page by page of 512 bytes.
import { readLimits } from '../read-limits.table';
import { Unreadable } from '../unreadable';
import { parts, type DocStreams } from './doc-streams';

export interface PropertyRun {
  readonly from: number;
  readonly to: number;
  /** Style of a paragraph; 0 for characters. */
  readonly style: number;
  readonly changes: Buffer;
}
export type Change = (code: number, operand: Buffer) => void;

const SIZES: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3 };
export const TABLE_LAYOUT = 0xd608;
const TABS = 0xc615;

/** Bytes of an operand, and where it begins. */
const operandAt = (changes: Buffer, code: number, at: number): readonly [number, number] => {
  const size = SIZES[code >> 13];
  if (size !== undefined) return [at, size];
  if (code === TABLE_LAYOUT) return [at + 2, changes.readUInt16LE(at) - 1];
  const length = changes.readUInt8(at);
  if (code !== TABS || length !== 255) return [at + 1, length];
  const deleted = changes.readUInt8(at + 1);
  return [at + 1, 2 + deleted * 4 + changes.readUInt8(at + 2 + deleted * 4) * 3];
};

export const eachChange = (changes: Buffer, tell: Change): void => {
  for (let at = 0; at + 2 < changes.length;) {
    const code = changes.readUInt16LE(at);
    const [begin, size] = operandAt(changes, code, at + 2);
    tell(code, changes.subarray(begin, begin + size));
    at = begin + Math.max(0, size);
  }
};

const NOTHING = Buffer.alloc(0);
const MAX_RUNS = 2_000_000;

/** Character page: offsets to length-prefixed changes. */
const characterChanges = (page: Buffer, runs: number, index: number): Pick<PropertyRun, 'style' | 'changes'> => {
  const at = page.readUInt8((runs + 1) * 4 + index) * 2;
  return { style: 0, changes: at === 0 ? NOTHING : page.subarray(at + 1, at + 1 + page.readUInt8(at)) };
};
/** Paragraph page: offsets to the style and the changes upon it. */
const paragraphChanges = (page: Buffer, runs: number, index: number): Pick<PropertyRun, 'style' | 'changes'> => {
  const at = page.readUInt8((runs + 1) * 4 + index * 13) * 2;
  if (at === 0) return { style: 0, changes: NOTHING };
  const short = page.readUInt8(at);
  const [begin, size] = short === 0 ? [at + 2, page.readUInt8(at + 1) * 2] : [at + 1, short * 2 - 1];
  return { style: page.readUInt16LE(begin), changes: page.subarray(begin + 2, begin + size) };
};

const readRuns = (streams: DocStreams, at: number, changesOf: typeof characterChanges): readonly PropertyRun[] => {
  const table = streams.part(at);
  const count = Math.max(0, Math.floor((table.length - 4) / 8));
  const runs: PropertyRun[] = [];
  for (let index = 0; index < count; index += 1) {
    const number = table.readUInt32LE((count + 1) * 4 + index * 4) & 0x3fffff;
    const page = streams.main.subarray(number * 512, number * 512 + 512);
    const inPage = page.readUInt8(511);
    for (let run = 0; run < inPage; run += 1)
      runs.push({ from: page.readUInt32LE(run * 4), to: page.readUInt32LE(run * 4 + 4), ...changesOf(page, inPage, run) });
    if (runs.length > MAX_RUNS) throw new Unreadable('too_much', `more than ${MAX_RUNS} runs`);
  }
  if (runs.length > 40 * readLimits.paragraphs) throw new Unreadable('too_much', 'too many runs');
  return runs.sort((a, b) => a.from - b.from);
};

export const characterRuns = (streams: DocStreams): readonly PropertyRun[] => readRuns(streams, parts.characterRuns, characterChanges);
export const paragraphRuns = (streams: DocStreams): readonly PropertyRun[] => readRuns(streams, parts.paragraphRuns, paragraphChanges);

/** The place of the last run that begins at or before an offset. */
export const runAt = (runs: readonly PropertyRun[], offset: number): number => {
  let [from, to] = [0, runs.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((runs[middle]?.from ?? Infinity) <= offset) from = middle + 1;
    else to = middle;
  }
  return from - 1;
};
