// Records a scorer's own sheet through the door: saved as it grows, taken from a workbook, handed in.
import type { DataSource, EntityManager } from 'typeorm';
import {
  checkSheet,
  decideSheet,
  planSheetImport,
  refuse,
  refuseAll,
  sheetLines,
  sheetRefusal,
  takenEntries,
  type ImportedRow,
  type Reason,
  type Refusal,
  type SheetEntry,
  type SheetFile,
  type StandingSheet,
} from '@camphor/domain';
import type { SheetImport } from '@camphor/contract';
import type { IdempotencyKey, StoredAnswer } from '../db/idempotency';
import { conflictReasons } from '../people/conflicts.query';
import type { LoadedCase } from '../reports/case-file.repository';
import { judgeMatch, perform } from '../reports/perform';
import { caseOfScorer, frozenContent, ownSheet, sheetAnswer, sheetView, standingSheet, type ReadSheet } from './own-sheet';
import { foreignSheet, lineDigestOf, readSheetBook, shownImport, type SentSheet } from './sheet-book';

export interface SheetAsk extends ReadSheet {
  /** The sheet's own ETag. */
  readonly ifMatch: string | null;
  readonly idempotency: IdempotencyKey;
}
/** Somebody who declares a conflict of interest after having been assigned does not score either. */
const ownConflict = (tx: EntityManager, { file }: LoadedCase): Promise<Reason[]> =>
  conflictReasons(tx, file.unit.id, [{ id: file.actor.accountId, name: file.actor.name }]);

/** `entries` null: hand in what is saved. */
export const changeSheet = (
  source: DataSource,
  ask: SheetAsk & { readonly entries: readonly SheetEntry[] | null },
): Promise<StoredAnswer | Refusal> =>
  perform(
    source,
    { ...ask, ifMatch: null, match: 'free' },
    {
      decide: async ({ tx, loaded }) => {
        const own = ownSheet(loaded);
        const match = judgeMatch(ask.ifMatch, own.version, 'exact');
        if (typeof match === 'object') return match;
        const entries = ask.entries ?? own.lines;
        const { scheme } = loaded.scheme;
        const lines = sheetLines(scheme, (await frozenContent(tx, loaded)).figures, []);
        const final = ask.entries === null;
        const problems = checkSheet(lines, entries, { final, step: scheme.rounding.step });
        return decideSheet(loaded.file, own, entries, [...(await ownConflict(tx, loaded)), ...problems], {
          kind: final ? 'handIn' : 'save',
        });
      },
      answer: sheetAnswer(ask.language),
    },
  );

interface Planned {
  readonly standing: StandingSheet;
  readonly rows: readonly ImportedRow[];
}
const planned = async (tx: EntityManager, loaded: LoadedCase, book: SheetFile, name: string): Promise<Planned | Refusal> => {
  const refusal = sheetRefusal(loaded.file, ownSheet(loaded));
  if (refusal) return refusal;
  const standing = await standingSheet(tx, loaded);
  return foreignSheet(book, standing, name) ?? { standing, rows: planSheetImport(book, standing, lineDigestOf) };
};

/** What a workbook would change, row by row; nothing is written. */
export const previewSheetImport = async (
  tx: EntityManager,
  ask: ReadSheet & { readonly file: SentSheet },
): Promise<SheetImport | Refusal> => {
  const loaded = await caseOfScorer(tx, ask);
  if ('ok' in loaded) return loaded;
  const book = await readSheetBook(ask.file, ask.language);
  if ('ok' in book) return book;
  const plan = await planned(tx, loaded, book, ask.file.name);
  return 'ok' in plan ? plan : shownImport({ ...plan, file: ask.file.name, language: ask.language, sheet: null });
};

export interface SheetImportAsk extends SheetAsk {
  readonly file: SentSheet;
  /** Digest of the preview that was accepted; null: whatever there is now. */
  readonly plan: string | null;
  /** Conflicting rows whose file side is to stand. */
  readonly take: readonly string[];
}
export const importSheet = async (source: DataSource, ask: SheetImportAsk): Promise<StoredAnswer | Refusal> => {
  const { language, file } = ask;
  // Seen and allowed first, so that nobody has files read for reports that are not there.
  const before = await caseOfScorer(source.manager, ask);
  if ('ok' in before) return before;
  const book = await readSheetBook(file, language);
  if ('ok' in book) return book;
  let done: Planned | null = null;
  return perform(
    source,
    { ...ask, ifMatch: null, match: 'free' },
    {
      decide: async ({ tx, loaded }) => {
        const own = ownSheet(loaded);
        const match = judgeMatch(ask.ifMatch, own.version, 'exact');
        if (typeof match === 'object') return match;
        const plan = await planned(tx, loaded, book, file.name);
        if ('ok' in plan) return plan;
        if (ask.plan !== null && ask.plan !== shownImport({ ...plan, file: file.name, language, sheet: null }).plan)
          return refuse('conflict', 'sheet_preview_changed');
        const taken = takenEntries(plan.rows, own.lines, ask.take);
        const [first, ...rest] = taken.problems;
        if (first) return refuseAll('guards', [first, ...rest]);
        done = plan;
        if (plan.rows.every(({ status, indicator }) => status !== 'changed' && !ask.take.includes(indicator)))
          return { ok: true, unchanged: true };
        return decideSheet(loaded.file, own, taken.entries, await ownConflict(tx, loaded), { kind: 'import', file: file.name });
      },
      answer: async (tx, loaded) => {
        if (!done) throw new Error('a sheet was imported without having been planned');
        const sheet = await sheetView(tx, loaded, language);
        return { status: 200, body: shownImport({ ...done, file: file.name, language, sheet }), etag: `"${sheet.version}"` };
      },
    },
  );
};
