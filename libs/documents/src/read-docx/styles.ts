// Decides what the style of a paragraph or run says about it: heading level, list, bold, hidden, contents (styles.xml).
import type { Package } from '../read-package/open-package';
import { parseXml } from '../read-package/parse-xml';
import { isOn, levelOf } from './numbering';

interface Style {
  readonly id: string;
  readonly type: string;
  readonly isDefault: boolean;
  name: string;
  basedOn: string | null;
  outline: number | null;
  numId: string | null;
  level: number | null;
  bold: boolean | null;
  hidden: boolean | null;
}
/** What a style says once those it is based on are taken in. */
export interface ResolvedStyle {
  readonly headingLevel: number | null;
  readonly numId: string | null;
  readonly level: number | null;
  readonly bold: boolean | null;
  readonly hidden: boolean | null;
  /** A line of a table of contents, or its title. */
  readonly contents: boolean;
  /** Its own id and those it is based on, nearest first. */
  readonly ids: readonly string[];
}
const PLAIN: ResolvedStyle = { headingLevel: null, numId: null, level: null, bold: null, hidden: null, contents: false, ids: [] };

/** Where a document has no styles that could define a list. */
export const plainStyles: { readonly of: (id: string | null) => ResolvedStyle } = { of: () => PLAIN };

/** Word keeps the English name in its files, other programs write the local one. */
const HEADING_NAME = /^(?:heading|标题|標題)\s*([1-9])(?:$|[,，;])/i;
const CONTENTS_NAME = /^(?:toc|目录|目錄)\s*(?:[1-9]|heading|标题)(?:$|[,，;])/i;

export class Styles {
  private readonly resolved = new Map<string, ResolvedStyle>();
  private readonly usual: ResolvedStyle;

  constructor(
    private readonly styles: ReadonlyMap<string, Style>,
    readonly boldByDefault: boolean,
  ) {
    const usual = [...styles.values()].find(({ type, isDefault }) => type === 'paragraph' && isDefault);
    this.usual = usual ? this.resolve(usual.id) : PLAIN;
  }

  /** A style by its id; the usual paragraph style where a paragraph names none. */
  of(id: string | null): ResolvedStyle {
    return id === null ? this.usual : this.resolve(id);
  }

  private resolve(id: string): ResolvedStyle {
    const known = this.resolved.get(id);
    if (known) return known;
    const chain: Style[] = [];
    for (let next = this.styles.get(id); next && !chain.includes(next) && chain.length < 50; next = this.styles.get(next.basedOn ?? ''))
      chain.push(next);
    const first = <K extends 'outline' | 'numId' | 'level' | 'bold' | 'hidden'>(key: K): Style[K] | null =>
      chain.find((style) => style[key] !== null)?.[key] ?? null;
    const named = chain.map(({ name }) => HEADING_NAME.exec(name)?.[1]).find((level) => level !== undefined);
    const outline = first('outline');
    const found: ResolvedStyle = {
      headingLevel: outline !== null ? (outline < 9 ? outline + 1 : null) : named !== undefined ? Number(named) : null,
      numId: first('numId'),
      level: first('level'),
      bold: first('bold'),
      hidden: first('hidden'),
      contents: chain.some(({ name }) => CONTENTS_NAME.test(name)),
      ids: chain.map((style) => style.id),
    };
    this.resolved.set(id, found);
    return found;
  }
}

const settings: Readonly<Record<string, (style: Style, value: string | undefined) => void>> = {
  'w:name': (style, value) => (style.name = value?.trim() ?? ''),
  'w:basedOn': (style, value) => (style.basedOn = value ?? null),
  'w:outlineLvl': (style, value) => (style.outline = Number(value)),
  'w:numId': (style, value) => (style.numId = value ?? null),
  'w:ilvl': (style, value) => (style.level = levelOf(value)),
  'w:b': (style, value) => (style.bold = isOn(value)),
  'w:vanish': (style, value) => (style.hidden = isOn(value)),
};

/** Reads styles.xml; every paragraph is plain where there is none. */
export const readStyles = async (source: Package, part: string | undefined): Promise<Styles> => {
  const styles = new Map<string, Style>();
  let boldByDefault = false;
  if (part === undefined || !source.has(part)) return new Styles(styles, boldByDefault);
  let style: Style | null = null;
  await parseXml(source.pieces(part), {
    open: (name, attributes) => {
      // How a table style dresses its first row says nothing about paragraphs.
      if (name === 'w:tblStylePr') return false;
      if (name === 'w:style')
        style = {
          id: attributes('w:styleId') ?? '',
          type: attributes('w:type') ?? 'paragraph',
          isDefault: attributes('w:default') !== undefined && isOn(attributes('w:default')),
          name: '',
          basedOn: null,
          outline: null,
          numId: null,
          level: null,
          bold: null,
          hidden: null,
        };
      else if (style) settings[name]?.(style, attributes('w:val'));
      else if (name === 'w:b') boldByDefault = isOn(attributes('w:val'));
      return true;
    },
    close: (name) => {
      if (name !== 'w:style' || !style) return;
      styles.set(style.id, style);
      style = null;
    },
  });
  return new Styles(styles, boldByDefault);
};
