// Decides how a table abbreviates spellings: "{公务用车|公车}购置{费|}" stands for each way to pick one of the alternatives.

const split = (pattern: string): string[][] => pattern.split(/[{}]/).map((piece, index) => (index % 2 === 1 ? piece.split('|') : [piece]));

/** All spellings of a pattern; groups are not nested. Throws RangeError for a table that would explode. */
export const spellings = (pattern: string): string[] => {
  let all = [''];
  for (const choices of split(pattern)) {
    all = all.flatMap((start) => choices.map((choice) => start + choice));
    if (all.length > 5000) throw new RangeError(`too many spellings: ${pattern}`);
  }
  return [...new Set(all)];
};

/** A dictionary that finds the longest spelling that starts at a place, in time linear in its length. */
export class Dictionary<Meaning> {
  private readonly root: Branch<Meaning> = { next: new Map(), meaning: undefined };

  /** The first meaning given to a spelling stays; a second one is a mistake of the table. */
  add(spelling: string, meaning: Meaning): void {
    let branch = this.root;
    for (let i = 0; i < spelling.length; i += 1) {
      const code = spelling.charCodeAt(i);
      let next = branch.next.get(code);
      if (!next) branch.next.set(code, (next = { next: new Map(), meaning: undefined }));
      branch = next;
    }
    if (branch.meaning !== undefined) throw new RangeError(`spelled twice: ${spelling}`);
    branch.meaning = meaning;
  }

  longest(text: string, start: number): { readonly meaning: Meaning; readonly end: number } | null {
    let branch = this.root;
    let found: { meaning: Meaning; end: number } | null = null;
    for (let i = start; i < text.length; i += 1) {
      const next = branch.next.get(text.charCodeAt(i));
      if (!next) break;
      branch = next;
      if (branch.meaning !== undefined) found = { meaning: branch.meaning, end: i + 1 };
    }
    return found;
  }
}

interface Branch<Meaning> {
  readonly next: Map<number, Branch<Meaning>>;
  meaning: Meaning | undefined;
}
