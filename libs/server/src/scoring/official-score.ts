// Decides the official score of a report from its frozen figures and the sheets that were handed in.
import {
  judgedIndicators,
  combineSheets,
  scoreReport,
  type CombinedSheets,
  type ComputedScore,
  type CycleSettings,
  type Figures,
  type Json,
  type Score,
  type SheetEntry,
} from '@camphor/domain';
import type { LoadedScheme } from './schemes.repository';

export interface LoadedSheet {
  readonly id: string;
  readonly scorerId: string;
  readonly scorer: string;
  readonly version: number;
  readonly submitted: boolean;
  readonly lines: readonly SheetEntry[];
}
/** Only sheets of those who are assigned now, and only once handed in, count. */
const combined = (
  { scheme }: LoadedScheme,
  figures: Figures,
  sheets: readonly LoadedSheet[],
  scorerIds: readonly string[],
  method: CycleSettings['combine'],
): CombinedSheets => {
  const judged = judgedIndicators(scheme, figures);
  const counting = sheets.filter((sheet) => sheet.submitted && scorerIds.includes(sheet.scorerId));
  return combineSheets(
    counting.map(({ scorerId, lines }) => ({ scorer: scorerId, lines })),
    judged,
    method,
  );
};

export const spreadOf = (
  scheme: LoadedScheme,
  figures: Figures,
  sheets: readonly LoadedSheet[],
  scorerIds: readonly string[],
): string | null => combined(scheme, figures, sheets, scorerIds, 'mean').spread;

/** The score with its open lines, which a scheme may have that the sheets were not filled for. */
export const openScore = (
  scheme: LoadedScheme,
  figures: Figures,
  sheets: readonly LoadedSheet[],
  scorerIds: readonly string[],
  settings: Pick<CycleSettings, 'combine'>,
  late: boolean,
): Score => {
  const judged = combined(scheme, figures, sheets, scorerIds, settings.combine);
  return scoreReport({ scheme: scheme.scheme, figures, judged, facts: late ? ['late'] : [] });
};

/** Throws RangeError while judged lines are open, which the guard `sheetsIn` rules out. */
export const officialScore = (...parts: Parameters<typeof openScore>): ComputedScore => {
  const [scheme] = parts;
  const score = openScore(...parts);
  if (score.grade === null) throw new RangeError(`lines without points: ${score.open.join(', ')}`);
  return {
    total: score.total,
    grade: score.grade,
    lines: score.lines as unknown as Json,
    scheme: { id: scheme.id, name: scheme.scheme.name, digest: scheme.digest },
  };
};
