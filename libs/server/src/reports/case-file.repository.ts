// Records how the facts of one report are gathered into the case file that decisions rest on.
import type { EntityManager } from 'typeorm';
import {
  canonicalJson,
  contentFromFields,
  fieldsFromContent,
  localDateOf,
  objectionOf,
  staleReasons,
  type Actor,
  type EvidenceFacts,
  type CaseFile,
  type Figures,
  type Finding,
  type Json,
  type ReportContent,
  type Role,
  type SheetFacts,
  type StoredField,
} from '@camphor/domain';
import { calendarsOf } from '../cycles/calendars';
import { composePublication } from '../publishing/compose-publication';
import { loadModerations, moderationBasis, type LoadedModeration } from '../scoring/moderations';
import { officialScore, spreadOf, type Judgements, type KeptSheet } from '../scoring/official-score';
import { loadScheme, type LoadedScheme } from '../scoring/schemes.repository';
import { findingsOf } from './findings';
import { loadObjections } from './objections.query';
import { settingsOf, type JoinedReport } from './report-tables';
import { FieldRow, RevisionRow, ScoreConfirmationRow, ScoreRow } from '../db/rows';

export interface Assigned {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: 'reviewer' | 'scorer';
}
/** The case file with what only the server needs to write and to show. */
export interface LoadedCase {
  readonly row: JoinedReport;
  readonly file: CaseFile;
  readonly fields: ReadonlyMap<string, StoredField>;
  readonly assigned: readonly Assigned[];
  readonly sheets: readonly KeptSheet[];
  readonly judgements: Judgements;
  /** All of this round of scoring, oldest first; which one counts is in the case file. */
  readonly moderations: readonly LoadedModeration[];
  readonly scheme: LoadedScheme;
  readonly lastYear: Figures | null;
}

export const loadFields = async (tx: EntityManager, reportId: string): Promise<Map<string, StoredField>> => {
  const rows = await tx.find(FieldRow, { where: { reportId }, select: { field: true, value: true, version: true } });
  return new Map(rows.map(({ field, value, version }) => [field, { field, value, version }]));
};

const rolesHere = (actor: Actor, row: JoinedReport, assigned: readonly Assigned[]): Role[] =>
  actor.roles.filter((role) => {
    if (role === 'preparer' || role === 'head') return row.unitId === actor.organisationId;
    if (role === 'reviewer' || role === 'scorer') return assigned.some((person) => person.role === role && person.id === actor.accountId);
    if (role === 'supervisor' || role === 'auditor') return row.unitPath.startsWith(actor.organisationPath);
    return role === 'system';
  });

/** Figures of last year's report, once it was accepted. */
export const loadLastYear = async (tx: EntityManager, row: JoinedReport): Promise<Figures | null> => {
  const rows: { content: string }[] = await tx.query(
    `SELECT v.content FROM reports_report p JOIN cycles_cycle pc ON pc.id = p.cycle_id JOIN reports_revision v ON v.report_id = p.id AND v.number = p.revisions
     WHERE p.unit_id = ? AND pc.year = ? AND pc.bureau_id = ? AND p.state IN ('reviewed', 'scored', 'published') LIMIT 1`,
    [row.unitId, row.year - 1, row.bureauId],
  );
  return rows[0] ? (JSON.parse(rows[0].content) as ReportContent).figures : null;
};

const loadAssigned = (tx: EntityManager, reportId: string): Promise<Assigned[]> =>
  tx.query(
    `SELECT a.account_id AS id, p.username, p.name, a.role FROM reports_assignment a JOIN people_account p ON p.id = a.account_id WHERE a.report_id = ? ORDER BY p.username`,
    [reportId],
  );
