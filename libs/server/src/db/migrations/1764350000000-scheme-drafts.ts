// Records whose scheme it is, how often a draft was changed and who released it; what is released cannot be changed any more, by anybody.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const AT = 'DATETIME(3)';
const refuseChange = (when: 'UPDATE' | 'DELETE'): string =>
  `CREATE TRIGGER scoring_scheme_no_${when.toLowerCase()} BEFORE ${when} ON scoring_scheme FOR EACH ROW
   IF OLD.state = 'released' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a released scheme is immutable'; END IF`;

export class SchemeDrafts1764350000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The empty owner is the installation itself: NULL would let a name and version stand twice under the unique key.
    await runner.query(`ALTER TABLE scoring_scheme
      ADD COLUMN owner VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '', ADD COLUMN revision INT NOT NULL DEFAULT 1, ADD COLUMN based_on ${ID} NULL,
      ADD COLUMN changed_by ${ID} NULL, ADD COLUMN changed_at ${AT} NULL, ADD COLUMN released_by ${ID} NULL, ADD COLUMN released_at ${AT} NULL,
      DROP KEY name_version, ADD UNIQUE KEY owner_name_version (owner, name, version), ADD KEY state_name (state, name, version)`);
    await runner.query(refuseChange('UPDATE'));
    await runner.query(refuseChange('DELETE'));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const when of ['update', 'delete']) await runner.query(`DROP TRIGGER scoring_scheme_no_${when}`);
    await runner.query("DELETE FROM scoring_scheme WHERE state = 'draft'");
    await runner.query(`ALTER TABLE scoring_scheme DROP KEY owner_name_version, DROP KEY state_name, ADD UNIQUE KEY name_version (name, version),
      DROP COLUMN owner, DROP COLUMN revision, DROP COLUMN based_on, DROP COLUMN changed_by, DROP COLUMN changed_at, DROP COLUMN released_by, DROP COLUMN released_at`);
  }
}
