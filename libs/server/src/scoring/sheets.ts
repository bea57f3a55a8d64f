// Records a scorer's own sheet through the door, and shows it: computed lines locked, judged ones as entered.
import type { DataSource, EntityManager } from 'typeorm';
import {
  checkSheet,
  decideSheet,
  decimal,
  Decimal,
  describeRule,
  leavesOf,
  plain,
  refuse,
  sheetLines,
  stateWords,
  type Actor,
  type Json,
  type Language,
  type Refusal,
  type ReportContent,
  type SheetEntry,
} from '@camphor/domain';
import type { Sheet } from '@camphor/contract';
import { type IdempotencyKey, type StoredAnswer } from '../db/idempotency';
import { RevisionRow } from '../db/rows';
import { newId } from '../ids';
import { loadCase, type LoadedCase } from '../reports/case-file.repository';
import { judgeMatch, perform } from '../reports/perform';
import { findVisible } from '../reports/report-tables';

interface OwnSheet {
  readonly id: string;
  readonly version: number;
  readonly submitted: boolean;
  readonly lines: readonly SheetEntry[];
}
const ownSheet = ({ sheets, file }: LoadedCase): OwnSheet => {
  const own = sheets.find((sheet) => sheet.scorerId === file.actor.accountId);
  return own ?? { id: newId(), version: 0, submitted: false, lines: [] };
};
/** Scores are made from the frozen revision, never from a draft that is still being written. */
const frozen = async (tx: EntityManager, loaded: LoadedCase): Promise<ReportContent> => {
  const revision = await tx.findOneBy(RevisionRow, { reportId: loaded.row.id, number: loaded.row.revisions });
  return revision ? (JSON.parse(revision.content) as ReportContent) : loaded.file.content;
};

const totalOf = (lines: Sheet['lines']): string | null =>
  lines.some(({ points }) => points === undefined)
    ? null
    : plain(lines.reduce((sum, { points }) => sum.plus(decimal(points ?? '0')), new Decimal(0)));

const sheetView = async (tx: EntityManager, loaded: LoadedCase, language: Language): Promise<Sheet> => {
  const own = ownSheet(loaded);
  const content = await frozen(tx, loaded);
  const leaves = new Map(leavesOf(loaded.scheme.scheme).map((leaf) => [leaf.id, leaf]));
  const lines = sheetLines(loaded.scheme.scheme, content.figures, own.lines).map((line): Sheet['lines'][number] => {
    const leaf = leaves.get(line.indicator);
    const self = content.selfScores.find(({ indicator }) => indicator === line.indicator);
    return {
      indicator: line.indicator,
      name: line.name[language],
      path: line.path.map((name) => name[language]),
      weight: line.weight,
      computed: line.computed,
      ...(line.points === undefined ? {} : { points: line.points }),
      ...(line.reason === undefined ? {} : { reason: line.reason }),
      explanation: line.explanation[language],
      ...(leaf ? { criteria: describeRule(leaf.rule, decimal(leaf.weight))[language] } : {}),
      ...(self ? { selfScore: { points: self.points, reason: self.reason } } : {}),
    };
  });
  const open = lines.filter(({ points }) => points === undefined).length;
  return { lines, submitted: own.submitted, version: own.version, total: totalOf(lines), open };
};

const sheetAnswer =
  (language: Language) =>
  async (tx: EntityManager, loaded: LoadedCase): Promise<StoredAnswer> => {
    const body = await sheetView(tx, loaded, language);
    return { status: 200, body, etag: `"${body.version}"` };
  };

/** The own sheet, made up on reading: a first GET writes nothing. */
export const readSheet = async (
  tx: EntityManager,
  ask: { actor: Actor; reportId: string; now: Date; language: Language },
): Promise<StoredAnswer | Refusal> => {
  const row = await findVisible(tx, ask.actor, ask.reportId);
  if (!row) return refuse('not_found', 'not_found');
  const loaded = await loadCase(tx, ask.actor, row, ask.now);
  if (row.state === 'draft' || row.state === 'submitted') {
    return refuse('wrong_state', 'not_editable', { state: stateWords[row.state].bureau.zh, current: row.state, allowed: ['reviewed'] });
  }
  if (!loaded.file.rolesHere.includes('scorer')) return refuse('forbidden', 'wrong_role', { roles: ['评分人'], allowed: ['scorer'] });
  return sheetAnswer(ask.language)(tx, loaded);
};

export interface SheetAsk {
  readonly actor: Actor;
  readonly reportId: string;
  readonly now: Date;
  readonly language: Language;
  /** The sheet's own ETag. */
  readonly ifMatch: string | null;
  readonly idempotency: IdempotencyKey;
  /** null: hand in what is saved. */
  readonly entries: readonly SheetEntry[] | null;
}
export const changeSheet = (source: DataSource, ask: SheetAsk): Promise<StoredAnswer | Refusal> =>
  perform(
    source,
    { actor: ask.actor, now: ask.now, reportId: ask.reportId, ifMatch: null, match: 'free', idempotency: ask.idempotency },
    {
      decide: async ({ tx, loaded }) => {
        const own = ownSheet(loaded);
        const match = judgeMatch(ask.ifMatch, own.version, 'exact');
        if (typeof match === 'object') return match;
        const entries = ask.entries ?? own.lines;
        const lines = sheetLines(loaded.scheme.scheme, (await frozen(tx, loaded)).figures, []);
        const problems = checkSheet(lines, entries, { final: ask.entries === null });
        return decideSheet(
          loaded.file,
          { ...own, before: own.lines as unknown as Json },
          entries as unknown as Json,
          problems,
          ask.entries === null,
        );
      },
      answer: sheetAnswer(ask.language),
    },
  );
