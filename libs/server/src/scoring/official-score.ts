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
/** With what its scorer and the supervisor are shown of it. */
export interface KeptSheet extends LoadedSheet {
  /** By indicator the version of the sheet that last changed its line. */
  readonly lineVersions: Readonly<Record<string, number>>;
  readonly submittedAt: Date | null;
}
/** What judged points are made from. */
export interface Judgements {
  readonly sheets: readonly LoadedSheet[];
  /** Account ids of those who are assigned now. */
  readonly scorers: readonly string[];
  /** Points that took the place of the scorers' (评议). */
  readonly moderated: readonly SheetEntry[];
}
/** Only sheets of those who are assigned now, and only once handed in, count; in the order of the scorers' ids. */
export const countingSheets = <S extends LoadedSheet>({
  sheets,
  scorers,
}: {
  readonly sheets: readonly S[];
  readonly scorers: readonly string[];
}): S[] => sheets.filter((sheet) => sheet.submitted && scorers.includes(sheet.scorerId));

const combined = ({ scheme }: LoadedScheme, figures: Figures, judgements: Judgements, method: CycleSettings['combine']): CombinedSheets =>
  combineSheets(
    countingSheets(judgements).map(({ scorerId, lines }) => ({ scorer: scorerId, lines })),
    judgedIndicators(scheme, figures),
    method,
    judgements.moderated,
  );

export const spreadOf = (scheme: LoadedScheme, figures: Figures, judgements: Judgements): string | null =>
  combined(scheme, figures, judgements, 'mean').spread;

/** The score with its open lines, which a scheme may have that the sheets were not filled for. */
export const openScore = (
  scheme: LoadedScheme,
  figures: Figures,
  judgements: Judgements,
  settings: Pick<CycleSettings, 'combine'>,
  late: boolean,
): Score => {
  const judged = combined(scheme, figures, judgements, settings.combine);
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
