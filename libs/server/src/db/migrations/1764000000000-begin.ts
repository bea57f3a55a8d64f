// Records the first tables of Camphor, by hand: portable between MariaDB 10.6+ and MySQL 8.0+.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const AT = 'DATETIME(3)';
const DAY = 'CHAR(10) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const DIGEST = 'VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

const tables = [
  `CREATE TABLE people_organisation (id ${ID} NOT NULL PRIMARY KEY, code ${WORD} NOT NULL, name VARCHAR(100) NOT NULL, kind ${WORD} NOT NULL,
     parent_id ${ID} NULL, path VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, valid_from ${DAY} NULL, valid_to ${DAY} NULL, successor_id ${ID} NULL,
     exempt TINYINT NOT NULL DEFAULT 0, exempt_reason VARCHAR(300) NULL, version INT NOT NULL DEFAULT 1,
     UNIQUE KEY code (code), KEY path (path), KEY parent (parent_id)) ${END}`,
  `CREATE TABLE people_account (id ${ID} NOT NULL PRIMARY KEY, username ${WORD} NOT NULL, name VARCHAR(100) NOT NULL, email VARCHAR(200) NULL, password_hash VARCHAR(255) NOT NULL,
     organisation_id ${ID} NOT NULL, active TINYINT NOT NULL DEFAULT 1, demo TINYINT NOT NULL DEFAULT 0, failed_count INT NOT NULL DEFAULT 0, blocked_until ${AT} NULL,
     created_at ${AT} NOT NULL, version INT NOT NULL DEFAULT 1, UNIQUE KEY username (username), KEY organisation (organisation_id, username)) ${END}`,
  `CREATE TABLE people_account_role (account_id ${ID} NOT NULL, role ${WORD} NOT NULL, PRIMARY KEY (account_id, role), KEY role (role, account_id)) ${END}`,
  `CREATE TABLE people_session (id ${ID} NOT NULL PRIMARY KEY, account_id ${ID} NOT NULL, refresh_digest ${DIGEST} NOT NULL, previous_digest ${DIGEST} NULL, rotated_at ${AT} NULL,
     created_at ${AT} NOT NULL, expires_at ${AT} NOT NULL, revoked_at ${AT} NULL, KEY account (account_id), KEY refresh (refresh_digest), KEY previous (previous_digest)) ${END}`,
  `CREATE TABLE cycles_cycle (id ${ID} NOT NULL PRIMARY KEY, bureau_id ${ID} NOT NULL, year INT NOT NULL, name VARCHAR(100) NOT NULL, state ${WORD} NOT NULL, scheme_id ${ID} NOT NULL,
     submission_due ${DAY} NOT NULL, review_due ${DAY} NOT NULL, scoring_due ${DAY} NOT NULL, publication_due ${DAY} NOT NULL, settings LONGTEXT NOT NULL, version INT NOT NULL DEFAULT 1,
     created_at ${AT} NOT NULL, UNIQUE KEY bureau_year_name (bureau_id, year, name)) ${END}`,
  `CREATE TABLE cycles_unit (cycle_id ${ID} NOT NULL, unit_id ${ID} NOT NULL, PRIMARY KEY (cycle_id, unit_id), KEY unit (unit_id)) ${END}`,
  `CREATE TABLE cycles_assignment (cycle_id ${ID} NOT NULL, unit_id ${ID} NOT NULL, role ${WORD} NOT NULL, account_id ${ID} NOT NULL, PRIMARY KEY (cycle_id, unit_id, role, account_id)) ${END}`,
  `CREATE TABLE cycles_calendar (year INT NOT NULL PRIMARY KEY, body LONGTEXT NOT NULL, source VARCHAR(300) NOT NULL) ${END}`,
  `CREATE TABLE cycles_extension (id ${ID} NOT NULL PRIMARY KEY, report_id ${ID} NOT NULL, due ${DAY} NOT NULL, reason VARCHAR(4000) NOT NULL, asked_by ${ID} NOT NULL, asked_at ${AT} NOT NULL,
     granted TINYINT NULL, decision_reason VARCHAR(4000) NULL, decided_by ${ID} NULL, decided_at ${AT} NULL, KEY report (report_id)) ${END}`,
  `CREATE TABLE reports_report (id ${ID} NOT NULL PRIMARY KEY, cycle_id ${ID} NOT NULL, unit_id ${ID} NOT NULL, state ${WORD} NOT NULL, round INT NOT NULL DEFAULT 1, version INT NOT NULL DEFAULT 1,
     due ${DAY} NULL, late TINYINT NOT NULL DEFAULT 0, opened_at ${AT} NULL, accepted TINYINT NULL, submitted_at ${AT} NULL, scored_at ${AT} NULL, objection_until ${DAY} NULL,
     revisions INT NOT NULL DEFAULT 0, publications INT NOT NULL DEFAULT 0, generation INT NOT NULL DEFAULT 1, score_id ${ID} NULL, publication_id ${ID} NULL,
     created_at ${AT} NOT NULL, updated_at ${AT} NOT NULL,
     UNIQUE KEY cycle_unit (cycle_id, unit_id), KEY unit (unit_id, cycle_id), KEY cycle_state (cycle_id, state, id), KEY state_due (state, due)) ${END}`,
  `CREATE TABLE reports_field (report_id ${ID} NOT NULL, field VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, value LONGTEXT NULL, amount DECIMAL(40,10) NULL, version INT NOT NULL,
     PRIMARY KEY (report_id, field)) ${END}`,
  `CREATE TABLE reports_hand (report_id ${ID} NOT NULL, account_id ${ID} NOT NULL, PRIMARY KEY (report_id, account_id)) ${END}`,
  `CREATE TABLE reports_revision (id ${ID} NOT NULL PRIMARY KEY, report_id ${ID} NOT NULL, number INT NOT NULL, round INT NOT NULL, content LONGTEXT NOT NULL, digest ${DIGEST} NOT NULL, algorithm ${WORD} NOT NULL,
     report_version INT NOT NULL, late TINYINT NOT NULL, created_by ${ID} NOT NULL, created_at ${AT} NOT NULL, UNIQUE KEY report_number (report_id, number)) ${END}`,
  `CREATE TABLE reports_return_item (id ${ID} NOT NULL PRIMARY KEY, report_id ${ID} NOT NULL, round INT NOT NULL, position INT NOT NULL, target VARCHAR(200) NOT NULL, reason VARCHAR(4000) NOT NULL,
     created_by ${ID} NOT NULL, created_at ${AT} NOT NULL, answer VARCHAR(4000) NULL, answered_by ${ID} NULL, answered_at ${AT} NULL, accepted TINYINT NOT NULL DEFAULT 0, KEY report (report_id, round, position)) ${END}`,
  `CREATE TABLE reports_comment (id ${ID} NOT NULL PRIMARY KEY, report_id ${ID} NOT NULL, target VARCHAR(200) NOT NULL, text VARCHAR(4000) NOT NULL, created_by ${ID} NOT NULL, created_at ${AT} NOT NULL,
     resolved_by ${ID} NULL, resolved_at ${AT} NULL, KEY report (report_id, created_at)) ${END}`,
  `CREATE TABLE reports_assignment (report_id ${ID} NOT NULL, role ${WORD} NOT NULL, account_id ${ID} NOT NULL, PRIMARY KEY (report_id, role, account_id), KEY account (account_id, role, report_id)) ${END}`,
  `CREATE TABLE reading_import (id ${ID} NOT NULL PRIMARY KEY, account_id ${ID} NOT NULL, unit_id ${ID} NOT NULL, file VARCHAR(255) NOT NULL, size INT NOT NULL, digest ${DIGEST} NOT NULL, body LONGTEXT NOT NULL,
     created_at ${AT} NOT NULL, report_id ${ID} NULL, KEY account (account_id, created_at)) ${END}`,
  `CREATE TABLE scoring_scheme (id ${ID} NOT NULL PRIMARY KEY, name ${WORD} NOT NULL, version INT NOT NULL, title VARCHAR(200) NOT NULL, state ${WORD} NOT NULL, body LONGTEXT NOT NULL, digest ${DIGEST} NOT NULL, algorithm ${WORD} NOT NULL,
     created_at ${AT} NOT NULL, UNIQUE KEY name_version (name, version)) ${END}`,
  `CREATE TABLE scoring_sheet (id ${ID} NOT NULL PRIMARY KEY, report_id ${ID} NOT NULL, scorer_id ${ID} NOT NULL, generation INT NOT NULL, version INT NOT NULL, submitted TINYINT NOT NULL DEFAULT 0, lines_json LONGTEXT NOT NULL,
     scheme_digest ${DIGEST} NOT NULL, report_version INT NOT NULL, created_at ${AT} NOT NULL, updated_at ${AT} NOT NULL, submitted_at ${AT} NULL, UNIQUE KEY report_scorer (report_id, generation, scorer_id)) ${END}`,
  `CREATE TABLE scoring_score (id ${ID} NOT NULL PRIMARY KEY, report_id ${ID} NOT NULL, number INT NOT NULL, total DECIMAL(20,6) NOT NULL, total_text ${WORD} NOT NULL, grade ${WORD} NOT NULL, lines_json LONGTEXT NOT NULL,
     scheme_id ${ID} NOT NULL, scheme_digest ${DIGEST} NOT NULL, revision INT NOT NULL, report_version INT NOT NULL, generation INT NOT NULL, scorers LONGTEXT NOT NULL, digest ${DIGEST} NOT NULL, algorithm ${WORD} NOT NULL,
     created_by ${ID} NOT NULL, created_at ${AT} NOT NULL, UNIQUE KEY report_number (report_id, number)) ${END}`,
  `CREATE TABLE scoring_check (id ${ID} NOT NULL PRIMARY KEY, report_id ${ID} NOT NULL, score_id ${ID} NOT NULL, total_text ${WORD} NOT NULL, digest ${DIGEST} NOT NULL, agrees TINYINT NOT NULL, checked_at ${AT} NOT NULL,
     KEY report (report_id, checked_at)) ${END}`,
  `CREATE TABLE publishing_publication (id ${ID} NOT NULL PRIMARY KEY, report_id ${ID} NOT NULL, cycle_id ${ID} NOT NULL, unit_name VARCHAR(100) NOT NULL, number INT NOT NULL, body LONGTEXT NOT NULL, digest ${DIGEST} NOT NULL, algorithm ${WORD} NOT NULL,
     total DECIMAL(20,6) NOT NULL, total_text ${WORD} NOT NULL, grade ${WORD} NOT NULL, self_score ${WORD} NULL, late TINYINT NOT NULL DEFAULT 0, created_by ${ID} NOT NULL, created_at ${AT} NOT NULL, superseded_at ${AT} NULL, superseded_reason VARCHAR(4000) NULL,
     UNIQUE KEY report_number (report_id, number), KEY cycle (cycle_id, superseded_at, id)) ${END}`,
  `CREATE TABLE publishing_objection (id ${ID} NOT NULL PRIMARY KEY, report_id ${ID} NOT NULL, generation INT NOT NULL, indicators LONGTEXT NOT NULL, reason VARCHAR(4000) NOT NULL, filed_by ${ID} NOT NULL, filed_at ${AT} NOT NULL,
     upheld TINYINT NULL, decision_reason VARCHAR(4000) NULL, decided_by ${ID} NULL, decided_at ${AT} NULL, KEY report (report_id, decided_at)) ${END}`,
  `CREATE TABLE audit_stream (stream VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY, bureau_id ${ID} NULL, count INT NOT NULL, head ${DIGEST} NOT NULL) ${END}`,
  `CREATE TABLE audit_event (id ${ID} NOT NULL PRIMARY KEY, stream VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, seq INT NOT NULL, at ${AT} NOT NULL, actor_id ${ID} NOT NULL, actor_username ${WORD} NOT NULL, actor_name VARCHAR(100) NOT NULL, via ${WORD} NOT NULL,
     event ${WORD} NOT NULL, before_json LONGTEXT NOT NULL, after_json LONGTEXT NOT NULL, reason VARCHAR(4000) NULL, version INT NULL, algorithm ${WORD} NOT NULL, previous ${DIGEST} NOT NULL, digest ${DIGEST} NOT NULL,
     UNIQUE KEY stream_seq (stream, seq)) ${END}`,
  `CREATE TABLE jobs_outbox (id ${ID} NOT NULL PRIMARY KEY, kind ${WORD} NOT NULL, payload LONGTEXT NOT NULL, state ${WORD} NOT NULL, available_at ${AT} NOT NULL, created_at ${AT} NOT NULL, sent_at ${AT} NULL, done_at ${AT} NULL,
     attempts INT NOT NULL DEFAULT 0, problem VARCHAR(500) NULL, KEY state_available (state, available_at, id), KEY done (done_at)) ${END}`,
  `CREATE TABLE jobs_claim (name ${WORD} NOT NULL PRIMARY KEY, holder ${ID} NOT NULL, expires_at ${AT} NOT NULL) ${END}`,
  `CREATE TABLE reminders_notification (id ${ID} NOT NULL PRIMARY KEY, account_id ${ID} NOT NULL, dedupe VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, kind ${WORD} NOT NULL, facts LONGTEXT NOT NULL, report_id ${ID} NULL,
     created_at ${AT} NOT NULL, read_at ${AT} NULL, mail ${WORD} NOT NULL, mailed_at ${AT} NULL, mail_attempts INT NOT NULL DEFAULT 0, mail_problem VARCHAR(500) NULL,
     UNIQUE KEY account_dedupe (account_id, dedupe), KEY inbox (account_id, id), KEY mail (mail, created_at)) ${END}`,
  `CREATE TABLE reminders_ledger (report_id ${ID} NOT NULL, reminder ${WORD} NOT NULL, occurrence ${DAY} NOT NULL, account_id ${ID} NOT NULL, claimed_at ${AT} NOT NULL, sent_at ${AT} NULL,
     PRIMARY KEY (report_id, reminder, occurrence, account_id)) ${END}`,
  `CREATE TABLE edge_idempotency (account_id ${ID} NOT NULL, idem_key VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, request_digest ${DIGEST} NOT NULL, status INT NOT NULL, body LONGTEXT NOT NULL, etag VARCHAR(80) NULL, created_at ${AT} NOT NULL,
     PRIMARY KEY (account_id, idem_key), KEY created (created_at)) ${END}`,
  `CREATE TABLE config_setting (name ${WORD} NOT NULL PRIMARY KEY, value LONGTEXT NOT NULL) ${END}`,
];

const refuseChange = (when: 'UPDATE' | 'DELETE') =>
  `CREATE TRIGGER audit_event_no_${when.toLowerCase()} BEFORE ${when} ON audit_event FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the trail is append-only'`;

export class Begin1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
    await runner.query(refuseChange('UPDATE'));
    await runner.query(refuseChange('DELETE'));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.query(`DROP TABLE ${/CREATE TABLE (\w+)/.exec(table)?.[1] ?? ''}`);
  }
}
