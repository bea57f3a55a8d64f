// Decides which number stands before each numbered paragraph, counted down the document as Word counts.
import type { Styles } from './styles';
import { LEVELS, type AbstractList, type Level, type List, type Numbering } from './numbering';
import { writeNumber } from './number-formats.table';

/** Labels end in Word with a tab or a blank; after a full-width sign a clerk sees no gap worth a character. */
const gapAfter = (label: string, suffix: string): string => (suffix === 'nothing' || /[^\u0000-\u02ff]$/.test(label) ? '' : ' ');

export class ListCounter {
  /** Of each abstract list: lists that share it count on together. */
  private readonly counts = new Map<AbstractList, (number | null)[]>();
  /** "list level" pairs whose own start was taken: a list starts anew once, where it is first seen. */
  private readonly begun = new Set<string>();

  constructor(
    private readonly numbering: Numbering,
    private readonly styles: Pick<Styles, 'of'>,
  ) {}

  /** A list may be defined by a numbering style, and that by another list. */
  abstractOf(list: List): AbstractList | null {
    let abstract = this.numbering.abstracts.get(list.abstractId) ?? null;
    for (let hops = 0; abstract?.numStyleLink && hops < 8; hops += 1) {
      const link: string = abstract.numStyleLink;
      const linked = this.numbering.lists.get(this.styles.of(link).numId ?? '');
      const defined = [...this.numbering.abstracts.values()].find(({ styleLink }) => styleLink === link);
      const next: AbstractList | null = defined ?? (linked ? (this.numbering.abstracts.get(linked.abstractId) ?? null) : null);
      if (next === null || next === abstract) break;
      abstract = next;
    }
    return abstract;
  }

  /** The level at which a list holds a paragraph style, if it names it. */
  levelOfStyle(numId: string, styleIds: readonly string[]): number | null {
    const list = this.numbering.lists.get(numId);
    const abstract = list ? this.abstractOf(list) : null;
    for (const id of styleIds) {
      for (const levels of [list?.levels, abstract?.levels]) for (const [at, { style }] of levels ?? []) if (style === id) return at;
    }
    return null;
  }

  /** The label of the next paragraph at this level of this list, with the gap after it; '' where nothing stands there. */
  next(numId: string, at: number): string {
    const list = this.numbering.lists.get(numId);
    const abstract = list ? this.abstractOf(list) : null;
    if (!list || !abstract) return '';
    const levelAt = (index: number): Level | undefined => list.levels.get(index) ?? abstract.levels.get(index);
    const level = levelAt(at);
    if (!level) return '';
    const counts = this.counts.get(abstract) ?? Array.from({ length: LEVELS }, () => null);
    this.counts.set(abstract, counts);
    if (list.starts.has(at) && !this.begun.has(`${list.id} ${at}`)) {
      this.begun.add(`${list.id} ${at}`);
      counts[at] = null;
    }
    const startOf = (index: number): number => list.starts.get(index) ?? levelAt(index)?.start ?? 0;
    for (let index = 0; index < at; index += 1) counts[index] ??= startOf(index);
    const count = counts[at] ?? null;
    counts[at] = count === null ? startOf(at) : count + 1;
    for (let index = at + 1; index < LEVELS; index += 1) {
      const restart = levelAt(index)?.restart ?? null;
      if (restart === null || at < restart) counts[index] = null;
    }
    if (level.format === 'bullet') return '';
    const label = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const value = counts[index] ?? startOf(index);
      return index > at ? '' : writeNumber(level.legal ? 'decimal' : (levelAt(index)?.format ?? 'decimal'), value);
    });
    return label.trim() === '' ? '' : `${label.trim()}${gapAfter(label.trim(), level.suffix)}`;
  }
}
