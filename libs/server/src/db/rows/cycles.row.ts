// Records the rows of cycles: deadlines, units, default assignments, calendars, extensions.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { flag } from './flag';

@Entity({ name: 'cycles_cycle' })
export class CycleRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'bureau_id', type: 'char', length: 36 }) bureauId: string;
  @Column({ name: 'year', type: 'int' }) year: number;
  @Column({ name: 'name', type: 'varchar', length: 100 }) name: string;
  @Column({ name: 'state', type: 'varchar', length: 64 }) state: string;
  @Column({ name: 'scheme_id', type: 'char', length: 36 }) schemeId: string;
  @Column({ name: 'submission_due', type: 'char', length: 10 }) submissionDue: string;
  @Column({ name: 'review_due', type: 'char', length: 10 }) reviewDue: string;
  @Column({ name: 'scoring_due', type: 'char', length: 10 }) scoringDue: string;
  @Column({ name: 'publication_due', type: 'char', length: 10 }) publicationDue: string;
  @Column({ name: 'settings', type: 'longtext' }) settings: string;
  @Column({ name: 'version', type: 'int' }) version: number;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
}

@Entity({ name: 'cycles_unit' })
export class CycleUnitRow {
  @PrimaryColumn({ name: 'cycle_id', type: 'char', length: 36 }) cycleId: string;
  @PrimaryColumn({ name: 'unit_id', type: 'char', length: 36 }) unitId: string;
}

@Entity({ name: 'cycles_assignment' })
export class CycleAssignmentRow {
  @PrimaryColumn({ name: 'cycle_id', type: 'char', length: 36 }) cycleId: string;
  @PrimaryColumn({ name: 'unit_id', type: 'char', length: 36 }) unitId: string;
  @PrimaryColumn({ name: 'role', type: 'varchar', length: 64 }) role: string;
  @PrimaryColumn({ name: 'account_id', type: 'char', length: 36 }) accountId: string;
}

@Entity({ name: 'cycles_calendar' })
export class CalendarRow {
  @PrimaryColumn({ name: 'year', type: 'int' }) year: number;
  @Column({ name: 'body', type: 'longtext' }) body: string;
  @Column({ name: 'source', type: 'varchar', length: 300 }) source: string;
}

@Entity({ name: 'cycles_extension' })
export class ExtensionRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @Column({ name: 'due', type: 'char', length: 10 }) due: string;
  @Column({ name: 'reason', type: 'varchar', length: 4000 }) reason: string;
  @Column({ name: 'asked_by', type: 'char', length: 36 }) askedBy: string;
  @Column({ name: 'asked_at', type: 'datetime', precision: 3 }) askedAt: Date;
  @Column({ name: 'granted', type: 'tinyint', transformer: flag, nullable: true }) granted: boolean | null;
  @Column({ name: 'decision_reason', type: 'varchar', length: 4000, nullable: true }) decisionReason: string | null;
  @Column({ name: 'decided_by', type: 'char', length: 36, nullable: true }) decidedBy: string | null;
  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true }) decidedAt: Date | null;
}
