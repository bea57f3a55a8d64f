// Decides what a clerk sees of a story of an old Word file: paragraphs and tables as if all changes were accepted.
import type { Found, FoundParagraph } from '../lay-out-document';
import { readLimits } from '../read-limits.table';
import type { ListCounter } from '../read-docx/count-lists';
import { Fields } from '../read-docx/fields';
import { paragraphsOf } from '../read-docx/paragraph';
import { tableOf } from '../read-docx/table';
import { Unreadable } from '../unreadable';
import { changeCharacter, changeParagraph, type DocStyle, type ParagraphMarks } from './doc-styles';
import { openTableOf, readLayout, type DocCell, type DocRow } from './doc-table';
import type { DocText } from './pieces';
import { eachChange, runAt, TABLE_LAYOUT, type PropertyRun } from './properties';

export interface DocContext {
  readonly text: DocText;
  readonly characters: readonly PropertyRun[];
  readonly paragraphs: readonly PropertyRun[];
  readonly styleOf: (style: number) => DocStyle;
  readonly lists: ListCounter;
  readonly data: Buffer;
  /** What stands in the note whose mark is this character. */
  readonly noteAt: (position: number) => readonly Found[];
}

interface ParagraphProperties extends ParagraphMarks {
  inTable: boolean;
  endsRow: boolean;
  layout: readonly DocCell[];
}

const HUGE = new Set([0x6645, 0x6646]);
const propertiesOf = ({ style, changes }: PropertyRun, { styleOf, data }: DocContext): ParagraphProperties => {
  const { headingLevel, list, level, contents } = styleOf(style);
  const marks: ParagraphProperties = { headingLevel, list, level, contents, inTable: false, endsRow: false, layout: [] };
  const take = (code: number, operand: Buffer): void => {
    if (code === 0x2416) marks.inTable = operand.readUInt8(0) !== 0;
    else if (code === 0x2417) marks.endsRow = operand.readUInt8(0) !== 0;
    else if (code === TABLE_LAYOUT) marks.layout = readLayout(operand);
    else if (HUGE.has(code)) {
      // Too many changes for a page of 512 bytes stand in a stream of their own.
      const at = operand.readUInt32LE(0);
      if (at + 2 <= data.length) eachChange(data.subarray(at + 2, at + 2 + data.readUInt16LE(at)), take);
    } else changeParagraph(marks, code, operand);
  };
  eachChange(changes, take);
  return marks;
};

const CELL_END = '\u0007';
const ENDS = new Set(['\r', '\u000c', CELL_END]);
/** Characters that stand for something else; all others below a blank are anchors of what is no text. */
const SEEN: Readonly<Record<string, string>> = { '\t': '\t', '\u000b': '\n', '\u001e': '-' };

/** Reads characters `start` to `end` of the text. */
export class DocStory {
  private readonly found: Found[] = [];
  private readonly fields = new Fields();
  private rows: DocRow[] = [];
  private cells: FoundParagraph[][] = [];
  private cell: FoundParagraph[] = [];
  private words = '';
  private bold = 0;
  private plain = 0;
  private after: Found[] = [];
  private notes = 0;
  private inContents = false;

  constructor(private readonly context: DocContext) {}

  read(start: number, end: number): readonly Found[] {
    for (const piece of this.context.text.pieces) {
      let position = Math.max(start, piece.start);
      const last = Math.min(end, piece.end);
      while (position < last) {
        const offset = piece.offset + (position - piece.start) * piece.width;
        const run = this.context.characters[runAt(this.context.characters, offset)];
        const until = run && run.to > offset ? Math.ceil((run.to - offset) / piece.width) : last - position;
        const stop = Math.min(last, position + Math.max(1, until));
        this.readRun(position, stop, piece.offset - piece.start * piece.width, piece.width, run?.changes ?? null);
        position = stop;
      }
    }
    this.endTable();
    this.put(null, false);
    return this.found;
  }

