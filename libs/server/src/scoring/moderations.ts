// Records which moderation (评议) counts: the last one of this round of scoring, as long as the sheets are those that it was decided upon.
import type { EntityManager } from 'typeorm';
import { canonicalJson, type Moderation, type SheetEntry } from '@camphor/domain';
import { digestOf } from '../digest';
import { countingSheets, type LoadedSheet } from './official-score';

/** Digest of what a moderation is decided upon: the sheets that count, each at its version. */
export const moderationBasis = (sheets: readonly LoadedSheet[], scorers: readonly string[]): string =>
  digestOf(
    canonicalJson(
      countingSheets({ sheets, scorers })
        .map(({ id, version }) => `${id} ${version}`)
        .toSorted(),
    ),
  );

export interface LoadedModeration extends Moderation {
  readonly byName: string;
  readonly spread: string | null;
  readonly basis: string;
}
/** All of this round of scoring, oldest first. */
export const loadModerations = async (
  tx: EntityManager,
  { id, generation }: { readonly id: string; readonly generation: number },
): Promise<LoadedModeration[]> => {
  const rows: {
    by: string;
    byName: string;
    lines: string;
    reason: string | null;
    spread: string | null;
    basis: string;
    at: Date;
  }[] = await tx.query(
    `SELECT m.created_by AS \`by\`, p.name AS byName, m.lines_json AS \`lines\`, m.reason, m.spread, m.basis, m.created_at AS \`at\` FROM scoring_moderation m
     JOIN people_account p ON p.id = m.created_by WHERE m.report_id = ? AND m.generation = ? ORDER BY m.number`,
    [id, generation],
  );
  return rows.map(({ lines, at, ...row }) => ({ ...row, lines: JSON.parse(lines) as SheetEntry[], at: at.toISOString() }));
};
