// Records the rows of reports: workflow state, fields, revisions, return items, comments, assignments.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { flag } from './flag';

@Entity({ name: 'reports_report' })
export class ReportRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'cycle_id', type: 'char', length: 36 }) cycleId: string;
  @Column({ name: 'unit_id', type: 'char', length: 36 }) unitId: string;
  @Column({ name: 'state', type: 'varchar', length: 64 }) state: string;
  @Column({ name: 'round', type: 'int' }) round: number;
  @Column({ name: 'version', type: 'int' }) version: number;
  @Column({ name: 'due', type: 'char', length: 10, nullable: true }) due: string | null;
  @Column({ name: 'late', type: 'tinyint', transformer: flag }) late: boolean;
  @Column({ name: 'opened_at', type: 'datetime', precision: 3, nullable: true }) openedAt: Date | null;
  @Column({ name: 'accepted', type: 'tinyint', transformer: flag, nullable: true }) accepted: boolean | null;
  @Column({ name: 'submitted_at', type: 'datetime', precision: 3, nullable: true }) submittedAt: Date | null;
  @Column({ name: 'scored_at', type: 'datetime', precision: 3, nullable: true }) scoredAt: Date | null;
  @Column({ name: 'objection_until', type: 'char', length: 10, nullable: true }) objectionUntil: string | null;
  @Column({ name: 'revisions', type: 'int' }) revisions: number;
  @Column({ name: 'publications', type: 'int' }) publications: number;
  @Column({ name: 'generation', type: 'int' }) generation: number;
  @Column({ name: 'score_id', type: 'char', length: 36, nullable: true }) scoreId: string | null;
  @Column({ name: 'publication_id', type: 'char', length: 36, nullable: true }) publicationId: string | null;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
  @Column({ name: 'updated_at', type: 'datetime', precision: 3 }) updatedAt: Date;
}

@Entity({ name: 'reports_field' })
export class FieldRow {
  @PrimaryColumn({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @PrimaryColumn({ name: 'field', type: 'varchar', length: 200 }) field: string;
  @Column({ name: 'value', type: 'longtext', nullable: true }) value: string | null;
  @Column({ name: 'amount', type: 'decimal', precision: 40, scale: 10, nullable: true }) amount: string | null;
  @Column({ name: 'version', type: 'int' }) version: number;
}

@Entity({ name: 'reports_hand' })
export class HandRow {
  @PrimaryColumn({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @PrimaryColumn({ name: 'account_id', type: 'char', length: 36 }) accountId: string;
}

@Entity({ name: 'reports_revision' })
export class RevisionRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @Column({ name: 'number', type: 'int' }) number: number;
  @Column({ name: 'round', type: 'int' }) round: number;
  @Column({ name: 'content', type: 'longtext' }) content: string;
  /** What stood with the report then, as canonical JSON; null before evidence was known. */
  @Column({ name: 'evidence', type: 'longtext', nullable: true }) evidence: string | null;
  @Column({ name: 'digest', type: 'varchar', length: 128 }) digest: string;
  @Column({ name: 'algorithm', type: 'varchar', length: 64 }) algorithm: string;
  @Column({ name: 'report_version', type: 'int' }) reportVersion: number;
  @Column({ name: 'late', type: 'tinyint', transformer: flag }) late: boolean;
  @Column({ name: 'created_by', type: 'char', length: 36 }) createdBy: string;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
}

@Entity({ name: 'reports_return_item' })
export class ReturnItemRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @Column({ name: 'round', type: 'int' }) round: number;
  @Column({ name: 'position', type: 'int' }) position: number;
  @Column({ name: 'target', type: 'varchar', length: 200 }) target: string;
  @Column({ name: 'reason', type: 'varchar', length: 4000 }) reason: string;
  @Column({ name: 'created_by', type: 'char', length: 36 }) createdBy: string;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
  @Column({ name: 'answer', type: 'varchar', length: 4000, nullable: true }) answer: string | null;
  @Column({ name: 'answered_by', type: 'char', length: 36, nullable: true }) answeredBy: string | null;
  @Column({ name: 'answered_at', type: 'datetime', precision: 3, nullable: true }) answeredAt: Date | null;
  @Column({ name: 'accepted', type: 'tinyint', transformer: flag }) accepted: boolean;
}

@Entity({ name: 'reports_comment' })
export class CommentRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @Column({ name: 'target', type: 'varchar', length: 200 }) target: string;
  @Column({ name: 'text', type: 'varchar', length: 4000 }) text: string;
  @Column({ name: 'created_by', type: 'char', length: 36 }) createdBy: string;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
  @Column({ name: 'resolved_by', type: 'char', length: 36, nullable: true }) resolvedBy: string | null;
  @Column({ name: 'resolved_at', type: 'datetime', precision: 3, nullable: true }) resolvedAt: Date | null;
}

@Entity({ name: 'reports_assignment' })
export class AssignmentRow {
  @PrimaryColumn({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @PrimaryColumn({ name: 'role', type: 'varchar', length: 64 }) role: string;
  @PrimaryColumn({ name: 'account_id', type: 'char', length: 36 }) accountId: string;
}

@Entity({ name: 'reports_evidence' })
export class EvidenceRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @Column({ name: 'target', type: 'varchar', length: 200 }) target: string;
  @Column({ name: 'name', type: 'varchar', length: 200 }) name: string;
  @Column({ name: 'kind', type: 'varchar', length: 64 }) kind: string;
  @Column({ name: 'size', type: 'int' }) size: number;
  @Column({ name: 'algorithm', type: 'varchar', length: 64 }) algorithm: string;
  @Column({ name: 'digest', type: 'varchar', length: 128 }) digest: string;
  /** Stands in a frozen revision: its file stays readable even when it is removed from a later draft. */
  @Column({ name: 'frozen', type: 'tinyint', transformer: flag }) frozen: boolean;
  @Column({ name: 'added_by', type: 'char', length: 36 }) addedBy: string;
  @Column({ name: 'added_at', type: 'datetime', precision: 3 }) addedAt: Date;
  @Column({ name: 'removed_by', type: 'char', length: 36, nullable: true }) removedBy: string | null;
  @Column({ name: 'removed_at', type: 'datetime', precision: 3, nullable: true }) removedAt: Date | null;
}

/** A file in the folder of evidence; whoever adds or sweeps one holds its row. */
@Entity({ name: 'reports_evidence_file' })
export class EvidenceFileRow {
  @PrimaryColumn({ name: 'algorithm', type: 'varchar', length: 64 }) algorithm: string;
  @PrimaryColumn({ name: 'digest', type: 'varchar', length: 128 }) digest: string;
  @Column({ name: 'size', type: 'int' }) size: number;
  @Column({ name: 'stored_at', type: 'datetime', precision: 3 }) storedAt: Date;
}
