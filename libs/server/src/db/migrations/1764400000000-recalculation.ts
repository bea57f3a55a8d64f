// Records the tables of recalculations: runs, the one that is active in a cycle, what each run found, ranks, and scores confirmed under another scheme.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const AT = 'DATETIME(3)';
const WORD = 'VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const DIGEST = 'VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

const tables = [
  `CREATE TABLE scoring_recalculation (id ${ID} NOT NULL PRIMARY KEY, cycle_id ${ID} NOT NULL, bureau_id ${ID} NOT NULL, state ${WORD} NOT NULL,
     from_scheme_id ${ID} NOT NULL, to_scheme_id ${ID} NOT NULL, combine ${WORD} NOT NULL, total INT NOT NULL, done INT NOT NULL DEFAULT 0, cursor_id ${WORD} NOT NULL DEFAULT '',
     algorithm ${WORD} NOT NULL, digest ${DIGEST} NOT NULL DEFAULT '', counts LONGTEXT NULL, asked_by LONGTEXT NOT NULL, created_at ${AT} NOT NULL, finished_at ${AT} NULL,
     applied_by LONGTEXT NULL, reason VARCHAR(4000) NULL, choice ${WORD} NOT NULL DEFAULT 'all', chosen INT NOT NULL DEFAULT 0, applied INT NOT NULL DEFAULT 0, refused INT NOT NULL DEFAULT 0,
     apply_cursor ${WORD} NOT NULL DEFAULT '', applied_digest ${DIGEST} NOT NULL DEFAULT '', applied_at ${AT} NULL, KEY cycle (cycle_id, id)) ${END}`,
  `CREATE TABLE scoring_recalculation_active (cycle_id ${ID} NOT NULL PRIMARY KEY, run_id ${ID} NOT NULL, UNIQUE KEY run (run_id)) ${END}`,
  `CREATE TABLE scoring_recalculation_result (run_id ${ID} NOT NULL, report_id ${ID} NOT NULL, kind ${WORD} NOT NULL, state ${WORD} NOT NULL, report_version INT NOT NULL, score_id ${ID} NOT NULL,
     basis ${DIGEST} NOT NULL, before_total DECIMAL(20,6) NOT NULL, before_text ${WORD} NOT NULL, before_grade ${WORD} NOT NULL, after_total DECIMAL(20,6) NULL, after_text ${WORD} NULL, after_grade ${WORD} NULL,
     after_digest ${DIGEST} NULL, why LONGTEXT NOT NULL, outcome ${WORD} NULL, PRIMARY KEY (run_id, report_id), KEY kind (run_id, kind, report_id), KEY outcome (run_id, outcome, report_id)) ${END}`,
  `CREATE TABLE scoring_recalculation_rank (run_id ${ID} NOT NULL, report_id ${ID} NOT NULL, before_rank INT NOT NULL, after_rank INT NOT NULL, PRIMARY KEY (run_id, report_id)) ${END}`,
  `CREATE TABLE scoring_confirmation (score_id ${ID} NOT NULL, scheme_digest ${DIGEST} NOT NULL, run_id ${ID} NOT NULL, confirmed_at ${AT} NOT NULL, PRIMARY KEY (score_id, scheme_digest)) ${END}`,
];

export class Recalculation1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.query(`DROP TABLE ${/CREATE TABLE (\w+)/.exec(table)?.[1] ?? ''}`);
  }
}
