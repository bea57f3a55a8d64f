// Decides how flat lines of a sheet or score stand as a tree of indicators, each branch with its weight, points and open lines.
import { sum } from './points';

export interface Leaf {
  readonly indicator: string;
  readonly path: readonly string[];
  readonly weight: string;
}
export interface Branch<L extends Leaf> {
  readonly name: string;
  /** Unique within the tree; an anchor and a key. */
  readonly id: string;
  readonly weight: string;
  /** Sum of the points given so far. */
  readonly points: string;
  readonly open: number;
  readonly branches: readonly Branch<L>[];
  readonly lines: readonly L[];
}

const branchOf = <L extends Leaf>(
  name: string,
  id: string,
  lines: readonly L[],
  depth: number,
  pointsOf: (line: L) => string | null,
): Branch<L> => {
  const names = [...new Set(lines.flatMap((line) => line.path[depth] ?? []))];
  const given = lines.map(pointsOf);
  return {
    name,
    id,
    weight: sum(lines.map(({ weight }) => weight)),
    points: sum(given.flatMap((points) => points ?? [])),
    open: given.filter((points) => points === null).length,
    branches: names.map((child) =>
      branchOf(
        child,
        `${id}/${child}`,
        lines.filter((line) => line.path[depth] === child),
        depth + 1,
        pointsOf,
      ),
    ),
    lines: lines.filter((line) => line.path.length === depth),
  };
};

/** The root stands for the whole scheme; order is that of the lines. `pointsOf` gives null for a line that is still open. */
export const groupLines = <L extends Leaf>(lines: readonly L[], pointsOf: (line: L) => string | null): Branch<L> =>
  branchOf('', '', lines, 0, pointsOf);

/** All leaves from top to bottom as they are shown, for walking with j and k. */
export const leavesOf = <L extends Leaf>(branch: Branch<L>): readonly L[] => [...branch.lines, ...branch.branches.flatMap(leavesOf)];
