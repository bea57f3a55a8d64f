// Records the rows of scoring: schemes, sheets, scores, recalculations.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { flag } from './flag';

@Entity({ name: 'scoring_scheme' })
export class SchemeRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'name', type: 'varchar', length: 64 }) name: string;
  @Column({ name: 'version', type: 'int' }) version: number;
  @Column({ name: 'title', type: 'varchar', length: 200 }) title: string;
  @Column({ name: 'state', type: 'varchar', length: 64 }) state: string;
  @Column({ name: 'body', type: 'longtext' }) body: string;
  @Column({ name: 'digest', type: 'varchar', length: 128 }) digest: string;
  @Column({ name: 'algorithm', type: 'varchar', length: 64 }) algorithm: string;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
  /** Id of the bureau; empty = it came with the installation. */
  @Column({ name: 'owner', type: 'varchar', length: 36, default: '' }) owner: string;
  /** Counts the changes of a draft. */
  @Column({ name: 'revision', type: 'int', default: 1 }) revision: number;
  @Column({ name: 'based_on', type: 'char', length: 36, nullable: true }) basedOn: string | null;
  @Column({ name: 'changed_by', type: 'char', length: 36, nullable: true }) changedBy: string | null;
  @Column({ name: 'changed_at', type: 'datetime', precision: 3, nullable: true }) changedAt: Date | null;
  @Column({ name: 'released_by', type: 'char', length: 36, nullable: true }) releasedBy: string | null;
  @Column({ name: 'released_at', type: 'datetime', precision: 3, nullable: true }) releasedAt: Date | null;
}

@Entity({ name: 'scoring_sheet' })
export class SheetRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @Column({ name: 'scorer_id', type: 'char', length: 36 }) scorerId: string;
  @Column({ name: 'generation', type: 'int' }) generation: number;
  @Column({ name: 'version', type: 'int' }) version: number;
  @Column({ name: 'submitted', type: 'tinyint', transformer: flag }) submitted: boolean;
  @Column({ name: 'lines_json', type: 'longtext' }) linesJson: string;
  @Column({ name: 'line_versions', type: 'longtext', nullable: true }) lineVersions: string | null;
  @Column({ name: 'scheme_digest', type: 'varchar', length: 128 }) schemeDigest: string;
  @Column({ name: 'report_version', type: 'int' }) reportVersion: number;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
  @Column({ name: 'updated_at', type: 'datetime', precision: 3 }) updatedAt: Date;
  @Column({ name: 'submitted_at', type: 'datetime', precision: 3, nullable: true }) submittedAt: Date | null;
}

@Entity({ name: 'scoring_moderation' })
export class ModerationRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @Column({ name: 'generation', type: 'int' }) generation: number;
  @Column({ name: 'number', type: 'int' }) number: number;
  @Column({ name: 'lines_json', type: 'longtext' }) linesJson: string;
  @Column({ name: 'reason', type: 'varchar', length: 4000, nullable: true }) reason: string | null;
  @Column({ name: 'spread', type: 'varchar', length: 64, nullable: true }) spread: string | null;
  @Column({ name: 'basis', type: 'varchar', length: 128 }) basis: string;
  @Column({ name: 'created_by', type: 'char', length: 36 }) createdBy: string;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
}

@Entity({ name: 'scoring_score' })
export class ScoreRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @Column({ name: 'number', type: 'int' }) number: number;
  @Column({ name: 'total', type: 'decimal', precision: 20, scale: 6 }) total: string;
  @Column({ name: 'total_text', type: 'varchar', length: 64 }) totalText: string;
  @Column({ name: 'grade', type: 'varchar', length: 64 }) grade: string;
  @Column({ name: 'lines_json', type: 'longtext' }) linesJson: string;
  @Column({ name: 'scheme_id', type: 'char', length: 36 }) schemeId: string;
  @Column({ name: 'scheme_digest', type: 'varchar', length: 128 }) schemeDigest: string;
  @Column({ name: 'revision', type: 'int' }) revision: number;
  @Column({ name: 'report_version', type: 'int' }) reportVersion: number;
  @Column({ name: 'generation', type: 'int' }) generation: number;
  @Column({ name: 'scorers', type: 'longtext' }) scorers: string;
  @Column({ name: 'digest', type: 'varchar', length: 128 }) digest: string;
  @Column({ name: 'algorithm', type: 'varchar', length: 64 }) algorithm: string;
  @Column({ name: 'created_by', type: 'char', length: 36 }) createdBy: string;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
}

@Entity({ name: 'scoring_check' })
export class ScoreCheckRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @Column({ name: 'score_id', type: 'char', length: 36 }) scoreId: string;
  @Column({ name: 'total_text', type: 'varchar', length: 64 }) totalText: string;
  @Column({ name: 'digest', type: 'varchar', length: 128 }) digest: string;
  @Column({ name: 'agrees', type: 'tinyint', transformer: flag }) agrees: boolean;
  @Column({ name: 'checked_at', type: 'datetime', precision: 3 }) checkedAt: Date;
}
