// Records the lists of a Word document: their levels, and which of them a numbered paragraph counts in (numbering.xml).
import type { Package } from '../read-package/open-package';
import { parseXml } from '../read-package/parse-xml';

export interface Level {
  readonly start: number;
  readonly format: string;
  /** "%1、", "（%2）", "%1.%2": what stands before the paragraph. */
  readonly text: string;
  /** The level (1-based) that starts this one anew; 0: none does. Absent: every higher one. */
  readonly restart: number | null;
  /** All numbers of the label in decimal, whatever their own format. */
  readonly legal: boolean;
  readonly suffix: string;
  /** Paragraph style that stands at this level. */
  readonly style: string | null;
}
export interface AbstractList {
  readonly id: string;
  readonly levels: Map<number, Level>;
  /** The numbering style that defines this list, and the one that it is defined by. */
  styleLink: string | null;
  numStyleLink: string | null;
}
export interface List {
  readonly id: string;
  abstractId: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}
export interface Numbering {
  readonly abstracts: ReadonlyMap<string, AbstractList>;
  readonly lists: ReadonlyMap<string, List>;
}

export const LEVELS = 9;
const EMPTY: Level = { start: 0, format: 'decimal', text: '', restart: null, legal: false, suffix: 'tab', style: null };

const whole = (value: string | undefined, otherwise: number): number => {
  const number = Number(value);
  return value !== undefined && Number.isInteger(number) && number >= 0 && number < 32768 ? number : otherwise;
};
export const levelOf = (value: string | undefined): number => Math.min(LEVELS - 1, whole(value, 0));
export const isOn = (value: string | undefined): boolean => !/^(0|false|off|none)$/i.test(value ?? '1');

const levelSettings: Readonly<Record<string, (value: string | undefined) => Partial<Level>>> = {
  'w:start': (value) => ({ start: whole(value, 0) }),
  'w:numFmt': (value) => ({ format: value ?? 'decimal' }),
  'w:lvlText': (value) => ({ text: value ?? '' }),
  'w:lvlRestart': (value) => ({ restart: whole(value, 0) }),
  'w:isLgl': (value) => ({ legal: isOn(value) }),
  'w:suff': (value) => ({ suffix: value ?? 'tab' }),
  'w:pStyle': (value) => ({ style: value ?? null }),
};

/** Reads numbering.xml; nothing is numbered where there is none. */
export const readNumbering = async (source: Package, part: string | undefined): Promise<Numbering> => {
  const abstracts = new Map<string, AbstractList>();
  const lists = new Map<string, List>();
  if (part === undefined || !source.has(part)) return { abstracts, lists };
  let abstract: AbstractList | null = null;
  let list: List | null = null;
  let override = 0;
  let level: { readonly at: number; value: Level } | null = null;
  await parseXml(source.pieces(part), {
    open: (name, attributes) => {
      const value = attributes('w:val');
      // A choice is offered where an old program would not know the format; the fallback is what every program shows.
      if (name === 'mc:Choice') return false;
      if (name === 'w:abstractNum')
        abstract = { id: attributes('w:abstractNumId') ?? '', levels: new Map(), styleLink: null, numStyleLink: null };
      else if (name === 'w:num') list = { id: attributes('w:numId') ?? '', abstractId: '', starts: new Map(), levels: new Map() };
      else if (name === 'w:abstractNumId' && list) list.abstractId = value ?? '';
      else if (name === 'w:lvlOverride') override = levelOf(attributes('w:ilvl'));
      else if (name === 'w:startOverride' && list) list.starts.set(override, whole(value, 1));
      else if (name === 'w:lvl') level = { at: levelOf(attributes('w:ilvl')), value: EMPTY };
      else if (name === 'w:styleLink' && abstract) abstract.styleLink = value ?? null;
      else if (name === 'w:numStyleLink' && abstract) abstract.numStyleLink = value ?? null;
      else if (level) level.value = { ...level.value, ...levelSettings[name]?.(value) };
      return name !== 'w:pPr' && name !== 'w:rPr';
    },
    close: (name) => {
      if (name === 'w:lvl' && level) {
        (list ?? abstract)?.levels.set(level.at, level.value);
        level = null;
      } else if (name === 'w:abstractNum' && abstract) {
        abstracts.set(abstract.id, abstract);
        abstract = null;
      } else if (name === 'w:num' && list) {
        lists.set(list.id, list);
        list = null;
      }
    },
  });
  return { abstracts, lists };
};
