// Records the tables of moderation (评议) and conflicts of interest (回避), and which version of a sheet last changed each of its lines.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const AT = 'DATETIME(3)';
const DIGEST = 'VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

const tables = [
  `CREATE TABLE scoring_moderation (id ${ID} NOT NULL PRIMARY KEY, report_id ${ID} NOT NULL, generation INT NOT NULL, number INT NOT NULL, lines_json LONGTEXT NOT NULL, reason VARCHAR(4000) NULL,
     spread ${WORD} NULL, basis ${DIGEST} NOT NULL, created_by ${ID} NOT NULL, created_at ${AT} NOT NULL, UNIQUE KEY report_number (report_id, generation, number)) ${END}`,
  // A unique key takes any number of NULLs: one standing declaration for a person and a unit, however many have ended.
  `CREATE TABLE people_conflict (id ${ID} NOT NULL PRIMARY KEY, account_id ${ID} NOT NULL, unit_id ${ID} NOT NULL, standing TINYINT NULL, reason VARCHAR(1000) NOT NULL, declared_by ${ID} NOT NULL, declared_at ${AT} NOT NULL,
     withdrawn_by ${ID} NULL, withdrawn_at ${AT} NULL, withdrawn_reason VARCHAR(1000) NULL, UNIQUE KEY account_unit (account_id, unit_id, standing), KEY unit (unit_id, standing)) ${END}`,
];

export class Moderation1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
    await runner.query('ALTER TABLE scoring_sheet ADD COLUMN line_versions LONGTEXT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE scoring_sheet DROP COLUMN line_versions');
    for (const name of ['people_conflict', 'scoring_moderation']) await runner.query(`DROP TABLE ${name}`);
  }
}
