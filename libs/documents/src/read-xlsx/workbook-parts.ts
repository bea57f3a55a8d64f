// Records what the cells of a workbook refer to: its sheets, the texts that they share and the number formats of their styles.
import type { Package } from '../read-package/open-package';
import { parseXml } from '../read-package/parse-xml';
import { readLimits } from '../read-limits.table';
import { Unreadable } from '../unreadable';
import { builtInFormatsTable } from './cell-formats.table';

export interface SheetEntry {
  readonly name: string;
  readonly relationship: string;
  readonly hidden: boolean;
}
export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  readonly date1904: boolean;
}
const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

export const readWorkbook = async (source: Package, part: string): Promise<Workbook> => {
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  await parseXml(source.pieces(part), {
    open: (name, attributes) => {
      if (name === 's:workbookPr') date1904 = isTrue(attributes('date1904'));
      if (name === 's:sheet')
        sheets.push({
          name: attributes('name') ?? '',
          relationship: attributes('r:id') ?? '',
          hidden: /hidden/i.test(attributes('state') ?? ''),
        });
      if (sheets.length > readLimits.sheets) throw new Unreadable('too_much', `more than ${readLimits.sheets} sheets`);
    },
  });
  return { sheets, date1904 };
};

/** The texts that cells share; how a character is pronounced is no part of them. */
export const readSharedStrings = async (source: Package, part: string | undefined): Promise<readonly string[]> => {
  const strings: string[] = [];
  if (part === undefined || !source.has(part)) return strings;
  let words = '';
  let inText = false;
  let characters = 0;
  await parseXml(source.pieces(part), {
    open: (name) => {
      if (name === 's:rPh') return false;
      if (name === 's:si') words = '';
      inText = name === 's:t';
      return true;
    },
    close: (name) => {
      inText = false;
      if (name !== 's:si') return;
      strings.push(words);
      characters += words.length;
      if (strings.length > readLimits.sharedStrings || characters > 4 * readLimits.characters)
        throw new Unreadable('too_much', 'too many shared texts');
    },
    text: (text) => {
      if (inText) words += text;
    },
  });
  return strings;
};

/** The number format of each cell style, by its place. */
export const readCellFormats = async (source: Package, part: string | undefined): Promise<readonly string[]> => {
  const own = new Map<number, string>();
  const formats: number[] = [];
  if (part === undefined || !source.has(part)) return [];
  let inCellStyles = false;
  await parseXml(source.pieces(part), {
    open: (name, attributes) => {
      if (name === 's:numFmt') own.set(Number(attributes('numFmtId')), attributes('formatCode') ?? 'General');
      if (name === 's:cellXfs') inCellStyles = true;
      if (name === 's:xf' && inCellStyles) formats.push(Number(attributes('numFmtId') ?? 0));
      return name !== 's:dxfs';
    },
    close: (name) => {
      if (name === 's:cellXfs') inCellStyles = false;
    },
  });
  return formats.map((id) => own.get(id) ?? builtInFormatsTable[id] ?? 'General');
};
