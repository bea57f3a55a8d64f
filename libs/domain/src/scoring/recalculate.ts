// Decides what a recalculation (重新计算) makes of one report: the same, restated, changed, or not computable without scoring again.
import type { Grade } from '../reports/figures.table';
import { sameJson } from '../same-json';
import type { Words } from '../words';
import { compareScores, type Difference, type StoredScore } from './compare-scores';
import type { Score, ScoreLine } from './score';
import type { Sentence } from './sentence';

/**
 * `same` 不变: every line, total and grade to the byte. `restated` 说明有变化: total and grade stay, a line reads or counts differently.
 * `changed` 有变化: total or grade differ. `cannot` 无法计算: scorers are needed.
 */
export const RECALCULATED = ['same', 'restated', 'changed', 'cannot'] as const;
export type RecalculatedKind = (typeof RECALCULATED)[number];
export type Obstacle = { readonly indicator: string | null; readonly name: Sentence; readonly sentence: Sentence };
export type Recalculated =
  | { readonly kind: 'same' }
  | { readonly kind: 'restated' | 'changed'; readonly total: string; readonly grade: Grade; readonly why: readonly Difference[] }
  | { readonly kind: 'cannot'; readonly obstacles: readonly Obstacle[] };

const obstacle = ({ indicator, name }: ScoreLine, { zh, en }: Words): Obstacle => ({ indicator, name, sentence: { zh, en } });

/** Points were given out of another weight: to scale them would be a guess, to keep them a loss without a reason. */
const weightMoved = (before: ScoreLine | undefined, after: ScoreLine): boolean =>
  !after.computed && before !== undefined && !before.computed && before.weight !== after.weight;

const obstaclesOf = (before: readonly ScoreLine[], { lines, open }: Score): Obstacle[] => {
  const old = new Map(before.map((line) => [line.indicator, line]));
  return lines.flatMap((line): Obstacle[] => {
    if (open.includes(line.indicator))
      return [
        obstacle(line, {
          zh: '由评分人评定，评分表中没有这一项的分数，须重新评分。',
          en: 'it is judged and the sheets hold no points for it: needs rescoring.',
        }),
      ];
    const was = old.get(line.indicator);
    if (was === undefined || !weightMoved(was, line)) return [];
    return [
      obstacle(line, {
        zh: `评分人按满分 ${was.weight} 分评定，现为 ${line.weight} 分，须重新评分。`,
        en: `it was judged out of ${was.weight} points and now counts ${line.weight}: needs rescoring.`,
      }),
    ];
  });
};

/** `before` is the frozen score, `after` what scoreReport gives now for the same revision and sheets. */
export const recalculate = (before: StoredScore, after: Score): Recalculated => {
  const obstacles = obstaclesOf(before.lines, after);
  if (obstacles.length > 0 || after.grade === null) return { kind: 'cannot', obstacles };
  const { total, grade, lines, limits } = after;
  const stays = total === before.total && grade === before.grade;
  if (stays && sameJson(lines, before.lines)) return { kind: 'same' };
  const why = compareScores(before, { total, grade, lines }, limits);
  return { kind: stays ? 'restated' : 'changed', total, grade, why };
};
