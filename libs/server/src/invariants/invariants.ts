// Records what is always true of the database, as named queries that must return no row; run after every end-to-end test and by whoever doubts.
import type { DataSource } from 'typeorm';
import { transitionEventsSql } from '../audit/transition-events';

export interface Invariant {
  readonly name: string;
  readonly sql: string;
  /** The query's one parameter is the instant a minute ago. */
  readonly aMinuteAgo?: true;
}
export interface BrokenInvariant {
  readonly name: string;
  readonly rows: readonly Record<string, unknown>[];
}

const LAST_MOVE = `reports_report r JOIN audit_event e ON e.stream = r.id AND e.seq =
  (SELECT MAX(t.seq) FROM audit_event t WHERE t.stream = r.id AND t.event IN (${transitionEventsSql}))`;

export const invariants: readonly Invariant[] = [
  {
    name: 'a report stands in the state and round in which its last move left it',
    sql: `SELECT r.id, r.state, r.round, e.after_json FROM ${LAST_MOVE}
      WHERE JSON_VALUE(e.after_json, '$.state') <> r.state OR CAST(JSON_VALUE(e.after_json, '$.round') AS SIGNED) <> r.round`,
  },
  {
    name: 'every report has a trail that begins with its creation',
    sql: `SELECT r.id FROM reports_report r LEFT JOIN audit_event e ON e.stream = r.id AND e.seq = 1 AND e.event = 'report.created' WHERE e.id IS NULL`,
  },
  {
    name: 'a report has the version that its last event gave it',
    sql: `SELECT r.id, r.version, MAX(e.version) AS says FROM reports_report r JOIN audit_event e ON e.stream = r.id GROUP BY r.id, r.version
      HAVING r.version <> MAX(e.version)`,
  },
  {
    name: 'a trail has no gap and is as long as its head says',
    sql: `SELECT s.stream, s.\`count\` AS says, COUNT(e.id) AS found, MAX(e.seq) AS last FROM audit_stream s LEFT JOIN audit_event e ON e.stream = s.stream
      GROUP BY s.stream, s.\`count\` HAVING COUNT(e.id) <> s.\`count\` OR COALESCE(MAX(e.seq), 0) <> s.\`count\``,
  },
  {
    name: 'every event belongs to a trail with a head',
    sql: `SELECT e.id, e.stream FROM audit_event e LEFT JOIN audit_stream s ON s.stream = e.stream WHERE s.stream IS NULL`,
  },
  {
    name: 'every event names the digest of the one before it',
    sql: `SELECT e.stream, e.seq FROM audit_event e LEFT JOIN audit_event p ON p.stream = e.stream AND p.seq = e.seq - 1
      WHERE e.previous <> COALESCE(p.digest, '')`,
  },
  {
    name: 'the head of a trail is the digest of its last event',
    sql: `SELECT s.stream FROM audit_stream s LEFT JOIN audit_event e ON e.stream = s.stream AND e.seq = s.\`count\` WHERE s.head <> COALESCE(e.digest, '')`,
  },
  {
    name: 'every event and every publication is in the log, or waits to be entered',
    sql: `SELECT a.id, a.stream AS what FROM audit_event a LEFT JOIN audit_log_entry e ON e.stream = a.stream AND e.seq = a.seq
        LEFT JOIN audit_log_waiting w ON w.id = a.id WHERE e.position IS NULL AND w.id IS NULL
      UNION ALL SELECT p.id, 'publication' FROM publishing_publication p LEFT JOIN audit_log_entry e ON e.stream = CONCAT('publication:', p.id) AND e.seq = 1
        LEFT JOIN audit_log_waiting w ON w.id = p.id WHERE e.position IS NULL AND w.id IS NULL`,
  },
  {
    name: 'an entry of the log has the digest of its event',
    sql: `SELECT e.position, e.stream, e.seq FROM audit_log_entry e JOIN audit_event a ON a.stream = e.stream AND a.seq = e.seq
      WHERE a.digest <> e.digest OR a.algorithm <> e.algorithm`,
  },
  {
    name: 'the log has no gap and is as long as its row says',
    sql: `SELECT l.size, COUNT(e.position) AS found, MAX(e.position) AS last FROM audit_log l LEFT JOIN audit_log_entry e ON TRUE GROUP BY l.size
      HAVING COUNT(e.position) <> l.size OR COALESCE(MAX(e.position) + 1, 0) <> l.size`,
  },
  {
    name: 'no tree and no head of the log goes beyond its entries',
    sql: `SELECT t.algorithm AS what, t.size FROM audit_log_tree t JOIN audit_log l ON t.size > l.size
      UNION ALL SELECT CONCAT('head ', s.number), s.size FROM audit_seal s JOIN audit_log l ON s.size > l.size`,
  },
  {
    name: 'heads of the log are numbered without a gap',
    sql: `SELECT s.number FROM audit_seal s LEFT JOIN audit_seal p ON p.number = s.number - 1 WHERE s.number <> 1 AND p.number IS NULL`,
  },
  {
    name: 'a report is published exactly when it has a publication that stands',
    sql: `SELECT r.id, r.state, r.publication_id FROM reports_report r LEFT JOIN publishing_publication p
        ON p.id = r.publication_id AND p.report_id = r.id AND p.superseded_at IS NULL
      WHERE (r.state = 'published') <> (p.id IS NOT NULL) OR (r.publication_id IS NOT NULL) <> (p.id IS NOT NULL)`,
  },
  {
    name: 'a publication has the digest that the trail says',
    sql: `SELECT r.id, p.digest FROM ${LAST_MOVE} JOIN publishing_publication p ON p.id = r.publication_id
      WHERE r.state = 'published' AND COALESCE(JSON_VALUE(e.after_json, '$.digest'), '') <> p.digest`,
  },
  {
    name: 'a publication says what the score says',
    sql: `SELECT r.id, p.total_text AS published, s.total_text AS scored FROM reports_report r JOIN publishing_publication p ON p.id = r.publication_id
      JOIN scoring_score s ON s.id = r.score_id WHERE p.total_text <> s.total_text OR p.grade <> s.grade`,
  },
  {
    name: 'a report has one current score exactly while it is scored or published',
    sql: `SELECT r.id, r.state, r.score_id FROM reports_report r LEFT JOIN scoring_score s ON s.id = r.score_id AND s.report_id = r.id
      WHERE (r.state IN ('scored', 'published')) <> (s.id IS NOT NULL) OR (r.score_id IS NOT NULL) <> (s.id IS NOT NULL)`,
  },
  {
    name: 'a score is its own recomputation',
    sql: `SELECT c.report_id, c.score_id, c.total_text FROM scoring_check c JOIN reports_report r ON r.score_id = c.score_id WHERE c.agrees = 0`,
  },
  {
    name: 'a total is the sum of its lines, unless the scheme has caps',
    sql: `SELECT s.id, s.total_text, SUM(CAST(l.points AS DECIMAL(20,6))) AS lines_total FROM scoring_score s JOIN scoring_scheme c ON c.id = s.scheme_id,
        JSON_TABLE(s.lines_json, '$[*]' COLUMNS (points VARCHAR(64) PATH '$.points')) l
      GROUP BY s.id, s.total_text, s.total, c.body
      HAVING SUM(CAST(l.points AS DECIMAL(20,6))) < s.total OR (JSON_LENGTH(c.body, '$.caps') = 0 AND SUM(CAST(l.points AS DECIMAL(20,6))) <> s.total)`,
  },
  {
    name: 'a score names its scheme by the digest that it has',
    sql: `SELECT s.id, s.scheme_digest FROM scoring_score s LEFT JOIN scoring_scheme c ON c.id = s.scheme_id AND c.digest = s.scheme_digest WHERE c.id IS NULL`,
  },
  {
    name: 'a recalculation is the active one of its cycle exactly while it goes on',
    sql: `SELECT x.id, x.state FROM scoring_recalculation x LEFT JOIN scoring_recalculation_active a ON a.run_id = x.id AND a.cycle_id = x.cycle_id
        WHERE (x.state IN ('running', 'applying')) <> (a.run_id IS NOT NULL)
      UNION ALL SELECT a.run_id, 'unknown' FROM scoring_recalculation_active a LEFT JOIN scoring_recalculation x ON x.id = a.run_id WHERE x.id IS NULL`,
  },
  {
    name: 'a report that a recalculation changed has one event of it',
    sql: `SELECT x.run_id, x.report_id, COUNT(e.id) AS events FROM scoring_recalculation_result x
        LEFT JOIN audit_event e ON e.stream = x.report_id AND e.event = 'score.recalculated' AND JSON_VALUE(e.after_json, '$.run') = x.run_id
      GROUP BY x.run_id, x.report_id, x.outcome HAVING COUNT(e.id) <> (COALESCE(x.outcome, '') = 'applied')`,
  },
  {
    name: 'a recalculation has found as much as it says',
    sql: `SELECT x.id, x.done, x.applied, COUNT(f.report_id) AS found FROM scoring_recalculation x LEFT JOIN scoring_recalculation_result f ON f.run_id = x.id
      GROUP BY x.id, x.done, x.applied, x.refused
      HAVING COUNT(f.report_id) <> x.done OR COALESCE(SUM(f.outcome = 'applied'), 0) <> x.applied OR COALESCE(SUM(f.outcome = 'changedSince'), 0) <> x.refused`,
  },
  {
    name: 'a unit has one report per cycle',
    sql: `SELECT cycle_id, unit_id, COUNT(*) AS reports FROM reports_report GROUP BY cycle_id, unit_id HAVING COUNT(*) > 1`,
  },
  {
    name: 'revisions and publications are numbered without a gap',
    sql: `SELECT r.id, r.revisions, r.publications FROM reports_report r
      WHERE r.revisions <> (SELECT COUNT(*) FROM reports_revision v WHERE v.report_id = r.id)
         OR r.publications <> (SELECT COUNT(*) FROM publishing_publication p WHERE p.report_id = r.id)`,
  },
  {
    name: 'a report that left the draft was frozen as a revision',
    sql: `SELECT id, state FROM reports_report WHERE state <> 'draft' AND revisions = 0`,
  },
  {
    name: 'evidence that stands or was frozen has its file',
    sql: `SELECT e.id, e.report_id, e.digest FROM reports_evidence e LEFT JOIN reports_evidence_file f ON f.algorithm = e.algorithm AND f.digest = e.digest
      WHERE (e.removed_at IS NULL OR e.frozen = 1) AND f.digest IS NULL`,
  },
  {
    name: 'evidence changes while its report is a draft',
    sql: `SELECT e.id, e.report_id, r.state FROM reports_evidence e JOIN reports_report r ON r.id = e.report_id
      WHERE r.state <> 'draft' AND e.removed_at IS NULL AND e.frozen = 0`,
  },
  {
    name: 'a published report has no objection that waits',
    sql: `SELECT o.id, o.report_id FROM publishing_objection o JOIN reports_report r ON r.id = o.report_id WHERE r.state = 'published' AND o.decided_at IS NULL`,
  },
  {
    name: 'a report has one open objection at a time',
    sql: `SELECT report_id, COUNT(*) AS waiting FROM publishing_objection WHERE decided_at IS NULL GROUP BY report_id HAVING COUNT(*) > 1`,
  },
  {
    name: 'a promise older than a minute is on its way or kept',
    sql: `SELECT id, kind, state, attempts, problem FROM jobs_outbox WHERE state NOT IN ('sent', 'done', 'failed') AND created_at < ? AND available_at < ?`,
    aMinuteAgo: true,
  },
  {
    name: 'no promise was given up',
    sql: `SELECT id, kind, attempts, problem FROM jobs_outbox WHERE state = 'failed'`,
  },
  {
    name: 'a reminder that was claimed was sent',
    sql: `SELECT report_id, reminder, occurrence, account_id FROM reminders_ledger WHERE sent_at IS NULL AND claimed_at < ? AND claimed_at < ?`,
    aMinuteAgo: true,
  },
];

const MINUTE = 60_000;
/** Rows shown of each; one is enough to know that it is broken. */
const SHOWN = 20;

/** The invariants that do not hold, with some of the rows that break them. */
export const findBrokenInvariants = async (source: DataSource, now: Date): Promise<BrokenInvariant[]> => {
  const aMinuteAgo = new Date(now.getTime() - MINUTE);
  const broken: BrokenInvariant[] = [];
  for (const { name, sql, aMinuteAgo: takesTime } of invariants) {
    const rows: Record<string, unknown>[] = await source.query(`${sql} LIMIT ${SHOWN}`, takesTime ? [aMinuteAgo, aMinuteAgo] : []);
    if (rows.length > 0) broken.push({ name, rows });
  }
  return broken;
};
