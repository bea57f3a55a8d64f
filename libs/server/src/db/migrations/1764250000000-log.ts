// Records the tables of the one append-only log over all trails, its trees, its signed heads and the keys that sign them.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const AT = 'DATETIME(3)';
const WORD = 'VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const STREAM = 'VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin';
const DIGEST = 'VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

const tables = [
  `CREATE TABLE audit_log (name ${WORD} NOT NULL PRIMARY KEY, id ${ID} NOT NULL, size INT NOT NULL) ${END}`,
  `CREATE TABLE audit_log_waiting (id ${ID} NOT NULL PRIMARY KEY, stream ${STREAM} NOT NULL, seq INT NOT NULL, algorithm ${WORD} NOT NULL, digest ${DIGEST} NOT NULL) ${END}`,
  `CREATE TABLE audit_log_entry (position INT NOT NULL PRIMARY KEY, stream ${STREAM} NOT NULL, seq INT NOT NULL, algorithm ${WORD} NOT NULL, digest ${DIGEST} NOT NULL,
     UNIQUE KEY stream_seq (stream, seq)) ${END}`,
  `CREATE TABLE audit_log_tree (algorithm ${WORD} NOT NULL PRIMARY KEY, size INT NOT NULL) ${END}`,
  `CREATE TABLE audit_log_node (algorithm ${WORD} NOT NULL, level INT NOT NULL, position INT NOT NULL, hash ${DIGEST} NOT NULL, PRIMARY KEY (algorithm, level, position)) ${END}`,
  `CREATE TABLE audit_seal (number INT NOT NULL PRIMARY KEY, size INT NOT NULL, at ${AT} NOT NULL, day CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL, body TEXT NOT NULL,
     signature VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, key_id ${DIGEST} NOT NULL, UNIQUE KEY day (day), KEY size (size, number)) ${END}`,
  `CREATE TABLE audit_key (id ${DIGEST} NOT NULL PRIMARY KEY, algorithm ${WORD} NOT NULL, public_key ${DIGEST} NOT NULL, created_at ${AT} NOT NULL) ${END}`,
];
const appendOnly = ['audit_log_entry', 'audit_log_node', 'audit_seal', 'audit_key'];
const refuseChange = (table: string, when: 'UPDATE' | 'DELETE'): string =>
  `CREATE TRIGGER ${table}_no_${when.toLowerCase()} BEFORE ${when} ON ${table} FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the log is append-only'`;

export class Log1764250000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
    for (const table of appendOnly) {
      await runner.query(refuseChange(table, 'UPDATE'));
      await runner.query(refuseChange(table, 'DELETE'));
    }
    await runner.query("INSERT INTO audit_log (name, id, size) SELECT 'log', UUID(), 0");
    // What was written before there was a log is entered first.
    await runner.query(
      'INSERT INTO audit_log_waiting (id, stream, seq, algorithm, digest) SELECT id, stream, seq, algorithm, digest FROM audit_event',
    );
    await runner.query(
      "INSERT INTO audit_log_waiting (id, stream, seq, algorithm, digest) SELECT id, CONCAT('publication:', id), 1, algorithm, digest FROM publishing_publication",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.query(`DROP TABLE ${/CREATE TABLE (\w+)/.exec(table)?.[1] ?? ''}`);
  }
}