const loadSheets = async (tx: EntityManager, row: JoinedReport): Promise<KeptSheet[]> => {
  const rows: (Omit<KeptSheet, 'submitted' | 'lines' | 'lineVersions'> & {
    submitted: number;
    lines: string;
    lineVersions: string | null;
  })[] = await tx.query(
    `SELECT s.id, s.scorer_id AS scorerId, p.name AS scorer, s.version, s.submitted, s.lines_json AS \`lines\`, s.line_versions AS lineVersions, s.submitted_at AS submittedAt
       FROM scoring_sheet s JOIN people_account p ON p.id = s.scorer_id WHERE s.report_id = ? AND s.generation = ? ORDER BY s.scorer_id`,
    [row.id, row.generation],
  );
  return rows.map((sheet) => ({
    ...sheet,
    submitted: sheet.submitted === 1,
    lines: JSON.parse(sheet.lines) as KeptSheet['lines'],
    lineVersions: JSON.parse(sheet.lineVersions ?? '{}') as KeptSheet['lineVersions'],
  }));
};
const loadEvidence = (tx: EntityManager, reportId: string): Promise<EvidenceFacts[]> =>
  tx.query(
    'SELECT id, target, name, kind, size, digest, algorithm FROM reports_evidence WHERE report_id = ? AND removed_at IS NULL ORDER BY id',
    [reportId],
  );
const openThreads = async (tx: EntityManager, reportId: string): Promise<number> => {
  const rows: { threads: string }[] = await tx.query(
    'SELECT COUNT(*) AS threads FROM reports_comment WHERE report_id = ? AND resolved_at IS NULL',
    [reportId],
  );
  return Number(rows[0]?.threads ?? 0);
};
const column = async (tx: EntityManager, sql: string, reportId: string): Promise<string[]> =>
  ((await tx.query(sql, [reportId])) as { id: string }[]).map(({ id }) => id);

const frozenContent = async (tx: EntityManager, row: JoinedReport): Promise<ReportContent | null> => {
  if (row.revisions === 0) return null;
  const revision = await tx.findOneBy(RevisionRow, { reportId: row.id, number: row.revisions });
  return revision ? (JSON.parse(revision.content) as ReportContent) : null;
};

/** Made from this scheme, or found to be the same under it by a recalculation. */
const isCurrentUnder = async (tx: EntityManager, { id, schemeDigest }: ScoreRow, digest: string): Promise<boolean> =>
  schemeDigest === digest || tx.existsBy(ScoreConfirmationRow, { scoreId: id, schemeDigest: digest });

/** A score is stale when the scheme of the cycle, the revision or the set of scorers is no longer the one it was made from. */
const loadScore = async (
  tx: EntityManager,
  row: JoinedReport,
  scheme: LoadedScheme,
  scorers: readonly Assigned[],
): Promise<CaseFile['score']> => {
  if (!row.scoreId) return null;
  const score = await tx.findOneBy(ScoreRow, { id: row.scoreId });
  if (!score) return null;
  const own = score.schemeId === scheme.id ? scheme : await loadScheme(tx, score.schemeId);
  const stamped = JSON.parse(score.scorers) as string[];
  const schemeDigest = (await isCurrentUnder(tx, score, scheme.digest)) ? scheme.digest : score.schemeDigest;
  const moved = staleReasons(
    { schemeDigest, revision: score.revision, generation: score.generation, scorers: stamped },
    { schemeDigest: scheme.digest, revision: row.revisions, generation: row.generation, scorers: scorers.map(({ id }) => id) },
  );
  return {
    id: score.id,
    total: score.totalText,
    grade: score.grade as NonNullable<CaseFile['score']>['grade'],
    lines: JSON.parse(score.linesJson) as NonNullable<CaseFile['score']>['lines'],
    scheme: { id: score.schemeId, name: own.scheme.name, digest: score.schemeDigest },
    revision: score.revision,
    reportVersion: score.reportVersion,
    scorers: stamped,
    stale: moved.length > 0,
    staleReasons: moved,
  };
};

