// Decides how rows of column label → text become the form again: heads above their rows, merged cells where a column is missing.
import { FIRST_COLUMN, headOfColumn } from '../reading/form-rows';
import type { FormRow } from './content';
import { type FormGrid, GridBuilder } from './form-grid';
import { labelFor } from './form-label';
import { type OfficialForm, officialForms } from './official-forms.table';
import type { FormKey } from './sections.table';

/** Rows under one head, and the columns that any of them has, in order. */
interface Block {
  columns: readonly string[];
  readonly rows: FormRow[];
  /** Which rows of the form these are. */
  readonly places: number[];
}

/** `more` put into `columns`, each after the one it follows. */
const joined = (columns: readonly string[], more: readonly string[]): string[] => {
  const all = [...columns];
  let at = -1;
  for (const name of more) {
    const known = all.indexOf(name);
    if (known >= 0) at = known;
    else all.splice((at += 1), 0, name);
  }
  return all;
};
const inOrder = (columns: readonly string[], names: readonly string[]): boolean => {
  let at = -1;
  return names.every((name) => {
    const next = columns.indexOf(name);
    const ahead = next < 0 || next > at;
    at = Math.max(at, next);
    return ahead;
  });
};

const blocksOf = (rows: readonly FormRow[]): Block[] => {
  const blocks: Block[] = [];
  for (const [place, row] of rows.entries()) {
    const names = Object.keys(row);
    if (names.length === 0) continue;
    const block = blocks.at(-1);
    const fits =
      block !== undefined &&
      block.columns[0] === names[0] &&
      (names.length === 1 || block.columns.length === 1 || names.slice(1).some((name) => block.columns.includes(name))) &&
      inOrder(block.columns, names);
    if (fits) {
      block.columns = joined(block.columns, names);
      block.rows.push(row);
      block.places.push(place);
    } else blocks.push({ columns: names, rows: [row], places: [place] });
  }
  return blocks;
};

/** 项目 as the first column is what a column without a head is called. */
const headed = ({ columns }: Pick<Block, 'columns'>): boolean =>
  columns.some((name, index) => !(index === 0 && name === FIRST_COLUMN) && headOfColumn(name).head !== '');

/** A head never returns to none: rows without one begin another form (several projects, one after the other). */
const formsIn = (blocks: readonly Block[]): Block[][] => {
  const forms: Block[][] = [];
  let after = true;
  for (const block of blocks) {
    const own = headed(block);
    if (after && (forms.length === 0 || !own)) forms.push([]);
    forms.at(-1)?.push(block);
    after = own;
  }
  return forms;
};

