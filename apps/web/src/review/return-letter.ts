// Decides how a return letter (退回意见书) is written: items added, changed, moved and removed, and when it can be sent.

/** One thing that the unit is asked to mend. */
export interface LetterItem {
  readonly id: number;
  /** "section:KEY", "figure:KEY" … */
  readonly target: string;
  readonly reason: string;
}
export interface ReturnLetter {
  readonly items: readonly LetterItem[];
  /** Id of the next item; ids are never used twice, so that a late edit cannot hit another item. */
  readonly next: number;
}
export const emptyLetter: ReturnLetter = { items: [], next: 1 };

export type LetterChange =
  | { readonly do: 'add'; readonly target: string; readonly reason: string }
  | { readonly do: 'change'; readonly id: number; readonly target?: string; readonly reason?: string }
  | { readonly do: 'remove'; readonly id: number }
  | { readonly do: 'move'; readonly id: number; readonly by: 1 | -1 }
  | { readonly do: 'clear' };

const moved = (items: readonly LetterItem[], id: number, by: 1 | -1): readonly LetterItem[] => {
  const from = items.findIndex((item) => item.id === id);
  const item = items[from];
  const to = from + by;
  if (item === undefined || to < 0 || to >= items.length) return items;
  const rest = items.filter((other) => other.id !== id);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
};

export const writeLetter = (letter: ReturnLetter, change: LetterChange): ReturnLetter => {
  switch (change.do) {
    case 'add':
      return {
        ...letter,
        items: [...letter.items, { id: letter.next, target: change.target, reason: change.reason }],
        next: letter.next + 1,
      };
    case 'change':
      return {
        ...letter,
        items: letter.items.map((item) =>
          item.id === change.id ? { ...item, target: change.target ?? item.target, reason: change.reason ?? item.reason } : item,
        ),
      };
    case 'remove':
      return { ...letter, items: letter.items.filter((item) => item.id !== change.id) };
    case 'move':
      return { ...letter, items: moved(letter.items, change.id, change.by) };
    case 'clear':
      return { ...emptyLetter, next: letter.next };
  }
};

/** Can it be sent, and if not, what is missing? */
export type LetterLack = 'noItems' | 'reasonMissing';
export const letterLacks = (letter: ReturnLetter): LetterLack | null => {
  if (letter.items.length === 0) return 'noItems';
  return letter.items.some((item) => item.reason.trim() === '') ? 'reasonMissing' : null;
};

/** What goes out with the action. */
export const itemsToSend = (letter: ReturnLetter): { readonly target: string; readonly reason: string }[] =>
  letter.items.map(({ target, reason }) => ({ target, reason: reason.trim() }));

const isItem = (value: unknown): value is LetterItem => {
  if (typeof value !== 'object' || value === null) return false;
  const { id, target, reason } = value as Record<string, unknown>;
  return Number.isInteger(id) && typeof target === 'string' && typeof reason === 'string';
};
/** The letter as it was kept on this machine; anything unreadable is an empty letter, never an error. */
export const letterFrom = (kept: string | null): ReturnLetter => {
  if (kept === null) return emptyLetter;
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== 'object' || value === null) return emptyLetter;
    const { items } = value as Record<string, unknown>;
    const good = Array.isArray(items) ? items.filter(isItem).map(({ id, target, reason }) => ({ id, target, reason })) : [];
    const highest = good.reduce((top, item) => Math.max(top, item.id), 0);
    return { items: good, next: highest + 1 };
  } catch {
    return emptyLetter;
  }
};