  private readRun(start: number, stop: number, base: number, width: number, changes: Buffer | null): void {
    let paragraphAt = -1;
    let marks = { bold: false, hidden: false, deleted: false };
    for (let position = start; position < stop; position += 1) {
      const offset = base + position * width;
      const at = runAt(this.context.paragraphs, offset);
      if (at !== paragraphAt) {
        paragraphAt = at;
        const style = this.context.styleOf(this.context.paragraphs[at]?.style ?? 0);
        const own = { bold: style.bold, hidden: style.hidden, deleted: false };
        if (changes) eachChange(changes, (code, operand) => changeCharacter(own, code, operand, style));
        marks = own;
      }
      this.readCharacter(this.context.text.text.charAt(position), position, marks, this.context.paragraphs[at]);
    }
  }

  private readCharacter(
    char: string,
    position: number,
    { bold, hidden, deleted }: { readonly bold: boolean; readonly hidden: boolean; readonly deleted: boolean },
    paragraph: PropertyRun | undefined,
  ): void {
    if (ENDS.has(char)) {
      if (!(deleted && char === '\r')) this.endParagraph(char, paragraph);
      return;
    }
    if (deleted || hidden) return;
    if (char === '\u0013') this.fields.begin();
    else if (char === '\u0014') this.fields.separate();
    else if (char === '\u0015') this.say(this.fields.end(), bold);
    else if (char === '\u0002') this.note(position);
    else if (this.fields.hidesText) this.fields.instruct(char);
    else if (char >= ' ') this.say(char, bold);
    else this.say(SEEN[char] ?? '', bold);
    this.inContents ||= this.fields.inContents;
  }

  private say(words: string, bold: boolean): void {
    if (words === '' || this.fields.inContents) return;
    this.words += words;
    if (words.trim() === '') return;
    if (bold) this.bold += 1;
    else this.plain += 1;
  }
  private note(position: number): void {
    const [first, ...more] = this.context.noteAt(position);
    if (first?.kind !== 'paragraph') return;
    this.notes += 1;
    this.after.push({ ...first, text: `注${this.notes}：${first.text}` }, ...more);
  }

  private endParagraph(char: string, run: PropertyRun | undefined): void {
    const marks = run ? propertiesOf(run, this.context) : null;
    if (marks?.endsRow && char === CELL_END) {
      this.rows.push({ layout: marks.layout, cells: this.cells });
      this.cells = [];
      this.clear();
    } else if (char === CELL_END || marks?.inTable) {
      this.put(marks, true);
      if (char === CELL_END) {
        this.cells.push(this.cell);
        this.cell = [];
      }
    } else {
      this.endTable();
      this.put(marks, false);
    }
    if (this.found.length > readLimits.paragraphs || this.rows.length > readLimits.cells)
      throw new Unreadable('too_much', 'too many paragraphs');
  }

  /** Takes the paragraph in hand to where it belongs. */
  private put(marks: ParagraphMarks | null, inCell: boolean): void {
    const isContents = this.words.trim() === '' && this.inContents;
    if (!isContents && !marks?.contents) {
      const label =
        marks === null || marks.list === null || marks.list === 0 ? '' : this.context.lists.next(String(marks.list), marks.level ?? 0);
      const paragraphs = paragraphsOf(`${label}${this.words.trim()}`, marks?.headingLevel ?? null, this.bold > 0 && this.plain === 0);
      if (inCell) this.cell.push(...paragraphs);
      else this.found.push(...paragraphs);
    } else if (!inCell) this.dropContentsTitle();
    this.found.push(...this.after);
    this.clear();
  }
  private dropContentsTitle(): void {
    const last = this.found.at(-1);
    if (last?.kind === 'paragraph' && /^目\s*[录錄次]$/.test(last.text)) this.found.pop();
  }
  private clear(): void {
    this.words = '';
    this.bold = 0;
    this.plain = 0;
    this.after = [];
    this.inContents = this.fields.inContents;
  }

  private endTable(): void {
    // Cells without the end of their row: what they say is kept as lines.
    const loose = [...this.cells.flat(), ...this.cell];
    if (this.rows.length > 0) this.found.push(...tableOf(openTableOf(this.rows)));
    this.found.push(...loose);
    this.rows = [];
    this.cells = [];
    this.cell = [];
  }
}