/** "2023年决算数" is written for {year}决算数. */
const says = (template: string, head: string): boolean => {
  const pattern = template
    .replace(/\s+/g, '')
    .split(/\{year\}|\{lastYear\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.{0,6}')}$`).test(head);
};
interface Head {
  readonly label: string;
  readonly at: number;
}
/** The heads of the official line that has all these columns, in the words of the unit where it has them; null for heads of another form. */
const officialHeads = ({ lines }: OfficialForm, columns: readonly string[], year: string | undefined): readonly Head[] | null => {
  for (const line of lines) {
    if (line.header !== true) continue;
    let next = 0;
    let from = 0;
    const heads = line.cells.map((cell): Head => {
      const own = columns[next];
      const template = cell.is === 'label' ? cell.label : '';
      const fits = own !== undefined && says(template, headOfColumn(own).head);
      if (fits) next += 1;
      from += cell.columns;
      return { label: fits ? own : labelFor(template, year), at: from - cell.columns };
    });
    if (next === columns.length) return heads;
  }
  return null;
};
/** Where a name tells its column it stands there, the others follow one another. */
const headsInTurn = (columns: readonly string[]): readonly Head[] => {
  const heads: Head[] = [];
  for (const label of columns) heads.push({ label, at: Math.max(headOfColumn(label).column ?? 0, (heads.at(-1)?.at ?? -1) + 1) });
  return heads;
};

/** Columns whose empty cells say "the same as above". */
const CONTINUES = /^[一二]级指标$/;
/** How many rows below continue this cell: it is merged with them. */
const continuedBy = (rows: readonly FormRow[], from: number, name: string): number => {
  let rest = from;
  while (rows[rest]?.[name] === '') rest += 1;
  return rest - from;
};

class FormOfBlocks {
  private readonly builder = new GridBuilder();

  constructor(
    private readonly official: OfficialForm,
    private readonly heads: readonly (readonly Head[])[],
    private readonly width: number,
  ) {}

  private put(text: string, columnSpan: number, rowSpan: number, at?: { readonly row: number; readonly column: string }): void {
    const header = at === undefined;
    this.builder.put({ text, rowSpan, columnSpan, is: header ? 'label' : 'text', header, figure: null, ...(at ? { at } : {}) });
  }

  add(block: Block, index: number): void {
    const heads = this.heads[index] ?? [];
    const at = new Map(heads.map((head) => [head.label, head.at]));
    const spans = (names: readonly string[]): number[] =>
      names.map((name, position) => (at.get(names[position + 1] ?? '') ?? this.width) - (at.get(name) ?? 0));
    const labels = heads.map(({ label }) => label);
    /** Cells that a merged one above covers, as row:name. */
    const covered = new Set<string>();
    const rowsFor = (name: string, span: number, below: number): number => {
      let more = continuedBy(block.rows, below, name);
      for (let row = 0; row < more; row += 1) {
        const names = Object.keys(block.rows[below + row] ?? {});
        if (spans(names)[names.indexOf(name)] !== span) more = row;
        else covered.add(`${below + row}:${name}`);
      }
      return more + 1;
    };
    if (headed(block)) {
      this.builder.nextRow();
      const widths = spans(labels);
      labels.forEach((name, position) => {
        const span = widths[position] ?? 1;
        this.put(headOfColumn(name).head, span, position === 0 ? rowsFor(name, span, 0) : 1);
      });
    }
    block.rows.forEach((row, number) => {
      this.builder.nextRow();
      const names = Object.keys(row);
      const widths = spans(names);
      names.forEach((name, position) => {
        if (covered.has(`${number}:${name}`)) return;
        const [text, span] = [row[name] ?? '', widths[position] ?? 1];
        const below = CONTINUES.test(name) && text !== '' ? rowsFor(name, span, number + 1) : 1;
        this.put(text, span, below, { row: block.places[number] ?? 0, column: name });
      });
    });
  }

  done(): FormGrid {
    const { key, title, unitLine, footer, notes } = this.official;
    const widths = Array.from({ length: this.width }, (_, column) => (column === 0 ? 2 : 1));
    return {
      form: key,
      title,
      unitLine,
      widths: this.width === this.official.widths.length ? this.official.widths : widths,
      rows: this.builder.rows,
      headerRows: 0,
      cells: this.builder.cells,
      notes,
      footer,
      from: 'rows',
    };
  }
}

const layOut = (form: FormKey, blocks: readonly Block[], year: string | undefined): FormGrid => {
  const official = officialForms[form];
  const officially = blocks.map((block) => (headed(block) ? officialHeads(official, block.columns, year) : null));
  const known = officially.some((heads) => heads !== null);
  const heads = blocks.map((block, index) => officially[index] ?? headsInTurn(block.columns));
  const width = Math.max(known ? official.widths.length : 1, ...heads.map((each) => (each.at(-1)?.at ?? 0) + 1));
  const grid = new FormOfBlocks(official, heads, width);
  blocks.forEach((block, index) => grid.add(block, index));
  return grid.done();
};

/** The forms that these rows are; several where one follows another. */
export const gridsOfRows = (form: FormKey, rows: readonly FormRow[], year: string | undefined): readonly FormGrid[] =>
  formsIn(blocksOf(rows)).map((blocks) => layOut(form, blocks, year));
