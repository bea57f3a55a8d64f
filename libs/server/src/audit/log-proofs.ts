// Shows the proofs of the log: the root at a size, that an entry is in it, that a later head continues an earlier one; each from a few stored nodes.
import type { EntityManager } from 'typeorm';
import {
  consistencyRanges,
  hashBy,
  inclusionRanges,
  nodesOfRange,
  rangeHash,
  type Hash,
  type LeafRange,
  type NodePlace,
  type PlacedNode,
} from '@camphor/domain';
import { digestBytesBy } from '../digest';

/** Reads the nodes at these places; asking for another throws. */
export const readNodes = async (
  tx: EntityManager,
  algorithm: string,
  places: readonly NodePlace[],
): Promise<(place: NodePlace) => string> => {
  const rows: PlacedNode[] =
    places.length === 0
      ? []
      : await tx.query('SELECT level, position, hash FROM audit_log_node WHERE algorithm = ? AND (level, position) IN (?)', [
          algorithm,
          places.map(({ level, position }) => [level, position]),
        ]);
  const nodes = new Map(rows.map(({ level, position, hash }) => [`${level}/${position}`, hash]));
  return ({ level, position }) => {
    const found = nodes.get(`${level}/${position}`);
    if (found === undefined) throw new Error(`the ${algorithm} tree of the log lacks node ${level}/${position}`);
    return found;
  };
};

const knownHash = (algorithm: string): Hash => {
  const hash = hashBy(algorithm, digestBytesBy);
  if (hash === null) throw new Error(`the log is kept by ${algorithm}, which is not known here`);
  return hash;
};
const hashesOf = async (tx: EntityManager, algorithm: string, ranges: readonly LeafRange[]): Promise<string[]> => {
  const nodeAt = await readNodes(tx, algorithm, ranges.flatMap(nodesOfRange));
  const hash = knownHash(algorithm);
  return ranges.map((range) => rangeHash(hash, range, nodeAt));
};

export const rootAt = async (tx: EntityManager, algorithm: string, size: number): Promise<string> =>
  (await hashesOf(tx, algorithm, [{ start: 0, end: size }]))[0] ?? '';
/** The path that proves entry `index` among the first `size`. */
export const inclusionPath = (tx: EntityManager, algorithm: string, index: number, size: number): Promise<string[]> =>
  hashesOf(tx, algorithm, inclusionRanges(index, { start: 0, end: size }));
/** The path that proves the first `second` entries to begin with the first `first`. */
export const consistencyPath = (tx: EntityManager, algorithm: string, first: number, second: number): Promise<string[]> =>
  hashesOf(tx, algorithm, consistencyRanges(first, second));
