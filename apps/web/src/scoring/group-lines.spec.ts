// Shows how lines become a tree.
import { groupLines, leavesOf } from './group-lines';

const line = (indicator: string, path: string[], weight: string, points: string | null) => ({ indicator, path, weight, points });
const lines = [
  line('staff', ['投入', '预算配置'], '5', '5.00'),
  line('change', ['投入', '预算配置'], '5', '3.5'),
  line('completion', ['过程', '预算执行'], '5', '0.00'),
  line('rules', ['过程', '预算管理'], '8', null),
  line('use', ['过程', '预算管理'], '6', '5.125'),
];
const tree = groupLines(lines, ({ points }) => points);

describe('the tree of indicators', () => {
  it('sums weights and points, and counts what is open, on each level', () => {
    expect(tree).toMatchObject({ weight: '29', points: '13.625', open: 1, lines: [] });
    expect(tree.branches.map(({ name, weight, points, open }) => [name, weight, points, open])).toEqual([
      ['投入', '10', '8.5', 0],
      ['过程', '19', '5.125', 1],
    ]);
    expect(tree.branches[1]?.branches.map(({ name, weight, open }) => [name, weight, open])).toEqual([
      ['预算执行', '5', 0],
      ['预算管理', '14', 1],
    ]);
  });

  it('counts zero points as given', () => expect(tree.branches[1]?.branches[0]).toMatchObject({ points: '0', open: 0 }));

  it('gives every line exactly once, in order', () => expect(leavesOf(tree)).toEqual(lines));

  it('keeps equal names on different branches apart', () => {
    const twins = groupLines([line('a', ['甲', '其他'], '1', '1'), line('b', ['乙', '其他'], '2', '1')], ({ points }) => points);
    const ids = twins.branches.flatMap(({ branches }) => branches.map(({ id }) => id));
    expect(new Set(ids).size).toBe(2);
  });

  it('holds lines that stand directly under the root or beside branches', () => {
    const mixed = groupLines([line('a', [], '1', null), line('b', ['甲'], '2', '2')], ({ points }) => points);
    expect(mixed.lines.map(({ indicator }) => indicator)).toEqual(['a']);
    expect(mixed.open).toBe(1);
    expect(groupLines([], () => null)).toMatchObject({ weight: '0', points: '0', open: 0 });
  });
});
