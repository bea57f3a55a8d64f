// Decides the most points that a report can reach under a scheme with the figures that it states.
import { Decimal, plain } from '../decimal';
import type { Figures } from '../reports/figures.table';
import type { Words } from '../words';
import { assessLines } from './assess';
import { combineSheets } from './combine-sheets';
import { scoreReport } from './score';
import type { Scheme } from './scheme';

export interface BoundLine {
  readonly indicator: string;
  readonly name: Words;
  readonly max: string;
  readonly weight: string;
  readonly because: Words;
}
export interface UpperBound {
  /** Points, caps included. */
  readonly max: string;
  readonly lines: readonly BoundLine[];
}

/** Computed lines at their points, judged ones at their full weight. */
export const upperBound = (scheme: Scheme, figures: Figures): UpperBound => {
  const judged = assessLines(scheme, figures).filter(({ assessment }) => assessment.by === 'scorer');
  const best = combineSheets(
    [{ scorer: '', lines: judged.map(({ leaf, weight }) => ({ indicator: leaf.id, points: plain(weight), reason: '' })) }],
    judged.map(({ leaf }) => leaf.id),
    'mean',
  );
  const score = scoreReport({ scheme, figures, judged: best });
  return {
    max: score.total,
    lines: score.lines.map(({ indicator, name, points, weight, computed, explanation }) => ({
      indicator,
      name,
      max: plain(new Decimal(points ?? weight)),
      weight,
      because: computed ? explanation : { zh: `由评分人评定，最高 ${weight} 分`, en: `for the scorers to judge, at most ${weight} points` },
    })),
  };
};
