// Records the rows of publications and objections.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { flag } from './flag';

@Entity({ name: 'publishing_publication' })
export class PublicationRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @Column({ name: 'cycle_id', type: 'char', length: 36 }) cycleId: string;
  @Column({ name: 'unit_name', type: 'varchar', length: 100 }) unitName: string;
  @Column({ name: 'number', type: 'int' }) number: number;
  @Column({ name: 'body', type: 'longtext' }) body: string;
  @Column({ name: 'digest', type: 'varchar', length: 128 }) digest: string;
  @Column({ name: 'algorithm', type: 'varchar', length: 64 }) algorithm: string;
  @Column({ name: 'total', type: 'decimal', precision: 20, scale: 6 }) total: string;
  @Column({ name: 'total_text', type: 'varchar', length: 64 }) totalText: string;
  @Column({ name: 'grade', type: 'varchar', length: 64 }) grade: string;
  @Column({ name: 'self_score', type: 'varchar', length: 64, nullable: true }) selfScore: string | null;
  @Column({ name: 'late', type: 'tinyint', transformer: flag }) late: boolean;
  @Column({ name: 'created_by', type: 'char', length: 36 }) createdBy: string;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
  @Column({ name: 'superseded_at', type: 'datetime', precision: 3, nullable: true }) supersededAt: Date | null;
  @Column({ name: 'superseded_reason', type: 'varchar', length: 4000, nullable: true }) supersededReason: string | null;
}

@Entity({ name: 'publishing_objection' })
export class ObjectionRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @Column({ name: 'generation', type: 'int' }) generation: number;
  @Column({ name: 'indicators', type: 'longtext' }) indicators: string;
  @Column({ name: 'reason', type: 'varchar', length: 4000 }) reason: string;
  /** Reasons of single indicators. */
  @Column({ name: 'points_json', type: 'longtext' }) pointsJson: string;
  /** Number of the score that it speaks of. */
  @Column({ name: 'score_number', type: 'int' }) scoreNumber: number;
  @Column({ name: 'due', type: 'char', length: 10, nullable: true }) due: string | null;
  @Column({ name: 'filed_by', type: 'char', length: 36 }) filedBy: string;
  @Column({ name: 'filed_at', type: 'datetime', precision: 3 }) filedAt: Date;
  @Column({ name: 'upheld', type: 'tinyint', transformer: flag, nullable: true }) upheld: boolean | null;
  @Column({ name: 'decision_reason', type: 'varchar', length: 4000, nullable: true }) decisionReason: string | null;
  @Column({ name: 'outcomes_json', type: 'longtext', nullable: true }) outcomesJson: string | null;
  @Column({ name: 'decided_by', type: 'char', length: 36, nullable: true }) decidedBy: string | null;
  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true }) decidedAt: Date | null;
}
