// Decides how what a reader found becomes a document: one text, blocks on lines of their own, cells with their exact places.
import type { Block, Cell, Medium, SourceDocument } from '@camphor/domain';
import { readLimits } from './read-limits.table';
import { Unreadable } from './unreadable';

export interface FoundParagraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly headingLevel?: number;
  readonly bold?: boolean;
}
export type FoundCell = Pick<Cell, 'text' | 'row' | 'column' | 'rowSpan' | 'columnSpan'>;
export interface FoundTable {
  readonly kind: 'table';
  readonly cells: readonly FoundCell[];
  readonly sheet?: string;
}
export type Found = FoundParagraph | FoundTable;

class Sheet {
  private readonly pieces: string[] = [];
  length = 0;

  write(text: string): { readonly start: number; readonly end: number } {
    const start = this.length;
    this.length += text.length;
    if (this.length > readLimits.characters) throw new Unreadable('too_much', `more than ${readLimits.characters} characters`);
    this.pieces.push(text);
    return { start, end: this.length };
  }
  get text(): string {
    return this.pieces.join('');
  }
}

const inOrder = (a: FoundCell, b: FoundCell): number => a.row - b.row || a.column - b.column;

const writeCells = (sheet: Sheet, cells: readonly FoundCell[]): Cell[] => {
  let before: FoundCell | null = null;
  return [...cells].sort(inOrder).map((cell) => {
    if (before) sheet.write(before.row === cell.row ? '\t' : '\n');
    before = cell;
    return { ...cell, ...sheet.write(cell.text) };
  });
};

const saysNothing = (found: Found): boolean =>
  found.kind === 'paragraph' ? found.text.trim() === '' : found.cells.every(({ text }) => text.trim() === '');

/** Lays out in the given order; what says nothing is left out. */
export const layOutDocument = (medium: Medium, found: readonly Found[]): SourceDocument => {
  const sheet = new Sheet();
  const blocks: Block[] = [];
  for (const item of found) {
    if (saysNothing(item)) continue;
    if (sheet.length > 0) sheet.write('\n');
    const start = sheet.length;
    if (item.kind === 'paragraph') {
      const text = item.text.trim();
      blocks.push({ ...item, text, ...sheet.write(text) });
    } else {
      const cells = writeCells(sheet, item.cells);
      blocks.push({ ...item, cells, start, end: sheet.length });
    }
  }
  return { medium, text: sheet.text, blocks };
};
