// Decides what a clerk sees of a story of a Word document (the body, a note): paragraphs and tables as if all changes were accepted.
import type { Found } from '../lay-out-document';
import type { Attributes, XmlVisitor } from '../read-package/parse-xml';
import { readLimits } from '../read-limits.table';
import { Unreadable } from '../unreadable';
import type { ListCounter } from './count-lists';
import { Fields } from './fields';
import { isOn, levelOf } from './numbering';
import { openParagraph, paragraphsOf, type OpenParagraph, type Run } from './paragraph';
import type { Styles } from './styles';
import { symbolOf } from './symbols.table';
import { openCell, openRow, spanOf, tableOf, type OpenTable } from './table';

/** Never seen: deleted and moved text, what formatting was before, comments, ink and embedded objects, pronunciation. */
const UNSEEN = new Set([
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:delInstrText',
  'w:pPrChange',
  'w:rPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:tblGridChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:numberingChange',
  'w:sectPr',
  'w:rt',
  'w:annotationRef',
  'w:footnoteRef',
  'w:endnoteRef',
  'o:OLEObject',
]);
/** Characters that stand as elements. */
const CHARACTERS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};
/** What a story is read with. */
export interface StoryContext {
  readonly styles: Styles;
  readonly lists: ListCounter;
  /** The note of a kind ("footnote", "endnote") by its id. */
  readonly note: (kind: string, id: string) => readonly Found[];
  /** A field that was begun and never ended: all that is not an instruction is taken as seen. */
  readonly brokenFields: boolean;
  readonly counted: { paragraphs: number; tables: number; cells: number; characters: number };
}

/** Where finished paragraphs go: a body, a cell, a text box. */
interface Flow {
  readonly found: Found[];
  /** Waits for the paragraph that it runs on into. */
  waiting: OpenParagraph | null;
}

const grow = (counted: StoryContext['counted'], what: keyof StoryContext['counted'], by = 1): void => {
  counted[what] += by;
  if (counted[what] > readLimits[what]) throw new Unreadable('too_much', `more than ${readLimits[what]} ${what}`);
};

export class StoryReader implements XmlVisitor {
  private readonly path: string[] = [];
  private readonly flows: Flow[] = [{ found: [], waiting: null }];
  private readonly tables: OpenTable[] = [];
  private readonly paragraphs: OpenParagraph[] = [];
  private readonly runs: Run[] = [];
  private readonly stories: Fields[] = [new Fields()];
  private readonly choices: boolean[] = [];
  /** Of the content controls that are open: does it hold a table of contents? */
  private readonly controls: boolean[] = [];
  private preserved = false;
  private notes = 0;

  constructor(private readonly context: StoryContext) {}

  /** What the story said, once it is read to its end. */
  finish(): readonly Found[] {
    const flow = this.flow;
    this.flush(flow);
    return flow.found;
  }
  /** A field of the body never ended: what it hid may have been the report. */
  get brokenField(): boolean {
    return this.fields.unfinished;
  }

  open = (name: string, attributes: Attributes): boolean => {
    const parent = this.path.at(-1) ?? '';
    if (parent === 'w:rPr' || parent === 'w:pPr' || parent === 'w:numPr' || parent === 'w:trPr' || parent === 'w:tcPr') {
      if (name !== 'w:rPr' && name !== 'w:numPr') {
        this.property(parent, name, attributes('w:val'), attributes);
        return false;
      }
    } else if (UNSEEN.has(name)) return false;
    if (name === 'mc:AlternateContent') this.choices.push(false);
    if (name === 'mc:Choice' || name === 'mc:Fallback') {
      // The same drawing twice, for new programs and old ones: the first is taken.
      if (this.choices.pop() === true) {
        this.choices.push(true);
        return false;
      }
      this.choices.push(true);
    }
    this.path.push(name);
    this.begin(name, attributes);
    return true;
  };

  close = (name: string): void => {
    this.path.pop();
    if (name === 'mc:AlternateContent') this.choices.pop();
    this.end(name);
  };

