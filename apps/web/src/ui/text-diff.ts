// Decides what differs between two texts: clauses that stayed, went and came, cut finer where one clause was reworded.

export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}
// Above this many clauses the table of the comparison would be slow; the middle is then shown as replaced.
const MOST_CLAUSES = 900;

const clauses = (text: string): string[] => text.match(/[^，。；：、！？,;\n]*[，。；：、！？,;\n]|[^，。；：、！？,;\n]+$/gu) ?? [];

const joined = (pieces: readonly Piece[]): Piece[] => {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.text === '') continue;
    if (last?.kind === piece.kind) out[out.length - 1] = { kind: last.kind, text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
};

/** The common head and tail of two texts, whole code points and whole numbers: 6.33元 → 6.33万元 differs in 万, 12 → 13 in 12 and 13. */
const trimmed = (before: string, after: string): [string, string, string, string] => {
  const a = Array.from(before);
  const b = Array.from(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const digit = (sign: string | undefined) => sign !== undefined && /[\d.]/.test(sign);
  const cutsNumber = (signs: readonly string[], at: number) => digit(signs[at - 1]) && digit(signs[at]);
  while (head > 0 && (cutsNumber(a, head) || cutsNumber(b, head))) head -= 1;
  while (tail > 0 && (cutsNumber(a, a.length - tail) || cutsNumber(b, b.length - tail))) tail -= 1;
  return [
    a.slice(0, head).join(''),
    a.slice(head, a.length - tail).join(''),
    b.slice(head, b.length - tail).join(''),
    a.slice(a.length - tail).join(''),
  ];
};

const replaced = (before: string, after: string): Piece[] => {
  const [head, gone, come, tail] = trimmed(before, after);
  return [
    { kind: 'same', text: head },
    { kind: 'gone', text: gone },
    { kind: 'new', text: come },
    { kind: 'same', text: tail },
  ];
};

/** Longest common subsequence over clauses. */
const compared = (a: readonly string[], b: readonly string[]): Piece[] => {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        a[row] === b[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pieces: Piece[] = [];
  let row = 0;
  let column = 0;
  while (row < a.length || column < b.length) {
    const left = a[row];
    const right = b[column];
    if (left !== undefined && left === right) {
      pieces.push({ kind: 'same', text: left });
      row += 1;
      column += 1;
    } else if (left !== undefined && (right === undefined || at(row + 1, column) >= at(row, column + 1))) {
      pieces.push({ kind: 'gone', text: left });
      row += 1;
    } else {
      pieces.push({ kind: 'new', text: right ?? '' });
      column += 1;
    }
  }
  return pieces;
};

/** Neighbouring gone and new pieces are the same clause reworded: only what differs in them is marked. */
const finer = (pieces: readonly Piece[]): Piece[] => {
  const out: Piece[] = [];
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    const next = pieces[index + 1];
    if (piece?.kind === 'gone' && next?.kind === 'new') {
      out.push(...replaced(piece.text, next.text));
      index += 1;
    } else if (piece) out.push(piece);
  }
  return joined(out);
};

export const textDiff = (before: string, after: string): Piece[] => {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const a = clauses(before);
  const b = clauses(after);
  if (a.length > MOST_CLAUSES || b.length > MOST_CLAUSES) return joined(replaced(before, after));
  return finer(joined(compared(a, b)));
};

/** The pieces without the long stretches that stayed: `around` characters on each side of a change. */
export const onlyChanges = (pieces: readonly Piece[], around = 24): Piece[] =>
  pieces.map((piece, index) => {
    const signs = Array.from(piece.text);
    if (piece.kind !== 'same' || signs.length <= around * 2) return piece;
    const head = index === 0 ? '' : signs.slice(0, around).join('');
    const tail = index === pieces.length - 1 ? '' : signs.slice(-around).join('');
    return { kind: 'same', text: `${head}……${tail}` };
  });