/** Gathers everything after the report row has been locked (or read): eleven queries whatever the report holds. */
export const loadCase = async (tx: EntityManager, actor: Actor, row: JoinedReport, now: Date): Promise<LoadedCase> => {
  const fields = await loadFields(tx, row.id);
  const assigned = await loadAssigned(tx, row.id);
  const sheets = await loadSheets(tx, row);
  const threads = await openThreads(tx, row.id);
  const objections = await loadObjections(tx, row.id);
  const hands = await column(tx, 'SELECT account_id AS id FROM reports_hand WHERE report_id = ?', row.id);
  const items = await tx.query(
    'SELECT id, round, target, reason, answer FROM reports_return_item WHERE report_id = ? ORDER BY round, position',
    [row.id],
  );
  const evidence = await loadEvidence(tx, row.id);
  const scheme = await loadScheme(tx, row.schemeId);
  const scorers = assigned.filter(({ role }) => role === 'scorer');
  const score = await loadScore(tx, row, scheme, scorers);
  const moderations = await loadModerations(tx, row);
  const lastYear = await loadLastYear(tx, row);
  const frozen = row.state === 'draft' ? null : await frozenContent(tx, row);
  const calendars = await calendarsOf(tx);
  const content = contentFromFields(fields.values());
  const settings = settingsOf(row);
  const scorerIds = scorers.map(({ id }) => id);
  const basis = moderationBasis(sheets, scorerIds);
  const last = moderations.at(-1);
  const moderation = last?.basis === basis ? last : null;
  const judgements: Judgements = { sheets, scorers: scorerIds, moderated: moderation?.lines ?? [] };
  const scored = frozen ?? content;
  let findings: readonly Finding[] | null = null;
  const file: CaseFile = {
    actor,
    rolesHere: rolesHere(actor, row, assigned),
    today: localDateOf(now.toISOString()),
    now: now.toISOString(),
    report: {
      id: row.id,
      state: row.state,
      round: row.round,
      version: row.version,
      due: row.due,
      late: row.late === 1,
      openedAt: row.openedAt?.toISOString() ?? null,
      accepted: row.accepted === null ? null : row.accepted === 1,
      scoredAt: row.scoredAt?.toISOString() ?? null,
      objectionUntil: row.objectionUntil,
      revisions: row.revisions,
      publications: row.publications,
      generation: row.generation,
    },
    unit: { id: row.unitId, name: row.unitName, exempt: row.exempt === 1, exemptReason: row.exemptReason },
    cycle: {
      id: row.cycleId,
      year: String(row.year),
      state: row.cycleState,
      submissionDue: row.submissionDue,
      reviewDue: row.reviewDue,
      scoringDue: row.scoringDue,
      publicationDue: row.publicationDue,
      settings,
    },
    preparedBy: hands,
    moderatedBy: [...new Set(moderations.map(({ by }) => by))],
    moderation,
    returnItems: items as CaseFile['returnItems'],
    evidence: evidence.filter(({ target }) => objectionOf(target) === null),
    objectionEvidence: evidence.filter(({ target }) => objectionOf(target) !== null),
    openThreads: threads,
    objections,
    sheets: sheets.map((sheet): SheetFacts => ({
      scorerId: sheet.scorerId,
      scorer: sheet.scorer,
      submitted: sheet.submitted,
      total: null,
    })),
    scorers: scorers.map(({ id, name }) => ({ id, name })),
    content,
    findings: () => (findings ??= findingsOf(content, { row, settings, scheme: scheme.scheme, lastYear })),
    spread: () => spreadOf(scheme, scored.figures, judgements),
    computeScore: () => officialScore(scheme, scored.figures, judgements, settings, row.late === 1),
    score,
    composePublication: () => composePublication(row, scored, score, now),
    addWorkingDays: (from, days) => calendars.addWorkingDays(from, days),
  };
  return { row, file, fields, assigned, sheets, judgements, moderations, scheme, lastYear };
};

/** A frozen revision has its keys in canonical order, a field as it was sent: the same rows must not look changed. */
const comparable = (field: string, value: string): string =>
  field === 'headings' || field.startsWith('table:') || field.startsWith('selfScore:') ? canonicalJson(JSON.parse(value) as Json) : value;
const byField = (content: ReportContent): Map<string, string> =>
  new Map(fieldsFromContent(content).flatMap(({ field, value }) => (value === null ? [] : [[field, comparable(field, value)] as const])));

/** What changed between two contents, field by field. */
export const diffContents = (
  before: ReportContent,
  after: ReportContent,
): { field: string; before: string | null; after: string | null }[] => {
  const left = byField(before);
  const right = byField(after);
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((field) => left.get(field) !== right.get(field))
    .map((field) => ({ field, before: left.get(field) ?? null, after: right.get(field) ?? null }));
};
