// Decides in which order what was understood is shown, and what of it asks for a look first.
import type { Imported } from '@camphor/contract';
import { figuresTable, isFigureKey, sectionsTable, type FigureKey } from '@camphor/domain';
import { sectionOfFigure } from '../ui/figure-forms.table';

/** Below this a figure is shown first and marked. */
export const LOW_CONFIDENCE = 0.7;

export interface UnderstoodFigure {
  readonly key: FigureKey;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly low: boolean;
  /** Other values that the file states of it; one of all is to be chosen. */
  readonly others: Imported['alternatives'][string];
}
const rank = new Map<string, number>(figuresTable.map(({ key }, index) => [key, index]));
const sectionRank = new Map<string, number>(sectionsTable.map(({ key }, index) => [key, index]));

/** Is it to be looked at before all others: hardly said, or said in two ways? */
export const isDoubtful = ({ low, others }: Pick<UnderstoodFigure, 'low' | 'others'>): boolean => low || others.length > 0;

/** What is doubtful first, then chapter by chapter as the forms show them. */
export const understoodFigures = (imported: Pick<Imported, 'figures' | 'alternatives'>): UnderstoodFigure[] =>
  Object.entries(imported.figures)
    .flatMap(([key, { value, start, end, quote, confidence }]): UnderstoodFigure[] =>
      isFigureKey(key)
        ? [{ key, value, start, end, quote, low: confidence < LOW_CONFIDENCE, others: imported.alternatives[key] ?? [] }]
        : [],
    )
    .sort(
      (a, b) =>
        Number(isDoubtful(b)) - Number(isDoubtful(a)) ||
        (sectionRank.get(sectionOfFigure(a.key)) ?? 0) - (sectionRank.get(sectionOfFigure(b.key)) ?? 0) ||
        (rank.get(a.key) ?? 0) - (rank.get(b.key) ?? 0),
    );

export const toCheck = (imported: Pick<Imported, 'findings'>): number =>
  imported.findings.filter(({ status }) => status === 'fail' || status === 'warn').length;
