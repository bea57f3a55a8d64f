// Records a moderation (评议) through the door: points that take the place of the scorers', or a spread that is accepted.
import type { DataSource } from 'typeorm';
import { checkModeration, decideModeration, sheetLines, type Refusal, type SheetEntry } from '@camphor/domain';
import type { IdempotencyKey, StoredAnswer } from '../db/idempotency';
import { newId } from '../ids';
import { perform } from '../reports/perform';
import { comparisonView } from './compare-sheets.query';
import { moderationBasis } from './moderations';
import { frozenContent, type ReadSheet } from './own-sheet';

export interface ModerationAsked extends ReadSheet {
  /** The report's ETag. */
  readonly ifMatch: string | null;
  readonly idempotency: IdempotencyKey;
  readonly lines: readonly SheetEntry[];
  readonly reason: string | null;
}
export const moderateSheets = (source: DataSource, ask: ModerationAsked): Promise<StoredAnswer | Refusal> =>
  perform(
    source,
    { ...ask, match: 'exact' },
    {
      decide: async ({ tx, loaded }) => {
        const { scheme } = loaded.scheme;
        const lines = sheetLines(scheme, (await frozenContent(tx, loaded)).figures, []);
        const basis = moderationBasis(loaded.sheets, loaded.judgements.scorers);
        return decideModeration(
          loaded.file,
          newId(),
          { lines: ask.lines, reason: ask.reason, basis },
          checkModeration(lines, ask.lines, scheme.rounding.step),
        );
      },
      answer: async (tx, loaded) => ({
        status: 200,
        body: await comparisonView(tx, loaded, ask.language),
        etag: `"${loaded.row.version}"`,
      }),
    },
  );
