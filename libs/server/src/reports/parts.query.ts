// Shows the parts of a report: findings, revisions and their difference, return items, comments, extensions.
import type { EntityManager } from 'typeorm';
import { type Actor, type Finding, type Language, type ReportContent } from '@camphor/domain';
import type { WireFinding } from '@camphor/contract';
import { diffContents, loadCase, type LoadedCase } from './case-file.repository';
import { frozenEvidence } from '../evidence/evidence.query';
import { findingsOf } from './findings';
import { loadPeerFigures } from './peer-figures.query';
import { findVisible, REPORT_JOINS } from './report-tables';
import { visibleReports } from './visible-reports';

export const wireFinding = (finding: Finding, language: Language, explanation?: string): WireFinding => ({
  id: finding.id,
  check: finding.check,
  status: finding.status,
  level: finding.level,
  message: finding.message[language],
  ...(finding.key === undefined ? {} : { key: finding.key }),
  ...(finding.quote === undefined ? {} : { quote: finding.quote }),
  ...(finding.section === undefined ? {} : { section: finding.section }),
  ...(finding.start === undefined ? {} : { start: finding.start }),
  ...(finding.expected === undefined ? {} : { expected: finding.expected }),
  ...(explanation === undefined ? {} : { explanation }),
});
/** Findings as the service sees them: also beside the other reports of the cycle. */
export const listFindings = async (
  tx: EntityManager,
  { row, file, scheme, lastYear }: LoadedCase,
  language: Language,
): Promise<{ items: WireFinding[] }> => {
  const surroundings = { row, settings: file.cycle.settings, scheme: scheme.scheme, lastYear, peers: await loadPeerFigures(tx, row) };
  const { content } = file;
  return { items: findingsOf(content, surroundings).map((finding) => wireFinding(finding, language, content.explanations[finding.id])) };
};

type RevisionLine = {
  id: string;
  number: number;
  round: number;
  at: Date;
  by: string;
  late: number;
  digest: string;
  algorithm: string;
  evidence: string | null;
};
export const listRevisions = async (tx: EntityManager, reportId: string) => {
  const rows: RevisionLine[] = await tx.query(
    'SELECT v.id, v.number, v.round, v.created_at AS at, COALESCE(p.name, ?) AS `by`, v.late, v.digest, v.algorithm, v.evidence FROM reports_revision v LEFT JOIN people_account p ON p.id = v.created_by WHERE v.report_id = ? ORDER BY v.number',
    ['系统', reportId],
  );
  return { items: rows.map((row) => ({ ...row, at: row.at.toISOString(), late: row.late === 1, evidence: frozenEvidence(row.evidence) })) };
};

/** Difference of two revisions; `to` 0 is the content as it stands now. Null when a revision does not exist. */
export const diffRevisions = async (tx: EntityManager, loaded: LoadedCase, from: number, to: number) => {
  const contentAt = async (number: number): Promise<ReportContent | null> => {
    if (number === 0) return loaded.file.content;
    const rows: { content: string }[] = await tx.query('SELECT content FROM reports_revision WHERE report_id = ? AND number = ?', [
      loaded.row.id,
      number,
    ]);
    return rows[0] ? (JSON.parse(rows[0].content) as ReportContent) : null;
  };
  const before = await contentAt(from);
  const after = await contentAt(to);
  return before && after ? { from, to, changes: diffContents(before, after) } : null;
};

type ItemLine = {
  id: string;
  round: number;
  target: string;
  reason: string;
  answer: string | null;
  answeredAt: Date | null;
  by: string;
  accepted: number;
};
export const listReturnItems = async (tx: EntityManager, reportId: string) => {
  const rows: ItemLine[] = await tx.query(
    'SELECT i.id, i.round, i.target, i.reason, i.answer, i.answered_at AS answeredAt, COALESCE(p.name, ?) AS `by`, i.accepted FROM reports_return_item i LEFT JOIN people_account p ON p.id = i.created_by WHERE i.report_id = ? ORDER BY i.round, i.position',
    ['', reportId],
  );
  return { items: rows.map((row) => ({ ...row, answeredAt: row.answeredAt?.toISOString() ?? null, accepted: row.accepted === 1 })) };
};

type CommentLine = { id: string; target: string; text: string; by: string; at: Date; resolvedAt: Date | null; resolvedBy: string | null };
export const listComments = async (tx: EntityManager, reportId: string) => {
  const rows: CommentLine[] = await tx.query(
    'SELECT m.id, m.target, m.text, p.name AS `by`, m.created_at AS at, m.resolved_at AS resolvedAt, q.name AS resolvedBy FROM reports_comment m JOIN people_account p ON p.id = m.created_by LEFT JOIN people_account q ON q.id = m.resolved_by WHERE m.report_id = ? ORDER BY m.created_at, m.id',
    [reportId],
  );
  return { items: rows.map((row) => ({ ...row, at: row.at.toISOString(), resolvedAt: row.resolvedAt?.toISOString() ?? null })) };
};

type ExtensionLine = {
  id: string;
  reportId: string;
  unit: string;
  due: string;
  reason: string;
  at: Date;
  granted: number | null;
  decisionReason: string | null;
  decidedAt: Date | null;
};
export const listExtensions = async (tx: EntityManager, actor: Actor, only?: string) => {
  const seen = visibleReports(actor);
  const rows: ExtensionLine[] = await tx.query(
    `SELECT e.id, e.report_id AS reportId, u.name AS unit, e.due, e.reason, e.asked_at AS at, e.granted, e.decision_reason AS decisionReason, e.decided_at AS decidedAt
     FROM cycles_extension e JOIN ${REPORT_JOINS.replace('reports_report r', 'reports_report r ON r.id = e.report_id')} WHERE ${seen.sql} ${only ? 'AND e.id = ?' : ''} ORDER BY e.asked_at DESC LIMIT 200`,
    [...seen.values, ...(only ? [only] : [])],
  );
  return {
    items: rows.map(({ id, reportId, unit, due, reason, at, granted, decisionReason, decidedAt }) => ({
      id,
      reportId,
      unit,
      due,
      reason,
      at: at.toISOString(),
      decision: decidedAt ? { granted: granted === 1, reason: decisionReason ?? '', at: decidedAt.toISOString() } : null,
    })),
  };
};

/** The case of a report that exists for the actor, else null. */
export const readCase = async (tx: EntityManager, actor: Actor, reportId: string, now: Date): Promise<LoadedCase | null> => {
  const row = await findVisible(tx, actor, reportId);
  return row ? loadCase(tx, actor, row, now) : null;
};
