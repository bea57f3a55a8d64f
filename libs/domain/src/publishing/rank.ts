// Decides the ranks of the results of a cycle: by the total as shown, the same total the same rank, the next one counted on (1, 2, 2, 4).
import { decimal } from '../decimal';
import { GRADES, type Grade } from '../reports/figures.table';
import type { Words } from '../words';

export interface RankedBy {
  readonly report: string;
  /** Points as a decimal. */
  readonly total: string;
  readonly grade: Grade;
}
export const rankRule: Words = {
  zh: '按得分从高到低排名；得分相同的名次相同，其后的名次按单位数顺延（1、2、2、4）。',
  en: 'Ranked by total, highest first; the same total has the same rank, and the next rank counts every unit before it (1, 2, 2, 4).',
};

/** Highest first; units of the same total keep their order. */
export const ranked = <T extends RankedBy>(results: readonly T[]): (T & { readonly rank: number })[] => {
  const sorted = [...results].sort((a, b) => decimal(b.total).comparedTo(decimal(a.total)));
  const ranks: number[] = [];
  sorted.forEach((each, index) => {
    const before = sorted[index - 1];
    const same = before !== undefined && decimal(before.total).equals(decimal(each.total));
    ranks.push(same ? (ranks[index - 1] ?? 1) : index + 1);
  });
  return sorted.map((each, index) => ({ ...each, rank: ranks[index] ?? 1 }));
};

export const gradeCounts = (results: readonly Pick<RankedBy, 'grade'>[]): Record<Grade, number> =>
  Object.fromEntries(GRADES.map((grade) => [grade, results.filter((each) => each.grade === grade).length])) as Record<Grade, number>;
