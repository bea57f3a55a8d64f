// Records the tables of evidence (佐证材料): what is attached to a report, and which files that needs on the disk.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const AT = 'DATETIME(3)';
const WORD = 'VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const DIGEST = 'VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

const tables = [
  `CREATE TABLE reports_evidence_file (algorithm ${WORD} NOT NULL, digest ${DIGEST} NOT NULL, size INT NOT NULL, stored_at ${AT} NOT NULL, PRIMARY KEY (algorithm, digest)) ${END}`,
  `CREATE TABLE reports_evidence (id ${ID} NOT NULL PRIMARY KEY, report_id ${ID} NOT NULL, target VARCHAR(200) NOT NULL, name VARCHAR(200) NOT NULL, kind ${WORD} NOT NULL, size INT NOT NULL,
     algorithm ${WORD} NOT NULL, digest ${DIGEST} NOT NULL, frozen TINYINT NOT NULL DEFAULT 0, added_by ${ID} NOT NULL, added_at ${AT} NOT NULL, removed_by ${ID} NULL, removed_at ${AT} NULL,
     KEY report (report_id, removed_at, id), KEY file (algorithm, digest)) ${END}`,
];

export class Evidence1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
    await runner.query('ALTER TABLE reports_revision ADD COLUMN evidence LONGTEXT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE reports_revision DROP COLUMN evidence');
    for (const name of ['reports_evidence', 'reports_evidence_file']) await runner.query(`DROP TABLE ${name}`);
  }
}
