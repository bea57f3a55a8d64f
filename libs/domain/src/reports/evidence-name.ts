// Decides the name that a piece of evidence is kept and downloaded under: harmless on every system, its extension that of the content.
import { EVIDENCE_KINDS, evidenceKinds, type EvidenceKind } from './evidence.table';

const LONGEST = 120;
/** Several systems end a name at 255 bytes; a Chinese character takes three, an emoji four. */
const LONGEST_BYTES = 200;
// Control characters, what Windows forbids, and marks that make a name read otherwise than it is written (bidi, zero width).
const HIDDEN = /[\u0000-\u001f\u007f-\u009f<>:"|?*\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\p{Co}/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
/** Devices of Windows: a file of this name cannot be opened there, whatever its extension. */
const DEVICE = /^(?:con|prn|aux|nul|clock\$|com\d|lpt\d)$/i;

const bytesOf = (character: string): number => {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
};
const shortened = (text: string, longest: number, bytes: number): string => {
  let kept = '';
  let count = 0;
  let room = bytes;
  for (const character of text) {
    room -= bytesOf(character);
    count += 1;
    if (count > longest || room < 0) break;
    kept += character;
  }
  return kept;
};
const bare = (text: string): string => text.replace(/^[\s.]+|[\s.]+$/gu, '');

/** The last part of what was sent, without what a file system, a header or a reader's eye could trip over; may be empty. */
export const plainName = (sent: string): string =>
  bare((sent.split(/[\\/]/).at(-1) ?? '').replace(LONE_SURROGATE, '').replace(HIDDEN, '').normalize('NFC').replace(/\s+/gu, ' '));

const known = new Set<string>(EVIDENCE_KINDS.flatMap((kind) => evidenceKinds[kind].extensions));

export const evidenceName = (sent: string, kind: EvidenceKind): string => {
  const { extensions } = evidenceKinds[kind];
  const name = plainName(sent);
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
  const fits = extensions.includes(extension);
  // What is no extension of ours may be part of the name ("证明.2023"), and ".exe" should be seen, not hidden.
  const stem = bare(fits || known.has(extension) ? name.slice(0, Math.max(dot, 0)) : name);
  const ending = `.${fits ? extension : extensions[0]}`;
  const short = bare(shortened(stem, LONGEST - ending.length, LONGEST_BYTES - ending.length));
  const device = DEVICE.test(short.split('.')[0]?.trim() ?? '');
  return `${device ? '_' : ''}${short === '' ? '附件' : short}${ending}`;
};
