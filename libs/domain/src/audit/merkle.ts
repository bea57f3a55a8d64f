// Decides how an append-only log is summed up in one root and how its parts are proved: the Merkle tree (默克尔树) of RFC 6962.

/** Hex digest of bytes, by the one algorithm of a tree. */
export type Hash = (bytes: Uint8Array) => string;
/** The leaves from `start` up to, not with, `end`. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}
/** A complete subtree: 2^level leaves, the `position`-th of its level. */
export interface NodePlace {
  readonly level: number;
  readonly position: number;
}
export interface PlacedNode extends NodePlace {
  readonly hash: string;
}

// Leaves and nodes begin with different bytes, so that no node can be passed off as a leaf (RFC 6962 §2.1).
const LEAF = 0;
const NODE = 1;
/** The letters of either case lie nine above their last four bits. */
const digitAt = (hex: string, at: number): number => {
  const code = hex.charCodeAt(at);
  return (code & 15) + (code > 57 ? 9 : 0);
};
const writeHex = (bytes: Uint8Array, at: number, hex: string): void => {
  for (let digit = 0; digit < hex.length; digit += 2) bytes[at + digit / 2] = digitAt(hex, digit) * 16 + digitAt(hex, digit + 1);
};

export const leafHash = (hash: Hash, data: Uint8Array): string => hash(Uint8Array.of(LEAF, ...data));
export const nodeHash = (hash: Hash, left: string, right: string): string => {
  const bytes = new Uint8Array(1 + (left.length + right.length) / 2);
  bytes[0] = NODE;
  writeHex(bytes, 1, left);
  writeHex(bytes, 1 + left.length / 2, right);
  return hash(bytes);
};
export const emptyRoot = (hash: Hash): string => hash(new Uint8Array(0));

const half = (value: number): number => Math.floor(value / 2);
const isOdd = (value: number): boolean => value % 2 === 1;
/** The largest power of two below `size`, which is at least 2. */
const split = (size: number): number => {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
};
const isPowerOfTwo = (size: number): boolean => size > 0 && (size === 1 || split(size) * 2 === size);
const levelOf = (size: number): number => Math.round(Math.log2(size));

/** The complete subtrees that make up a range, from left to right. */
export const nodesOfRange = ({ start, end }: LeafRange): NodePlace[] => {
  const size = end - start;
  if (size <= 0) return [];
  if (isPowerOfTwo(size)) return [{ level: levelOf(size), position: start / size }];
  const middle = start + split(size);
  return [...nodesOfRange({ start, end: middle }), ...nodesOfRange({ start: middle, end })];
};

/** The hash of a range from those of its complete subtrees. */
export const rangeHash = (hash: Hash, range: LeafRange, nodeAt: (place: NodePlace) => string): string => {
  const size = range.end - range.start;
  if (size === 0) return emptyRoot(hash);
  const [whole, ...others] = nodesOfRange(range);
  if (whole !== undefined && others.length === 0) return nodeAt(whole);
  const middle = range.start + split(size);
  return nodeHash(
    hash,
    rangeHash(hash, { start: range.start, end: middle }, nodeAt),
    rangeHash(hash, { start: middle, end: range.end }, nodeAt),
  );
};

/** The new complete subtrees when `leaf` is appended to a tree of `size` leaves; `nodeAt` knows those on its right edge. */
export const appendLeaf = (hash: Hash, size: number, leaf: string, nodeAt: (place: NodePlace) => string): PlacedNode[] => {
  const added: PlacedNode[] = [{ level: 0, position: size, hash: leaf }];
  let position = size;
  let current = leaf;
  for (let level = 0; isOdd(position); level += 1) {
    current = nodeHash(hash, nodeAt({ level, position: position - 1 }), current);
    position = half(position);
    added.push({ level: level + 1, position, hash: current });
  }
  return added;
};

/** The ranges whose hashes prove, from the bottom up, that leaf `index` is in a tree of `size` leaves. */
export const inclusionRanges = (index: number, { start, end }: LeafRange): LeafRange[] => {
  if (end - start <= 1) return [];
  const middle = start + split(end - start);
  return index < middle
    ? [...inclusionRanges(index, { start, end: middle }), { start: middle, end }]
    : [...inclusionRanges(index, { start: middle, end }), { start, end: middle }];
};

const subproof = (first: number, { start, end }: LeafRange, isKnown: boolean): LeafRange[] => {
  if (first === end) return isKnown ? [] : [{ start, end }];
  const middle = start + split(end - start);
  return first <= middle
    ? [...subproof(first, { start, end: middle }, isKnown), { start: middle, end }]
    : [...subproof(first, { start: middle, end }, false), { start, end: middle }];
};
/** The ranges whose hashes prove that the tree of `second` leaves begins with that of `first`. */
export const consistencyRanges = (first: number, second: number): LeafRange[] =>
  first <= 0 || first >= second ? [] : subproof(first, { start: 0, end: second }, true);

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: string;
  readonly path: readonly string[];
  readonly root: string;
}
/** RFC 9162 §2.1.3.2. */
export const verifyInclusion = (hash: Hash, { index, size, leaf, path, root }: Inclusion): boolean => {
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  let [at, last, found] = [index, size - 1, leaf];
  for (const other of path) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      found = nodeHash(hash, other, found);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else found = nodeHash(hash, found, other);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && found === root;
};

export interface Consistency {
  readonly first: number;
  readonly firstRoot: string;
  readonly second: number;
  readonly secondRoot: string;
  readonly path: readonly string[];
}
/** RFC 9162 §2.1.4.2. Every tree begins with the empty one. */
export const verifyConsistency = (hash: Hash, { first, firstRoot, second, secondRoot, path }: Consistency): boolean => {
  if (!isSize(first) || !isSize(second) || first > second) return false;
  if (first === second) return path.length === 0 && firstRoot === secondRoot;
  if (first === 0) return path.length === 0 && firstRoot === emptyRoot(hash);
  const [begin, ...rest] = isPowerOfTwo(first) ? [firstRoot, ...path] : path;
  if (begin === undefined || path.length === 0) return false;
  let [at, last] = [first - 1, second - 1];
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  let [older, newer] = [begin, begin];
  for (const other of rest) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      [older, newer] = [nodeHash(hash, other, older), nodeHash(hash, other, newer)];
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else newer = nodeHash(hash, newer, other);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && older === firstRoot && newer === secondRoot;
};
