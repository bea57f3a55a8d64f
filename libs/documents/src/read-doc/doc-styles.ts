// Decides what the styles of an old Word file say of a paragraph: heading level, list, bold, contents (MS-DOC: STSH).
import { parts, type DocStreams } from './doc-streams';
import { eachChange } from './properties';

export interface ParagraphMarks {
  headingLevel: number | null;
  list: number | null;
  level: number | null;
  contents: boolean;
}
export interface CharacterMarks {
  bold: boolean;
  hidden: boolean;
  deleted: boolean;
}
export interface DocStyle extends ParagraphMarks, Omit<CharacterMarks, 'deleted'> {}
export const PLAIN_STYLE: DocStyle = { headingLevel: null, list: null, level: null, contents: false, bold: false, hidden: false };

const BODY_LEVEL = 9;
/** Takes a paragraph change into marks. */
export const changeParagraph = (marks: ParagraphMarks, code: number, operand: Buffer): void => {
  if (code === 0x2640) marks.headingLevel = operand.readUInt8(0) < BODY_LEVEL ? operand.readUInt8(0) + 1 : null;
  else if (code === 0x460b) marks.list = operand.readUInt16LE(0);
  else if (code === 0x260a) marks.level = operand.readUInt8(0);
};
/** A character property is on, off, as the style has it, or the opposite of that. */
const switched = (operand: Buffer, ofStyle: boolean): boolean => {
  const value = operand.readUInt8(0);
  return value === 0x80 ? ofStyle : value === 0x81 ? !ofStyle : value !== 0;
};
export const changeCharacter = (marks: CharacterMarks, code: number, operand: Buffer, ofStyle: Omit<CharacterMarks, 'deleted'>): void => {
  if (code === 0x0835) marks.bold = switched(operand, ofStyle.bold);
  else if (code === 0x083c) marks.hidden = switched(operand, ofStyle.hidden);
  else if (code === 0x0800) marks.deleted = switched(operand, false);
};

interface RawStyle {
  readonly kind: number;
  readonly base: number;
  readonly known: number;
  readonly paragraph: Buffer;
  readonly characters: Buffer;
}
const PARAGRAPH = 1;
const NO_BASE = 0xfff;

const rawStyle = (bytes: Buffer, fixed: number): RawStyle => {
  const kindAndBase = bytes.readUInt16LE(2);
  const kind = kindAndBase & 0xf;
  let at = fixed + 4 + bytes.readUInt16LE(fixed) * 2;
  const next = (): Buffer => {
    if (at + 2 > bytes.length) return Buffer.alloc(0);
    const size = bytes.readUInt16LE(at);
    const changes = bytes.subarray(at + 2, at + 2 + size);
    at += 2 + size + (size % 2);
    return changes;
  };
  const paragraph = kind === PARAGRAPH ? next().subarray(2) : Buffer.alloc(0);
  return { kind, base: kindAndBase >> 4, known: bytes.readUInt16LE(0) & 0xfff, paragraph, characters: next() };
};

const readRaw = (sheet: Buffer): (RawStyle | null)[] => {
  const head = sheet.readUInt16LE(0);
  const count = sheet.readUInt16LE(2);
  const fixed = sheet.readUInt16LE(4);
  const styles: (RawStyle | null)[] = [];
  let at = 2 + head;
  for (let index = 0; index < count && at + 2 <= sheet.length; index += 1) {
    const size = sheet.readUInt16LE(at);
    styles.push(size === 0 ? null : rawStyle(sheet.subarray(at + 2, at + 2 + size), fixed));
    at += 2 + size + (size % 2);
  }
  return styles;
};

/** Built-in styles are known by number: 1 to 9 are the headings, 19 to 27 the lines of a table of contents. */
const known = (style: DocStyle, number: number): void => {
  if (number >= 1 && number <= 9) style.headingLevel = number;
  if (number >= 19 && number <= 27) style.contents = true;
};

/** The style at each place of the style sheet. */
export const readDocStyles = (streams: DocStreams): ((style: number) => DocStyle) => {
  const sheet = streams.part(parts.styles);
  const raw = sheet.length < 6 ? [] : readRaw(sheet);
  const resolved = new Map<number, DocStyle>();
  const resolve = (index: number, depth: number): DocStyle => {
    const done = resolved.get(index);
    if (done) return done;
    const own = raw[index];
    if (!own || depth > 50) return PLAIN_STYLE;
    const base = own.base === NO_BASE || own.base === index ? PLAIN_STYLE : resolve(own.base, depth + 1);
    const style: DocStyle = { ...base };
    known(style, own.known);
    eachChange(own.paragraph, (code, operand) => changeParagraph(style, code, operand));
    const characters = { bold: style.bold, hidden: style.hidden, deleted: false };
    eachChange(own.characters, (code, operand) => changeCharacter(characters, code, operand, base));
    style.bold = characters.bold;
    style.hidden = characters.hidden;
    resolved.set(index, style);
    return style;
  };
  return (index) => resolve(index, 0);
};
