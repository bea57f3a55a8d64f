// Records what an objection says of single indicators and until when it is to be decided, and the ways by which the trail is searched.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const DAY = 'CHAR(10) CHARACTER SET ascii COLLATE ascii_bin';

export class Results1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE publishing_objection ADD COLUMN points_json LONGTEXT NULL, ADD COLUMN outcomes_json LONGTEXT NULL, ADD COLUMN due ${DAY} NULL,
         ADD COLUMN score_number INT NOT NULL DEFAULT 0, ADD KEY open_due (decided_at, due, id)`,
    );
    await runner.query(
      `UPDATE publishing_objection o SET o.points_json = '[]', o.score_number = COALESCE(
         (SELECT MAX(s.number) FROM scoring_score s WHERE s.report_id = o.report_id AND s.generation = o.generation), 0)`,
    );
    await runner.query('ALTER TABLE publishing_objection MODIFY COLUMN points_json LONGTEXT NOT NULL');
    await runner.query(
      'ALTER TABLE audit_event ADD KEY at_id (at, id), ADD KEY actor_at (actor_username, at, id), ADD KEY event_at (event, at, id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audit_event DROP KEY at_id, DROP KEY actor_at, DROP KEY event_at');
    await runner.query(
      'ALTER TABLE publishing_objection DROP KEY open_due, DROP COLUMN points_json, DROP COLUMN outcomes_json, DROP COLUMN due, DROP COLUMN score_number',
    );
  }
}
