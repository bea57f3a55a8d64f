// Shows the own score sheet (评分表) of a scorer: computed lines locked and explained, judged ones as entered, beside what the unit gave itself.
import type { EntityManager } from 'typeorm';
import {
  decimal,
  Decimal,
  describeRule,
  leavesOf,
  plain,
  refuse,
  sheetLines,
  stateWords,
  type Actor,
  type Language,
  type Refusal,
  type ReportContent,
  type SheetLine,
  type StandingSheet,
  type StoredSheet,
} from '@camphor/domain';
import type { Sheet } from '@camphor/contract';
import type { StoredAnswer } from '../db/idempotency';
import { RevisionRow } from '../db/rows';
import { newId } from '../ids';
import { loadCase, type LoadedCase } from '../reports/case-file.repository';
import { findVisible } from '../reports/report-tables';

export const ownSheet = ({ sheets, file }: LoadedCase): StoredSheet => {
  const own = sheets.find((sheet) => sheet.scorerId === file.actor.accountId);
  return own ?? { id: newId(), version: 0, submitted: false, lines: [], lineVersions: {} };
};
/** Scores are made from the frozen revision, never from a draft that is still being written. */
export const frozenContent = async (tx: EntityManager, { row, file }: LoadedCase): Promise<ReportContent> => {
  const revision = await tx.findOneBy(RevisionRow, { reportId: row.id, number: row.revisions });
  return revision ? (JSON.parse(revision.content) as ReportContent) : file.content;
};

const totalOf = (lines: Sheet['lines']): string | null =>
  lines.some(({ points }) => points === undefined)
    ? null
    : plain(lines.reduce((sum, { points }) => sum.plus(decimal(points ?? '0')), new Decimal(0)));

const wireLine = (line: SheetLine, criteria: string | null, self: ReportContent['selfScores'][number] | undefined, language: Language) => ({
  indicator: line.indicator,
  name: line.name[language],
  path: line.path.map((name) => name[language]),
  weight: line.weight,
  computed: line.computed,
  ...(line.points === undefined ? {} : { points: line.points }),
  ...(line.reason === undefined ? {} : { reason: line.reason }),
  explanation: line.explanation[language],
  ...(criteria === null ? {} : { criteria }),
  ...(self ? { selfScore: { points: self.points, reason: self.reason } } : {}),
});

export const sheetView = async (tx: EntityManager, loaded: LoadedCase, language: Language): Promise<Sheet> => {
  const own = ownSheet(loaded);
  const { scheme } = loaded.scheme;
  const content = await frozenContent(tx, loaded);
  const criteria = new Map(leavesOf(scheme).map((leaf) => [leaf.id, describeRule(leaf.rule, decimal(leaf.weight))[language]]));
  const lines = sheetLines(scheme, content.figures, own.lines).map((line) =>
    wireLine(
      line,
      criteria.get(line.indicator) ?? null,
      content.selfScores.find(({ indicator }) => indicator === line.indicator),
      language,
    ),
  );
  const open = lines.filter(({ points }) => points === undefined).length;
  return { lines, submitted: own.submitted, version: own.version, step: scheme.rounding.step, total: totalOf(lines), open };
};

export const sheetAnswer =
  (language: Language) =>
  async (tx: EntityManager, loaded: LoadedCase): Promise<StoredAnswer> => {
    const body = await sheetView(tx, loaded, language);
    return { status: 200, body, etag: `"${body.version}"` };
  };

export interface ReadSheet {
  readonly actor: Actor;
  readonly reportId: string;
  readonly now: Date;
  readonly language: Language;
}
/** The case of a report whose sheets there are and whose scorer the actor is: 404, then 409, then 403. */
export const caseOfScorer = async (tx: EntityManager, { actor, reportId, now }: ReadSheet): Promise<LoadedCase | Refusal> => {
  const row = await findVisible(tx, actor, reportId);
  if (!row) return refuse('not_found', 'not_found');
  const loaded = await loadCase(tx, actor, row, now);
  if (row.state === 'draft' || row.state === 'submitted') {
    return refuse('wrong_state', 'not_editable', { state: stateWords[row.state].bureau.zh, current: row.state, allowed: ['reviewed'] });
  }
  if (!loaded.file.rolesHere.includes('scorer')) return refuse('forbidden', 'wrong_role', { roles: ['评分人'], allowed: ['scorer'] });
  return loaded;
};

/** The own sheet, made up on reading: a first GET writes nothing. */
export const readSheet = async (tx: EntityManager, ask: ReadSheet): Promise<StoredAnswer | Refusal> => {
  const loaded = await caseOfScorer(tx, ask);
  return 'ok' in loaded ? loaded : sheetAnswer(ask.language)(tx, loaded);
};

/** The own sheet as a workbook is held against it. */
export const standingSheet = async (tx: EntityManager, loaded: LoadedCase): Promise<StandingSheet> => {
  const own = ownSheet(loaded);
  const { scheme, digest } = loaded.scheme;
  const { actor, report } = loaded.file;
  return {
    owner: { reportId: report.id, round: report.generation, scorerId: actor.accountId },
    scorer: actor.username,
    schemeDigest: digest,
    version: own.version,
    step: scheme.rounding.step,
    lines: sheetLines(scheme, (await frozenContent(tx, loaded)).figures, []),
    entries: own.lines,
    lineVersions: own.lineVersions,
  };
};