  text = (words: string): void => {
    const parent = this.path.at(-1);
    if (parent === 'w:instrText') this.fields.instruct(words);
    else if (parent === 'w:t' || parent === 'm:t') this.say(this.preserved ? words : words.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''));
  };

  private get flow(): Flow {
    return this.flows.at(-1) ?? { found: [], waiting: null };
  }
  private get fields(): Fields {
    return this.stories.at(-1) ?? new Fields();
  }

  private begin(name: string, attributes: Attributes): void {
    if (name === 'w:p') this.beginParagraph();
    else if (name === 'w:r') this.runs.push({ bold: null, hidden: null, style: null });
    else if (name === 'w:t' || name === 'm:t') this.preserved = name === 'm:t' || attributes('xml:space') === 'preserve';
    else if (name === 'w:tbl') this.beginTable();
    else if (name === 'w:tr') this.tables.at(-1)?.rows.push(openRow());
    else if (name === 'w:tc') this.beginCell();
    else if (name === 'w:txbxContent') this.beginStory();
    else if (name === 'w:fldChar') this.field(attributes('w:fldCharType'));
    else if (name === 'w:fldSimple') this.simpleField(attributes('w:instr') ?? '');
    else if (name === 'w:sym') this.say(symbolOf(attributes('w:font'), attributes('w:char')));
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') this.note(name, attributes('w:id') ?? '');
    else if (name === 'm:den') this.say('/');
    else if (name === 'w:sdt') this.controls.push(false);
    else if (name === 'w:docPartGallery' && attributes('w:val') === 'Table of Contents') this.controls[this.controls.length - 1] = true;
    else if (CHARACTERS[name] !== undefined && this.path.at(-2) === 'w:r') this.say(CHARACTERS[name]);
  }

  private end(name: string): void {
    if (name === 'w:p') this.endParagraph();
    else if (name === 'w:r') this.runs.pop();
    else if (name === 'w:tbl') this.endTable();
    else if (name === 'w:tc') this.endCell();
    else if (name === 'w:txbxContent') this.endStory();
    else if (name === 'w:fldSimple') this.fields.end();
    else if (name === 'w:sdt') this.controls.pop();
  }

  private property(parent: string, name: string, value: string | undefined, attributes: Attributes): void {
    const paragraph = this.paragraphs.at(-1);
    const row = this.tables.at(-1)?.rows.at(-1);
    if (parent === 'w:rPr' && this.path.at(-2) === 'w:pPr') {
      if (paragraph && (name === 'w:del' || name === 'w:moveFrom' || (name === 'w:vanish' && isOn(value)))) paragraph.runsOn = true;
    } else if (parent === 'w:rPr' && this.path.at(-2) === 'w:r') this.runProperty(name, value);
    else if (parent === 'w:pPr' && paragraph) {
      if (name === 'w:pStyle') paragraph.style = value ?? null;
      else if (name === 'w:outlineLvl') paragraph.outline = Number(value);
    } else if (parent === 'w:numPr' && paragraph) {
      if (name === 'w:numId') paragraph.numId = value ?? null;
      else if (name === 'w:ilvl') paragraph.level = levelOf(value);
    } else if (parent === 'w:trPr' && row) {
      if (name === 'w:del' || (name === 'w:hidden' && isOn(value))) row.left = true;
      else if (name === 'w:gridBefore') row.skippedBefore = spanOf(value);
    } else if (parent === 'w:tcPr') this.cellProperty(name, value, attributes);
  }

  private runProperty(name: string, value: string | undefined): void {
    const run = this.runs.at(-1);
    if (!run) return;
    if (name === 'w:b') run.bold = isOn(value);
    else if (name === 'w:vanish') run.hidden = isOn(value);
    else if (name === 'w:rStyle') run.style = value ?? null;
  }

  private cellProperty(name: string, value: string | undefined, attributes: Attributes): void {
    const cell = this.tables.at(-1)?.rows.at(-1)?.cells.at(-1);
    if (!cell) return;
    if (name === 'w:gridSpan') cell.span = spanOf(value);
    else if (name === 'w:vMerge') {
      cell.startsMerge = value === 'restart';
      cell.continuesAbove = value !== 'restart';
    } else if (name === 'w:hMerge') cell.continuesBefore = value !== 'restart';
    else if (name === 'w:cellDel') cell.deleted = true;
    else if (name === 'w:cellMerge') cell.continuesAbove = attributes('w:vMerge') === 'cont';
  }

  private isHidden(run: Run | undefined): boolean {
    if (!run) return false;
    return run.hidden ?? (run.style === null ? null : this.context.styles.of(run.style).hidden) ?? this.styleOfParagraph().hidden ?? false;
  }
  private isBold(run: Run | undefined): boolean {
    if (run?.bold !== null && run?.bold !== undefined) return run.bold;
    const ofRun = run && run.style !== null ? (this.context.styles.of(run.style).bold ?? false) : false;
    // Bold is switched: a bold run style within a bold paragraph style is plain.
    return ofRun !== (this.styleOfParagraph().bold ?? this.context.styles.boldByDefault);
  }
  private styleOfParagraph() {
    return this.context.styles.of(this.paragraphs.at(-1)?.style ?? null);
  }

  private say(words: string): void {
    const paragraph = this.paragraphs.at(-1);
    const run = this.runs.at(-1);
    if (!paragraph || words === '' || (this.fields.hidesText && !this.context.brokenFields) || this.isHidden(run)) return;
    if (this.inContents) {
      paragraph.contents = true;
      return;
    }
    grow(this.context.counted, 'characters', words.length);
    paragraph.words.push(words);
    const said = words.trim().length;
    if (this.isBold(run)) paragraph.boldWords += said;
    else paragraph.plainWords += said;
  }

  private field(type: string | undefined): void {
    if (type === 'begin') this.fields.begin();
    else if (type === 'separate') this.fields.separate();
    else if (type === 'end') this.say(this.fields.end());
  }
  private simpleField(instruction: string): void {
    this.fields.begin();
    this.fields.instruct(instruction);
    this.fields.separate();
  }
  private get inContents(): boolean {
    return this.controls.includes(true) || (this.fields.inContents && !this.context.brokenFields);
  }

  private note(name: string, id: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph || this.isHidden(this.runs.at(-1)) || this.fields.hidesText) return;
    const note = this.context.note(name.slice(2, -'Reference'.length), id);
    this.notes += 1;
    const number = `注${this.notes}：`;
    paragraph.after.push(
      ...note.map((found, at) => (at === 0 && found.kind === 'paragraph' ? { ...found, text: number + found.text } : found)),
    );
  }

  private beginParagraph(): void {
    grow(this.context.counted, 'paragraphs');
    this.paragraphs.push(openParagraph(this.inContents));
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    const flow = this.flow;
    if (flow.waiting) {
      paragraph.words.unshift(...flow.waiting.words);
      paragraph.after.unshift(...flow.waiting.after);
      paragraph.boldWords += flow.waiting.boldWords;
      paragraph.plainWords += flow.waiting.plainWords;
      flow.waiting = null;
    }
    if (paragraph.runsOn) flow.waiting = paragraph;
    else this.put(flow, paragraph);
  }

  private flush(flow: Flow): void {
    const { waiting } = flow;
    flow.waiting = null;
    if (waiting && waiting.words.length + waiting.after.length > 0) this.put(flow, waiting);
  }

  private put(flow: Flow, paragraph: OpenParagraph): void {
    const style = this.context.styles.of(paragraph.style);
    if (!style.contents && (!paragraph.contents || paragraph.words.length > 0)) {
      const outline = paragraph.outline;
      const level = outline === null ? style.headingLevel : outline >= 0 && outline < 9 ? outline + 1 : null;
      const text = `${this.labelOf(paragraph)}${paragraph.words.join('').trim()}`;
      flow.found.push(...paragraphsOf(text, level, paragraph.boldWords > 0 && paragraph.plainWords === 0));
    } else this.dropContentsTitle(flow);
    flow.found.push(...paragraph.after);
  }

  /** "目录" above lines that are left out would be the heading of nothing. */
  private dropContentsTitle(flow: Flow): void {
    const last = flow.found.at(-1);
    if (last?.kind === 'paragraph' && /^目\s*[录錄次]$/.test(last.text)) flow.found.pop();
  }

  private labelOf(paragraph: OpenParagraph): string {
    const style = this.context.styles.of(paragraph.style);
    const numId = paragraph.numId ?? style.numId;
    if (numId === null || numId === '0') return '';
    const level = paragraph.level ?? this.context.lists.levelOfStyle(numId, style.ids) ?? style.level ?? 0;
    return this.context.lists.next(numId, level);
  }

  private beginTable(): void {
    grow(this.context.counted, 'tables');
    this.flush(this.flow);
    this.tables.push({ rows: [] });
  }
  private beginCell(): void {
    grow(this.context.counted, 'cells');
    const cell = openCell();
    this.tables.at(-1)?.rows.at(-1)?.cells.push(cell);
    this.flows.push({ found: cell.found, waiting: null });
  }
  private endCell(): void {
    const flow = this.flows.pop();
    if (flow) this.flush(flow);
  }
  private endTable(): void {
    const table = this.tables.pop();
    if (table && !this.inContents) this.flow.found.push(...tableOf(table));
  }

  private beginStory(): void {
    this.flows.push({ found: [], waiting: null });
    this.stories.push(new Fields());
    this.runs.push({ bold: null, hidden: null, style: null });
  }
  private endStory(): void {
    this.runs.pop();
    this.stories.pop();
    const flow = this.flows.pop();
    if (!flow) return;
    this.flush(flow);
    this.paragraphs.at(-1)?.after.push(...flow.found);
  }
}
